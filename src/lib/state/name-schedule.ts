import { fsrs, Rating, type CardInput } from 'ts-fsrs';
import type { NameReview } from '#lib/domain/name-review.ts';
import type { PersonId } from '#lib/domain/person.ts';

const dayMs = 86_400_000;
// Whole days alone, so that no name comes twice in one sitting, and no chance in it.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * How well a name is known after it was recalled, or was not this time. The next time is as the FSRS scheduler has
 * it (open-spaced-repetition/ts-fsrs): "good" for recalled, "again" for not.
 */
export function reviewed(
	id: PersonId,
	before: NameReview | null,
	wasRecalled: boolean,
	nowMs: number
): Omit<NameReview, 'revision'> {
	const known = before && isSound(before, nowMs) ? before : null;
	// A clock that was set back a little must not make time run backwards.
	const atMs = Math.max(nowMs, known?.lastAtMs ?? nowMs);
	const { card } = scheduler.next(
		cardOf(known, atMs),
		new Date(atMs),
		wasRecalled ? Rating.Good : Rating.Again
	);
	return {
		// What this version does not know of it travels along.
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

/** What came from elsewhere may be numbers that no schedule can follow from; then it begins anew. */
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
