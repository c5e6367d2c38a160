#!/usr/bin/env bash
# The browser build of csv-parse 7.0.3 cannot leave out a byte order mark of bytes: `parse(bytes, { bom: true })`
# throws "Argument must be a Buffer" for every Uint8Array of three bytes or more, with or without a mark, though
# its types accept one. The Node build reads the same bytes, and the browser build reads the same text as a
# string. Without `bom` the first heading begins with U+FEFF. Source: `dist/esm/sync.js`, the Buffer in it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund csv-parse@7.0.3

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parse as inBrowser } from 'csv-parse/browser/esm/sync';
import { parse as inNode } from 'csv-parse/sync';

const { version } = JSON.parse(readFileSync('node_modules/csv-parse/package.json', 'utf8'));
console.log(`csv-parse ${version}, Node ${process.version}`);

const text = '\uFEFFday,words\n2026-11-20,tea\n';
const bytes = new TextEncoder().encode(text);
const plainBytes = new TextEncoder().encode(text.slice(1));
const result = (parse, input, options) => {
	try {
		return JSON.stringify(parse(input, options)[0]);
	} catch (error) {
		return error.message;
	}
};

const seen = {
	'Node, bytes, bom': result(inNode, bytes, { bom: true }),
	'browser, string, bom': result(inBrowser, text, { bom: true }),
	'browser, bytes, bom': result(inBrowser, bytes, { bom: true }),
	'browser, bytes without a mark, bom': result(inBrowser, plainBytes, { bom: true }),
	'browser, bytes': result(inBrowser, bytes, {})
};
for (const [what, output] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(output)}`);

const stated = {
	'Node, bytes, bom': '["day","words"]',
	'browser, string, bom': '["day","words"]',
	'browser, bytes, bom': 'Argument must be a Buffer',
	'browser, bytes without a mark, bom': 'Argument must be a Buffer',
	'browser, bytes': '["\uFEFFday","words"]'
};
const isAsStated = JSON.stringify(seen) === JSON.stringify(stated);
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs
