import { kindSentences } from '#lib/content/en/kindness.ts';
import { kindFacts } from '#lib/content/kindness.ts';
import { dayNumber, dayOf, type Day } from '#lib/core/day.ts';
import { kindFor, type KindPlace } from '#lib/core/kindness.ts';
import type { Win } from '#lib/core/win.ts';

/** Returns a kind sentence for a place, the same one all day. */
export function kindSentence(place: KindPlace, day: Day): string {
	return kindSentences[kindFor(kindFacts, place, dayNumber(day))?.id ?? ''] ?? '';
}

/** Returns a kind sentence to show beside a win, always the same one; null if none fits. */
export function kindSentenceBeside({ at, reply, moodBefore, moodAfter }: Win): string | null {
	if (reply === 'no' || reply === 'notYet') return kindSentence('silence', dayOf(at));
	return (moodAfter ?? moodBefore) === 1 ? kindSentence('veryLow', dayOf(at)) : null;
}
