import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import type { TimeOfDay } from './plan.ts';
import {
	isBlankCard,
	longestCardLine,
	restoredCard,
	storableCard,
	type TogetherCard
} from './together-card.ts';

const card: TogetherCard = {
	...{ id: 'a', energy: 'Low', messages: '', good: ' tea ', act: '' },
	...{ rule: 'FREQ=DAILY', time: '16:00' as TimeOfDay, since: '2026-11-20' as Day }
};

test('a card is blank only if no line has words', () => {
	expect(isBlankCard(card)).toBe(false);
	expect(isBlankCard({ ...card, energy: ' \n', good: '\t' })).toBe(true);
	expect(isBlankCard({ ...card, energy: '', good: '', act: '茶' })).toBe(false);
});

test('lines are cut to their length, never within a character, and everything else stays', () => {
	const long = `${'x'.repeat(longestCardLine - 1)}🍵`;
	expect(storableCard({ ...card, good: long })).toEqual({ ...card, good: long.slice(0, -2) });
	expect(storableCard({ ...card, act: '\ud800' }).act).toBe('\ufffd');
	expect(storableCard(card)).toEqual(card);
});

test('a stored card comes back as it was, and a damaged one with what is whole', () => {
	const first = { ...card, id: 'b', energy: 'First' };
	expect(restoredCard(card, first)).toEqual(card);
	expect(restoredCard({ ...card, energy: 7, time: '25:00' }, first)).toEqual({
		...{ ...card, energy: 'First', time: null }
	});
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...Object.keys(card)), fc.anything()), (stored) => {
			const restored = restoredCard(stored as never, first);
			expect(Object.keys(restored).sort()).toEqual(Object.keys(card).sort());
			for (const [key, value] of Object.entries(restored))
				expect(typeof value === 'string' || (key === 'time' && value === null)).toBe(true);
		})
	);
});
