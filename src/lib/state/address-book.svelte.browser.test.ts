import { expect, test } from 'vitest';
import type { Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { RememberedKind } from '#lib/domain/remembered.ts';
import { newId, type Change } from '#lib/storage/storage.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import { AddressBook } from './address-book.svelte.ts';
import type { App } from './app.svelte.ts';
import { NamePractice } from './name-practice.svelte.ts';
import { People } from './people.svelte.ts';

function remembering(personId: PersonId, text: string): Change {
	const id = newId(noonMs);
	const day = '2026-11-01' as Day;
	const kind: RememberedKind = 'detail';
	return { list: 'remembered', id, next: () => ({ id, personId, kind, text, day }) };
}

async function keep(app: App, names: readonly string[]): Promise<PersonId[]> {
	const ids: PersonId[] = [];
	for (const name of names) ids.push((await app.part(People).add(name))!.id);
	return ids;
}

const shownIn = (book: AddressBook) => book.shown.map(({ person }) => person.name);

test('people are found by their names and by what is remembered of them', () =>
	withApp(async ({ app }) => {
		const [ann, ben] = (await keep(app, ['Ånn', 'Ben', 'Cem'])) as [PersonId, PersonId];
		await app.storage.write([
			remembering(ann, 'Has a dog called Miso'),
			remembering(ann, 'Plays chess'),
			remembering(ben, 'Likes dogs')
		]);
		const book = app.part(AddressBook);
		await book.open();
		expect(shownIn(book)).toEqual(['Ånn', 'Ben', 'Cem']);
		book.lookFor('DOG');
		expect(book.shown.map(({ person, foundBy }) => [person.name, foundBy])).toEqual([
			['Ånn', 'Has a dog called Miso'],
			['Ben', 'Likes dogs']
		]);
		book.lookFor('ann chess');
		expect(book.shown).toMatchObject([{ foundBy: 'Plays chess' }]);
		book.lookFor('ann');
		expect(book.shown).toMatchObject([{ foundBy: null }]);
		expect(book.foundCount).toBe(1);
		book.lookFor('zebra');
		expect(book.foundCount).toBe(0);

		await app.storage.write([remembering(ben, 'Saw a zebra')]);
		await expect.poll(() => shownIn(book)).toEqual(['Ben']);
		await app.part(People).letGo(ben, true);
		await expect.poll(() => shownIn(book)).toEqual([]);
		book.close();
	}));

test('each comes with when they were last in the diary', () =>
	withApp(async ({ app }) => {
		const [ann, ben] = (await keep(app, ['Ann', 'Ben', 'Cem'])) as [PersonId, PersonId];
		for (const [at, id] of [
			['2026-11-20T09:00:00+00:00', ann],
			['2026-08-01T09:00:00+00:00', ann],
			['2026-08-02T09:00:00+00:00', ben]
		] as const)
			await app.journal.log({ ...app.journal.blank(), at, people: [id] }, atEnergy(25));
		const book = app.part(AddressBook);
		await book.open();
		expect(book.shown.map(({ last }) => last)).toEqual([
			{ day: '2026-11-20' },
			{ month: '2026-08' },
			null
		]);
		book.close();
	}));

test('many are shown part by part, and a search begins at its top', () =>
	withApp(async ({ app }) => {
		const changes = Array.from({ length: 2000 }, (_, at): Change => {
			const id = newId(noonMs) as PersonId;
			return { list: 'people', id, next: () => ({ id, name: `Person ${at}`, notNow: false }) };
		});
		await app.storage.write(changes);
		const book = app.part(AddressBook);
		await book.open();
		expect(book.shown).toHaveLength(10);
		expect(book.foundCount).toBe(2000);
		await book.showMore();
		expect(shownIn(book).slice(8, 12)).toEqual([8, 9, 10, 11].map((at) => `Person ${at}`));
		book.lookFor('person 19');
		expect(book.foundCount).toBe(111);
		expect(book.shown).toHaveLength(10);
		book.close();
	}));

test('names are practised a few at a time, and never those of people marked "not now"', () =>
	withApp(async ({ app, clock, tab }) => {
		const names = ['Ann', 'Ben', 'Cem', 'Dai', 'Eva', 'Fay', 'Gus'];
		const ids = await keep(app, names);
		await app.storage.write(ids.map((id, at) => remembering(id, `Line ${at}`)));
		await app.part(People).change(ids[1]!, { notNow: true });
		const practice = app.part(NamePractice);
		await practice.begin();
		expect(practice.hasMore).toBe(true);
		const seen: string[] = [];
		for (let at = 0; at < 3; at++) {
			seen.push(practice.present!.name);
			expect(practice.present!.clue.lines).toHaveLength(1);
			expect(practice.isNameShown).toBe(false);
			practice.showName();
			// Two taps at once are one answer.
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
		practice.leave();
	}));
