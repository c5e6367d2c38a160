import type { Pictured } from '#lib/features/insights/drawing.ts';
import type { Insights } from '#lib/features/insights/numbers/insights.ts';
import { energyParts } from '#lib/core/totals.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { decimalInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { few, needed, rangeWords, sentences } from './number-words.ts';

/** Returns the picture of ease by channel and energy. */
export function energyPicture({ cells, highest }: Insights['energy']): Pictured {
	const channels = [...new Set(cells.map(({ channel }) => channel))];
	const edges = Array.from({ length: energyParts + 1 }, (_, part) => (100 / energyParts) * part);
	return {
		drawing: highest && {
			kind: 'circles',
			rows: channels.map(channelLabel),
			edges: edges.map(numberInWords),
			circles: cells.map(({ channel, part, count, ease }) => ({
				row: channels.indexOf(channel),
				column: part,
				size: count,
				// Squared, because strong colours are harder to tell apart.
				fill: ease && ((ease.mean - 1) / 4) ** 2
			}))
		},
		caption: highest
			? sentences(
					m.insights_energy_highest({
						channel: channelLabel(highest.cell.channel),
						...energyOf(highest.cell.part),
						mean: decimalInWords(highest.cell.ease.mean),
						count: numberInWords(highest.cell.rated)
					}),
					highest.isClear
						? m.insights_energy_clear()
						: highest.cell.rated < few
							? m.insights_too_few()
							: m.insights_too_close(),
					m.insights_energy_how()
				)
			: m.insights_energy_none({ needed }),
		table: {
			title: m.insights_energy(),
			columns: [
				m.insights_energy_what(),
				m.insights_entries(),
				m.insights_energy_ease(),
				m.insights_likely()
			],
			rows: cells.map(({ channel, part, count, ease }) => [
				m.insights_energy_cell({ channel: channelLabel(channel), ...energyOf(part) }),
				numberInWords(count),
				ease ? decimalInWords(ease.mean) : m.insights_not_yet_short(),
				ease ? rangeWords(ease) : '–'
			])
		}
	};
}

/** The lowest and highest energy of a part of the scale. */
function energyOf(part: number): { from: number; to: number } {
	const size = 100 / energyParts;
	return { from: part * size, to: part === energyParts - 1 ? 100 : (part + 1) * size - 1 };
}
