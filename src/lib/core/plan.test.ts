import { describe, expect, test } from 'vitest';
import { isPlanRule, isTimeOfDay } from './plan.ts';

describe('isPlanRule', () => {
	test.each([
		'FREQ=DAILY',
		'FREQ=DAILY;INTERVAL=3',
		'FREQ=WEEKLY',
		'FREQ=WEEKLY;BYDAY=MO',
		'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;INTERVAL=2',
		'FREQ=MONTHLY;BYDAY=-1FR',
		'FREQ=MONTHLY;BYDAY=1MO;INTERVAL=12',
		'FREQ=MONTHLY;BYMONTHDAY=31',
		'FREQ=MONTHLY;BYMONTHDAY=-1'
	])('accepts %s', (rule) => {
		expect(isPlanRule(rule)).toBe(true);
	});

	test.each([
		...['', 'daily', 'FREQ=SECONDLY', 'FREQ=DAILY;COUNT=5', 'FREQ=DAILY;INTERVAL=0'],
		...['FREQ=WEEKLY;BYDAY=', 'FREQ=WEEKLY;BYDAY=MO,', 'FREQ=WEEKLY;BYDAY=1MO'],
		...['FREQ=MONTHLY;BYMONTHDAY=0', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=DAILY\nX:1'],
		'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU,MO'
	])('rejects %j', (rule) => {
		expect(isPlanRule(rule)).toBe(false);
	});
});

test('isTimeOfDay accepts only existing hours and minutes', () => {
	expect(['00:00', '08:30', '23:59'].filter(isTimeOfDay)).toHaveLength(3);
	expect(['24:00', '8:30', '08:60', '08:30:00', ''].filter(isTimeOfDay)).toEqual([]);
});
