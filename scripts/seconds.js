// @ts-check

/** Maximum number of files listed for a part. One line sums up the others. */
const listed = 15;

/**
 * Returns lines with the seconds of each test file of a part, slowest first, and the sum of all files. Files
 * that ran in parallel count in full, so the sum exceeds the elapsed time.
 * @param {string} part
 * @param {'vitest' | 'playwright'} kind
 * @param {string | null} text the JSON report; null if there is none
 * @returns {string[]} empty if the report cannot be read, because `countReport` reports that
 */
export function secondsTable(part, kind, text) {
	/** @type {[file: string, seconds: number][]} */
	let files;
	try {
		files = (kind === 'vitest' ? vitestFiles : playwrightFiles)(JSON.parse(text ?? ''));
	} catch {
		return [];
	}
	const slowest = files.toSorted(([, a], [, b]) => b - a);
	const others = slowest.splice(listed);
	const total = [...slowest, ...others].reduce((sum, [, seconds]) => sum + seconds, 0);
	return [
		`\n${part}, seconds of each test file`,
		...slowest.map(([file, seconds]) => row(seconds, file)),
		...(others.length === 0
			? []
			: [
					row(
						others.reduce((sum, [, seconds]) => sum + seconds, 0),
						`${others.length} others`
					)
				]),
		row(total, `all ${slowest.length + others.length}`)
	];
}

/**
 * Returns the path of a test file from the project's folder on.
 * @param {string} path as the runner reports it
 */
export const projectPath = (path) => path.replace(/.*[/\\](?=(src|tests|scripts)[/\\])/, '');

/** @type {(seconds: number, what: string) => string} */
const row = (seconds, what) => `${seconds.toFixed(1).padStart(8)}  ${what}`;

/**
 * @param {{ testResults: { name: string, startTime: number, endTime: number }[] }} report
 * @returns {[file: string, seconds: number][]}
 */
function vitestFiles({ testResults }) {
	return testResults.map(({ name, startTime, endTime }) => [
		projectPath(name),
		(endTime - startTime) / 1000
	]);
}

/**
 * @typedef {{ file: string, tests: { results: { duration: number }[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[] }} report
 * @returns {[file: string, seconds: number][]}
 */
function playwrightFiles({ suites }) {
	/** @type {Map<string, number>} */
	const files = new Map();
	for (const { file, tests } of specsOf(suites)) {
		const ms = tests.flatMap(({ results }) => results.map(({ duration }) => duration));
		files.set(
			file,
			ms.reduce((sum, each) => sum + each / 1000, files.get(file) ?? 0)
		);
	}
	return [...files];
}

/**
 * @param {Suite[]} suites
 * @returns {Spec[]}
 */
function specsOf(suites) {
	return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}
