// @ts-check

/**
 * Upper limit of a figure: of its median, its 99th percentile, its longest value, or the ratio of its median
 * to its floor.
 * @typedef {{ of: 'median' | 'p99' | 'longest' | 'timesFloor', most: number }} Limit
 *
 * @typedef {object} Figure
 * @property {string} what
 * @property {'ms' | 's' | 'kB' | 'MB' | 'count' | 'shift'} unit
 * @property {number} runs
 * @property {number} median
 * @property {number} p99
 * @property {number} longest
 * @property {number} [floor] the median of a simpler reference, from the same run
 * @property {number} [timesFloor] the median divided by the floor
 * @property {Limit} [limit]
 * @property {boolean} [isMet]
 * @property {string} [note]
 */

/**
 * Returns a figure with one run for each value.
 * @param {string} what
 * @param {readonly number[]} values
 * @param {Partial<Pick<Figure, 'unit' | 'floor' | 'limit' | 'note'>>} [further]
 * @returns {Figure}
 */
export function figureOf(what, values, further = {}) {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (/** @type {number} */ share) =>
		sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
	const summary = { runs: sorted.length, median: at(0.5), p99: at(0.99), longest: at(1) };
	return judged({ what, unit: 'ms', ...summary, ...further });
}

/**
 * Returns the median of some values.
 * @param {readonly number[]} values
 */
export function median(values) {
	return figureOf('', values).median;
}

/**
 * Returns the figure with `timesFloor`, and with `isMet` if it has a limit.
 * @param {Figure} figure
 * @returns {Figure}
 */
export function judged(figure) {
	const { floor, limit } = figure;
	const timesFloor = floor ? figure.median / floor : undefined;
	const whole = { ...figure, ...(timesFloor !== undefined && { timesFloor }) };
	if (!limit) return whole;
	// A figure that could not be measured does not meet its limit.
	return { ...whole, isMet: (whole[limit.of] ?? NaN) <= limit.most };
}

const columns = ['runs', 'median', 'p99', 'longest', 'floor', '× floor'];
const width = 10;

/**
 * Formats the figures of a bench as a table.
 * @param {string} title
 * @param {readonly Figure[]} figures
 */
export function tableOf(title, figures) {
	const first = Math.max(20, title.length, ...figures.map(({ what }) => what.length)) + 2;
	const head =
		title.padEnd(first) + columns.map((name) => name.padStart(width)).join('') + '  limit';
	const rows = figures.map((figure) => {
		const { what, unit, runs, median, p99, longest, floor, timesFloor } = figure;
		const cells = [
			String(runs),
			...[median, p99, longest, floor].map((value) => withUnit(value, unit)),
			timesFloor === undefined ? '' : timesFloor.toFixed(2)
		];
		return (
			what.padEnd(first) + cells.map((cell) => cell.padStart(width)).join('') + verdict(figure)
		);
	});
	const notes = figures.flatMap(({ what, note }) => (note ? `  ${what}: ${note}` : []));
	return [head, ...rows, ...notes].join('\n');
}

/** @param {Figure} figure */
function verdict({ limit, unit, isMet }) {
	if (!limit) return '';
	const most = limit.of === 'timesFloor' ? `${limit.most} × floor` : withUnit(limit.most, unit);
	return `  ${limit.of === 'timesFloor' ? most : `${limit.of} ${most}`} ${isMet ? 'met' : 'not met'}`;
}

/** @type {(value: number | undefined, unit: Figure['unit']) => string} */
function withUnit(value, unit) {
	if (value === undefined) return '';
	if (Number.isNaN(value)) return '–';
	if (unit === 'count') return String(value);
	if (unit === 'shift') return value.toFixed(4);
	return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}
