// @ts-check
import { inWords } from './outcome.js';

/** @typedef {import('./run.js').Result} Result */
/** @typedef {{ engine: string, results: readonly Result[] }} Column */

/**
 * Returns a table of capabilities and engines as Markdown.
 * @param {readonly Column[]} columns with the same flows in the same order
 */
export function tableOf(columns) {
	const rows = [
		['capability', ...columns.map(({ engine }) => engine)],
		...(columns[0]?.results ?? []).map(({ capability }, at) => [
			capability,
			...columns.map(({ results }) => cellOf(results[at]))
		])
	];
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

const marks = { start: '<!-- results of npm run test:engines -->', end: '<!-- end of results -->' };

/**
 * Returns a document with another table between its marks.
 * @param {string} document
 * @param {string} table
 */
export function withTable(document, table) {
	const [before, rest] = document.split(marks.start);
	const after = rest?.split(marks.end)[1];
	if (after === undefined) throw new Error(`The document lacks the mark ${marks.end}.`);
	return `${before}${marks.start}\n\n${table}\n\n${marks.end}${after}`;
}

/**
 * Returns whether a document contains a table, in any alignment.
 * @param {string} document
 * @param {string} table
 */
export function hasTable(document, table) {
	const bare = (/** @type {string} */ text) => text.replace(/[ -]+/g, ' ');
	return bare(document).includes(bare(table));
}
