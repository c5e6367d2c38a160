// @ts-check
import { inWords } from './outcome.js';

/** @typedef {import('./run.js').Result} Result */
/** @typedef {{ engine: string, results: readonly Result[] }} Column */

/**
 * Returns a table of capabilities and engines as Markdown.
 * @param {readonly Column[]} columns with the same flows in the same order
 */
export function tableOf(columns) {
	return markdownTable([
		['capability', ...columns.map(({ engine }) => engine)],
		...(columns[0]?.results ?? []).map(({ capability }, at) => [
			capability,
			...columns.map(({ results }) => cellOf(results[at]))
		])
	]);
}

/**
 * Returns rows as a table, with the first row as its head.
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(rows) {
	const widths = (rows[0] ?? []).map((_, at) =>
		Math.max(...rows.map((row) => row[at]?.length ?? 0))
	);
	const lines = rows.map(
		(row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
	);
	lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
	return lines.join('\n');
}

/** @param {Result | undefined} result */
function cellOf(result) {
	if (!result) return 'not run';
	return result.outcome ? inWords(result.outcome) : 'FAILS';
}

/** The comments around a part of docs/engines.md that a run writes. */
export const marks = {
	results: { start: '<!-- results of npm run test:engines -->', end: '<!-- end of results -->' },
	speed: { start: '<!-- results of --speed -->', end: '<!-- end of --speed -->' }
};

/**
 * Returns a document with another text between two marks.
 * @param {string} document
 * @param {string} text
 * @param {{ start: string, end: string }} between
 */
export function withPart(document, text, { start, end }) {
	const [before, rest] = document.split(start);
	const after = rest?.split(end)[1];
	if (after === undefined) throw new Error(`The document lacks the mark ${end}.`);
	return `${before}${start}\n\n${text}\n\n${end}${after}`;
}

/**
 * Returns a document with the results of a run in its table. Cells that were not run stay.
 * @param {string} document
 * @param {readonly Column[]} columns
 * @param {{ capabilities: readonly string[], engines: readonly string[] }} all rows and columns, in their order
 */
export function withResults(document, columns, { capabilities, engines }) {
	const [head = [], , ...rows] = (document.split(marks.results.start)[1] ?? '')
		.split(marks.results.end)[0]
		?.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.split('|').map((cell) => cell.trim())) ?? [[]];
	/** @type {(capability: string, engine: string) => string} */
	const cell = (capability, engine) => {
		const column = columns.find((one) => one.engine === engine);
		const result = column?.results.find((one) => one.capability === capability);
		const known = rows.find((row) => row[1] === capability)?.[head.indexOf(engine)];
		return result ? cellOf(result) : (known ?? 'not run');
	};
	const table = markdownTable([
		['capability', ...engines],
		...capabilities.map((one) => [one, ...engines.map((engine) => cell(one, engine))])
	]);
	return withPart(document, table, marks.results);
}

/**
 * Returns whether a document contains the rows of a table, in any alignment.
 * @param {string} document
 * @param {string} table
 * @param {readonly string[]} unsteady capabilities whose rows may differ
 */
export function hasTable(document, table, unsteady) {
	const bare = (/** @type {string} */ text) => text.replace(/[ -]+/g, ' ');
	const rows = table.split('\n').map(bare);
	const isSteady = (/** @type {string} */ row) =>
		unsteady.every((capability) => !row.startsWith(`| ${bare(capability)} |`));
	return rows.filter(isSteady).every((row) => bare(document).includes(row));
}
