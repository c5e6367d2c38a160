import { expect, test } from 'vitest';
import { goodnessOf } from '#lib/domain/moment.ts';
import { blankWin, type Win, type WinDetails } from '#lib/domain/win.ts';

const goodnessWith = (details: Partial<WinDetails>) =>
	goodnessOf({ ...blankWin('2026-11-20T09:30:00+01:00'), ...details } as Win);

test('what was treasured comes first, however it went', () => {
	expect(goodnessWith({ treasured: true })).toBe(2);
	expect(goodnessWith({ treasured: true, moodBefore: 4, moodAfter: 1 })).toBe(2);
	expect(goodnessWith({ treasured: true, moodBefore: 1, moodAfter: 5 })).toBe(2);
});

test('a high lift makes a good moment, and what would have come by itself does not', () => {
	expect(goodnessWith({ moodBefore: 3, moodAfter: 4 })).toBe(1);
	expect(goodnessWith({ moodBefore: 1, moodAfter: 3 })).toBe(1);
	expect(goodnessWith({ moodBefore: 1, moodAfter: 2 })).toBeNull();
	expect(goodnessWith({ moodBefore: 5, moodAfter: 5 })).toBeNull();
});

test('nothing said is nothing known', () => {
	expect(goodnessWith({})).toBeNull();
	expect(goodnessWith({ moodAfter: 5 })).toBeNull();
	expect(goodnessWith({ moodBefore: 1, ease: 5, energy: 100 })).toBeNull();
});
