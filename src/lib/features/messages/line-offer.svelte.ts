import type { App } from '#lib/app/app.svelte.ts';
import type { Channel } from '#lib/core/card.ts';
import {
	closenessesFor,
	orderedLines,
	type LineKind,
	type LinesByCloseness
} from '#lib/core/closeness.ts';
import type { Composing } from './composing.svelte.ts';

/** The number of lines that are shown at a time. */
const atOnce = 2;
/** The channels for which words are spoken. */
const aloud: readonly Channel[] = ['call', 'voiceNote', 'inPerson'];

/** Ready lines from which the user chooses one for the person of the message. */
export abstract class LineOffer<Lines> {
	protected readonly composing: Composing;
	readonly #app: App;
	#lines = $state.raw<Lines | null>(null);
	#isMissing = $state.raw(false);
	#picked = $state.raw<LineKind | null>(null);
	#turn = $state(0);

	readonly #all = $derived.by(() => {
		const lines = this.#lines && this.among(this.#lines);
		if (!lines) return [];
		const { person, to } = this.composing;
		const order = closenessesFor(person?.nearness ?? null, to.isFormal);
		return orderedLines(lines, this.kind, order, this.#app.today.energy.energy);
	});

	constructor(app: App, composing: Composing) {
		this.#app = app;
		this.composing = composing;
	}

	/** Returns the lines that fit what the user has chosen; null while nothing is chosen. */
	protected abstract among(lines: Lines): LinesByCloseness | null;
	/** Fetches the lines. */
	protected abstract fetched(): Promise<Lines>;

	/** True if the lines failed to load. That is no problem of the diary. */
	get isMissing(): boolean {
		return this.#isMissing;
	}
	/** The kind of line: as the user chose it, or else as the person is usually reached. */
	get kind(): LineKind {
		const [first] = this.composing.person?.channels ?? [];
		return this.#picked ?? (first && aloud.includes(first) ? 'spoken' : 'written');
	}
	/** Two lines to choose from; none while nothing is chosen. */
	get shown(): readonly string[] {
		const all = this.#all;
		const count = Math.min(atOnce, all.length);
		return Array.from({ length: count }, (_, i) => all[(this.#turn * atOnce + i) % all.length]!);
	}

	/** Loads the lines once. If that fails, `isMissing` is true and the next call tries again. */
	async load(fetchLines: () => Promise<Lines> = () => this.fetched()): Promise<void> {
		if (this.#lines) return;
		try {
			this.#lines = await fetchLines();
		} catch {
			// Another call may have loaded the lines in the time of this one.
		}
		this.#isMissing = this.#lines === null;
	}

	pickKind(kind: LineKind): void {
		this.#picked = kind;
		this.restart();
	}

	/** Shows the next two lines; after the last one, the first again. */
	showOthers(): void {
		this.#turn++;
	}

	/** Begins with the first lines again, for another person. */
	restart(): void {
		this.#turn = 0;
	}
}
