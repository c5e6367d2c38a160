import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Choice, ChoiceKind } from '#lib/core/choice.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import type { PlanState } from '#lib/core/plan.ts';
import { firstPreferences } from '#lib/core/preferences.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	noonMs,
	saving,
	savingPerson,
	winAt
} from '../../../tests/support/database.ts';
import { dayRecords } from './day-records.ts';
import { endOf, placeOf, readingOf, type WinPlace } from './queries.ts';
import { newId, type Change, type DiaryDatabase } from './database.ts';

/** Reads all wins page by page, as the diary does. */
async function paged(
	storage: DiaryDatabase,
	limit: number
): Promise<{ wins: Win[]; pages: number }> {
	const wins: Win[] = [];
	for (let pages = 1; ; pages++) {
		const last = wins.at(-1);
		const page = await readingOf(storage).wins(limit, last && placeOf(last));
		expect(page.wins.length).toBeLessThanOrEqual(limit);
		wins.push(...page.wins);
		if (!page.hasMore) return { wins, pages };
	}
}

/** Reads all wins page by page, beginning with the oldest. */
async function pagedBack(storage: DiaryDatabase, limit: number, from: WinPlace): Promise<Win[]> {
	const wins: Win[] = [];
	for (;;) {
		const page = await readingOf(storage).wins(limit, wins[0] ? placeOf(wins[0]) : from, 'newer');
		expect(page.wins.length).toBeLessThanOrEqual(limit);
		wins.unshift(...page.wins);
		if (!page.hasMore) return wins;
	}
}

const notes = (wins: readonly Win[]) => wins.map(({ note }) => note);

describe('pages of the diary', () => {
	test('are a single empty page for an empty diary', () =>
		inDatabase(async ({ tab }) => {
			expect(await readingOf(tab()).wins(50)).toEqual({ wins: [], hasMore: false });
		}));

	test('list wins newest first, in the order in which they happened and not of writing', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			for (const at of [
				'2026-11-20T09:00',
				'2026-11-22T09:00',
				'2026-11-21T23:59',
				'2026-11-21T00:00'
			])
				await storage.write([saving(winAt(`${at}:00+01:00`, { note: at }))]);
			const { wins, hasMore } = await readingOf(storage).wins(10);
			expect(notes(wins)).toEqual([
				'2026-11-22T09:00',
				'2026-11-21T23:59',
				'2026-11-21T00:00',
				'2026-11-20T09:00'
			]);
			expect(hasMore).toBe(false);
		}));

	test('list each win once when many happened at the same time', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const at = '2026-11-20T09:30:00+01:00';
			const wins = Array.from({ length: 23 }, (_, i) => winAt(at, { note: String(i) }));
			await storage.write(wins.map(saving));
			for (const limit of [1, 5, 22, 23, 24]) {
				const found = (await paged(storage, limit)).wins;
				expect(found).toHaveLength(23);
				expect(new Set(found.map(({ id }) => id)).size).toBe(23);
			}
		}));

	test('report that there are no more only at the very end', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write(
				[1, 2, 3, 4].map((hour) => saving(winAt(`2026-11-20T0${hour}:00:00+01:00`)))
			);
			expect((await paged(storage, 2)).pages).toBe(2);
			expect((await readingOf(storage).wins(4)).hasMore).toBe(false);
			expect((await readingOf(storage).wins(3)).hasMore).toBe(true);
		}));

	test('list every win exactly once in both directions, for any times and any page length', () => {
		const minute = fc.nat({ max: 12 });
		const offset = fc.constantFrom('+14:00', '+01:00', 'Z', '-10:00');
		const win = fc.record({ minute, offset, day: fc.nat({ max: 2 }) });
		return fc.assert(
			fc.asyncProperty(
				fc.array(win, { maxLength: 30 }),
				fc.integer({ min: 1, max: 7 }),
				fc.nat({ max: 3 }),
				(made, limit, day) =>
					inDatabase(async ({ tab }) => {
						const storage = tab();
						const wins = made.map(({ minute, offset, day }) =>
							winAt(`2026-11-2${day}T12:${String(minute).padStart(2, '0')}:00${offset}`)
						);
						await storage.write(wins.map(saving));
						const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id);
						const sorted = idsOf([...wins].sort(newestFirst));
						expect(idsOf((await paged(storage, limit)).wins)).toEqual(sorted);
						expect(idsOf(await pagedBack(storage, limit, endOf('2026-11-01' as Day)))).toEqual(
							sorted
						);
						expect(idsOf(await readingOf(storage).winsIn('2026-11' as Month))).toEqual(sorted);

						const end = `2026-11-2${day}` as Day;
						const isLater = ({ at }: { at: string }) => at.slice(0, 10) > end;
						const older = await readingOf(storage).wins(30, endOf(end));
						const newer = await readingOf(storage).wins(30, endOf(end), 'newer');
						expect(idsOf([...newer.wins, ...older.wins])).toEqual(sorted);
						expect(newer.wins.every(isLater)).toBe(true);
						expect(older.wins.some(isLater)).toBe(false);
					})
			),
			{ numRuns: 15 }
		);
	}, 60_000);

	test('continue at the same place after the last win of a page was deleted', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const wins = [1, 2, 3, 4, 5].map((hour) =>
				winAt(`2026-11-20T0${hour}:00:00+01:00`, { note: String(hour) })
			);
			await storage.write(wins.map(saving));
			const first = await readingOf(storage).wins(2);
			expect(notes(first.wins)).toEqual(['5', '4']);
			await storage.write([deleting('wins', wins[3]!.id)]);
			expect(notes((await readingOf(storage).wins(9, placeOf(first.wins[1]!))).wins)).toEqual([
				'3',
				'2',
				'1'
			]);
		}));

	test('sort by the local calendar day across offsets, and by instant within a day', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			// The first is an earlier instant than the second, on a later calendar day.
			const ats = [
				'2026-11-20T00:30:00+14:00',
				'2026-11-19T23:00:00-10:00',
				'2026-11-19T23:00:00+01:00',
				'2026-11-19T22:30:00+01:00'
			];
			for (const at of [...ats].reverse()) await storage.write([saving(winAt(at, { note: at }))]);
			expect(notes((await readingOf(storage).wins(9)).wins)).toEqual(ats);
		}));

	test('list a win once, at its new place, after an edit moved it to another day', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const moved = winAt('2026-11-20T09:00:00+01:00', { note: 'moved' });
			await storage.write([
				saving(moved),
				saving(winAt('2026-11-21T09:00:00+01:00', { note: 'other' }))
			]);
			expect(notes((await readingOf(storage).wins(9)).wins)).toEqual(['other', 'moved']);
			const at = '2026-11-22T09:00:00+01:00';
			const written = await storage.write([
				{ collection: 'wins', id: moved.id, next: (present) => present && { ...present, at } }
			]);
			expect(notes((await readingOf(storage).wins(9)).wins)).toEqual(['moved', 'other']);
			await storage.undo(written);
			expect(notes((await readingOf(storage).wins(9)).wins)).toEqual(['other', 'moved']);
		}));
});

function newestFirst(a: { at: string; id: string }, b: { at: string; id: string }): number {
	const key = ({ at, id }: { at: string; id: string }) =>
		`${at.slice(0, 10)} ${String(Date.parse(at)).padStart(16, '0')} ${id}`;
	return key(a) < key(b) ? 1 : -1;
}

describe('check-ins', () => {
	const checkIn = (at: string, energy: number, madeMs = noonMs): Change => {
		const id = newId(madeMs);
		return { collection: 'checkIns', id, next: () => ({ id, at, energy }) };
	};

	const since = '2026-11-20' as Day;
	const checkInsOf = async (storage: DiaryDatabase) =>
		(await dayRecords(storage, since, { checkIns: since, choices: since, wins: since })).checkIns;

	test('since a day are those of that day and later, without deleted ones', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab({ now: () => noonMs + 86_400_000 });
			expect(await checkInsOf(storage)).toEqual([]);
			await storage.write([checkIn('2026-11-19T23:00:00+01:00', 70)]);
			await storage.write([checkIn('2026-11-20T12:00:00+01:00', 40)]);
			await storage.write([checkIn('2026-11-20T09:00:00+01:00', 10)]);
			await storage.undo(await storage.write([checkIn('2026-11-20T13:00:00+01:00', 90)]));
			const energies = (await checkInsOf(storage)).map(({ energy }) => energy);
			expect(energies).toEqual([10, 40]);
		}));
});

describe('choices', () => {
	const choice = (at: string, kind: ChoiceKind): Change => {
		const id = newId(noonMs);
		const cardId = 'rest' as CardId;
		return {
			collection: 'choices',
			id,
			next: () => ({ id, at, kind, cardId, energy: 25, winId: null, probability: null })
		};
	};

	test('since a day are those of that day and later, the oldest first', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([
				choice('2026-11-21T10:00:00+01:00', 'tooMuch'),
				choice('2026-11-20T00:00:00+01:00', 'shown'),
				choice('2026-11-19T23:59:59+01:00', 'notNow'),
				choice('2026-11-20T18:00:00+01:00', 'done')
			]);
			const kinds = (choices: Choice[]) => choices.map(({ kind }) => kind);
			expect(kinds(await storage.choicesSince('2026-11-20' as Day))).toEqual([
				'shown',
				'done',
				'tooMuch'
			]);
			expect(await storage.choicesSince('2026-11-22' as Day)).toEqual([]);
			expect(await storage.choicesSince('2026-01-01' as Day)).toHaveLength(4);
		}));

	test('leave out a choice that was undone', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.undo(await storage.write([choice('2026-11-20T10:00:00+01:00', 'notNow')]));
			expect(await storage.choicesSince('2026-11-20' as Day)).toEqual([]);
		}));
});

describe('plans, people and preferences', () => {
	const plan = (day: string, cardId: string | null): Change => ({
		collection: 'plans',
		id: `intention:${day}`,
		next: () => ({
			id: `intention:${day}`,
			kind: 'intention',
			day: day as Day,
			cardId: cardId as CardId | null
		})
	});

	const recurring = (state: PlanState): Change => {
		const words = { cue: null, cueWords: 'I get up', act: 'wave', cardId: null, time: null };
		const since = '2026-11-01' as Day;
		const id = '01900000-0000-7000-8000-000000000001';
		return {
			collection: 'plans',
			id,
			next: () => ({ id, kind: 'ifThen', ...words, since, rule: 'FREQ=DAILY', state })
		};
	};

	test('a day has dates while a plan is active or a birthday is known', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const day = '2026-11-20' as Day;
			const hasDates = async () =>
				(await dayRecords(storage, day, { checkIns: day, choices: day, wins: day })).hasDates;
			const { person, ...ann } = savingPerson('Ann');
			await storage.write([plan('2026-11-19', 'a'), plan('2026-11-20', 'b'), ann]);
			expect(await hasDates()).toBe(false);
			const written = await storage.write([
				{ ...ann, next: () => ({ ...person, birthday: '1990-03-14' }) } as Change
			]);
			expect(await hasDates()).toBe(true);
			await storage.undo(written);
			expect(await hasDates()).toBe(false);
			await storage.write([recurring('active')]);
			expect(await hasDates()).toBe(true);
			await storage.write([recurring('paused')]);
			expect(await hasDates()).toBe(false);
		}));

	test('the intention of a day is the one of exactly that day', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const intentionOf = async (text: string) => {
				const day = text as Day;
				return (await dayRecords(storage, day, { checkIns: day, choices: day, wins: day }))
					.intention;
			};
			await storage.write([
				plan('2026-11-19', 'a'),
				plan('2026-11-20', 'b'),
				plan('2026-11-22', 'c')
			]);
			expect((await intentionOf('2026-11-20'))?.cardId).toBe('b');
			expect(await intentionOf('2026-11-21')).toBeNull();
			await storage.write([deleting('plans', 'intention:2026-11-20')]);
			expect(await intentionOf('2026-11-20')).toBeNull();
		}));

	test('preferences are null until one is set', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			expect(await storage.preferences()).toBeNull();
			await storage.write([
				{
					collection: 'preferences',
					id: 'preferences',
					next: () => ({ ...firstPreferences, strangersWelcome: true })
				}
			]);
			expect(await storage.preferences()).toMatchObject({ strangersWelcome: true });
		}));

	test('`allOf` returns every record of a collection unchanged, and deleted ones as tombstones', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const kept = { ...winAt(localIso(noonMs), { note: 'kept' }), weather: 'rain' };
			const gone = winAt(localIso(noonMs), { note: 'gone' });
			await storage.write([saving(kept), saving(gone)]);
			const [deleted] = await storage.write([deleting('wins', gone.id)]);
			const rows = await readingOf(storage).allOf('wins');
			expect(rows).toHaveLength(2);
			expect(rows).toContainEqual({ ...kept, revision: expect.any(String) });
			expect(rows).toContainEqual({ id: gone.id, revision: deleted!.revision, deleted: true });
			expect(await readingOf(storage).allOf('choices')).toEqual([]);
		}));
});
