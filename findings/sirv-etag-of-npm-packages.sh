#!/usr/bin/env bash
# sirv 3.0.2 answers 304 for a new index.html if the app was deployed from an npm package. Its ETag is the
# file's size and modification time; `npm pack` sets every time to 26 October 1985, and the index.html of a
# hashed build keeps its size because only the letters of the hashes change. Browsers then stay on the old
# index.html, whose scripts are gone. Sources: the code of sirv (`W/"size-mtime"`) and of pacote, which packs
# for npm: https://github.com/npm/pacote (lib/util/tar-create-options.js)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund sirv@3.0.2

# Two releases of one app, each packed and unpacked as a deployment from a registry does it.
release() {
	mkdir -p "source-$1" "release-$1"
	echo "{ \"name\": \"app\", \"version\": \"$1.0.0\" }" > "source-$1/package.json"
	echo "<!doctype html><script type=\"module\" src=\"/app.$2.js\"></script>" > "source-$1/index.html"
	(cd "source-$1" && npm pack --silent > /dev/null)
	tar -xzf "source-$1/app-$1.0.0.tgz" -C "release-$1"
}
release 1 4f9c02ab
release 2 b71d88e0

cat > check.mjs <<'JS'
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';

const { version } = JSON.parse(readFileSync('node_modules/sirv/package.json', 'utf8'));
console.log(`sirv ${version}, Node ${process.version}`);

/** Starts a server for a release, as a restart after a deployment does, and requests its page. */
async function visit(release, headers = {}) {
	const folder = `release-${release}/package`;
	const server = createServer(sirv(folder, { etag: true })).listen(0);
	const response = await fetch(`http://localhost:${server.address().port}/`, { headers });
	const seen = { status: response.status, etag: response.headers.get('etag'), body: await response.text() };
	server.close();
	server.closeAllConnections();
	const { mtime, size } = statSync(`${folder}/index.html`);
	console.log(`release ${release}: ${size} bytes, modified ${mtime.toISOString()}`);
	console.log(`  status ${seen.status}, ETag ${seen.etag}, body ${JSON.stringify(seen.body.trim())}`);
	return seen;
}

const first = await visit(1);
const second = await visit(2);
const again = await visit(2, { 'if-none-match': first.etag });
const isAsStated = first.body !== second.body && first.etag === second.etag && again.status === 304;
console.log(isAsStated ? 'As stated: the new page was answered with "not modified".' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 30 node check.mjs
