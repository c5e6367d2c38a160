// @ts-check
import { stripVTControlCharacters } from 'node:util';
import { projectPath } from './seconds.js';

/**
 * The result of one part of the tests. `remarks` are sentences about problems that must not be overlooked.
 * @typedef {{ passed: number, failed: number, remarks: string[] }} Tally
 */

/**
 * Maximum length, in characters, of standard error quoted in a remark. The end is the most informative part.
 */
const longestComplaints = 4000;

/** Maximum length, in characters, of the message of one failed test quoted in a remark. */
const longestMessage = 800;

/**
 * Counts a command that reports only an exit status as one passed or failed test.
 * @param {number} status
 * @returns {Tally}
 */
export function countStatus(status) {
	return status === 0
		? { passed: 1, failed: 0, remarks: [] }
		: { passed: 0, failed: 1, remarks: [`It ended with status ${status}.`] };
}

/**
 * Counts the tests in a runner's report. Everything that did not pass counts as failed: a skipped test, a
 * file that did not load, and a nonzero exit status without a failed test.
 * @param {'vitest' | 'playwright'} kind
 * @param {string | null} text the JSON report; null if there is none
 * @param {number} status the runner's exit status
 * @param {string} complaints the runner's standard error. If no test has failed, for example because
 *   something was thrown after the last one, only this explains a nonzero status.
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
 * Adds up several tallies.
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
 * Names a failed test at the end of the output, where it is found even when only the last lines were stored.
 * @type {(test: string, message: string | undefined) => string}
 */
const failure = (test, message = '') =>
	`Failed: ${test}\n${stripVTControlCharacters(message).trim().slice(0, longestMessage)}`.trim();

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
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
	const failures = report.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages = [] }) =>
				failure(`${projectPath(name)} ${fullName}`, failureMessages[0])
			)
	);
	const skipped = report.testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status !== 'passed' && status !== 'failed');
	return {
		passed: report.numPassedTests,
		failed: report.numTotalTests - report.numPassedTests + brokenFiles.length,
		remarks: [
			...failures,
			...brokenFiles.map(({ name }) => `Failed as a file: ${projectPath(name)}`),
			...skipped.map(({ fullName }) => `Did not run: ${fullName}`)
		]
	};
}

/**
 * @typedef {{ title: string, file: string, line: number, tests: Test[] }} Spec
 * @typedef {{ status: string, results?: { error?: { message?: string } }[] }} Test
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
	const failures = specs.flatMap(({ file, line, title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected')
			.map(({ results = [] }) =>
				failure(`${file}:${line} ${title}`, results.find(({ error }) => error)?.error?.message)
			)
	);
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + stats.skipped,
		remarks: [
			...failures,
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
