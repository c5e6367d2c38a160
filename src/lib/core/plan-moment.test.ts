import { describe, expect, test } from 'vitest';
import { isItsMoment, minutesOf } from './plan-moment.ts';
import type { IfThen, RecurringPlan, TimeOfDay } from './plan.ts';

describe('isItsMoment', () => {
	const plan = {
		...{ id: 'p', kind: 'ifThen', cue: null, cueWords: 'the bus comes', act: 'nod', cardId: null },
		...{ since: '2026-11-20', time: null, rule: 'FREQ=DAILY', state: 'active', revision: '' }
	} as unknown as IfThen;
	const at = (time: string) => minutesOf(time as TimeOfDay);
	const minutesOfItsMoment = (of: RecurringPlan) =>
		Array.from({ length: 1440 }, (_, minutes) => minutes).filter((minutes) =>
			isItsMoment(of, minutes)
		);

	test('is true from half an hour before its time to an hour and a half after it', () => {
		const minutes = minutesOfItsMoment({ ...plan, cue: 'bedtime', time: '08:30' as TimeOfDay });
		expect([minutes[0], minutes.at(-1)]).toEqual([at('08:00'), at('09:59')]);
	});

	test('is true in the usual hours of its cue', () => {
		const minutes = minutesOfItsMoment({ ...plan, cue: 'evening' });
		expect([minutes[0], minutes.at(-1)]).toEqual([at('18:00'), at('21:59')]);
	});

	test.each([
		['words of its own', plan],
		['a phone in the hand', { ...plan, cue: 'phoneInHand' as const }],
		['a ritual', { ...plan, kind: 'ritual' as const, personId: null }]
	])('without a time or such a cue is true in the waking hours: %s', (_, of) => {
		const minutes = minutesOfItsMoment(of as RecurringPlan);
		expect([minutes[0], minutes.at(-1)]).toEqual([at('07:00'), at('21:59')]);
	});
});
