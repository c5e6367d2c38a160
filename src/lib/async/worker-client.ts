import { proxy, wrap } from 'comlink';
import { SerialQueue } from './serial-queue.ts';
import type { ProgramHost, WorkerReady } from './worker-server.ts';

/** The worker died or never started, so the call has no result. */
export class WorkerLost extends Error {
	override readonly name = 'WorkerLost';
}

/** `stop` was called, or the page went into the back/forward cache, before the call settled. */
export class WorkerStopped extends Error {
	override readonly name = 'WorkerStopped';
}

/** Handling of a lost worker and of errors from it. */
export interface WorkerClientOptions<Api> {
	/**
	 * True (the default) if the page runs the program itself without a worker; otherwise calls reject with
	 * `WorkerLost`.
	 */
	hasFallback?: boolean;
	/** Calls that depend on earlier ones: they are not repeated in the page but reject with `WorkerLost`. */
	stateful?: readonly (keyof Api)[];
	/** Maps an error from the worker, which has its fields but not its class, to the error to throw. */
	revive?: (error: unknown) => unknown;
	/**
	 * Calls its argument when the page may be stopped at any time, and returns the function that ends this. An
	 * idle worker is terminated then, unless some of its calls are stateful.
	 */
	whenResting?: (rest: () => void) => () => void;
}

/** Answers calls by name until it ends. Pending and later calls then reject with the reason. */
interface Program {
	call(name: PropertyKey, values: readonly unknown[]): Promise<unknown>;
	/** True while no call is pending. */
	readonly isIdle: boolean;
	end(reason: Error): void;
}

type Functions = { [name: PropertyKey]: (...values: unknown[]) => unknown };

/**
 * Calls the functions of a worker, which the first call starts. If the browser has no workers, or the worker
 * dies, the page runs the same program itself and is blocked while it works.
 */
export class WorkerClient<Api> {
	readonly #url: string;
	readonly #options: WorkerClientOptions<Api>;
	#program: Program | null = null;

	/** `url` is that of a program that ends with a call of `serve`. */
	constructor(url: string, options: WorkerClientOptions<Api> = {}) {
		this.#url = url;
		this.#options = options;
	}

	/**
	 * Resolves with the result of the function. Functions among the values may be called while it works.
	 * Throws its errors, `WorkerLost` or `WorkerStopped`.
	 */
	async call<Name extends keyof Api>(
		name: Name,
		...values: Api[Name] extends (...values: infer Values) => unknown ? Values : never
	): Promise<Api[Name] extends (...values: never[]) => infer Result ? Awaited<Result> : never> {
		const { hasFallback = true, stateful = [], revive = (error) => error } = this.#options;
		const called = (this.#program ??= this.#started());
		try {
			return (await called.call(name, values)) as never;
		} catch (error) {
			if (!(error instanceof WorkerLost)) throw revive(error);
			const isRepeated = hasFallback && !stateful.includes(name);
			// Another call may have replaced the program already.
			if (this.#program === called) this.#program = isRepeated ? startInPage(this.#url) : null;
			if (!isRepeated) throw error;
		}
		const inPage = (this.#program ??= startInPage(this.#url));
		return (await inPage.call(name, values)) as never;
	}

	#started(): Program {
		const { stateful = [], whenResting } = this.#options;
		const unwatch = whenResting?.(() => {
			if (this.#program === program && program.isIdle && stateful.length === 0) this.stop();
		});
		const program = startWorker(this.#url, () => unwatch?.());
		return program;
	}

	/** Terminates the worker and frees its memory; the next call starts another. */
	stop(): void {
		this.#program?.end(new WorkerStopped());
		this.#program = null;
	}
}

/** `onend` is called when the worker has ended. */
function startWorker(url: string, onend: () => void): Program {
	const pending = new PendingCalls();
	let worker: Worker | null = null;
	const watch = new AbortController();
	let ready!: (functions: Functions) => void;
	// Calls wait until the worker holds its lock, because only the lock reveals a silent death.
	const functions = new Promise<Functions>((resolve) => (ready = resolve));

	function end(reason: Error) {
		removeEventListener('pagehide', onpagehide);
		onend();
		worker?.terminate();
		watch.abort();
		pending.end(reason);
	}
	// A page in the back/forward cache stops, and so does its worker with all that it holds.
	function onpagehide({ persisted }: PageTransitionEvent) {
		if (persisted) end(new WorkerStopped());
	}
	addEventListener('pagehide', onpagehide);
	const lose = () => end(new WorkerLost());

	try {
		const name = `small-hello thread ${crypto.randomUUID()}`;
		worker = new Worker(trusted(url) as string, { type: 'module', name });
		const remote = wrap(worker) as unknown as Functions;
		worker.onmessage = ({ data }: MessageEvent<Partial<WorkerReady>>) => {
			if (data.holdsLock === undefined) return;
			// The browser releases the lock of a worker that dies silently.
			if (data.holdsLock)
				navigator.locks.request(name, { signal: watch.signal }, lose).catch(() => {});
			ready(remote);
		};
		worker.onerror = lose;
		worker.onmessageerror = lose;
	} catch {
		// The browser or its policy does not allow such workers.
		lose();
	}
	return {
		call: (name, values) =>
			pending.add(async () => {
				const sent = values.map((value) => (typeof value === 'function' ? proxy(value) : value));
				return (await functions)[name]!(...sent);
			}),
		get isIdle() {
			return pending.isEmpty;
		},
		end
	};
}

function startInPage(url: string): Program {
	const pending = new PendingCalls();
	// In development, Vite prepends environment code to the file of a worker; the page has its own.
	const pageUrl = import.meta.env.DEV ? url.replace(/\?.*/, '') : url;
	let functions: Promise<Functions> | null = null;

	async function started(): Promise<Functions> {
		functions ??= programAt(pageUrl).then((create) => create() as Functions);
		try {
			return await functions;
		} catch (error) {
			// The next call may succeed in fetching the file.
			functions = null;
			throw error;
		}
	}
	return {
		call: (name, values) => pending.add(async () => (await started())[name]!(...values)),
		get isIdle() {
			return pending.isEmpty;
		},
		end(reason) {
			pending.end(reason);
			functions?.then((api) => api.close?.()).catch(() => {});
		}
	};
}

const programs = new Map<string, () => object>();
/** Serial, because `takeProgram` is global: only one program can register at a time. */
const imports = new SerialQueue();

/** Returns the function that creates the program at a URL. The file is evaluated only once. */
function programAt(url: string): Promise<() => object> {
	return imports.run(async () => {
		const known = programs.get(url);
		if (known) return known;
		let taken: (() => object) | undefined;
		(globalThis as ProgramHost).takeProgram = (create) => (taken = create);
		const module = (await import(/* @vite-ignore */ url)) as { create?: () => object };
		const create = taken ?? module.create;
		if (!create) throw new WorkerLost();
		programs.set(url, create);
		return create;
	});
}

/** Calls that can be rejected together. */
class PendingCalls {
	readonly #rejects = new Set<(reason: Error) => void>();
	#reason: Error | null = null;

	get isEmpty(): boolean {
		return this.#rejects.size === 0;
	}

	async add(call: () => unknown): Promise<unknown> {
		if (this.#reason) throw this.#reason;
		let reject!: (reason: Error) => void;
		const ended = new Promise<never>((_, end) => (reject = end));
		this.#rejects.add(reject);
		try {
			return await Promise.race([call(), ended]);
		} finally {
			this.#rejects.delete(reject);
		}
	}

	end(reason: Error): void {
		this.#reason ??= reason;
		for (const reject of this.#rejects) reject(this.#reason);
	}
}

/** Returns the URL as Trusted Types require it. Only programs of this origin may become workers. */
function trusted(url: string): unknown {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
	policy ??= trustedTypes?.createPolicy('small-hello-background', {
		createScriptURL(candidate: string) {
			if (new URL(candidate, location.href).origin !== location.origin)
				throw new TypeError('not a program of this app');
			return candidate;
		}
	});
	return policy ? policy.createScriptURL(url) : url;
}

interface TrustedTypePolicy {
	createScriptURL(url: string): unknown;
}
interface TrustedTypePolicyFactory {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}
let policy: TrustedTypePolicy | undefined;
