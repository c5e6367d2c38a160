import { expect, test } from 'vitest';
import { goodnessOf } from './moment.ts';
import { blankWin, type Win, type WinDetails } from './win.ts';

const goodnessWith = (details: Partial<WinDetails>) =>
	goodnessOf({ ...blankWin('2026-11-20T09:30:00+01:00'), ...details } as Win);

test('a treasured win ranks highest with any moods', () => {
	expect(goodnessWith({ treasured: true })).toBe(2);
	expect(goodnessWith({ treasured: true, moodBefore: 4, moodAfter: 1 })).toBe(2);
	expect(goodnessWith({ treasured: true, moodBefore: 1, moodAfter: 5 })).toBe(2);
});

test('a mood lift beyond the expected change makes a win good', () => {
	expect(goodnessWith({ moodBefore: 3, moodAfter: 4 })).toBe(1);
	expect(goodnessWith({ moodBefore: 1, moodAfter: 3 })).toBe(1);
	expect(goodnessWith({ moodBefore: 1, moodAfter: 2 })).toBeNull();
	expect(goodnessWith({ moodBefore: 5, moodAfter: 5 })).toBeNull();
});

test('a win without both moods is not ranked', () => {
	expect(goodnessWith({})).toBeNull();
	expect(goodnessWith({ moodAfter: 5 })).toBeNull();
	expect(goodnessWith({ moodBefore: 1, ease: 5, energy: 100 })).toBeNull();
});
