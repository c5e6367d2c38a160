#!/usr/bin/env bash
# ical.js 2.2.1 leaves the backslash of an escaped semicolon in the text of a vCard, and writes it back as an
# escaped backslash: reading and saving an untouched card changes its note for every other program. The same
# escape in iCalendar is read correctly by the same library. RFC 2426, section 4, escapes semicolons in all
# text values of vCard 3.0, and RFC 6350, section 3.4, allows it in those of vCard 4.0.
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
console.log(`ical.js ${version}`);

const written = String.raw`tea\; then a walk`;
const lines = {
	'vCard 3.0': ['BEGIN:VCARD', 'VERSION:3.0', 'N:Doe;Jane;;;', 'FN:Jane', `NOTE:${written}`, 'END:VCARD'],
	'vCard 4.0': ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Jane', `NOTE:${written}`, 'END:VCARD'],
	iCalendar: ['BEGIN:VEVENT', `SUMMARY:${written}`, 'END:VEVENT']
};
const read = {};
const saved = {};
for (const [format, card] of Object.entries(lines)) {
	const component = new ICAL.Component(ICAL.parse(card.join('\r\n')));
	const property = component.getFirstProperty(format === 'iCalendar' ? 'summary' : 'note');
	read[format] = property.getFirstValue();
	saved[format] = property.toICALString().split(':')[1];
	console.log(`${format}: file ${written} | value ${read[format]} | saved as ${saved[format]}`);
}
const isAsStated =
	['vCard 3.0', 'vCard 4.0'].every(
		(format) =>
			read[format] === String.raw`tea\; then a walk` && saved[format] === String.raw`tea\\; then a walk`
	) &&
	read.iCalendar === 'tea; then a walk' &&
	saved.iCalendar === written;
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 30 node check.mjs
