import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	type ChartConfiguration
} from 'chart.js';
import type { Drawing } from '#lib/features/insights/drawing.ts';
import { merged, type ChartParts } from './axes.ts';
import { circles } from './circles.ts';
import { columns } from './columns.ts';
import { growth } from './growth.ts';
import { lookOf, type Look } from './look.ts';
import { parts } from './parts.ts';
import { ranges, rangesOverTime } from './spreads.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	LinearScale,
	LineController,
	LineElement,
	PointElement
);

/**
 * Draws on the canvas in the colours of the page and redraws when the colour scheme changes; on paper, in
 * light colours. Returns a function that removes the chart.
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
			// No pointer events: the caption and the table already show the numbers.
			events: [],
			indexAxis: isLying ? 'y' : 'x',
			scales: {
				x: merged(axis, { reverse: look.isRightToLeft }, x),
				y: merged(axis, { position: look.isRightToLeft ? 'right' : 'left' }, y)
			}
		}
	} as ChartConfiguration;
}

function partsOf(drawing: Drawing, look: Look): ChartParts {
	switch (drawing.kind) {
		case 'ranges':
			return ranges(drawing, look);
		case 'rangesOverTime':
			return rangesOverTime(drawing, look);
		case 'growth':
			return growth(drawing, look);
		case 'columns':
			return columns(drawing, look);
		case 'parts':
			return parts(drawing, look);
		case 'circles':
			return circles(drawing, look);
	}
}
