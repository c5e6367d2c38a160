import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import { lastContacts } from './last-contact.ts';
import type { PersonId } from '#lib/core/person.ts';
import { monthsWith } from '#lib/core/months-with.ts';
import { totalsOf } from '#lib/core/totals.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';

const today = '2026-11-20' as Day;
const [ann, ben] = ['ann', 'ben'] as PersonId[] as [PersonId, PersonId];
const win = (day: string, ...people: PersonId[]) =>
	({
		...blankWin(`${day}T12:00:00+01:00`),
		id: day as WinId,
		people,
		revision: '' as Revision
	}) satisfies Win;

function lastOf(wins: Win[]) {
	const thisMonth = wins.filter(({ at }) => at.startsWith('2026-11'));
	return lastContacts(totalsOf(wins), thisMonth, today);
}

test('the last contact is a day if it is in this month, otherwise a month', () => {
	const last = lastOf([
		win('2019-03-01', ann, ben),
		win('2025-12-31', ben),
		win('2026-11-02', ann),
		win('2026-11-19', ann),
		win('2026-11-05')
	]);
	expect(last.get(ann)).toEqual({ day: '2026-11-19' });
	expect(last.get(ben)).toEqual({ month: '2025-12' });
});

test('a future day does not count', () => {
	const wins = [win('2026-10-01', ann), win('2026-11-21', ann), win('2027-01-01', ann, ben)];
	expect(lastOf(wins).get(ann)).toEqual({ month: '2026-10' });
	expect(lastOf(wins).has(ben)).toBe(false);
	expect(monthsWith(totalsOf(wins), ann, today)).toEqual(['2026-11', '2026-10']);
	expect(monthsWith(totalsOf(wins), ben, today)).toEqual([]);
});

test('the last contact is in the latest month with the person, for wins in any order', () => {
	const day = fc.constantFrom('2019-03-01', '2020-02-29', '2026-09-30', '2026-10-31', '2026-12-01');
	fc.assert(
		fc.property(fc.array(day), (days) => {
			const last = lastOf(days.map((each) => win(each, ann))).get(ann) ?? null;
			const past = days.filter((each) => each <= today).sort();
			expect(last).toEqual(past.length > 0 ? { month: past.at(-1)!.slice(0, 7) } : null);
		})
	);
});
