/**
 * Marks asynchronous attempts as stale once a newer one begins. Each attempt gets an `AbortSignal`: ignore
 * its result if the signal is aborted.
 */
export class Latest {
	#controller: AbortController | null = null;

	/** Begins an attempt and aborts the previous one. */
	begin(): AbortSignal {
		this.cancel();
		this.#controller = new AbortController();
		return this.#controller.signal;
	}

	/** Aborts the current attempt, if any, without beginning another. */
	cancel(): void {
		this.#controller?.abort();
		this.#controller = null;
	}
}
