import { describe, expect, test } from 'vitest';
import { longestName, type PersonId } from '#lib/domain/person.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import { People } from './people.svelte.ts';

const namesIn = (people: People) => people.all.map(({ name }) => name);

describe('keeping people', () => {
	test('they come in the order of their names, whatever the order of keeping', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			for (const name of ['Zoë', 'ann', 'Ben 10', 'Ben 9', 'Åsa']) await people.add(name);
			await people.load();
			expect(namesIn(people)).toEqual(['ann', 'Åsa', 'Ben 9', 'Ben 10', 'Zoë']);
		}));

	test('a name is kept as one line without ends, and no name at all is nobody', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.add('  Ann\n Marie\t');
			await people.add('x'.repeat(longestName + 50));
			for (const none of ['', '   ', '\n\t\u0000']) expect(await people.add(none)).toBeNull();
			await people.load();
			expect(namesIn(people)).toEqual(['Ann Marie', 'x'.repeat(longestName)]);
		}));

	test('the same name is the same person, however its letters are put together', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Zo\u00eb'))?.id;
			await people.load();
			expect((await people.add(' Zoe\u0308 '))?.id).toBe(id);
			expect((await people.add('Zoë'))?.id).toBe(id);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('the same name given twice in a row is one person', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const first = (await people.add('Ann'))?.id;
			const second = (await people.add('Ann'))?.id;
			expect(second).toBe(first);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('the same name given twice at once, as by a double Enter, is one person', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.load();
			const [first, second] = await Promise.all(
				[people.add('Ann'), people.add('Ann')].map(async (added) => (await added)?.id)
			);
			expect(second).toBe(first);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('a name that another tab keeps shows here', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			await people.load();
			await new People(tab()).add('Ann');
			await expect.poll(() => namesIn(people)).toEqual(['Ann']);
		}));
});

describe('changing people', () => {
	test('a person is renamed, keeps their id and what this version does not know', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			await app.storage.write([
				{
					list: 'people',
					id,
					next: (present) => present && ({ ...present, pet: 'a cat' } as never)
				}
			]);
			const undo = await people.change(id, { name: '  Anna ' });
			expect(await app.storage.all('people')).toMatchObject([
				{ id, name: 'Anna', notNow: false, pet: 'a cat' }
			]);
			await undo();
			expect(await app.storage.all('people')).toMatchObject([{ id, name: 'Ann', pet: 'a cat' }]);
		}));

	test('"not now" is kept without touching the name', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const undo = await people.change(id, { notNow: true });
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Ann', notNow: true }]);
			await undo();
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Ann', notNow: false }]);
		}));

	test('a person is removed and comes back, and a win with them keeps them', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const { id: winId } = await app.journal.log(
				{ ...app.journal.blank(), people: [id] },
				atEnergy(25)
			);
			await people.load();
			expect(people.namesOf([id])).toEqual(['Ann']);
			const undo = await people.remove(id);
			await people.load();
			expect(people.all).toEqual([]);
			expect(people.namesOf([id])).toEqual([]);
			expect((await app.storage.win(winId))?.people).toEqual([id]);
			await undo();
			await people.load();
			expect(people.namesOf([id])).toEqual(['Ann']);
		}));

	test('taking back is refused when another tab has changed the person since', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const undo = await people.change(id, { notNow: true });
			await new People(tab()).change(id, { name: 'Anna' });
			await expect(undo()).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Anna', notNow: true }]);
		}));

	test('names are given in the order of the ids, without those that nobody knows', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const ids = [];
			for (const name of ['Ann', 'Ben', 'Cem']) ids.push((await people.add(name))!.id);
			await people.load();
			const [ann, ben, cem] = ids as [PersonId, PersonId, PersonId];
			expect(people.namesOf([cem, 'nobody' as PersonId, ann, ben])).toEqual(['Cem', 'Ann', 'Ben']);
		}));
});
