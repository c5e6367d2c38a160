import { expect, onTestFinished, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { RememberedKind } from '#lib/core/remembered.ts';
import { newId, type Change } from '#lib/storage/database.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { savingPerson, noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { AddressBook } from './address-book.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { NamePractice } from './name-practice.svelte.ts';
import { People } from './people.svelte.ts';

function remembering(personId: PersonId, text: string): Change {
	const id = newId(noonMs);
	const day = '2026-11-01' as Day;
	const kind: RememberedKind = 'detail';
	return { collection: 'remembered', id, next: () => ({ id, personId, kind, text, day }) };
}

async function keep(app: App, names: readonly string[]): Promise<PersonId[]> {
	const ids: PersonId[] = [];
	for (const name of names) ids.push((await app.part(People).add(name))!.id);
	return ids;
}

/** Opens the list of people and reads all that it shows, as a component does. */
async function opened(app: App): Promise<AddressBook> {
	const book = app.part(AddressBook);
	onTestFinished(use(() => book.results));
	await book.load();
	return book;
}

const shownIn = (book: AddressBook) => book.results.shown.map(({ person }) => person.name);

test('people are found by their names and by remembered lines', () =>
	withApp(async ({ app }) => {
		const [ann, ben] = (await keep(app, ['Ånn', 'Ben', 'Cem'])) as [PersonId, PersonId];
		await app.storage.write([
			remembering(ann, 'Has a dog called Miso'),
			remembering(ann, 'Plays chess'),
			remembering(ben, 'Likes dogs')
		]);
		const book = await opened(app);
		expect(shownIn(book)).toEqual(['Ånn', 'Ben', 'Cem']);
		book.search('DOG');
		expect(book.results.shown.map(({ person, foundBy }) => [person.name, foundBy])).toEqual([
			['Ånn', 'Has a dog called Miso'],
			['Ben', 'Likes dogs']
		]);
		book.search('ann chess');
		expect(book.results.shown).toMatchObject([{ foundBy: 'Plays chess' }]);
		book.search('ann');
		expect(book.results.shown).toMatchObject([{ foundBy: null }]);
		expect(book.results.foundCount).toBe(1);
		book.search('zebra');
		expect(book.results.foundCount).toBe(0);

		await app.storage.write([remembering(ben, 'Saw a zebra')]);
		await expect.poll(() => shownIn(book)).toEqual(['Ben']);
		await app.part(People).remove(ben, true);
		await expect.poll(() => shownIn(book)).toEqual([]);
	}));

test('each person has the time of the last contact', () =>
	withApp(async ({ app }) => {
		const [ann, ben] = (await keep(app, ['Ann', 'Ben', 'Cem'])) as [PersonId, PersonId];
		for (const [at, id] of [
			['2026-11-20T09:00:00+00:00', ann],
			['2026-08-01T09:00:00+00:00', ann],
			['2026-08-02T09:00:00+00:00', ben]
		] as const)
			await app.journal.log({ ...app.journal.blank(), at, people: [id] }, atEnergy(25));
		const book = await opened(app);
		expect(book.results.shown.map(({ last }) => last)).toEqual([
			{ day: '2026-11-20' },
			{ month: '2026-08' },
			null
		]);
	}));

test('people are shown page by page, and a search starts at its first page', () =>
	withApp(async ({ app }) => {
		const changes = Array.from({ length: 2000 }, (_, at): Change => {
			const id = newId(noonMs) as PersonId;
			return {
				collection: 'people',
				id,
				next: () => ({ id, name: `Person ${at}`, notNow: false })
			};
		});
		await app.storage.write(changes);
		const book = await opened(app);
		expect(book.results.shown).toHaveLength(10);
		expect(book.results.foundCount).toBe(2000);
		await book.showMore();
		expect(shownIn(book).slice(8, 12)).toEqual([8, 9, 10, 11].map((at) => `Person ${at}`));
		book.search('person 19');
		expect(book.results.foundCount).toBe(111);
		expect(book.results.shown).toHaveLength(10);
	}));

test('names are practised a few at a time, and never those of people marked "not now"', () =>
	withApp(async ({ app, clock, tab }) => {
		const names = ['Ann', 'Ben', 'Cem', 'Dai', 'Eva', 'Fay', 'Gus'];
		const ids = await keep(app, names);
		await app.storage.write(ids.map((id, at) => remembering(id, `Line ${at}`)));
		await app.part(People).change(ids[1]!, { notNow: true });
		const practice = new NamePractice(app);
		onTestFinished(use(() => practice.present));
		await practice.begin();
		expect(practice.hasMore).toBe(true);
		const seen: string[] = [];
		for (let at = 0; at < 3; at++) {
			seen.push(practice.present!.name);
			expect(practice.present!.clue.lines).toHaveLength(1);
			expect(practice.isNameShown).toBe(false);
			practice.showName();
			// Two taps at once count as one answer.
			await Promise.all([practice.answer(at > 0), practice.answer(true)]);
		}
		expect(seen).toEqual(['Ann', 'Cem', 'Dai']);
		expect(await app.storage.all('nameReviews')).toHaveLength(3);

		await new People(tab()).change(ids[4]!, { notNow: true });
		await expect.poll(() => practice.present?.name).toBe('Fay');
		practice.skip();
		expect(practice.isOver).toBe(true);
		expect(await app.storage.all('nameReviews')).toHaveLength(3);

		await practice.begin();
		expect(practice.present?.name).toBe('Fay');
		clock.ms += 40 * 86_400_000;
		await practice.begin();
		expect(practice.present?.name).toBe('Ann');
	}));

test('an older read that ends late does not replace a newer one', () =>
	withApp(async ({ app }) => {
		const [ann] = (await keep(app, ['Ann'])) as [PersonId];
		const book = await opened(app);
		book.search('tea');
		const line = remembering(ann, 'Likes tea');
		const reads = heldReads(app.storage, 'all');
		await app.storage.write([line]);
		await reads.count(1);
		await app.storage.write([{ collection: 'remembered', id: line.id, next: () => null }]);
		await reads.count(2);
		await reads.releaseNewestFirst();
		expect(shownIn(book)).toEqual([]);

		book.search('');
		const win = winAt('2026-11-19T12:00:00+00:00', { people: [ann] });
		const contacts = heldReads(app.storage, 'queries');
		await app.storage.write([saving(win)]);
		await contacts.count(1);
		await app.storage.write([{ collection: 'wins', id: win.id, next: () => null }]);
		await contacts.count(2);
		await contacts.releaseNewestFirst();
		expect(book.results.shown).toMatchObject([{ last: null }]);
	}));

test('nothing is read for the list or the name practice after the user leaves them', () =>
	withApp(async ({ app }) => {
		await keep(app, ['Ann']);
		const book = app.part(AddressBook);
		const practice = new NamePractice(app);
		const leave = use(() => [book.results, practice.present]);
		await book.load();
		await practice.begin();
		leave();
		await settled();
		const reads = countedReads();
		await app.storage.write([
			savingPerson('Ben'),
			remembering('ann' as PersonId, 'Likes tea'),
			saving(winAt('2026-11-19T12:00:00+00:00'))
		]);
		await settled();
		expect(reads()).toBe(0);
	}));

test('a person marked "not now" is not practised, even if an older read ends late', () =>
	withApp(async ({ app }) => {
		const [ann] = (await keep(app, ['Ann', 'Ben'])) as [PersonId];
		await app.storage.write([
			remembering(ann, 'Likes tea'),
			remembering((await app.storage.all('people'))[1]!.id, 'Has a boat')
		]);
		const practice = new NamePractice(app);
		onTestFinished(use(() => practice.present));
		await practice.begin();
		expect(practice.present?.name).toBe('Ann');
		const reads = heldReads(app.storage, 'queries');
		await app.storage.write([savingPerson('Cem')]);
		await reads.count(1);
		await app.part(People).change(ann, { notNow: true });
		await reads.count(2);
		await reads.releaseNewestFirst();
		expect(practice.present?.name).toBe('Ben');
	}));
