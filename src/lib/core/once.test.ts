import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import { isOnce, isOver, onceRule } from './once.ts';
import { isPlanRule, planStates } from './plan.ts';

test('the rule of a plan for one day is one that earlier versions store', () => {
	expect(isPlanRule(onceRule)).toBe(true);
	expect(isOnce({ rule: onceRule })).toBe(true);
	expect(isOnce({ rule: 'FREQ=MONTHLY' })).toBe(false);
});

test('a plan for one day is over after its day, or once it is finished', () => {
	const today = '2026-11-20' as Day;
	const overIn = (rule: string, since: string) =>
		planStates.filter((state) => isOver({ rule, since: since as Day, state }, today));
	expect(overIn(onceRule, '2026-11-19')).toEqual(planStates);
	expect(overIn(onceRule, '2026-11-20')).toEqual(['retired']);
	expect(overIn(onceRule, '2026-11-21')).toEqual(['retired']);
	expect(overIn('FREQ=DAILY', '2026-11-19')).toEqual([]);
});
