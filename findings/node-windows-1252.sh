#!/usr/bin/env bash
# Node.js 20.20 decodes Windows-1252 as Latin-1: the euro sign, dashes and quotes become control characters.
# The Encoding Standard gives bytes 0x80 to 0x9F letters and signs of their own, and browsers follow it, so a
# test in Node.js cannot see them. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > check.mjs <<'JS'
const bytes = new Uint8Array([0x80, 0x93, 0x97, 0xe9]);
const shown = (text) => [...text].map((one) => `U+${one.codePointAt(0).toString(16).padStart(4, '0')}`);
const expected = ['U+20ac', 'U+201c', 'U+2014', 'U+00e9'];
const found = shown(new TextDecoder('windows-1252').decode(bytes));
console.log('Node.js', process.versions.node, 'ICU', process.versions.icu);
console.log('by the standard:', expected.join(' '));
console.log('decoded:        ', found.join(' '));
process.exit(found.join() === ['U+0080', 'U+0093', 'U+0097', 'U+00e9'].join() ? 0 : 1);
JS
node check.mjs
