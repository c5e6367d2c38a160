import { linesOf, type DrawingOf } from '#lib/features/insights/drawing.ts';
import { countAxis, labelLength, withoutGrid, type ChartParts } from './axes.ts';
import type { Look } from './look.ts';

/** A chart with a stacked bar of three parts per row. */
export function parts(drawing: DrawingOf<'parts'>, look: Look): ChartParts {
	const { rows } = drawing;
	const fills = [look.accent, look.quietAccent, look.surface];
	const borders = [look.accent, look.accent, look.strongLine];
	return {
		labels: rows.map(({ label }) => linesOf(label, labelLength)),
		datasets: fills.map((fill, part) => ({
			type: 'bar',
			data: rows.map(({ values }) => values[part]!),
			backgroundColor: fill,
			borderColor: borders[part]!,
			borderWidth: 1.5,
			borderSkipped: false,
			maxBarThickness: 26
		})),
		x: { ...countAxis, stacked: true },
		y: { ...withoutGrid, stacked: true },
		isLying: true
	};
}
