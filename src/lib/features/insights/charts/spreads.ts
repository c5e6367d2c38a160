import type { ChartDataset } from 'chart.js';
import { linesOf, type DrawingOf, type Spread } from '#lib/features/insights/drawing.ts';
import { labelLength, monthAxis, withoutGrid, type ChartParts } from './axes.ts';
import type { Look } from './look.ts';

/** A chart with a dot and a bar per row. */
export function ranges(drawing: DrawingOf<'ranges'>, look: Look): ChartParts {
	const { rows, numberLabel } = drawing;
	const zero = ({ tick }: { tick: { value: number } }) =>
		tick.value === 0 ? look.strongLine : look.line;
	return {
		labels: rows.map(({ label }) => linesOf(label, labelLength)),
		datasets: [
			dotsOf(
				rows.map(({ mean }) => mean),
				look
			),
			barsOf(rows.map(ends), look)
		],
		x: {
			suggestedMin: -1,
			suggestedMax: 1,
			grid: { color: zero },
			ticks: { maxTicksLimit: 5, callback: (at: string | number) => numberLabel(Number(at)) }
		},
		y: withoutGrid,
		isLying: true
	};
}

/** A chart with a dot and a bar per point in time. */
export function rangesOverTime(drawing: DrawingOf<'rangesOverTime'>, look: Look): ChartParts {
	const { points, monthLabel } = drawing;
	const ats = points.map(({ at }) => at);
	return {
		datasets: [
			dotsOf(
				points.map(({ at, mean }) => ({ x: at, y: mean })),
				look
			),
			barsOf(
				points.map((point) => ({ x: point.at, y: ends(point) })),
				look
			)
		],
		x: monthAxis(ats, monthLabel, look),
		y: { min: 1, max: 5, ticks: { stepSize: 1 } }
	};
}

function dotsOf(data: (number | { x: number; y: number })[], { accent }: Look): ChartDataset {
	return {
		type: 'line',
		data,
		showLine: false,
		pointRadius: data.length > 36 ? 2 : data.length > 12 ? 4 : 6,
		backgroundColor: accent,
		borderColor: accent,
		clip: false,
		order: 0
	};
}

function barsOf(
	data: ([number, number] | { x: number; y: [number, number] })[],
	{ strongLine }: Look
): ChartDataset {
	return {
		type: 'bar',
		data: data as [number, number][],
		backgroundColor: strongLine,
		barThickness: data.length > 36 ? 2 : 4,
		borderRadius: 2,
		borderSkipped: false,
		order: 1
	};
}

function ends({ low, high }: Spread): [number, number] {
	return [low, high];
}
