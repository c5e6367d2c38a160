import type { Pictured } from '#lib/features/insights/drawing.ts';
import {
	isClear,
	type Estimate,
	type Insights,
	type MoodChange
} from '#lib/features/insights/numbers/insights.ts';
import type { Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { familyLabel } from '#lib/i18n/card-labels.ts';
import { differenceInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { few, needed, rangeWords, sentences, shareWords } from './number-words.ts';

/** Returns the picture of mood change by card family. */
export function moodByFamilyPicture({ moodByFamily }: Insights): Pictured {
	return moodPicture(moodByFamily, m.insights_mood_family(), familyLabel);
}

/** Returns the picture of mood change by channel. */
export function moodByChannelPicture({ moodByChannel }: Insights): Pictured {
	return moodPicture(moodByChannel, m.insights_mood_channel(), channelLabel);
}

function moodPicture<Kind extends Family | Channel>(
	changes: readonly MoodChange<Kind>[],
	name: string,
	labelOf: (kind: Kind) => string
): Pictured {
	const known = changes.flatMap(({ kind, count, lift, lifted }) =>
		lift && lifted ? [{ label: labelOf(kind), count, lift, lifted }] : []
	);
	const clear = known.filter(({ lift }) => isClear(lift)).slice(0, 2);
	const shown = clear.length > 0 ? clear : known.slice(0, 1);
	return {
		drawing:
			known.length > 0
				? {
						kind: 'ranges',
						rows: known.map(({ label, lift }) => ({ label, ...lift })),
						numberLabel: differenceInWords
					}
				: null,
		caption:
			known.length > 0
				? sentences(
						...shown.flatMap(({ label: kind, count, lift, lifted }) => [
							m.insights_mood_lift({
								kind,
								hits: numberInWords(lifted.hits),
								count: numberInWords(count)
							}),
							surenessOf(lift, count)
						]),
						clear.length > 0 ? m.insights_mood_chance() : null
					)
				: m.insights_mood_none({ needed }),
		table: {
			title: m.insights_mood(),
			columns: [
				name,
				m.insights_entries(),
				m.insights_mood_lifts(),
				m.insights_mood_steps(),
				m.insights_likely()
			],
			rows: changes.map(({ kind, count, lift, lifted }) => [
				labelOf(kind),
				numberInWords(count),
				lifted ? shareWords(lifted) : m.insights_not_yet_short(),
				lift ? differenceInWords(lift.mean) : '–',
				lift ? rangeWords(lift, differenceInWords) : '–'
			])
		}
	};
}

function surenessOf(lift: Estimate, count: number): string {
	if (isClear(lift)) return lift.mean > 0 ? m.insights_mood_more() : m.insights_mood_less();
	return count < few ? m.insights_too_few() : m.insights_too_close();
}
