import type { Pictured } from '#lib/features/insights/drawing.ts';
import { busyHours, type Insights } from '#lib/features/insights/numbers/insights.ts';
import { hourInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { sentences } from './number-words.ts';

/** Returns the picture of wins by hour of the day. */
export function hoursPicture({ hours, count, busiest }: Insights['hours']): Pictured {
	const isBusiest = (hour: number) =>
		busiest !== null && (hour - busiest.from + 24) % 24 < busyHours;
	return {
		drawing: {
			kind: 'columns',
			columns: hours.map((value, hour) => ({
				label: hourInWords(hour),
				value,
				standsOut: isBusiest(hour)
			}))
		},
		caption: sentences(
			busiest &&
				m.insights_hours_caption({
					from: hourInWords(busiest.from),
					to: hourInWords((busiest.from + busyHours) % 24),
					hits: numberInWords(busiest.share.hits),
					count: numberInWords(count)
				}),
			m.insights_hours_how()
		),
		table: {
			title: m.insights_hours(),
			columns: [m.insights_when(), m.insights_entries()],
			rows: hours.flatMap((value, hour) =>
				value > 0 ? [[hourInWords(hour), numberInWords(value)]] : []
			)
		}
	};
}
