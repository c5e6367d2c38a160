import { kindSentences } from '#lib/content/kindness.en.ts';
import { kindFacts } from '#lib/content/kindness.ts';
import { dayNumber, dayOf, type Day } from '#lib/domain/day.ts';
import { kindFor, type KindPlace } from '#lib/domain/kindness.ts';
import type { Win } from '#lib/domain/win.ts';

/** A kind sentence for a place, the same one all day long. */
export function kindSentence(place: KindPlace, day: Day): string {
	return kindSentences[kindFor(kindFacts, place, dayNumber(day))?.id ?? ''] ?? '';
}

/** A kind sentence to stand beside an entry, always the same one; null where none fits. */
export function kindSentenceBeside({ at, reply, moodBefore, moodAfter }: Win): string | null {
	if (reply === 'no' || reply === 'notYet') return kindSentence('silence', dayOf(at));
	return (moodAfter ?? moodBefore) === 1 ? kindSentence('veryLow', dayOf(at)) : null;
}
