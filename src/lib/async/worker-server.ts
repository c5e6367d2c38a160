import { expose, transferHandlers } from 'comlink';

/** First message of a worker: it is ready for calls. */
export interface WorkerReady {
	/**
	 * True if the worker holds the Web Lock of its name until it dies. Without it, a silent death is not
	 * detected.
	 */
	holdsLock: boolean;
}

/**
 * A page that runs programs itself sets `takeProgram` while it imports one. An export would not work, because
 * bundlers drop the exports of a worker file.
 */
export interface ProgramHost {
	takeProgram?: (create: () => object) => void;
}

/**
 * Exposes the methods of `create()` to a `WorkerClient`; it must be the last line of a worker program. In a
 * page without workers it passes `create` to the client, which calls `close` of the program when it is
 * stopped.
 */
export function serve<Api extends object>(create: () => Api): () => Api {
	if ('document' in globalThis) (globalThis as ProgramHost).takeProgram?.(create);
	else {
		keepErrorFields();
		expose(create());
		const tellReady = (holdsLock: boolean) => self.postMessage({ holdsLock } satisfies WorkerReady);
		if (!navigator.locks) tellReady(false);
		else
			void navigator.locks.request(self.name, () => {
				tellReady(true);
				return new Promise(() => {});
			});
	}
	return create;
}

/** comlink serializes only name, message and stack of an error; ours have additional fields. */
function keepErrorFields(): void {
	const handler = transferHandlers.get('throw')!;
	transferHandlers.set('throw', {
		...handler,
		serialize(thrown) {
			const { value } = thrown as { value: unknown };
			if (!(value instanceof Error)) return handler.serialize(thrown);
			const { name, message, stack } = value;
			return [{ isError: true, value: { ...value, name, message, stack } }, []];
		}
	});
}
