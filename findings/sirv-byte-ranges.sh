#!/usr/bin/env bash
# sirv 3.0.2 answers two common byte ranges with other bytes than those requested, and labels them as partial
# content: `bytes=0-0` (the first byte, a usual probe for range support) returns the whole file, and
# `bytes=-5` (the last five bytes) returns the first six. RFC 9110, section 14.1.2, defines both forms.
# Only the second is reported: https://github.com/lukeed/sirv/issues/155
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund sirv@3.0.2
mkdir public
printf '0123456789' > public/digits.txt

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import sirv from 'sirv';

const { version } = JSON.parse(readFileSync('node_modules/sirv/package.json', 'utf8'));
console.log(`sirv ${version}, Node ${process.version}; the file holds 0123456789`);

const server = createServer(sirv('public')).listen(0);
const answer = (range) =>
	new Promise((resolve) => {
		const address = { port: server.address().port, path: '/digits.txt', headers: { range } };
		get(address, async (response) => {
			const body = (await response.toArray()).join('');
			resolve(`${response.statusCode} ${response.headers['content-range']} ${body}`);
		});
	});

const expected = [
	['bytes=2-4', '206 bytes 2-4/10 234', 'as requested'],
	['bytes=0-0', '206 bytes 0-9/10 0123456789', 'requested was: 0'],
	['bytes=-5', '206 bytes 0-5/10 012345', 'requested was: 56789']
];
let isAsStated = true;
for (const [range, stated, comment] of expected) {
	const seen = await answer(range);
	console.log(`${range}: ${seen} (${comment})`);
	isAsStated &&= seen === stated;
}
server.close();
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 30 node check.mjs
