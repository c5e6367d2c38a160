import { expect, test } from 'vitest';
import type { Win } from '#lib/core/win.ts';
import { soughtWords } from '#lib/core/words.ts';
import type { MonthIndexes } from '#lib/storage/month-indexes.ts';
import { inDatabase, saving, winAt } from '../../../../../tests/support/database.ts';
import { Finder } from './finder.ts';
import type { Sought } from './search.ts';

const never = new AbortController().signal;
const limit = 10;

function soughtFor(query: string): Sought {
	return {
		...{ people: null, channel: null, mood: null, isTreasured: false },
		...{ among: null, from: null, to: null },
		words: soughtWords(query).map((word) => ({ word, people: [], cards: [] }))
	};
}

/** Two wins in each of 24 months; those of some months have a rare word. */
function twoYears(): Omit<Win, 'revision'>[] {
	return Array.from({ length: 24 }, (_, i) => {
		const month = `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
		return [3, 17].map((day) =>
			winAt(`${month}-${String(day).padStart(2, '0')}T09:00:00+01:00`, {
				note: `walked ${i % 9 === 2 && day === 3 ? 'platypus' : 'home'}`
			})
		);
	}).flat();
}

/** Counts the calls of each function from now on. */
function counted(months: MonthIndexes) {
	const calls = { states: 0, index: 0, keep: 0, wins: 0, winsWith: 0 };
	const count = <Name extends keyof typeof calls>(name: Name): MonthIndexes[Name] =>
		// The rest of the signature is that of the function itself.
		((...values: never[]) => {
			calls[name]++;
			return (months[name] as (...values: never[]) => unknown)(...values);
		}) as never;
	const watched: MonthIndexes = {
		states: count('states'),
		index: count('index'),
		keep: count('keep'),
		wins: count('wins'),
		winsWith: count('winsWith'),
		close: months.close
	};
	return { calls, watched };
}

const notesIn = (page: { wins: readonly Win[] } | null) =>
	page?.wins.map(({ at, note }) => `${at.slice(0, 7)} ${note}`);
const withPlatypus = ['2026-09', '2025-12', '2025-03'].map((month) => `${month} walked platypus`);

test('a rare word reads the indexes of its own months and its wins, and nothing else', () =>
	inDatabase(async ({ tab, months }) => {
		await tab().write(twoYears().map(saving));
		await new Finder(months()).prepare();

		const { calls, watched } = counted(months());
		const finder = new Finder(watched);
		await finder.prepare();
		expect(calls).toEqual({ states: 1, index: 24, keep: 0, wins: 0, winsWith: 0 });
		const page = await finder.page(soughtFor('platypus'), limit, null, never);
		expect(notesIn(page)).toEqual(withPlatypus);
		expect(page?.next).toBeNull();
		// The indexes of so short a diary are all in memory.
		expect(calls).toEqual({ states: 2, index: 24, keep: 0, wins: 0, winsWith: 1 });

		const nowhere = await finder.page(soughtFor('ornithorhynchus'), limit, null, never);
		expect(nowhere).toEqual({ wins: [], next: null });
		expect(calls).toEqual({ states: 3, index: 24, keep: 0, wins: 0, winsWith: 1 });
	}));

test('a search without any index reads the months and builds none', () =>
	inDatabase(async ({ tab, months }) => {
		await tab().write(twoYears().map(saving));
		const { calls, watched } = counted(months());
		const finder = new Finder(watched, () => () => 0);
		const page = await finder.page(soughtFor('platypus'), limit, null, never);
		expect(notesIn(page)).toEqual(withPlatypus);
		expect(calls).toEqual({ states: 1, index: 24, keep: 0, wins: 24, winsWith: 0 });
	}));

test('a slow search shows its first wins at once, and the rest page by page', () =>
	inDatabase(async ({ tab, months }) => {
		await tab().write(twoYears().map(saving));
		const { calls, watched } = counted(months());
		const finder = new Finder(watched, () => () => 1_000);
		const sought = soughtFor('platypus');
		const first = await finder.page(sought, limit, null, never);
		expect(notesIn(first)).toEqual(withPlatypus.slice(0, 1));
		expect(first?.next).toEqual({ month: '2026-08', behind: 0 });
		expect(calls.wins).toBeLessThan(10);
		const second = await finder.page(sought, limit, first!.next, never);
		expect(notesIn(second)).toEqual(withPlatypus.slice(1, 2));
		const third = await finder.page(sought, limit, second!.next, never);
		expect(notesIn(third)).toEqual(withPlatypus.slice(2));
		expect(await finder.page(sought, limit, third!.next, never)).toEqual({ wins: [], next: null });
	}));

test('pages are the same with all indexes, with some and with none', () =>
	inDatabase(async ({ tab, months }) => {
		const storage = tab();
		const wins = twoYears();
		await storage.write(wins.map(saving));
		const expected = wins.map(({ at }) => at).reverse();
		const allPages = async (finder: Finder) => {
			const found: string[] = [];
			for (let next: Awaited<ReturnType<Finder['page']>> | null = null; ;) {
				next = await finder.page(soughtFor('walk'), 7, next?.next ?? null, never);
				expect(next!.wins.length).toBeLessThanOrEqual(7);
				found.push(...next!.wins.map(({ at }) => at));
				if (!next!.next) return found;
			}
		};
		const finder = new Finder(months(), () => () => 0);
		expect(await allPages(finder)).toEqual(expected);
		expect(await finder.count(soughtFor('walk'), never)).toBe(expected.length);
		expect(await allPages(finder)).toEqual(expected);
		// A write makes the index of its month stale, and its filter too.
		await storage.write([saving({ ...wins[20]!, note: 'swam, an axolotl' })]);
		expect(notesIn(await finder.page(soughtFor('axolotl'), limit, null, never))).toHaveLength(1);
		const others = expected.filter((at) => at !== wins[20]!.at);
		expect(await allPages(finder)).toEqual(others);
	}));

test('building indexes waits while a search looks for its page', () =>
	inDatabase(async ({ tab, months }) => {
		await tab().write(twoYears().map(saving));
		const { calls, watched } = counted(months());
		let goOn = () => {};
		const held = new Promise<void>((resolve) => (goOn = resolve));
		const finder = new Finder({
			...watched,
			wins: async (month) => {
				await held;
				return watched.wins(month);
			}
		});
		const page = finder.page(soughtFor('platypus'), limit, null, never);
		const prepared = finder.prepare();
		await expect.poll(() => calls.states).toBe(2);
		goOn();
		expect(notesIn(await page)).toEqual(withPlatypus);
		expect(calls.keep).toBe(0);
		await prepared;
		expect(calls.keep).toBe(24);
	}));
