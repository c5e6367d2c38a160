import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	type ChartConfiguration,
	type ChartDataset,
	type Scale
} from 'chart.js';
import { linesOf, ticksBetween, type Drawing, type MonthNumber, type Spread } from './drawing.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	LinearScale,
	LineController,
	LineElement,
	PointElement
);

/** The colours and letters of the page, as the canvas has to be told them. */
interface Look {
	ink: string;
	line: string;
	strongLine: string;
	accent: string;
	quietAccent: string;
	surface: string;
	font: { family: string; size: number };
	isRightToLeft: boolean;
}

const labelLength = 14;
/** How wide a month is in words, with room around it, in heights of the letters. */
const monthWidth = 7;
/** Radii of circles in px; in a narrow picture the widest is that share of a column. */
const widestCircle = 16;
const smallestCircle = 4;
const shareOfColumn = 0.25;

/**
 * Draws on the canvas in the colours of the page, anew when those change, or in light ones for paper;
 * gives how to end it.
 */
export function draw(canvas: HTMLCanvasElement, drawing: Drawing, isOnPaper: boolean): () => void {
	const chartNow = () => new Chart(canvas, configurationOf(drawing, lookOf(canvas, isOnPaper)));
	const scheme = matchMedia('(prefers-color-scheme: dark)');
	let chart = chartNow();
	const redraw = () => {
		chart.destroy();
		chart = chartNow();
	};
	scheme.addEventListener('change', redraw);
	return () => {
		scheme.removeEventListener('change', redraw);
		chart.destroy();
	};
}

function lookOf(canvas: HTMLCanvasElement, isOnPaper: boolean): Look {
	const { style } = canvas;
	// A token that differs between light and dark has a value on an element alone.
	if (isOnPaper) style.colorScheme = 'light';
	const valueOf = (token: string) => {
		style.color = `var(${token})`;
		return getComputedStyle(canvas).color;
	};
	const look = {
		ink: valueOf('--ink-quiet'),
		line: valueOf('--line'),
		strongLine: valueOf('--line-strong'),
		accent: valueOf('--accent'),
		quietAccent: valueOf('--accent-quiet'),
		surface: valueOf('--surface-quiet')
	};
	style.color = '';
	style.colorScheme = '';
	const { fontFamily, fontSize, direction } = getComputedStyle(canvas);
	return {
		...look,
		font: { family: fontFamily, size: parseFloat(fontSize) },
		isRightToLeft: direction === 'rtl'
	};
}

function configurationOf(drawing: Drawing, look: Look): ChartConfiguration {
	const { labels, datasets, x, y, isLying } = partsOf(drawing, look);
	const axis = {
		grid: { color: look.line },
		border: { color: look.line },
		ticks: { color: look.ink, font: look.font }
	};
	return {
		type: 'bar',
		data: { labels, datasets },
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			// The caption and the table say what a pointer would ask for.
			events: [],
			indexAxis: isLying ? 'y' : 'x',
			scales: {
				x: merged(axis, { reverse: look.isRightToLeft }, x),
				y: merged(axis, { position: look.isRightToLeft ? 'right' : 'left' }, y)
			}
		}
	} as ChartConfiguration;
}

/** Options of an axis; the types of chart.js ask for all of them in each group. */
type Axis = { [option: string]: unknown };
interface Parts {
	labels?: (string | string[])[];
	datasets: ChartDataset[];
	x: Axis;
	y: Axis;
	/** Whether rows lie one below the other. */
	isLying?: boolean;
}

function partsOf(drawing: Drawing, look: Look): Parts {
	const none = { grid: { display: false } };
	const counts = { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 5 } };
	switch (drawing.kind) {
		case 'ranges': {
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
				y: none,
				isLying: true
			};
		}
		case 'rangesOverTime': {
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
		case 'growth': {
			const { points, monthLabel } = drawing;
			const ats = points.map(({ at }) => at);
			const last = points.at(-1);
			// The last step is as long as a month, so that it can be seen.
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
				y: counts
			};
		}
		case 'columns': {
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
				x: { ...none, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
				y: counts
			};
		}
		case 'parts': {
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
				x: { ...counts, stacked: true },
				y: { ...none, stacked: true },
				isLying: true
			};
		}
		case 'circles': {
			const { rows, edges, circles } = drawing;
			const largest = Math.max(...circles.map(({ size }) => size));
			return {
				datasets: [
					{
						type: 'line',
						data: circles.map(({ row, column }) => ({ x: column + 0.5, y: row })),
						showLine: false,
						pointRadius({ chart, dataIndex }) {
							const share = Math.sqrt((circles[dataIndex]?.size ?? 0) / largest);
							const widest = Math.min(widestCircle, (shareOfColumn * chart.width) / edges.length);
							return smallestCircle + (widest - smallestCircle) * share;
						},
						pointBackgroundColor: circles.map(({ fill }) => faded(look.accent, fill ?? 0)),
						pointBorderColor: circles.map(({ fill }) =>
							fill === null ? look.strongLine : look.accent
						),
						pointBorderWidth: 1.5,
						clip: false
					}
				],
				x: namedAxis(edges, 0, labelLength),
				y: { ...namedAxis(rows, 0.5, labelLength), ...none, reverse: true }
			};
		}
	}
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

/** An axis of time, with as many of its months named as there is room for. */
function monthAxis(
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

/** An axis on which each whole number from 0 has a name; it begins and ends that far outside of them. */
function namedAxis(names: readonly string[], margin: number, length: number): Axis {
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

/** A colour as the browser computes it, with that much of it left, 0 to 1. */
function faded(colour: string, share: number): string {
	return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${share})`);
}

/** Options of an axis put together; later ones win, inside of `grid`, `border` and `ticks` as well. */
function merged(...axes: Axis[]): Axis {
	const all: { [option: string]: unknown } = {};
	for (const axis of axes)
		for (const [option, value] of Object.entries(axis)) {
			const isGroup = typeof value === 'object' && value !== null;
			all[option] = isGroup ? { ...(all[option] as object | undefined), ...value } : value;
		}
	return all;
}
