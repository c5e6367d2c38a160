import type { Win } from '#lib/core/win.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { moodLabel } from '#lib/i18n/win-labels.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';

/** Returns the moods before and after a win in words: “Low, then good”; '' if it has none. */
export function moodsInWords({ moodBefore, moodAfter }: Win): string {
	if (moodBefore !== null && moodBefore === moodAfter)
		return m.diary_mood_same({ mood: moodLabel(moodAfter) });
	if (moodBefore !== null && moodAfter !== null)
		return m.diary_moods({
			before: moodLabel(moodBefore),
			// The label goes on a sentence here, and begins one elsewhere.
			after: moodLabel(moodAfter).toLocaleLowerCase(getLocale())
		});
	if (moodBefore !== null) return m.diary_before({ mood: moodLabel(moodBefore) });
	return moodAfter === null ? '' : m.diary_after({ mood: moodLabel(moodAfter) });
}
