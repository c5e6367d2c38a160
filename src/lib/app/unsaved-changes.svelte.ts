/** A source of unsaved changes: words that are being typed on some screen. */
export interface UnsavedSource {
	/** True while something typed is not part of a record yet. */
	readonly isDirty: boolean;
	/** Stores what was typed as a draft; resolves when it is on the disk. */
	flush(): Promise<void>;
	/** Starts storing what was typed, for a page that is being hidden and cannot wait. */
	flushNow(): void;
}

/**
 * The unsaved-changes guard: every screen with half-written words registers here. Updates, erasing and hidden
 * pages use it.
 */
export class UnsavedChanges implements UnsavedSource {
	#sources = $state.raw<readonly UnsavedSource[]>([]);

	/** Guards a source until the returned function is called. */
	add(source: UnsavedSource): () => void {
		this.#sources = [...this.#sources.filter((one) => one !== source), source];
		return () => {
			this.#sources = this.#sources.filter((one) => one !== source);
		};
	}

	get isDirty(): boolean {
		return this.#sources.some(({ isDirty }) => isDirty);
	}

	/** Flushes every source; rejects with the first failure after all have ended. */
	async flush(): Promise<void> {
		const flushed = await Promise.allSettled(this.#sources.map((source) => source.flush()));
		for (const outcome of flushed) if (outcome.status === 'rejected') throw outcome.reason;
	}

	flushNow(): void {
		for (const source of this.#sources) source.flushNow();
	}
}
