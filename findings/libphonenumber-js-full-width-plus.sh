#!/usr/bin/env bash
# "＋49 30 123456" with the plus sign of East Asian keyboards (U+FF0B) and the default country US becomes
# +1 493 012 3456 in libphonenumber-js 1.13.16: the country code that was typed is read as an area code, without an
# error. google-libphonenumber 3.2.47 returns +49 30 123456 for the same text, and so does libphonenumber-js for
# full-width digits behind an ASCII plus. Source: `es6/constants.js` knows the sign,
# `es6/helpers/extractCountryCallingCode.js` compares with "+" only.
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
const byJs = (text) => parsePhoneNumberFromString(text, 'US')?.number;
const byGoogle = (text) => util.format(util.parse(text, 'US'), google.PhoneNumberFormat.E164);

const seen = ['+49 30 123456', '＋49 30 123456', '+４９ ３０ １２３４５６'].map((typed) => ({
	typed,
	'libphonenumber-js 1.13.16': byJs(typed),
	'google-libphonenumber 3.2.47': byGoogle(typed)
}));
console.log(`node ${process.version}, default country US`);
console.table(seen);

const german = '+4930123456';
const expected = [
	[german, german],
	['+14930123456', german],
	[german, german]
];
const asStated = seen.every(
	(row, index) =>
		row['libphonenumber-js 1.13.16'] === expected[index][0] &&
		row['google-libphonenumber 3.2.47'] === expected[index][1]
);
console.log(asStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = asStated ? 0 : 1;
JS
timeout 60 node check.mjs
