// @ts-check
import { existsSync } from 'node:fs';
import { projectFolder } from './install.js';
import { serveFolder } from './serve.js';

const base = process.env.BASE_PATH ?? '';
const folder = `${projectFolder}build`;

if (existsSync(`${folder}/index.html`)) {
	const { url } = await serveFolder({ folder, port: Number(process.env.PORT || 4173), base });
	console.log(`The build of Small Hello is at ${base === '' ? url : `${url}/`}`);
} else {
	console.error('There is no build yet; make one with: npm run build');
	process.exitCode = 1;
}
