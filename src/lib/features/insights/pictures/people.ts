import type { Pictured } from '#lib/features/insights/drawing.ts';
import type { Insights } from '#lib/features/insights/numbers/insights.ts';
import { monthInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { monthLabel, monthNumber } from './month-scale.ts';
import { sentences } from './number-words.ts';

/** Returns the picture of the number of different people over time. */
export function peoplePicture({ people, months }: Insights['reach']): Pictured {
	return {
		drawing: {
			kind: 'growth',
			points: months.map(({ month, peopleSoFar }) => ({
				at: monthNumber(month),
				value: peopleSoFar
			})),
			monthLabel
		},
		caption: sentences(m.insights_people_caption({ count: people }), m.insights_people_how()),
		table: {
			title: m.insights_people(),
			columns: [m.insights_when(), m.insights_people_month(), m.insights_people_so_far()],
			rows: months.map((one) => [
				monthInWords(one.month),
				numberInWords(one.people),
				numberInWords(one.peopleSoFar)
			])
		}
	};
}
