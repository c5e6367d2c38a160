import { fsrs, Rating, type CardInput } from 'ts-fsrs';
import type { NameReview } from '#lib/core/name-review.ts';
import type { PersonId } from '#lib/core/person.ts';

const dayMs = 86_400_000;
// Intervals in whole days, so that no name comes twice in one sitting. No randomness, so that tests are
// repeatable.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * Returns the review of a name after it was recalled or not, at `nowMs`. The FSRS scheduler
 * (open-spaced-repetition/ts-fsrs) sets when it is due next: "good" for recalled, "again" for not.
 */
export function reviewed(
	id: PersonId,
	before: NameReview | null,
	wasRecalled: boolean,
	nowMs: number
): Omit<NameReview, 'revision'> {
	const known = before && isSound(before, nowMs) ? before : null;
	// If the clock was set back a little, time must not run backwards.
	const atMs = Math.max(nowMs, known?.lastAtMs ?? nowMs);
	const { card } = scheduler.next(
		cardOf(known, atMs),
		new Date(atMs),
		wasRecalled ? Rating.Good : Rating.Again
	);
	return {
		// Preserve fields of newer versions.
		...before,
		id,
		dueAtMs: card.due.getTime(),
		stability: card.stability,
		difficulty: card.difficulty,
		scheduledDays: card.scheduled_days,
		learningSteps: card.learning_steps,
		reviews: card.reps,
		lapses: card.lapses,
		phase: card.state,
		lastAtMs: atMs
	};
}

/**
 * Returns true if these numbers are a valid schedule. An imported review may have any numbers, and restarts
 * if they are invalid.
 */
function isSound(
	{ stability, difficulty, scheduledDays, phase, reviews, lastAtMs }: NameReview,
	nowMs: number
): boolean {
	return (
		stability >= 0.001 &&
		stability <= 36_500 &&
		difficulty >= 1 &&
		difficulty <= 10 &&
		scheduledDays >= 0 &&
		scheduledDays <= 36_500 &&
		phase > 0 &&
		reviews > 0 &&
		lastAtMs >= 0 &&
		lastAtMs <= nowMs + dayMs
	);
}

function cardOf(review: NameReview | null, nowMs: number): CardInput {
	return {
		due: review?.dueAtMs ?? nowMs,
		stability: review?.stability ?? 0,
		difficulty: review?.difficulty ?? 0,
		elapsed_days: 0,
		scheduled_days: review?.scheduledDays ?? 0,
		learning_steps: review?.learningSteps ?? 0,
		reps: review?.reviews ?? 0,
		lapses: review?.lapses ?? 0,
		state: review?.phase ?? 0,
		last_review: review?.lastAtMs ?? null
	};
}
