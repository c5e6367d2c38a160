// @ts-check
import { installMissing, projectFolder, runInherited } from './install.js';

const base = process.env.BASE_PATH ?? '';

try {
	const port = chosenPort();
	installMissing();
	// Report a port in use now, not after the build.
	await (await serve(port)).close();
	if (runInherited('npm', ['run', 'build']) !== 0) {
		throw new Error('The app could not be built; the reason is above.');
	}
	const server = await serve(port);
	// Only the URL with a trailing slash is in the scope of the service worker.
	const address = base === '' ? server.url : `${server.url}/`;
	console.log(`\nSmall Hello is running at ${address} (Ctrl-C ends it).`);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.once(signal, () => void server.close().then(() => process.exit(0)));
	}
} catch (error) {
	console.error(`\n${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}

function chosenPort() {
	const text = process.env.PORT || '4173';
	const port = Number(text);
	if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
		throw new Error(`PORT has to be a whole number from 1 to 65535, and it is "${text}".`);
	}
	return port;
}

/** @param {number} port */
async function serve(port) {
	// Not at the top: it needs a package, and nothing is installed before `installMissing`.
	const { serveFolder } = await import('./serve.js');
	try {
		return await serveFolder({ folder: `${projectFolder}build`, port, base });
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'EADDRINUSE') {
			throw new Error(
				`Port ${port} is in use by another program; end that one, or choose a port: PORT=${port === 65535 ? 4174 : port + 1} npm start`
			);
		}
		if (code === 'EACCES') {
			throw new Error(`Port ${port} may not be used here; choose one above 1023.`);
		}
		throw error;
	}
}
