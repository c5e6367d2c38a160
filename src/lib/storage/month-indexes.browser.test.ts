import { expect, test } from 'vitest';
import { deleting, inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { readingOf } from './queries.ts';

const november = '2026-11-20T09:00:00+01:00';
const october = '2026-10-31T23:59:00-10:00';

test('an index stays stored until a win of its month is written', () =>
	inDatabase(async ({ tab, months }) => {
		const storage = tab();
		const [late, early] = [winAt(november), winAt(october)];
		await storage.write([saving(late), saving(early)]);
		const [first, second] = await months().states();
		expect([first![0], second![0]]).toEqual(['2026-11', '2026-10']);
		await months().keep(first!, { of: 'November' });
		await months().keep(second!, { of: 'October' });

		await storage.write([saving({ ...late, treasured: true })]);
		const [later, same] = await months().states();
		expect(later![1] > first![1]).toBe(true);
		expect(same).toEqual(second);
		expect(await months().index(later!)).toBeUndefined();
		expect(await months().index(first!)).toBeUndefined();
		expect(await months().index(same!)).toEqual({ of: 'October' });
	}));

test('an index that was built before a write to its month is not stored', () =>
	inDatabase(async ({ tab, months }) => {
		const storage = tab();
		const win = winAt(november);
		await storage.write([saving(win)]);
		const [state] = await months().states();
		await storage.write([saving({ ...win, note: 'changed meanwhile' })]);
		await months().keep(state!, { of: 'the past' });
		const [present, ...more] = await months().states();
		expect(more).toEqual([]);
		expect(await months().index(present!)).toBeUndefined();
		expect(await months().index(state!)).toBeUndefined();
	}));

test('moving a win changes the state of both months, and a month without wins has none', () =>
	inDatabase(async ({ tab, months }) => {
		const storage = tab();
		const [moved, stays] = [winAt(november), winAt(october)];
		await storage.write([saving(moved), saving(stays)]);
		const [, before] = await months().states();
		const written = await storage.write([saving({ ...moved, at: '2026-10-02T08:00:00+01:00' })]);
		expect(await readingOf(storage).months()).toEqual(['2026-10']);
		const [after, ...more] = await months().states();
		expect(more).toEqual([]);
		expect(after![1] > before![1]).toBe(true);
		await storage.undo(written);
		expect((await months().states()).map(([month]) => month)).toEqual(['2026-11', '2026-10']);
		await storage.write([deleting('wins', moved.id), deleting('wins', stays.id)]);
		expect(await months().states()).toEqual([]);
		expect(await readingOf(storage).months()).toEqual([]);
	}));
