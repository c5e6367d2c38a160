#!/usr/bin/env bash
# Two German numbers in one field, "030 1234 / 0171 5678", are one valid landline for libphonenumber-js 1.13.16
# (full metadata) and for google-libphonenumber 3.2.47: both leave out the slash, return +4930123401715678 and
# call it valid, though it has 16 digits and E.164 allows 15. Germany has no fixed length of numbers, so the check
# of validity is no guard there. Source: E.164 (11/2010), clause 6.2.1; the pattern of +49 in the metadata.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 google-libphonenumber@3.2.47
cat > check.mjs <<'JS'
import google from 'google-libphonenumber';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const util = google.PhoneNumberUtil.getInstance();
const typed = '030 1234 / 0171 5678';

const parsed = parsePhoneNumberFromString(typed, 'DE');
const parsedByGoogle = util.parse(typed, 'DE');
const seen = {
	'libphonenumber-js 1.13.16': {
		number: parsed.number,
		valid: parsed.isValid(),
		type: parsed.getType()
	},
	'google-libphonenumber 3.2.47': {
		number: util.format(parsedByGoogle, google.PhoneNumberFormat.E164),
		valid: util.isValidNumber(parsedByGoogle),
		type: util.getNumberType(parsedByGoogle) === google.PhoneNumberType.FIXED_LINE ? 'FIXED_LINE' : 'other'
	}
};
console.log(`node ${process.version}, typed: ${typed}`);
console.table(seen);

const asStated = Object.values(seen).every(
	({ number, valid, type }) =>
		number === '+4930123401715678' && valid && type === 'FIXED_LINE' && number.length - 1 === 16
);
console.log(asStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = asStated ? 0 : 1;
JS
timeout 60 node check.mjs
