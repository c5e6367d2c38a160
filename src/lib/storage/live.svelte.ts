import { createSubscriber } from 'svelte/reactivity';
import { afterPaint } from '#lib/async/after-paint.ts';
import { Latest } from '#lib/async/latest.ts';
import type { CollectionName } from '#lib/core/collections.ts';
import type { DiaryDatabase, StorageChange } from './database.ts';
import { StorageError, type StorageProblem } from './storage-error.ts';

export interface LiveOptions<Value> {
	storage: Pick<DiaryDatabase, 'onchange'>;
	/** A completed write to one of these, in this tab or another, makes the value stale. */
	collections: readonly CollectionName[];
	/** Narrows that down: a change is ignored if this returns false. */
	isAffected?(change: StorageChange): boolean;
	/** Returns the new value if the change contains it, so that nothing has to be read; else undefined. */
	tell?(change: StorageChange): Value | undefined;
	/** Reads the value; the signal is aborted once a newer read has begun or the query was stopped. */
	read(signal: AbortSignal): Promise<Value>;
	/** The value before the first read has ended. */
	initial: Value;
	/** Called with each new value just before it is shown. */
	onread?(value: Value): void;
	/**
	 * Called with the problem when a read fails, and with null when a read succeeds or a failed query loses
	 * its last subscriber.
	 */
	onproblem?(problem: StorageProblem | null): void;
}

/** A value from the database that is read again after each relevant write while a component uses it. */
export interface LiveQuery<Value> {
	/** The latest value. Reading it subscribes the running component or effect until that is destroyed. */
	readonly value: Value;
	readonly status: 'loading' | 'ready' | 'failed';
	/** The problem of the latest read, or null; each query has its own. */
	readonly error: StorageProblem | null;
	/** Subscribes the running component or effect, as reading `value` does. */
	subscribe(): void;
	/** True while a component or effect is subscribed. */
	readonly isSubscribed: boolean;
	/** Subscribes and reads ahead of the first component, which takes the subscription over. */
	prime(): void;
	/** Reads again now; resolves when this read, or a newer one, has been shown or has failed. */
	refresh(): Promise<void>;
	/**
	 * Resolves once the value contains everything that was committed before the call. Joins a pending read,
	 * reads if nothing is subscribed, and does nothing if the value is fresh.
	 */
	load(): Promise<void>;
}

/** Creates live queries that share the database and the problem display of an app. */
export type LiveMaker = <Value>(
	options: Omit<LiveOptions<Value>, 'storage' | 'onproblem'>
) => LiveQuery<Value>;

/** Creates a live query; it reads nothing before its first use. */
export function live<Value>(options: LiveOptions<Value>): LiveQuery<Value> {
	const { storage, collections, isAffected, tell, read, initial, onread, onproblem } = options;
	const latest = new Latest();
	let value = $state.raw(initial);
	let status = $state.raw<'loading' | 'ready' | 'failed'>('loading');
	let error = $state.raw<StorageProblem | null>(null);
	let isSubscribed = false;
	/** True if the value contains everything that is committed. Only a subscribed query can know. */
	let isFresh = false;
	let pending: Promise<void> | null = null;
	/** True while `pending` waits for the next frame before it reads. */
	let isDue = false;
	/** Ends the subscription of `prime` until a component takes it over. */
	let primed: (() => void) | null = null;

	async function readOnce(signal: AbortSignal): Promise<void> {
		try {
			const result = await read(signal);
			// A newer read has begun: wait for that instead.
			if (signal.aborted) return void (await pending);
			pending = null;
			show(result);
		} catch (thrown) {
			if (signal.aborted) return void (await pending);
			pending = null;
			status = 'failed';
			error = storageProblemOf(thrown);
			onproblem?.(error);
		}
	}

	function show(result: Value): void {
		onread?.(result);
		value = result;
		status = 'ready';
		error = null;
		isFresh = isSubscribed;
		onproblem?.(null);
	}

	function refresh(): Promise<void> {
		isFresh = isDue = false;
		const signal = latest.begin();
		return (pending = readOnce(signal));
	}

	/** Reads again after the next frame: the result of a save is shown before anything is read. */
	function refreshSoon(): void {
		isFresh = false;
		isDue = true;
		const signal = latest.begin();
		pending = afterPaint().then(() => (signal.aborted ? (pending ?? undefined) : refresh()));
	}

	function follow(): () => void {
		isSubscribed = true;
		const unsubscribe = storage.onchange((change) => {
			if (!collections.some((collection) => change.collections.has(collection))) return;
			if (!(isAffected?.(change) ?? true)) return;
			const known = tell?.(change);
			if (known === undefined) return refreshSoon();
			latest.cancel();
			pending = null;
			isDue = false;
			show(known);
		});
		// Read in a microtask: the effect that subscribes may not change state.
		queueMicrotask(() => isSubscribed && !pending && void refresh());
		return () => {
			isSubscribed = isFresh = isDue = false;
			unsubscribe();
			latest.cancel();
			pending = null;
			if (error !== null) onproblem?.(null);
		};
	}

	const subscribe = createSubscriber(() => {
		const end = primed ?? follow();
		primed = null;
		return end;
	});

	return {
		subscribe,
		prime() {
			if (!isSubscribed) primed = follow();
		},
		get isSubscribed() {
			return isSubscribed;
		},
		get value() {
			subscribe();
			return value;
		},
		get status() {
			subscribe();
			return status;
		},
		get error() {
			subscribe();
			return error;
		},
		refresh,
		async load() {
			// Listeners run one after the other: only in the next turn does every query know that it is
			// stale.
			await Promise.resolve();
			if (isFresh) return;
			await (isSubscribed && pending && !isDue ? pending : refresh());
		}
	};
}

/**
 * Returns the problem of a failed read or write. An error other than a `StorageError` is logged and counts as
 * `broken`.
 */
export function storageProblemOf(error: unknown): StorageProblem {
	if (error instanceof StorageError) return error.problem;
	console.error(error);
	return 'broken';
}
