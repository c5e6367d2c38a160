import type { App } from '#lib/app/app.svelte.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import { Latest } from '#lib/async/latest.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { PersonId } from '#lib/core/person.ts';
import { OpenPerson } from './open-person.svelte.ts';

/** The page of a person. It opens one person at a time and closes each before the next. */
export class PersonPage implements UnsavedSource {
	readonly #app: App;
	/** Serial, so that the words of one visit are written before the next visit restores drafts. */
	readonly #visits = new SerialQueue();
	readonly #latest = new Latest();
	#opened = $state.raw<OpenPerson | null>(null);
	#isOpen = $state.raw(false);
	#unguard = () => {};

	constructor(app: App) {
		this.#app = app;
	}

	/** The person whose page is open; null before that, and if the address has no person. */
	get opened(): OpenPerson | null {
		return this.#opened;
	}
	/** True once everything to show has been read. */
	get isLoaded(): boolean {
		return this.#isOpen && (this.#opened?.isLoaded ?? true);
	}
	get isDirty(): boolean {
		return this.#opened?.isDirty ?? false;
	}

	/**
	 * Opens the page of a person, or an empty page for null; resolves once it has been read, or another page
	 * was opened. `onproblem` is called when typed words cannot be written.
	 */
	open(id: PersonId | null, onproblem: (error: unknown) => void): Promise<void> {
		const signal = this.#latest.begin();
		return this.#visits.run(async () => {
			await this.#end();
			const opened = id === null ? null : new OpenPerson(this.#app, id, onproblem);
			// Restore drafts before anything is shown that the user could type over.
			await opened?.restoreDrafts(signal);
			if (signal.aborted) return;
			this.#unguard = this.#app.unsaved.add(this);
			this.#opened = opened;
			this.#isOpen = true;
			await opened?.load();
		});
	}

	/** Writes the rest of what was typed and closes the page. */
	close(): Promise<void> {
		this.#latest.cancel();
		return this.#visits.run(() => this.#end());
	}

	async flush(): Promise<void> {
		await this.#opened?.flush();
	}

	flushNow(): void {
		this.#opened?.flushNow();
	}

	async #end(): Promise<void> {
		await this.#opened?.close();
		this.#unguard();
		this.#opened = null;
		this.#isOpen = false;
	}
}
