// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { filesIn } from './downloads.js';
import { connect } from './webdriver.js';

const browser = fileURLToPath(new URL('./webkit-browser.py', import.meta.url));
/** The name that WebDriver gives to references to elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @type {Promise<{ display: string, stop: () => void }> | null} */
let screen = null;

/** @type {import('./driver.js').Engine} WebKitGTK through its own WebDriver, on a virtual screen. */
export const webkitEngine = {
	name: 'WebKit',
	launch,
	stop: async () => (await screen)?.stop(),
	noise: [
		{
			message: /Content-Security-Policy directive 'manifest-src'/,
			reason: 'WebKitGTK, unlike Safari, is built without `manifest-src`'
		}
	]
};

/**
 * @param {import('./driver.js').LaunchOptions} options
 * @returns {Promise<import('./driver.js').Session>}
 */
async function launch({ profile, width, height, script = '' }) {
	mkdirSync(profile, { recursive: true });
	screen ??= startScreen();
	/** @type {string[]} */
	const errors = [];
	const driver = await connect({
		environment: {
			DISPLAY: (await screen).display,
			LANG: 'C.UTF-8',
			LANGUAGE: 'en_GB',
			GDK_BACKEND: 'x11',
			NO_AT_BRIDGE: '1',
			LIBGL_ALWAYS_SOFTWARE: '1'
		},
		capabilities: {
			'webkitgtk:browserOptions': {
				binary: browser,
				args: [profile, `${width}`, `${height}`, script]
			}
		},
		onLine: (line) => {
			const [, error] = /CONSOLE (?:\w+ )?ERROR (.*)/.exec(line) ?? [];
			if (error) errors.push(error);
		}
	});
	const { send } = driver;

	/** @type {(source: string, args: unknown[]) => Promise<any>} */
	async function call(source, args) {
		const script = `const done = arguments[arguments.length - 1];
			Promise.resolve([...arguments].slice(0, -1))
				.then((args) => (${source})(...args))
				.then((result) => done({ result }), (error) => done({ error: String(error) }));`;
		const answer = await send('POST', '/execute/async', { script, args });
		if (answer?.error !== undefined) throw new Error(answer.error);
		return answer?.result;
	}
	/** @param {import('./driver.js').Element} element */
	const idOf = (element) => /** @type {Record<string, string>} */ (element)[elementKey];
	/** @type {(element: import('./driver.js').Element, text: string) => Promise<void>} */
	const type = (element, text) => send('POST', `/element/${idOf(element)}/value`, { text });
	return {
		version: driver.version,
		errors,
		goto: (url) => send('POST', '/url', { url }),
		reload: () => send('POST', '/refresh'),
		back: () => send('POST', '/back'),
		forward: () => send('POST', '/forward'),
		resize: (size) => send('POST', '/window/rect', size),
		evaluate: (source, ...args) => call(source, args),
		element: (source, ...args) => call(source, args),
		click: (element) => send('POST', `/element/${idOf(element)}/click`),
		type,
		chooseFile: type,
		downloads: () => filesIn(join(profile, 'downloads')),
		close: driver.close,
		kill: driver.kill
	};
}

/** Starts a virtual screen with a free number. */
async function startScreen() {
	const words = ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp'];
	const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	process.once('exit', () => server.kill());
	const output = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
	const [number] = await Promise.race([
		once(createInterface(output), 'line'),
		once(server, 'error').then(([error]) => Promise.reject(error))
	]);
	return { display: `:${number}`, stop: () => void server.kill() };
}
