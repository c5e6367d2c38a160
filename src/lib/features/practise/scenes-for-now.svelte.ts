import { cardFacts } from '#lib/content/cards.ts';
import { presumesSomebody, type CardFacts } from '#lib/core/card.ts';
import { dayAt, type Day } from '#lib/core/day.ts';
import { highestEffort, lowEnergy } from '#lib/core/energy.ts';
import { chanceOf, mayShow, mostAtATime, scriptsForToday } from '#lib/core/rehearsal.ts';
import type { Script, ScriptId } from '#lib/core/script.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Rehearsals } from './rehearsals.ts';
import { SceneWords } from './scene-words.svelte.ts';

/** The ids of the cards that can be done with half-known people. */
const openCards: ReadonlySet<string> = new Set(
	(cardFacts as readonly CardFacts[]).filter((card) => !presumesSomebody(card)).map(({ id }) => id)
);

/** Returns true for a scene that prepares for half-known people. */
const isForHalfKnown = ({ prepares }: Script) => prepares.some((id) => openCards.has(id));

/** If the energy allows less effort than this, the user only reads a scene. */
const leastEffort = 1;

/** The scenes to offer now, chosen by the energy and by the days of earlier rehearsals. */
export class ScenesForNow {
	readonly #app: App;
	readonly #rehearsals: Rehearsals;
	readonly #words: SceneWords;
	#nowMs = $state.raw(0);
	/** The scenes that were shown on this visit and skipped. */
	#seen = $state.raw<ReadonlySet<ScriptId>>(new Set());
	#isLoaded = $state.raw(false);

	constructor(app: App) {
		this.#app = app;
		this.#rehearsals = app.part(Rehearsals);
		this.#words = app.part(SceneWords);
	}

	/** True once everything that decides the offer was read; the files of the scenes may be missing. */
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/**
	 * At most three scenes for now, first those for half-known people while the user may know no one else.
	 * With little energy, the first one is enough.
	 */
	get offered(): readonly Script[] {
		// Reading takes no effort, so any scene may be read.
		const highest = this.isReading ? Infinity : this.#highestEffort;
		const wish = { highestEffort: highest, seen: this.#seen };
		const from = (scenes: readonly Script[]) =>
			scriptsForToday(scenes, this.#rehearsals.progress, this.#today, wish);
		const { all } = this.#words;
		const ids = this.#app.today.knowsNobody
			? new Set([...from(all.filter(isForHalfKnown)), ...from(all)])
			: from(all);
		return [...ids].slice(0, mostAtATime).flatMap((id) => this.#words.scene(id) ?? []);
	}
	/** True if there is so little energy that the user only reads a scene, without questions. */
	get isReading(): boolean {
		return this.#app.today.energy.energy <= lowEnergy || this.#highestEffort < leastEffort;
	}

	/** Reads all data that is not fresh, and updates the time. */
	async load(): Promise<void> {
		const { now, today } = this.#app;
		await Promise.all([today.load(), this.#rehearsals.load(), this.#words.load()]);
		this.#nowMs = now();
		// The app reports a failed read as a problem, so nothing is done about it here.
		if (today.isLoaded && this.#rehearsals.isLoaded) this.#isLoaded = true;
	}

	/**
	 * Returns a scene that prepares for a card, or null. The choice differs between days and excludes retired
	 * scenes.
	 */
	sceneBefore({ id: cardId }: Pick<CardFacts, 'id'>): Script | null {
		const place = ({ id }: Script) => {
			const isWaiting = !mayShow(this.#rehearsals.progress.get(id), this.#today);
			return Number(isWaiting) + chanceOf(`${this.#today} ${id}`);
		};
		const [first] = this.#words.all
			.filter(({ id, prepares }) => prepares.includes(cardId) && !this.#rehearsals.isRetired(id))
			.sort((a, b) => place(a) - place(b));
		return first ?? null;
	}

	/** Skips the offered scenes; starts over once all were seen. */
	showOthers(): void {
		const shown = this.offered.slice(0, this.isReading ? 1 : undefined).map(({ id }) => id);
		this.#seen = new Set([...this.#seen, ...shown]);
		if (this.offered.length === 0) this.#seen = new Set(shown);
		// If there are no others, show the same scenes again.
		if (this.offered.length === 0) this.#seen = new Set();
	}

	get #highestEffort(): number {
		const { energy } = this.#app.today.energy;
		return highestEffort(energy, this.#rehearsals.lastTooMuchMs, this.#nowMs);
	}

	get #today(): Day {
		return dayAt(this.#nowMs);
	}
}
