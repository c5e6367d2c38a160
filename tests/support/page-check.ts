import { timers } from './page-end.ts';

/** Workers and channels that tests have opened and not closed, with their kinds. */
const open = new Map<object, string>();

// One page serves many test files, so what one test opens would go on working during all later tests.
globalThis.Worker = class extends Worker {
	constructor(...of: ConstructorParameters<typeof Worker>) {
		super(...of);
		open.set(this, `a worker of ${of[0]}`);
	}
	override terminate(): void {
		open.delete(this);
		super.terminate();
	}
};
globalThis.BroadcastChannel = class extends BroadcastChannel {
	constructor(name: string) {
		super(name);
		open.set(this, `the channel ${name}`);
	}
	override close(): void {
		open.delete(this);
		super.close();
	}
};

for (const name of ['setTimeout', 'setInterval'] as const) {
	const begin = window[name].bind(window) as (...of: unknown[]) => number;
	Object.assign(globalThis, {
		[name]: (...of: unknown[]) => {
			const timer = begin(...of);
			timers.add(timer);
			return timer;
		}
	});
}

/** Globals that stay: the app sets this one to start programs of workers in the page. */
const lasting = ['takeProgram'];

/** Returns the state of the page itself. */
function visible(): string[] {
	return [
		`the address ${location.href}`,
		...Object.getOwnPropertyNames(navigator).map((name) => `navigator.${name}`),
		...Object.getOwnPropertyNames(globalThis)
			.filter((name) => !lasting.includes(name))
			.map((name) => `the global ${name}`),
		...[...document.documentElement.attributes].map(
			({ name }) => `the attribute ${name} of <html>`
		),
		...[...document.body.children].map(({ outerHTML }) => outerHTML.slice(0, 120))
	];
}

/** Returns the state of the browser's storage, and the locks. */
async function stored(): Promise<string[]> {
	const folder = (await navigator.storage.getDirectory()) as unknown as {
		keys(): AsyncIterable<string>;
	};
	const files: string[] = [];
	for await (const name of folder.keys()) files.push(`the file ${name}`);
	const { held = [], pending = [] } = await navigator.locks.query();
	return [
		...files,
		...(await indexedDB.databases()).map(({ name }) => `the database ${name}`),
		...(await caches.keys()).map((name) => `the cache ${name}`),
		...Object.keys(localStorage).map((name) => `${name} in localStorage`),
		...Object.keys(sessionStorage).map((name) => `${name} in sessionStorage`),
		...[...held, ...pending].map(({ name }) => `the lock ${name}`)
	];
}

/** Remains that were reported already: no later test is blamed for them. */
export const blamed = new Set<string>();

const restMs = 20;

/**
 * Remembers the page as it is now. Returns a function that lists everything left behind since then, except
 * what is gone before the patience ends.
 */
export function watchPage(patienceMs = 20_000): () => Promise<string[]> {
	const before = new Set(visible());
	return async () => {
		const until = performance.now() + patienceMs;
		for (;;) {
			const present = [...visible(), ...open.values(), ...(await stored())];
			const left = present.filter((each) => !before.has(each) && !blamed.has(each));
			if (left.length === 0 || performance.now() > until) return left;
			await new Promise((resolve) => setTimeout(resolve, restMs));
		}
	};
}
