import type { DrawingOf } from '#lib/features/insights/drawing.ts';
import { labelLength, namedAxis, withoutGrid, type ChartParts } from './axes.ts';
import { faded, type Look } from './look.ts';

/** Circle radii in px. */
const widestCircle = 16;
const smallestCircle = 4;
/** In a narrow chart, the largest radius as a share of the column width. */
const shareOfColumn = 0.25;

/** A chart with a circle for each pair of a row and a column. */
export function circles(drawing: DrawingOf<'circles'>, look: Look): ChartParts {
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
		y: { ...namedAxis(rows, 0.5, labelLength), ...withoutGrid, reverse: true }
	};
}
