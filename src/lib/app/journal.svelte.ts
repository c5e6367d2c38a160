import { choiceIdOf, type Outcome } from '#lib/core/choice.ts';
import type { NodeId } from '#lib/core/clock.ts';
import { dayAt, dayOf, localIso } from '#lib/core/day.ts';
import { assumedEnergy } from '#lib/core/energy.ts';
import type { PersonId } from '#lib/core/person.ts';
import { emptyTally, type Tally } from '#lib/core/pond.ts';
import { changedDetails } from '#lib/core/draft.ts';
import { following } from '#lib/core/versions.ts';
import { blankWin, storableDetails, type Win, type WinDetails, type WinId } from '#lib/core/win.ts';
import {
	newId,
	type Change,
	type Onto,
	type DiaryDatabase,
	type Totals,
	type Unstamped
} from '#lib/storage/database.ts';
import type { LiveMaker, LiveQuery } from '#lib/storage/live.svelte.ts';

/** A saved win and its undo. */
export interface Logged {
	id: WinId;
	/** Reverts the win, and its entry in the choice log. */
	undo: () => Promise<void>;
}

/** The circumstances in which a card was done. */
export interface Circumstances {
	/** The energy assumed at that moment, 0 to 100. */
	energy: number;
	/** True if the card was the user's intention for that day. */
	isIntended: boolean;
	/** The person for whom the card was suggested. */
	personId?: PersonId | null;
}

/** Logs, edits and counts wins. */
export class Journal {
	readonly #storage: DiaryDatabase;
	readonly #now: () => number;
	readonly #totals: LiveQuery<Totals | null>;

	constructor(live: LiveMaker, storage: DiaryDatabase, now: () => number) {
		this.#storage = storage;
		this.#now = now;
		this.#totals = live<Totals | null>({
			collections: ['wins'],
			read: () => storage.totals(),
			tell: ({ totals }) => totals ?? undefined,
			initial: null,
			onread: (totals) => {
				if (totals?.wins && !totals.tally) void this.#countTally();
			}
		});
	}

	/** The number of all wins; null before it has been read. */
	get count(): number | null {
		return this.#totals.value?.wins ?? null;
	}
	/** The tally of the pond; null until it has been read and, in a diary of an earlier version, counted. */
	get tally(): Tally | null {
		const totals = this.#totals.value;
		return totals?.tally ?? (totals?.wins === 0 ? emptyTally() : null);
	}

	/** Begins to read `count` and `tally` before a screen shows them. */
	prime(): void {
		this.#totals.prime();
	}

	/** Reads `count` and `tally` if they are stale. */
	loadCount(): Promise<void> {
		return this.#totals.load();
	}

	/** Returns the initial details of a win that is logged now. */
	blank(): WinDetails {
		return blankWin(localIso(this.#now()));
	}

	/** Returns the details of a win that was done now, with the energy only if the user has set it. */
	doneNow(
		details: Partial<WinDetails>,
		{ energy, isKnown }: { energy: number; isKnown: boolean }
	): WinDetails {
		return { ...this.blank(), ...details, energy: isKnown ? energy : null };
	}

	/**
	 * Saves a new win together with the changes `withIt`, and deletes the draft it came from, which gives the
	 * win its id: a draft that is saved twice is still one win. Resolves once everything is on disk.
	 */
	async log(
		details: WinDetails,
		circumstances: Circumstances,
		dropDraft?: string,
		withIt: readonly Change[] = []
	): Promise<Logged> {
		const id = (dropDraft ?? newId(this.#now())) as WinId;
		const win = { ...storableDetails(details), id };
		// The present circumstances do not apply to a win of another day.
		const isToday = dayOf(win.at) === dayAt(this.#now());
		const changes = winChanges(id, () => win, isToday ? circumstances : null);
		const written = await this.#storage.write([...changes, ...withIt], { dropDraft });
		return { id, undo: () => this.#storage.undo(written) };
	}

	/**
	 * Saves the details of a win that differ from `base` and leaves the others as they are, including those
	 * that another tab has changed. Restores a win that was deleted since then, so that no words are lost.
	 */
	edit(
		id: WinId,
		details: WinDetails,
		base: WinDetails | null,
		dropDraft?: string
	): Promise<() => Promise<void>> {
		const stored = storableDetails(details);
		const changed = changedDetails(stored, base);
		return this.change(
			id,
			(present) => (present ? { ...present, ...changed } : { ...stored, id }),
			dropDraft
		);
	}

	/**
	 * Changes a win by `next`, together with the changes `withIt`. Resolves with its undo once everything is
	 * on disk.
	 */
	async change(
		id: WinId,
		next: (present: Win | null) => Unstamped<Win> | null,
		dropDraft?: string,
		withIt: readonly Change[] = []
	): Promise<() => Promise<void>> {
		const nextFollowing = (present: Win | null, _revision: unknown, node: NodeId) => {
			const win = next(present);
			// An unchanged win must stay the same object.
			return win && win !== present ? following(present, win, node) : win;
		};
		const written = await this.#storage.write([...winChanges(id, nextFollowing), ...withIt], {
			dropDraft
		});
		return () => this.#storage.undo(written, onto);
	}

	/** Has the tally counted and stored once, for a diary of a version that stored none. */
	async #countTally(): Promise<void> {
		try {
			const { completedTally } = await import('./pond/tally-counter.ts');
			if (await completedTally()) await this.#totals.refresh();
		} catch {
			// The pond stays without marks until the next visit.
		}
	}
}

/** An undo is a further edit, which builds on all versions seen before. */
const onto: Onto = (present, before, node) =>
	present && 'note' in before
		? (following(present as unknown as Win, before as unknown as Win, node) as never)
		: before;

/**
 * Returns the changes that store a win, or delete it for null, together with its entry in the choice log: the
 * circumstances and the outcome of its card, from which suggestions learn.
 */
export function winChanges(
	id: WinId,
	next: (present: Win | null, revision: unknown, node: NodeId) => Unstamped<Win> | null,
	circumstances: Circumstances | null = null
): Change[] {
	let win: Unstamped<Win> | null = null;
	const doneId = choiceIdOf(id, 'done');
	const changes: Change[] = [
		{ collection: 'wins', id, next: (...present) => (win = next(...present)) },
		{
			collection: 'choices',
			id: doneId,
			next(present, revision) {
				if (!win?.cardId) return null;
				// Do not learn again what the user has erased.
				if (!present && revision !== null) return null;
				const { at, cardId } = win;
				const outcome = outcomeOf(win, present?.outcome?.wasHarmful);
				if (present?.at === at && present.cardId === cardId && isSame(present.outcome, outcome))
					return present;
				return {
					kind: 'done',
					energy: win.energy ?? circumstances?.energy ?? assumedEnergy,
					...(circumstances?.isIntended && { isIntended: true }),
					...(circumstances?.personId && { personId: circumstances.personId }),
					probability: null,
					...present,
					id: doneId,
					winId: id,
					at,
					cardId,
					outcome
				};
			}
		}
	];
	// Reactions to a win are deleted with it, and follow it to another card.
	for (const kind of ['tooMuch', 'madeItWorse'] as const) {
		changes.push({
			collection: 'choices',
			id: choiceIdOf(id, kind),
			next(present) {
				if (!win || !present) return null;
				const { cardId } = win;
				return cardId === null || cardId === present.cardId ? present : { ...present, cardId };
			}
		});
	}
	return changes;
}

/** Returns the change that marks the outcome of a win's card as harmful: too much, or made it worse. */
export function harmChange(id: WinId): Change {
	return {
		collection: 'choices',
		id: choiceIdOf(id, 'done'),
		next: (present) =>
			present && {
				...present,
				outcome: { ...noOutcome, ...present.outcome, wasHarmful: true }
			}
	};
}

const noOutcome: Outcome = { ease: null, moodBefore: null, moodAfter: null, treasured: false };

function outcomeOf(
	{ ease, moodBefore, moodAfter, treasured }: WinDetails,
	wasHarmful: true | undefined
): Outcome {
	return { ease, moodBefore, moodAfter, treasured, ...(wasHarmful && { wasHarmful }) };
}

function isSame(one: Outcome | undefined, other: Outcome): boolean {
	return (Object.keys({ ...one, ...other }) as (keyof Outcome)[]).every(
		(name) => one?.[name] === other[name]
	);
}
