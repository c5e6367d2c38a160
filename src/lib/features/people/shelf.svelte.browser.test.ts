import { describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '#lib/app/app.svelte.ts';
import { localIso } from '#lib/core/day.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import type { WinDetails } from '#lib/core/win.ts';
import { newId } from '#lib/storage/database.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { noonMs } from '../../../../tests/support/database.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { Shelf } from './shelf.svelte.ts';

const dayMs = 86_400_000;

/** Stores a person who was added so many days ago. */
async function known(
	app: App,
	name: string,
	daysAgo: number,
	details: Partial<Person> = {}
): Promise<PersonId> {
	const id = newId(noonMs - daysAgo * dayMs) as PersonId;
	const next = () => ({ id, name, notNow: false, ...details });
	await app.storage.write([{ collection: 'people', id, next }]);
	return id;
}

/** Logs a win with people so many days ago. */
const met = (app: App, daysAgo: number, people: PersonId[], details: Partial<WinDetails> = {}) =>
	app.journal.log(
		{ ...app.journal.blank(), at: localIso(noonMs - daysAgo * dayMs), people, ...details },
		atEnergy(50)
	);

async function shelfOf(app: App): Promise<Shelf> {
	const shelf = new Shelf(app);
	onTestFinished(use(() => void shelf.shown));
	await shelf.load();
	return shelf;
}

const namesOn = ({ shown }: Shelf) => shown.map(({ name }) => name);

describe('the names on the shelf', () => {
	test('are none in an empty diary', () =>
		withApp(async ({ app }) => {
			const shelf = await shelfOf(app);
			expect(shelf.isLoaded).toBe(true);
			expect([namesOn(shelf), shelf.hasOthers, shelf.others]).toEqual([[], false, []]);
		}));

	test('are those whom the diary has not met for weeks, and no one met since or added lately', () =>
		withApp(async ({ app }) => {
			const [ann, ben] = [await known(app, 'Ann', 500), await known(app, 'Ben', 500)];
			await known(app, 'Cleo', 40);
			await known(app, 'Dan', 10);
			const eve = await known(app, 'Eve', 500);
			await met(app, 40, [ann, ben]);
			await met(app, 27, [ben]);
			await met(app, 200, [eve], { channel: 'text', reply: 'no' });
			const shelf = await shelfOf(app);
			expect(namesOn(shelf).sort()).toEqual(['Ann', 'Cleo']);
			expect(shelf.isToldByDiary(ann)).toBe(true);
		}));

	test('follow a win with a person, in this tab or another', () =>
		withApp(async ({ app, tab }) => {
			const ann = await known(app, 'Ann', 500);
			const shelf = await shelfOf(app);
			expect(namesOn(shelf)).toEqual(['Ann']);
			await met(tab(), 0, [ann]);
			await expect.poll(() => namesOn(shelf)).toEqual([]);
		}));

	test('are shown six at a time, each once, then again from the first', () =>
		withApp(async ({ app }) => {
			const all = Array.from({ length: 14 }, (_, i) => `Person ${i}`);
			for (const name of all) await known(app, name, 100);
			const shelf = await shelfOf(app);
			const pages: string[][] = [];
			for (let i = 0; i < 3; i++, await shelf.showOthers()) pages.push(namesOn(shelf));
			expect(pages.map(({ length }) => length)).toEqual([6, 6, 2]);
			expect(pages.flat().sort()).toEqual([...all].sort());
			expect(namesOn(shelf)).toEqual(pages[0]);
			expect(namesOn(await shelfOf(app)), 'the same order all day').toEqual(pages[0]);
		}));
});

describe('a name that the user puts on the shelf', () => {
	test('comes first, and goes with the undo', () =>
		withApp(async ({ app }) => {
			for (let i = 0; i < 8; i++) await known(app, `Person ${i}`, 100);
			const zoe = await known(app, 'Zoe', 0);
			const shelf = await shelfOf(app);
			await shelf.showOthers();
			expect(shelf.others.map(({ name }) => name)).toContain('Zoe');
			const undo = await shelf.put(zoe, 'years');
			await shelf.load();
			expect(namesOn(shelf)[0]).toBe('Zoe');
			expect(shelf.others.map(({ name }) => name)).not.toContain('Zoe');
			const stored = (await app.storage.all('people')).find(({ id }) => id === zoe);
			expect(stored?.shelved).toMatchObject({ silence: 'years' });
			await undo!();
			await shelf.load();
			expect(namesOn(shelf)).not.toContain('Zoe');
		}));

	test('goes with the next win, and not because of an earlier one', () =>
		withApp(async ({ app }) => {
			const zoe = await known(app, 'Zoe', 100);
			await met(app, 1, [zoe]);
			const shelf = await shelfOf(app);
			await shelf.put(zoe, null);
			await shelf.load();
			expect(namesOn(shelf)).toEqual(['Zoe']);
			await met(app, -0.1, [zoe]);
			await shelf.load();
			expect(namesOn(shelf)).toEqual([]);
		}));

	test('changes nothing if it was deleted, paused or put to rest in another tab', () =>
		withApp(async ({ app }) => {
			const gone = newId(noonMs) as PersonId;
			const paused = await known(app, 'Ann', 100, { notNow: true });
			const rests = await known(app, 'Ben', 100, { isAtRest: true });
			const shelf = await shelfOf(app);
			const before = await app.storage.all('people');
			for (const id of [gone, paused, rests]) {
				expect(await shelf.put(id, 'weeks')).toBeNull();
				expect(await shelf.rest(id)).toBeNull();
			}
			expect(await app.storage.all('people')).toEqual(before);
		}));
});

test('a name at rest leaves the shelf for good, however long the silence, until the undo', () =>
	withApp(async ({ app, clock }) => {
		const ann = await known(app, 'Ann', 100, {
			shelved: { at: localIso(noonMs - dayMs), silence: 'years' }
		});
		const shelf = await shelfOf(app);
		const undo = await shelf.rest(ann);
		clock.ms += 900 * dayMs;
		await shelf.load();
		expect(namesOn(shelf)).toEqual([]);
		expect(shelf.others).toEqual([]);
		expect(await app.storage.all('people')).toMatchObject([{ isAtRest: true, shelved: null }]);
		clock.ms -= 900 * dayMs;
		await undo!();
		await shelf.load();
		expect(namesOn(shelf)).toEqual(['Ann']);
	}));
