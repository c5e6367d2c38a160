// @ts-check

/**
 * What one part of the tests came to; `remarks` are sentences about what nobody may overlook.
 * @typedef {{ passed: number, failed: number, remarks: string[] }} Tally
 */

/** How much of a runner's complaints is told, in characters; the last of them say most. */
const longestComplaints = 4000;

/**
 * One passed or failed test for a command that reports by its exit status alone.
 * @param {number} status
 * @returns {Tally}
 */
export function countStatus(status) {
	return status === 0
		? { passed: 1, failed: 0, remarks: [] }
		: { passed: 0, failed: 1, remarks: [`It ended with status ${status}.`] };
}

/**
 * The count of a runner's report, in which everything that did not pass has failed: no test may be
 * skipped, no file may fail to load, and a red exit status is never counted as green.
 * @param {'vitest' | 'playwright'} kind
 * @param {string | null} text of the JSON report, null when there is none
 * @param {number} status of the runner
 * @param {string} complaints what the runner said on its standard error: where no test has failed,
 *   as when something was thrown after the last one, nothing else tells why the status is red
 * @returns {Tally}
 */
export function countReport(kind, text, status, complaints = '') {
	/** @type {Tally} */
	let tally;
	try {
		tally = (kind === 'vitest' ? countVitest : countPlaywright)(JSON.parse(text ?? ''));
		if (!Number.isSafeInteger(tally.passed) || !Number.isSafeInteger(tally.failed)) {
			throw new TypeError('A count is missing.');
		}
	} catch {
		return { passed: 0, failed: 1, remarks: ['Its report is missing or cannot be read.'] };
	}
	if (tally.passed + tally.failed === 0)
		return { passed: 0, failed: 1, remarks: [...tally.remarks, 'It ran no test.'] };
	if (status === 0 || tally.failed > 0) return tally;
	const remark = `It ended with status ${status}, though its report shows no failure.`;
	const last = complaints.trim().slice(-longestComplaints);
	return { ...tally, failed: 1, remarks: [...tally.remarks, remark, ...(last ? [last] : [])] };
}

/**
 * The sum of several counts.
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
	return {
		passed: tallies.reduce((total, { passed }) => total + passed, 0),
		failed: tallies.reduce((total, { failed }) => total + failed, 0),
		remarks: tallies.flatMap(({ remarks }) => remarks)
	};
}

/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ status: string, name: string, assertionResults: Assertion[] }} TestFile
 * @param {{ numTotalTests: number, numPassedTests: number, testResults: TestFile[] }} report
 * @returns {Tally}
 */
function countVitest(report) {
	// A file whose import or hook failed has no failed test of its own.
	const brokenFiles = report.testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	const skipped = report.testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status !== 'passed' && status !== 'failed');
	return {
		passed: report.numPassedTests,
		failed: report.numTotalTests - report.numPassedTests + brokenFiles.length,
		remarks: [
			...brokenFiles.map(({ name }) => `Failed as a file: ${name}`),
			...skipped.map(({ fullName }) => `Did not run: ${fullName}`)
		]
	};
}

/**
 * @typedef {{ title: string, file: string, line: number, tests: { status: string }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[], stats: { expected: number, unexpected: number, flaky: number,
 *   skipped: number } }} report
 * @returns {Tally}
 */
function countPlaywright({ suites, stats }) {
	const specs = specsOf(suites);
	/** @type {(status: string, what: string) => string[]} */
	const remarks = (status, what) =>
		specs
			.filter(({ tests }) => tests.some((test) => test.status === status))
			.map(({ file, line, title }) => `${what}: ${file}:${line} ${title}`);
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + stats.skipped,
		remarks: [
			...remarks('flaky', 'Passed only when tried again'),
			...remarks('skipped', 'Did not run')
		]
	};
}

/**
 * @param {Suite[]} suites
 * @returns {Spec[]}
 */
function specsOf(suites) {
	return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
}
