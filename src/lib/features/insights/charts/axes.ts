import type { ChartDataset, Scale } from 'chart.js';
import { ticksBetween, linesOf, type MonthNumber } from '#lib/features/insights/drawing.ts';
import type { Look } from './look.ts';

/** Options of an axis. The types of chart.js require all options of each group, so this one is loose. */
export type Axis = { [option: string]: unknown };
/** The parts of a chart that differ between the kinds of drawing. */
export interface ChartParts {
	labels?: (string | string[])[];
	datasets: ChartDataset[];
	x: Axis;
	y: Axis;
	/** True if the bars are horizontal. */
	isLying?: boolean;
}

/** An axis without grid lines. */
export const withoutGrid: Axis = { grid: { display: false } };
/** An axis for counts. */
export const countAxis: Axis = { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 5 } };
/** Maximum number of characters in a line of a label. */
export const labelLength = 14;
/** The width of a month's name with some space around it, in font sizes. */
const monthWidth = 7;

/** A time axis that labels as many months as fit. */
export function monthAxis(
	ats: readonly MonthNumber[],
	monthLabel: (at: MonthNumber) => string,
	{ font }: Look
): Axis {
	const [first, last] = [Math.min(...ats), Math.max(...ats)];
	return {
		type: 'linear',
		min: first - 0.5,
		max: last + 0.5,
		offset: false,
		grid: { display: false },
		ticks: {
			callback: (at: string | number) => monthLabel(Number(at)),
			maxRotation: 0,
			autoSkip: false
		},
		afterBuildTicks(axis: Scale) {
			const room = Math.floor(axis.chart.width / (font.size * monthWidth));
			const ticks = ticksBetween(Math.ceil(first), Math.floor(last), Math.min(5, room));
			axis.ticks = ticks.map((value) => ({ value }));
		}
	};
}

/**
 * An axis with a name at each whole number from 0. It extends by `margin` at both ends; labels break into
 * lines of `length` characters.
 */
export function namedAxis(names: readonly string[], margin: number, length: number): Axis {
	return {
		type: 'linear',
		min: -margin,
		max: names.length - 1 + margin,
		offset: false,
		grid: { offset: false },
		ticks: {
			callback: (at: string | number) => linesOf(names[Number(at)] ?? '', length),
			maxRotation: 0,
			autoSkip: false
		},
		afterBuildTicks(axis: Scale) {
			axis.ticks = names.map((_, value) => ({ value }));
		}
	};
}

/** Merges options of an axis. Later ones win, including those inside `grid`, `border` and `ticks`. */
export function merged(...axes: Axis[]): Axis {
	const all: { [option: string]: unknown } = {};
	for (const axis of axes)
		for (const [option, value] of Object.entries(axis)) {
			const isGroup = typeof value === 'object' && value !== null;
			all[option] = isGroup ? { ...(all[option] as object | undefined), ...value } : value;
		}
	return all;
}
