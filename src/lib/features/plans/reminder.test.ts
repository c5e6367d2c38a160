import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { IfThen, Ritual, TimeOfDay } from '#lib/core/plan.ts';
import { remindable, remindersAt } from './reminder.ts';

const day = '2026-11-20' as Day;
const yesterday = '2026-11-19' as Day;
const plan: IfThen = {
	...{ id: 'one', kind: 'ifThen', cardId: null, cue: 'coffee', cueWords: '', act: 'look up' },
	...{ since: yesterday, time: '08:30' as TimeOfDay, rule: 'FREQ=DAILY', state: 'active' },
	revision: '' as Revision
};
const ritual: Ritual = {
	...{ id: 'two', kind: 'ritual', cardId: null, personId: 'ann' as PersonId, act: 'a text' },
	...{ since: yesterday, time: '08:30' as TimeOfDay, rule: 'FREQ=DAILY', state: 'active' },
	revision: '' as Revision
};
const quiet = { quietFromHour: 22, quietUntilHour: 7 };
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const at = (time: string, plans = [plan], told: Parameters<typeof remindersAt>[3] = null) =>
	remindersAt(plans, { day, minute: minuteOf(time) }, quiet, told);

describe('reminders of plans', () => {
	test('begin at the time of a plan and end 15 minutes later', () => {
		expect(at('08:29').tellOf).toEqual([]);
		expect(at('08:29').nextMinute).toBe(minuteOf('08:30'));
		for (const time of ['08:30', '08:45']) expect(at(time).tellOf).toEqual([plan]);
		expect(at('08:46').tellOf).toEqual([]);
	});

	test('show a badge for an hour and a half', () => {
		expect(at('08:29').isFlagged).toBe(false);
		for (const time of ['08:30', '09:59']) expect(at(time).isFlagged).toBe(true);
		expect(at('08:30').nextMinute).toBe(minuteOf('10:00'));
		expect(at('10:00')).toEqual({ tellOf: [], isFlagged: false, nextMinute: null });
	});

	test('leave out a plan that is done or snoozed on that day, and one without a time', () => {
		for (const change of [{ lastDay: day }, { restDay: day }, { time: null }])
			expect(at('08:30', [{ ...plan, ...change }])).toEqual({
				...{ tellOf: [], isFlagged: false, nextMinute: null }
			});
		expect(at('08:30', [{ ...plan, lastDay: yesterday, restDay: yesterday }]).tellOf).toHaveLength(
			1
		);
	});

	test('appear once a day for each plan', () => {
		expect(at('08:31', [plan], { day, ids: ['one'] }).tellOf).toEqual([]);
		expect(at('08:31', [plan], { day, ids: ['one'] }).isFlagged).toBe(true);
		expect(at('08:31', [plan], { day: yesterday, ids: ['one'] }).tellOf).toEqual([plan]);
	});

	test('leave out plans in the quiet hours', () => {
		for (const time of ['22:00', '23:30', '00:00', '06:59']) {
			const told = at(time, [{ ...plan, time: time as TimeOfDay }]);
			expect(told, time).toEqual({ tellOf: [], isFlagged: false, nextMinute: null });
		}
		for (const time of ['21:59', '07:00'])
			expect(at(time, [{ ...plan, time: time as TimeOfDay }]).tellOf).toHaveLength(1);
	});

	test('leave out paused and retired plans, and rituals with a person marked "not now" or deleted', () => {
		const welcome = new Set(['ann' as PersonId]);
		expect(remindable([plan, ritual], welcome)).toEqual([plan, ritual]);
		expect(remindable([ritual], new Set())).toEqual([]);
		expect(remindable([{ ...ritual, personId: null }], new Set())).toHaveLength(1);
		expect(remindable([{ ...plan, state: 'paused' }], welcome)).toEqual([]);
		expect(remindable([{ ...ritual, state: 'retired' }], welcome)).toEqual([]);
	});

	test('miss no plan if each check runs at the `nextMinute` of the previous one', () => {
		const someMinute = fc.integer({ min: 7 * 60, max: 22 * 60 - 1 });
		const time = (minute: number) =>
			[Math.floor(minute / 60), minute % 60]
				.map((part) => String(part).padStart(2, '0'))
				.join(':') as TimeOfDay;
		fc.assert(
			fc.property(fc.array(someMinute, { maxLength: 6 }), (minutes) => {
				const plans = minutes.map((minute, i) => ({ ...plan, id: `${i}`, time: time(minute) }));
				const told: string[] = [];
				let next: number | null = 0;
				while (next !== null) {
					const found = remindersAt(plans, { day, minute: next }, quiet, { day, ids: told });
					for (const { id, time } of found.tellOf) {
						expect(minuteOf(time!)).toBe(next);
						told.push(id);
					}
					next = found.nextMinute;
				}
				expect(told.toSorted()).toEqual(plans.map(({ id }) => id));
			})
		);
	});
});
