#!/usr/bin/env bash
# Reading a vCard 4.0 with ical.js 2.2.1 and writing it again turns every phone URI into a text: VALUE=uri is left
# out behind TEL, because the library takes "uri" for the default type of TEL, while RFC 6350 (6.4.1) has "text".
# A number that was written without VALUE is reported as a URI too. Other readers then take "tel:+1-418-555-0123"
# with its scheme for the number. IMPP and KEY, whose default is "uri", are written right. Source: `lib/ical/design.js`.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund ical.js@2.2.1

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const { version } = JSON.parse(readFileSync('node_modules/ical.js/package.json', 'utf8'));
console.log(`ical.js ${version}, Node ${process.version}`);

const card = [
	'BEGIN:VCARD',
	'VERSION:4.0',
	'FN:Example Person',
	'TEL;VALUE=uri;TYPE=home:tel:+1-418-555-0123',
	'TEL;TYPE=cell:+1 418 555 0199',
	'IMPP:xmpp:person@example.org',
	'END:VCARD',
	''
].join('\r\n');

const jCard = ICAL.parse(card);
const written = ICAL.stringify(jCard).trim().split('\r\n').filter((line) => /^(TEL|IMPP)/.test(line));
const types = jCard[1].filter(([name]) => name === 'tel').map(([, , type]) => type);
const seen = { types, written };
console.log(JSON.stringify(seen, null, '\t'));

const stated = {
	types: ['uri', 'uri'],
	written: [
		'TEL;TYPE=home:tel:+1-418-555-0123',
		'TEL;TYPE=cell:+1 418 555 0199',
		'IMPP:xmpp:person@example.org'
	]
};
const isAsStated = JSON.stringify(seen) === JSON.stringify(stated);
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs
