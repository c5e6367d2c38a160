import type { App } from '#lib/app/app.svelte.ts';
import type { Channel } from '#lib/core/card.ts';
import {
	closenessesFor,
	takeBackLinesFor,
	type LineKind,
	type TakeBackLines,
	type TakeBackWay
} from '#lib/core/take-back.ts';
import type { Composing } from './composing.svelte.ts';

/** The number of lines that are shown at a time. */
const atOnce = 2;
/** The channels for which words are spoken. */
const aloud: readonly Channel[] = ['call', 'voiceNote', 'inPerson'];

/** The lines with which the user can take something back, for the person of the message. */
export class TakingBack {
	readonly #app: App;
	readonly #composing: Composing;
	#lines = $state.raw<TakeBackLines | null>(null);
	#isMissing = $state.raw(false);
	#way = $state.raw<TakeBackWay | null>(null);
	#picked = $state.raw<LineKind | null>(null);
	#turn = $state(0);

	readonly #all = $derived.by(() => {
		if (!this.#lines || !this.#way) return [];
		const { person, to } = this.#composing;
		const order = closenessesFor(person?.nearness ?? null, to.isFormal);
		const { energy } = this.#app.today.energy;
		return takeBackLinesFor(this.#lines, this.#way, this.kind, order, energy);
	});

	constructor(app: App, composing: Composing) {
		this.#app = app;
		this.#composing = composing;
	}

	/** True if the lines failed to load. That is no problem of the diary. */
	get isMissing(): boolean {
		return this.#isMissing;
	}
	/** The way that the user has chosen; null at first. */
	get way(): TakeBackWay | null {
		return this.#way;
	}
	/** The kind of line: as the user chose it, or else as the person is usually reached. */
	get kind(): LineKind {
		const [first] = this.#composing.person?.channels ?? [];
		return this.#picked ?? (first && aloud.includes(first) ? 'spoken' : 'written');
	}
	/** Two lines to choose from; none before a way is chosen. */
	get shown(): readonly string[] {
		const all = this.#all;
		const count = Math.min(atOnce, all.length);
		return Array.from({ length: count }, (_, i) => all[(this.#turn * atOnce + i) % all.length]!);
	}

	/** Loads the lines once. If that fails, `isMissing` is true and the next call tries again. */
	async load(fetchLines: () => Promise<TakeBackLines> = fetched): Promise<void> {
		if (this.#lines) return;
		try {
			this.#lines = await fetchLines();
		} catch {
			// Another call may have loaded the lines in the time of this one.
		}
		this.#isMissing = this.#lines === null;
	}

	pickWay(way: TakeBackWay): void {
		this.#way = way;
		this.#turn = 0;
	}

	pickKind(kind: LineKind): void {
		this.#picked = kind;
		this.#turn = 0;
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

async function fetched(): Promise<TakeBackLines> {
	return (await import('#lib/content/en/take-back.ts')).takeBackLines;
}
