import { choiceIdOf, type Outcome } from '#lib/domain/choice.ts';
import type { NodeId } from '#lib/domain/clock.ts';
import { dayAt, dayOf, localIso } from '#lib/domain/day.ts';
import { assumedEnergy } from '#lib/domain/energy.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { blankWin, keptDetails, type Win, type WinDetails, type WinId } from '#lib/domain/win.ts';
import { newId, type Change, type Storage, type Unstamped } from '#lib/storage/storage.ts';

/** A win that has been saved, and how to take it back. */
export interface Logged {
	id: WinId;
	/** Takes the win back, with what suggestions learn from it. */
	undo: () => Promise<void>;
}

/** How things stood when an act was done. */
export interface Circumstances {
	/** The energy gone by at that moment, 0 to 100. */
	energy: number;
	/** Whether the person had picked the act for that day. */
	isIntended: boolean;
	/** Somebody for whom the act was offered. */
	personId?: PersonId | null;
}

/** Logging wins, and how many there are. */
export class Journal {
	readonly #storage: Storage;
	readonly #now: () => number;
	#count = $state.raw<number | null>(null);

	constructor(storage: Storage, now: () => number) {
		this.#storage = storage;
		this.#now = now;
	}

	/** How many wins there are in all; null before that has been read. */
	get count(): number | null {
		return this.#count;
	}

	async loadCount(): Promise<void> {
		this.#count = await this.#storage.winCount();
	}

	/** The details that a win logged at this moment begins with. */
	blank(): WinDetails {
		return blankWin(localIso(this.#now()));
	}

	/** Saves a new win, and drops the draft it came from; resolves when it is on the disk. */
	async log(
		details: WinDetails,
		circumstances: Circumstances,
		dropDraft?: string
	): Promise<Logged> {
		const id = newId(this.#now()) as WinId;
		const kept = { ...keptDetails(details), id };
		// How things stand now says nothing about another day.
		const isToday = dayOf(kept.at) === dayAt(this.#now());
		const written = await this.#storage.write(
			winChanges(id, () => kept, isToday ? circumstances : null),
			{
				dropDraft
			}
		);
		return { id, undo: () => this.#storage.undo(written) };
	}
}

/**
 * The changes that keep a win, or delete it for null, together with what suggestions learn from it:
 * how the act was done and what it was like stands in the log of choices as well.
 */
export function winChanges(
	id: WinId,
	next: (present: Win | null, revision: unknown, node: NodeId) => Unstamped<Win> | null,
	circumstances: Circumstances | null = null
): Change[] {
	let win: Unstamped<Win> | null = null;
	const doneId = choiceIdOf(id, 'done');
	const changes: Change[] = [
		{ list: 'wins', id, next: (...present) => (win = next(...present)) },
		{
			list: 'choices',
			id: doneId,
			next(present, revision) {
				if (!win?.cardId) return null;
				// What a person has erased is not learned again.
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
	// What was said about a win goes with it, and belongs to the act that it was.
	for (const kind of ['tooMuch', 'madeItWorse'] as const) {
		changes.push({
			list: 'choices',
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

/** The change that notes with a win's act that it was too much or made it worse. */
export function harmChange(id: WinId): Change {
	return {
		list: 'choices',
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
