import type { CardFacts } from '#lib/domain/card.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Change, Storage } from '#lib/storage/storage.ts';
import { readingOf, type LogPlace } from '#lib/storage/reading.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	restoredLearning,
	savedLearning,
	type Learned
} from '#lib/suggest/learning.ts';
import { lessonsOf, type Lessons } from '#lib/suggest/lessons.ts';
import type { Knowledge } from '#lib/suggest/suggest.ts';

export { fewestAnswers, type ChannelLesson, type Lessons } from '#lib/suggest/lessons.ts';

/** What was learned from the log of choices, kept so that the log need not be read at each start. */
export class Learning {
	readonly #storage: Storage;
	readonly #deck: readonly CardFacts[];
	#learned: Learned = nothingLearned();
	#place: LogPlace | null = null;
	/** Choices before this were left out; undefined before anything was read. */
	#since: string | null | undefined;
	#fingerprint = '';
	/** How often all that was known came to nothing, by an erasure here or in another tab. */
	#erasures = 0;
	/** One after the other, so that no choice is learned twice. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(storage: Storage, deck: readonly CardFacts[]) {
		this.#storage = storage;
		this.#deck = deck;
	}

	/**
	 * What is known by the log as it is now. `epoch` is another after learning was switched on or off,
	 * begun afresh, or erased: what was suggested before does not stand any more.
	 */
	knowledge(
		learns: boolean,
		since: string | null
	): Promise<{ knowledge: Knowledge; epoch: string }> {
		return this.#inTurn(async () => {
			await this.#follow(since);
			const knowledge = knowledgeOf(this.#learned, learns);
			return { knowledge, epoch: `${learns} ${since} ${this.#erasures}` };
		});
	}

	/** What was learned by the log as it is now, in pieces that can be said. */
	lessons(since: string | null, today: Day): Promise<Lessons> {
		return this.#inTurn(async () => {
			await this.#follow(since);
			return lessonsOf(this.#learned, this.#deck, today);
		});
	}

	/** Erases every choice about an act, and with them all that was learned; gives how to take that back. */
	erase(): Promise<() => Promise<void>> {
		return this.#inTurn(async () => {
			const { choices } = await readingOf(this.#storage).choicesAfter(null);
			const written = await this.#storage.write(
				choices.map(({ id }): Change => ({ list: 'choices', id, next: () => null })),
				{ dropDerived: 'learning' }
			);
			// Nor does what was about to be kept bring anything back.
			this.#place = null;
			return () => this.#storage.undo(written);
		});
	}

	async #follow(since: string | null): Promise<void> {
		if (since !== this.#since) {
			const fingerprint = fingerprintOf(this.#deck, since);
			const saved = await this.#storage.derived('learning');
			const restored = restoredLearning<LogPlace>(saved, fingerprint);
			this.#learned = restored?.learned ?? nothingLearned();
			this.#place = restored?.place ?? null;
			this.#fingerprint = fingerprint;
			this.#since = since;
		}
		const { choices, isWhole, place } = await readingOf(this.#storage).choicesAfter(this.#place);
		if (choices.length === 0 && !isWhole) return;
		// What was taken back or changed cannot be taken out of sums exactly: the log is gone through again.
		const base = isWhole ? nothingLearned() : this.#learned;
		const known = this.#learned.history.answerCount;
		this.#learned = learnedFrom(base, choices, this.#deck, since);
		if (known > 0 && this.#learned.history.answerCount === 0) this.#erasures++;
		this.#place = place;
		// After what waits for it has been shown.
		setTimeout(() => void this.#inTurn(() => this.#keep()));
	}

	async #keep(): Promise<void> {
		if (!this.#place) return;
		const saved = savedLearning(this.#learned, this.#place, this.#fingerprint);
		try {
			await this.#storage.keepDerived('learning', saved);
		} catch {
			// It is kept for speed alone, and the log is there to make it again.
		}
	}

	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}
}
