// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Starts WebKitWebDriver with a browser, and returns a connection that speaks W3C WebDriver to it.
 * @param {object} options
 * @param {Record<string, string>} options.environment added to the environment of this process
 * @param {object} options.capabilities
 * @param {(line: string) => void} options.onLine called with each line that the browser prints
 */
export async function connect({ environment, capabilities, onLine }) {
	const port = await freePort();
	const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
		// A process group of its own, which all processes of the browser belong to.
		detached: true
	});
	const group = -(/** @type {number} */ (driver.pid));
	const killAll = () => void signal(group, 'SIGKILL');
	process.once('exit', killAll);
	for (const input of [driver.stdout, driver.stderr]) createInterface({ input }).on('line', onLine);
	const address = `http://127.0.0.1:${port}`;
	await untilListening(`${address}/status`);

	/** @type {(method: string, path: string, body?: object) => Promise<any>} */
	async function request(method, path, body = {}) {
		const answer = await fetch(address + path, {
			method,
			...(method === 'POST' && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(120_000)
		});
		const { value } = await answer.json();
		if (value?.error) throw new Error(`${value.error}: ${value.message}`);
		return value;
	}
	const { sessionId, capabilities: granted } = await request('POST', '/session', {
		capabilities: { alwaysMatch: capabilities }
	});
	const session = `/session/${sessionId}`;
	await request('POST', `${session}/timeouts`, { script: 100_000, pageLoad: 100_000, implicit: 0 });

	/** Waits until no process of the browser is left, because they write to the profile until they end. */
	async function hasEnded() {
		for (let tries = 0; signal(group, 0); tries++) {
			if (tries === 200) killAll();
			await pause(50);
		}
		process.removeListener('exit', killAll);
	}
	return {
		version: String(granted.browserVersion),
		/** @type {typeof request} sends a command of the session */
		send: (method, path, body) => request(method, session + path, body),
		close: async () => {
			await request('DELETE', session).catch(() => {});
			driver.kill();
			await hasEnded();
		},
		kill: async () => {
			killAll();
			await hasEnded();
		}
	};
}

/**
 * Sends a signal to a process group, or only looks for it (0). Returns whether the group exists.
 * @param {number} group
 * @param {NodeJS.Signals | 0} name
 */
function signal(group, name) {
	try {
		return process.kill(group, name);
	} catch {
		return false;
	}
}

async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	server.close();
	await once(server, 'close');
	return port;
}

/** @param {string} address */
async function untilListening(address) {
	for (let tries = 0; tries < 200; tries++) {
		const answer = await fetch(address).catch(() => null);
		if (answer) return;
		await pause(50);
	}
	throw new Error('WebKitWebDriver does not answer.');
}
