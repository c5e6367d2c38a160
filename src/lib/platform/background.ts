/** A thread that answers calls, each by its name, while the page goes on. */
export interface Background {
	/** The answer; throws what was thrown there, or `BackgroundLost` when the thread cannot answer. */
	call(name: string, ...values: readonly unknown[]): Promise<unknown>;
	stop(): void;
}

/** The thread has ended or never began: a call has no answer, and asking again is of no use. */
export class BackgroundLost extends Error {}

interface Call {
	id: number;
	name: string;
	values: readonly unknown[];
}
/** In place of an id: the thread holds the lock that bears its name. */
const alive = 0;
type Answer = { id: number; result: unknown } | { id: number; error: Error; details: object };

/** Starts the program at that address as a thread; it has to `answerCalls`. */
export function startBackground(url: string): Background {
	const waiting = new Map<
		number,
		{ resolve: (result: unknown) => void; reject: (error: unknown) => void }
	>();
	let lastId = 0;
	let worker: Worker | null = null;

	function lose() {
		worker?.terminate();
		worker = null;
		for (const { reject } of waiting.values()) reject(new BackgroundLost());
		waiting.clear();
	}

	try {
		const life = `small-hello thread ${crypto.randomUUID()}`;
		worker = new Worker(trusted(url) as string, { type: 'module', name: life });
		worker.onmessage = ({ data }: MessageEvent<Answer>) => {
			// A thread that ends without a word lets go of its lock.
			if (data.id === alive) return void navigator.locks.request(life, lose);
			const call = waiting.get(data.id);
			waiting.delete(data.id);
			if ('error' in data) call?.reject(Object.assign(data.error, data.details));
			else call?.resolve(data.result);
		};
		worker.onerror = lose;
		worker.onmessageerror = lose;
	} catch {
		// Where a browser or a policy has no such threads.
	}
	return {
		call: (name, ...values) =>
			new Promise((resolve, reject) => {
				if (!worker) throw new BackgroundLost();
				const id = ++lastId;
				worker.postMessage({ id, name, values } satisfies Call);
				waiting.set(id, { resolve, reject });
			}),
		stop: lose
	};
}

/** How a thread answers: each call by the function of that name. */
type Answers = { readonly [name: string]: (...values: never[]) => Promise<unknown> };

/** In a thread: answers each call by the function of that name. */
export function answerCalls(answers: Answers): void {
	const { takeAnswers } = globalThis as Host;
	if (takeAnswers) return takeAnswers(answers);
	// Not waited for: where there are no locks, a thread that ends without a word is not noticed.
	void navigator.locks?.request(self.name, () => {
		self.postMessage({ id: alive, result: null } satisfies Answer);
		return new Promise(() => {});
	});
	self.onmessage = async ({ data: { id, name, values } }: MessageEvent<Call>) => {
		try {
			const result = await answers[name]!(...(values as never[]));
			self.postMessage({ id, result } satisfies Answer);
		} catch (thrown) {
			const error = thrown instanceof Error ? thrown : new Error(String(thrown));
			// A copy of an error loses what its kind adds to it.
			self.postMessage({ id, error, details: { ...error } } satisfies Answer);
		}
	};
}

/** A page that runs such a program itself. */
type Host = { takeAnswers?: (answers: Answers) => void };
const runningHere = new Map<string, Promise<Answers>>();

/** The same program in the page, for browsers that give no thread; the page stands still while it works. */
export async function startHere(url: string): Promise<Background> {
	const running =
		runningHere.get(url) ??
		new Promise<Answers>((resolve, reject) => {
			(globalThis as Host).takeAnswers = resolve;
			import(/* @vite-ignore */ url).catch(reject);
		});
	runningHere.set(url, running);
	const answers = await running.catch((error: unknown) => {
		runningHere.delete(url);
		throw error;
	});
	return {
		call: async (name, ...values) => answers[name]!(...(values as never[])),
		stop() {}
	};
}

/** The address as Trusted Types want it: our own programs are all that may become a thread. */
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
