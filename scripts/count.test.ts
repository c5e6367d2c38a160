import { describe, expect, test } from 'vitest';
import { countReport, countStatus, sum } from './count.js';

function vitestReport(testResults: { status: string; name: string; tests: string[] }[]): string {
	const all = testResults.flatMap(({ tests }) => tests);
	return JSON.stringify({
		numTotalTests: all.length,
		numPassedTests: all.filter((status) => status === 'passed').length,
		testResults: testResults.map(({ status, name, tests }) => ({
			status,
			name,
			assertionResults: tests.map((each, at) => ({
				status: each,
				fullName: `${name} ${at}`,
				failureMessages: each === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m'] : []
			}))
		}))
	});
}

function playwrightReport(statuses: string[]): string {
	const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
	const specs = statuses.map((status, at) => ({
		title: `journey ${at}`,
		file: 'log.spec.ts',
		line: at + 1,
		tests: [
			{ status, results: status === 'unexpected' ? [{ error: { message: 'timed out' } }] : [{}] }
		]
	}));
	return JSON.stringify({
		suites: [{ specs: specs.slice(0, 1), suites: [{ specs: specs.slice(1) }] }],
		stats: {
			expected: count('expected'),
			unexpected: count('unexpected'),
			flaky: count('flaky'),
			skipped: count('skipped')
		}
	});
}

describe('a command without a report', () => {
	test('counts as one test, which passes only with exit status 0', () => {
		expect(countStatus(0)).toEqual({ passed: 1, failed: 0, remarks: [] });
		expect(countStatus(2)).toMatchObject({ passed: 0, failed: 1 });
	});
});

describe('a Vitest report', () => {
	test('counts passed and failed tests', () => {
		const text = vitestReport([
			{ status: 'passed', name: 'a.test.ts', tests: ['passed', 'passed'] },
			{ status: 'failed', name: 'b.test.ts', tests: ['passed', 'failed'] }
		]);
		expect(countReport('vitest', text, 1)).toEqual({
			passed: 3,
			failed: 1,
			remarks: ['Failed: b.test.ts b.test.ts 1\nexpected 1 to be 2']
		});
	});

	test('counts a file that could not be loaded as a failure', () => {
		const text = vitestReport([
			{ status: 'passed', name: 'a.test.ts', tests: ['passed'] },
			{ status: 'failed', name: 'broken.test.ts', tests: [] }
		]);
		const { passed, failed, remarks } = countReport('vitest', text, 1);
		expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
		expect(remarks.join()).toContain('broken.test.ts');
	});

	test('counts a file whose hook failed as a failure, even if each of its tests passed', () => {
		const text = vitestReport([{ status: 'failed', name: 'a.test.ts', tests: ['passed'] }]);
		expect(countReport('vitest', text, 1)).toMatchObject({ passed: 1, failed: 1 });
	});

	test.each(['skipped', 'todo', 'pending'])('counts a test that is %s as a failure', (status) => {
		const text = vitestReport([{ status: 'passed', name: 'a.test.ts', tests: ['passed', status] }]);
		const { passed, failed, remarks } = countReport('vitest', text, 0);
		expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
		expect(remarks).toEqual(['Did not run: a.test.ts 1']);
	});
});

describe('a Playwright report', () => {
	test('counts passed and failed tests', () => {
		const text = playwrightReport(['expected', 'expected', 'unexpected']);
		expect(countReport('playwright', text, 1)).toEqual({
			passed: 2,
			failed: 1,
			remarks: ['Failed: log.spec.ts:3 journey 2\ntimed out']
		});
	});

	test('counts flaky and skipped tests as failures and names them', () => {
		const text = playwrightReport(['expected', 'flaky', 'skipped']);
		expect(countReport('playwright', text, 0)).toEqual({
			passed: 1,
			failed: 2,
			remarks: [
				'Passed only when tried again: log.spec.ts:2 journey 1',
				'Did not run: log.spec.ts:3 journey 2'
			]
		});
	});
});

describe.each(['vitest', 'playwright'] as const)('%s without a valid report', (kind) => {
	test.each([
		['none', null],
		['an empty one', ''],
		['half a one', '{"stats": {'],
		['null', 'null'],
		['a foreign one', '{}'],
		['one without its counts', '{"testResults": [], "suites": [], "stats": {}}']
	])('%s is one failure, with any exit status', (_, text) => {
		expect(countReport(kind, text, 0)).toMatchObject({ passed: 0, failed: 1 });
		expect(countReport(kind, text, 1)).toMatchObject({ passed: 0, failed: 1 });
	});

	test('a run without tests is a failure', () => {
		const text = kind === 'vitest' ? vitestReport([]) : playwrightReport([]);
		const { passed, failed, remarks } = countReport(kind, text, 0);
		expect({ passed, failed }).toEqual({ passed: 0, failed: 1 });
		expect(remarks).toContain('It ran no test.');
	});

	test('a nonzero exit status is a failure, even if the report has none', () => {
		const text =
			kind === 'vitest'
				? vitestReport([{ status: 'passed', name: 'a.test.ts', tests: ['passed'] }])
				: playwrightReport(['expected']);
		expect(countReport(kind, text, 0)).toEqual({ passed: 1, failed: 0, remarks: [] });
		expect(countReport(kind, text, 1)).toMatchObject({ passed: 1, failed: 1 });
	});
});

describe('the standard error of a runner', () => {
	const green = vitestReport([{ status: 'passed', name: 'a.test.ts', tests: ['passed'] }]);

	test('its end becomes a remark if the status is nonzero and no test failed', () => {
		const complaints = `${'first\n'.repeat(1000)}Error: late\n  at a.ts:3\n`;
		const { failed, remarks } = countReport('vitest', green, 1, complaints);
		expect(failed).toBe(1);
		expect(remarks.at(-1)).toMatch(/first\nError: late\n {2}at a\.ts:3$/);
		expect(remarks.at(-1)!.length).toBeLessThanOrEqual(4000);
	});

	test('does not count as a failure, and is not quoted if a test failed', () => {
		expect(countReport('vitest', green, 0, 'a warning').remarks).toEqual([]);
		const red = vitestReport([{ status: 'failed', name: 'a.test.ts', tests: ['failed'] }]);
		expect(countReport('vitest', red, 1, 'Error: said').remarks.join()).not.toContain('said');
	});
});

describe('sum', () => {
	test('adds up the counts and joins the remarks in order', () => {
		const tallies = [
			{ passed: 2, failed: 0, remarks: ['first'] },
			{ passed: 3, failed: 1, remarks: ['second'] }
		];
		expect(sum(tallies)).toEqual({ passed: 5, failed: 1, remarks: ['first', 'second'] });
		expect(sum([])).toEqual({ passed: 0, failed: 0, remarks: [] });
	});
});
