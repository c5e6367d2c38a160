import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { CardFacts } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { Change, DiaryDatabase } from '#lib/storage/database.ts';
import { readingOf, type LogPlace } from '#lib/storage/queries.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	noTastes,
	nothingLearned,
	restoredLearning,
	savedLearning,
	type Learned,
	type Tastes
} from '#lib/engine/learning.ts';
import { lessonsOf, type Lessons } from '#lib/engine/lessons.ts';
import type { Knowledge } from '#lib/engine/suggest.ts';

export { fewestAnswers, type ChannelLesson, type Lessons } from '#lib/engine/lessons.ts';

/** The saved posterior is only a cache, so saving it waits for the screen and the next taps. */
const saveDelayMs = 300;

/**
 * The posterior and the history learned from the choice log, cached so that a start reads only new choices.
 */
export class Learning {
	readonly #storage: DiaryDatabase;
	readonly #deck: { readonly facts: readonly CardFacts[] };
	/** The cards of the deck when the log was read. */
	#facts: readonly CardFacts[] = [];
	#learned: Learned = nothingLearned();
	#place: LogPlace | null = null;
	/** Choices before this were excluded; undefined before anything was read. */
	#since: string | null | undefined;
	#fingerprint = '';
	/** The number of times that all answers disappeared, erased here or in another tab. */
	#erasures = 0;
	/** Serial, so that no choice is learned twice. */
	readonly #queue = new SerialQueue();
	/** The saved state of an earlier learner, until the log was read. */
	#saved: unknown;
	#saving: ReturnType<typeof setTimeout> | undefined;

	/** Creates the learner of a deck. `saved` is the state that an earlier one saved, if it was read already. */
	constructor(
		storage: DiaryDatabase,
		deck: { readonly facts: readonly CardFacts[] },
		saved?: unknown
	) {
		this.#storage = storage;
		this.#deck = deck;
		this.#saved = saved;
	}

	/**
	 * Returns the knowledge from the present log. `epoch` changes after learning was switched on or off,
	 * restarted or erased: earlier suggestions are then invalid.
	 */
	knowledge(
		learns: boolean,
		since: string | null,
		tastes: Tastes = noTastes
	): Promise<{ knowledge: Knowledge; epoch: string }> {
		return this.#queue.run(async () => {
			await this.#follow(since);
			const knowledge = knowledgeOf(this.#learned, learns, tastes, this.#facts);
			const told = [tastes.moreLike, tastes.ratherNot].join(' ');
			return { knowledge, epoch: `${learns} ${since} ${this.#erasures} ${told}` };
		});
	}

	/** Returns what was learned from the present log, in pieces that sentences can describe. */
	lessons(since: string | null, today: Day): Promise<Lessons> {
		return this.#queue.run(async () => {
			await this.#follow(since);
			return lessonsOf(this.#learned, this.#facts, today);
		});
	}

	/**
	 * Erases the choice log, and with it everything learned, in one write with `further` changes; resolves with the
	 * undo of all.
	 */
	erase(further: readonly Change[] = []): Promise<() => Promise<void>> {
		return this.#queue.run(async () => {
			const { choices } = await readingOf(this.#storage).choicesAfter(null);
			const written = await this.#storage.write(
				[
					...choices.map(({ id }): Change => ({ collection: 'choices', id, next: () => null })),
					...further
				],
				{ dropCache: 'learning' }
			);
			// Otherwise a pending save would restore the cache.
			this.#place = null;
			return () => this.#storage.undo(written);
		});
	}

	async #follow(since: string | null): Promise<void> {
		const { facts } = this.#deck;
		// The answers to a card can be learned only while the card is known.
		if (since !== this.#since || facts !== this.#facts) {
			const fingerprint = fingerprintOf(facts, since);
			this.#facts = facts;
			const saved = this.#saved ?? (await this.#storage.readMeta('learning'));
			this.#saved = undefined;
			const restored = restoredLearning<LogPlace>(saved, fingerprint);
			this.#learned = restored?.learned ?? nothingLearned();
			this.#place = restored?.place ?? null;
			this.#fingerprint = fingerprint;
			this.#since = since;
		}
		const { choices, isWhole, place } = await readingOf(this.#storage).choicesAfter(this.#place);
		if (choices.length === 0 && !isWhole) return;
		// Undone or changed choices cannot be subtracted from sums exactly: replay the log.
		const base = isWhole ? nothingLearned() : this.#learned;
		const known = this.#learned.history.answerCount;
		this.#learned = learnedFrom(base, choices, facts, since);
		if (known > 0 && this.#learned.history.answerCount === 0) this.#erasures++;
		this.#place = place;
		clearTimeout(this.#saving);
		this.#saving = setTimeout(() => void this.#queue.run(() => this.#save()), saveDelayMs);
	}

	async #save(): Promise<void> {
		if (!this.#place) return;
		const saved = savedLearning(this.#learned, this.#place, this.#fingerprint);
		try {
			await this.#storage.writeMeta('learning', saved);
		} catch {
			// It is only a cache, and can be computed again from the log.
		}
	}
}
