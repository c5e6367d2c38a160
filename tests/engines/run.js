// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../scripts/serve.js';
import { Page } from './page.js';

/** @typedef {import('./driver.js').Engine} Engine */
/** @typedef {import('./outcome.js').Outcome} Outcome */

/**
 * One way through the app, written once for all engines. It throws if the app fails.
 * @typedef {object} Flow
 * @property {string} capability as in docs/engines.md
 * @property {boolean} [isUnsteady] if it ends in different ways from run to run, so that the table may differ
 * @property {(visit: Visit) => Promise<Outcome>} run
 */

/**
 * A result of one flow in one engine. `fault` is the reason of a failure.
 * @typedef {{ capability: string, outcome: Outcome | null, fault: string | null, seconds: number }} Result
 */

/** The size of a phone. */
const phone = { width: 360, height: 740 };
const longestMs = 420_000;

/** A new user with a browser and a host of their own. */
export class Visit {
	/** @type {Page} set by {@link begin} */
	page = /** @type {any} */ (null);
	version = '';
	#profile = mkdtempSync(join(tmpdir(), 'small-hello-engine-'));
	/** @type {Awaited<ReturnType<typeof serveFolder>> | null} */
	#server = null;
	/** @type {string | undefined} */
	#script;

	/**
	 * @param {Engine} engine
	 * @param {string} build
	 * @param {() => void} [script] runs in each document before the scripts of its page; uses nothing from outside
	 */
	constructor(engine, build, script) {
		this.engine = engine;
		this.build = build;
		this.#script = script && `(${script})()`;
	}

	async begin() {
		this.#server = await serveFolder({ folder: this.build, port: 0 });
		await this.#launch(this.#server.url);
	}

	/** @param {string} origin */
	async #launch(origin) {
		const session = await this.engine.launch({
			profile: this.#profile,
			script: this.#script,
			...phone
		});
		this.version = session.version;
		this.page = new Page(session, origin);
	}

	/**
	 * Ends the browser and opens it again on the same profile.
	 * @param {'close' | 'kill'} end
	 */
	async reopen(end) {
		await this.page.session[end]();
		await this.#launch(this.page.origin);
	}

	/** Takes the host off the network. */
	async stopHost() {
		await this.#server?.close();
		this.#server = null;
	}

	async end() {
		await this.page?.session.close().catch(() => {});
		await this.stopHost();
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

/**
 * Runs flows in an engine, one after the other.
 * @param {Engine} engine
 * @param {readonly Flow[]} flows
 * @param {string} build folder of the build
 * @param {(result: Result) => void} onresult
 */
export async function runFlows(engine, flows, build, onresult) {
	let version = '';
	/** @type {Result[]} */
	const results = [];
	try {
		for (const flow of flows) {
			const visit = new Visit(engine, build);
			const startMs = performance.now();
			const { outcome, fault } = await runOne(flow, visit);
			version ||= visit.version;
			const seconds = Math.round((performance.now() - startMs) / 1000);
			const result = { capability: flow.capability, outcome, fault, seconds };
			results.push(result);
			onresult(result);
		}
	} finally {
		await engine.stop();
	}
	return { version, results };
}

/**
 * @param {Flow} flow
 * @param {Visit} visit
 * @returns {Promise<{ outcome: Outcome | null, fault: string | null }>}
 */
async function runOne(flow, visit) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer;
	try {
		await visit.begin();
		const late = new Promise((_, reject) => {
			timer = setTimeout(() => reject(new Error(`no end after ${longestMs / 1000} s`)), longestMs);
		});
		const outcome = /** @type {Outcome} */ (await Promise.race([flow.run(visit), late]));
		return { outcome, fault: null };
	} catch (error) {
		const where = await visit.page?.evaluate(() => location.href).catch(() => 'no page');
		const reason = error instanceof Error ? error.message : String(error);
		return { outcome: null, fault: `${reason}; at ${where ?? 'the launch'}` };
	} finally {
		clearTimeout(timer);
		await visit.end();
	}
}
