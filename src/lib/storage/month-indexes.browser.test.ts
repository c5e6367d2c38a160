import { expect, test } from 'vitest';
import { deleting, inDatabase, saving, winAt } from '../../../tests/scenes/database.ts';

const november = '2026-11-20T09:00:00+01:00';
const october = '2026-10-31T23:59:00-10:00';

test('an index is kept until a win of its month is written, and no longer', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		const [late, early] = [winAt(november), winAt(october)];
		await storage.write([saving(late), saving(early)]);
		const [first, second] = await storage.monthStates();
		expect([first![0], second![0]]).toEqual(['2026-11', '2026-10']);
		await storage.keepMonthIndex(first!, { of: 'November' });
		await storage.keepMonthIndex(second!, { of: 'October' });

		await storage.write([saving({ ...late, treasured: true })]);
		const [later, same] = await storage.monthStates();
		expect(later![1] > first![1]).toBe(true);
		expect(same).toEqual(second);
		expect(await storage.monthIndex(later!)).toBeUndefined();
		expect(await storage.monthIndex(first!)).toBeUndefined();
		expect(await storage.monthIndex(same!)).toEqual({ of: 'October' });
	}));

test('an index that comes late, when its month was written meanwhile, is not kept', () =>
	inDatabase(async ({ tab }) => {
		const [storage, other] = [tab(), tab()];
		const win = winAt(november);
		await storage.write([saving(win)]);
		const [state] = await storage.monthStates();
		await other.write([saving({ ...win, note: 'changed meanwhile' })]);
		await storage.keepMonthIndex(state!, { of: 'the past' });
		const [present, ...more] = await storage.monthStates();
		expect(more).toEqual([]);
		expect(await storage.monthIndex(present!)).toBeUndefined();
		expect(await storage.monthIndex(state!)).toBeUndefined();
	}));

test('a move to another month concerns both, and a month without wins has no state', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		const [moved, stays] = [winAt(november), winAt(october)];
		await storage.write([saving(moved), saving(stays)]);
		const [, before] = await storage.monthStates();
		const written = await storage.write([saving({ ...moved, at: '2026-10-02T08:00:00+01:00' })]);
		expect(await storage.months()).toEqual(['2026-10']);
		const [after, ...more] = await storage.monthStates();
		expect(more).toEqual([]);
		expect(after![1] > before![1]).toBe(true);
		await storage.undo(written);
		expect((await storage.monthStates()).map(([month]) => month)).toEqual(['2026-11', '2026-10']);
		await storage.write([deleting('wins', moved.id), deleting('wins', stays.id)]);
		expect(await storage.monthStates()).toEqual([]);
		expect(await storage.months()).toEqual([]);
	}));
