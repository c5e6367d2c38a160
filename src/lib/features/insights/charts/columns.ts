import type { DrawingOf } from '#lib/features/insights/drawing.ts';
import { countAxis, withoutGrid, type ChartParts } from './axes.ts';
import type { Look } from './look.ts';

/** A chart with a column per label. */
export function columns(drawing: DrawingOf<'columns'>, look: Look): ChartParts {
	const { columns } = drawing;
	return {
		labels: columns.map(({ label }) => label),
		datasets: [
			{
				type: 'bar',
				data: columns.map(({ value }) => value),
				backgroundColor: columns.map((one) => (one.standsOut ? look.accent : look.strongLine)),
				borderRadius: 3,
				categoryPercentage: 0.85,
				barPercentage: 1
			}
		],
		x: { ...withoutGrid, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
		y: countAxis
	};
}
