import type { CardId } from '#lib/domain/card.ts';
import { dayAt, instantOf } from '#lib/domain/day.ts';
import {
	isCarried,
	mayComeBack,
	mostTries,
	placesToTry,
	restoredHandedBack,
	resting,
	withHandedBack,
	type HandedBack
} from '#lib/domain/good-moment.ts';
import { goodnessOf } from '#lib/domain/moment.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Win, WinId } from '#lib/domain/win.ts';
import type { App } from './app.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

const hourMs = 3_600_000;

/** A moment from the diary, with the names of its people. */
export interface GoodMoment {
	win: Win;
	names: readonly string[];
	/** Whether it was handed back a few days ago already, because all others were as well. */
	isAgain: boolean;
}

/** What the diary hands back: a good moment when asked for, and what was to be remembered with an act. */
export class Moments {
	readonly #app: App;
	/** One after the other, so that two taps at once bring two moments. */
	#turn: Promise<unknown> = Promise.resolve();
	#present = $state.raw<GoodMoment | null>(null);
	#isOpen = $state.raw(false);
	#isAny = $state.raw(false);
	/** What was asked for before the person went is not shown when they are back. */
	#closings = 0;

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (!lists.has('wins') && !lists.has('people')) return;
			await this.#inTurn(() => this.#check());
			await this.look();
		});
	}

	/** The moment that is shown; null while none is, or when there is none to show. */
	get present(): GoodMoment | null {
		return this.#present;
	}
	/** Whether a moment was asked for and not closed since. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** Whether there is a moment to show; false before `look` has told. */
	get isAny(): boolean {
		return this.#isAny;
	}

	/** Looks whether there is a moment to show, and shows none; `chance` as for `show`. */
	look(chance: () => number = Math.random): Promise<void> {
		return this.#inTurn(async () => {
			const { win } = await this.#found(chance);
			// Where more are there than are tried, one of the others may fit.
			this.#isAny = win !== null || (await this.#goodCount()) > mostTries;
		});
	}

	/** Shows a good moment, another one than before; `chance` gives numbers from 0 to below 1. */
	show(chance: () => number = Math.random): Promise<void> {
		const closings = this.#closings;
		return this.#inTurn(async () => {
			const { win, people, rest, isAgain } = await this.#found(chance);
			if (closings !== this.#closings) return;
			this.#present = win && { win, names: namesIn(win, people), isAgain };
			this.#isOpen = true;
			if (!win) return;
			try {
				const handedBack = withHandedBack(rest, win.id, dayAt(this.#app.now()));
				await this.#app.storage.keepDerived('moments', { handedBack });
			} catch {
				// It is shown all the same, and may come again sooner.
			}
		});
	}

	close(): void {
		this.#closings++;
		this.#isOpen = false;
		this.#present = null;
	}

	/** The latest win that says what the person wants to remember with an act; null when none may come back. */
	async carriedWith(cardId: CardId): Promise<Win | null> {
		const [win, people] = await Promise.all([
			readingOf(this.#app.storage).lastCarried(cardId),
			this.#app.storage.all('people')
		]);
		return win && isCarried(win) && mayComeBack(win, people) ? win : null;
	}

	/** Whether the person has said within the last hour that an act was too much. */
	async wasTooMuch(cardId: CardId): Promise<boolean> {
		const nowMs = this.#app.now();
		const choices = await this.#app.storage.choicesSince(dayAt(nowMs - hourMs));
		return choices.some(
			({ kind, at, ...choice }) =>
				kind === 'tooMuch' && choice.cardId === cardId && Math.abs(nowMs - instantOf(at)) <= hourMs
		);
	}

	/** The moment to show, `win` being null when there is none, and what it was chosen by. */
	async #found(chance: () => number) {
		const { storage, now } = this.#app;
		const [people, kept] = await Promise.all([storage.all('people'), storage.derived('moments')]);
		const rest = resting(restoredHandedBack(kept), dayAt(now()));
		const fresh = await this.#fresh(rest, people, chance);
		const win = fresh ?? (await this.#longestAgo(rest, people));
		return { win, people, rest, isAgain: fresh === null };
	}

	/** Treasured ones first, then those with a high lift; by chance, and none that rests. */
	async #fresh(
		rest: readonly HandedBack[],
		people: readonly Person[],
		chance: () => number
	): Promise<Win | null> {
		const { storage } = this.#app;
		const rested = new Set<WinId>(rest.map(({ id }) => id));
		for (const goodness of [2, 1] as const) {
			for (const place of placesToTry(await readingOf(storage).goodWinCount(goodness), chance)) {
				const win = await readingOf(storage).goodWinAt(goodness, place);
				if (win && !rested.has(win.id) && mayComeBack(win, people)) return win;
			}
		}
		return null;
	}

	async #goodCount(): Promise<number> {
		const reading = readingOf(this.#app.storage);
		return (await reading.goodWinCount(1)) + (await reading.goodWinCount(2));
	}

	async #longestAgo(rest: readonly HandedBack[], people: readonly Person[]): Promise<Win | null> {
		for (const { id } of rest.slice(0, mostTries)) {
			const win = await this.#app.storage.win(id);
			if (win && goodnessOf(win) !== null && mayComeBack(win, people)) return win;
		}
		return null;
	}

	/** What is shown goes by the diary as it is now, also when another tab changed it. */
	async #check(): Promise<void> {
		const { present } = this;
		if (!present) return;
		const { storage } = this.#app;
		const [win, people] = await Promise.all([storage.win(present.win.id), storage.all('people')]);
		if (this.#present !== present) return;
		if (win && mayComeBack(win, people))
			this.#present = { ...present, win, names: namesIn(win, people) };
		else this.close();
	}

	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}
}

function namesIn(win: Win, people: readonly Person[]): string[] {
	return win.people.flatMap((id) => people.find((person) => person.id === id)?.name ?? []);
}
