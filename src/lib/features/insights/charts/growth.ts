import type { ChartDataset } from 'chart.js';
import type { DrawingOf } from '#lib/features/insights/drawing.ts';
import { countAxis, monthAxis, type ChartParts } from './axes.ts';
import type { Look } from './look.ts';

/** A chart with a line that rises in steps. */
export function growth(drawing: DrawingOf<'growth'>, look: Look): ChartParts {
	const { points, monthLabel } = drawing;
	const ats = points.map(({ at }) => at);
	const last = points.at(-1);
	// Extend the last step by half a month so that it is visible.
	const end = last ? [{ x: last.at + 0.5, y: last.value }] : [];
	return {
		datasets: [
			{
				type: 'line',
				data: [...points.map(({ at, value }) => ({ x: at, y: value })), ...end],
				stepped: 'before',
				borderColor: look.accent,
				borderWidth: 3,
				backgroundColor: look.accent,
				pointRadius: points.length > 12 ? 0 : [...points.map(() => 4), 0]
			} as ChartDataset
		],
		x: monthAxis(ats, monthLabel, look),
		y: countAxis
	};
}
