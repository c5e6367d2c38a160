#!/usr/bin/env bash
# valibot 1.5.0 deletes the keys "prototype" and "constructor" from valid records, and reports success without
# an issue. They are ordinary own properties in JSON and ordinary words, such as tags or counted words of a
# diary. `record`, `looseObject` and `objectWithRest` all do it.
# Source: `_isValidObjectKey` in the code of valibot, https://github.com/open-circle/valibot
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund valibot@1.5.0

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const { version } = JSON.parse(readFileSync('node_modules/valibot/package.json', 'utf8'));
const text = '{"walk":3,"prototype":2,"constructor":1}';
console.log(`valibot ${version}; the data is ${text}`);

const schemas = {
	record: v.record(v.string(), v.number()),
	looseObject: v.looseObject({ walk: v.number() }),
	objectWithRest: v.objectWithRest({ walk: v.number() }, v.number())
};
let isAsStated = true;
for (const [name, schema] of Object.entries(schemas)) {
	const { success, issues, output } = v.safeParse(schema, JSON.parse(text));
	console.log(`${name}: success ${success}, issues ${issues?.length ?? 0}, output ${JSON.stringify(output)}`);
	isAsStated &&= success && JSON.stringify(output) === '{"walk":3}';
}
console.log(isAsStated ? 'As stated: two of three counts are gone.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 30 node check.mjs
