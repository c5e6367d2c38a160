import type { Drawing, Pictured } from '#lib/features/insights/drawing.ts';
import { isClear, type OverTime, type Period } from '#lib/features/insights/numbers/insights.ts';
import { decimalInWords, monthInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { easeLabel } from '#lib/i18n/win-labels.ts';
import { monthLabel, monthNumber } from './month-scale.ts';
import { estimateWords, rangeWords, sentences } from './number-words.ts';

/** Returns the picture of ease over time. */
export function easePicture(ease: OverTime): Pictured {
	return {
		drawing: periodsDrawing(ease.periods),
		caption: sentences(
			easeSentence(ease),
			m.insights_ease_how({ lowest: easeLabel(1), highest: easeLabel(5) })
		),
		table: periodsTable(m.insights_ease(), ease.periods)
	};
}

function easeSentence({ change, overall }: OverTime): string | null {
	if (!change) return overall && m.insights_ease_so_far(estimateWords(overall));
	const means = {
		earlier: decimalInWords(change.earlier.mean),
		later: decimalInWords(change.later.mean)
	};
	if (!isClear(change.difference)) return m.insights_ease_close(means);
	return change.difference.mean > 0 ? m.insights_ease_grown(means) : m.insights_ease_fallen(means);
}

/** Returns the picture of the mood after over time. */
export function moodLinePicture(mood: OverTime): Pictured {
	return {
		drawing: periodsDrawing(mood.periods),
		caption: mood.overall ? m.insights_mood_line_caption(estimateWords(mood.overall)) : '',
		table: periodsTable(m.insights_mood_line(), mood.periods)
	};
}

function periodsDrawing(periods: readonly Period[]): Drawing {
	return {
		kind: 'rangesOverTime',
		points: periods.map(({ from, to, mean }) => ({
			at: (monthNumber(from) + monthNumber(to)) / 2,
			...mean
		})),
		monthLabel
	};
}

function periodsTable(title: string, periods: readonly Period[]): Pictured['table'] {
	return {
		title,
		columns: [m.insights_when(), m.insights_entries(), m.insights_average(), m.insights_likely()],
		rows: periods.map(({ from, to, count, mean }) => [
			from === to
				? monthInWords(from)
				: m.insights_months({ from: monthInWords(from), to: monthInWords(to) }),
			numberInWords(count),
			decimalInWords(mean.mean),
			rangeWords(mean)
		])
	};
}
