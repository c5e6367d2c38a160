import { expect, test } from 'vitest';
import { secondsTable } from './seconds.js';

const vitestReport = (...seconds: number[]) =>
	JSON.stringify({
		testResults: seconds.map((each, at) => ({
			name: `/somewhere/src/lib/${at}.test.ts`,
			startTime: 1000,
			endTime: 1000 + each * 1000
		}))
	});

test('lists the files of a Vitest report slowest first, with their sum', () => {
	expect(secondsTable('unit', 'vitest', vitestReport(1, 12.25, 3))).toEqual([
		'\nunit, seconds of each test file',
		'    12.3  src/lib/1.test.ts',
		'     3.0  src/lib/2.test.ts',
		'     1.0  src/lib/0.test.ts',
		'    16.3  all 3'
	]);
});

test('sums up the files after the slowest fifteen', () => {
	const lines = secondsTable('unit', 'vitest', vitestReport(...Array<number>(17).fill(2)));
	expect(lines).toHaveLength(18);
	expect(lines.slice(-2)).toEqual(['     4.0  2 others', '    34.0  all 17']);
});

test('adds up the Playwright tests of a file across nested suites', () => {
	const spec = (file: string, ...durations: number[]) => ({
		file,
		tests: [{ results: durations.map((duration) => ({ duration })) }]
	});
	const report = {
		suites: [
			{
				specs: [spec('log.spec.ts', 1500)],
				suites: [{ specs: [spec('log.spec.ts', 500, 1000), spec('diary.spec.ts', 4000)] }]
			}
		]
	};
	expect(secondsTable('e2e', 'playwright', JSON.stringify(report)).slice(1)).toEqual([
		'     4.0  diary.spec.ts',
		'     3.0  log.spec.ts',
		'     7.0  all 2'
	]);
});

test.each([null, '', '{}', '{"testResults": 1}'])(
	'returns no lines for an invalid report: %s',
	(text) => {
		expect(secondsTable('unit', 'vitest', text)).toEqual([]);
	}
);
