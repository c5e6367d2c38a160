import { describe, expect, test } from 'vitest';
import type { Day } from '#lib/domain/day.ts';
import { longestName, type PersonId } from '#lib/domain/person.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId, type Change } from '#lib/storage/storage.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import { companionsNow } from './companions.ts';
import { reviewed } from './name-schedule.ts';
import { People, personDrafts } from './people.svelte.ts';
import { PersonPage } from './person-page.svelte.ts';

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
			const undo = await people.letGo(id, false);
			await people.load();
			expect(people.all).toEqual([]);
			expect(people.namesOf([id])).toEqual([]);
			expect((await app.storage.win(winId))?.people).toEqual([id]);
			await undo();
			await people.load();
			expect(people.namesOf([id])).toEqual(['Ann']);
		}));

	test('whoever leaves the name alone is nowhere but in the entries, and comes back by the name', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const [line, other] = [newId(1), newId(2)] as const;
			await app.storage.write([
				...[line, other].map((lineId) => ({
					list: 'remembered' as const,
					id: lineId,
					next: () => ({
						...{ id: lineId, kind: 'detail' as const, text: 'Likes tea', day: '2026-11-20' as Day },
						personId: lineId === line ? id : ('someone else' as PersonId)
					})
				})),
				{ list: 'nameReviews', id, next: () => reviewed(id, null, true, noonMs) },
				{
					list: 'people',
					id,
					next: (present) => ({
						...present!,
						...{ nearness: 'friend', birthday: '--02-29', pet: 'a cat' },
						contacts: [{ kind: 'phone', value: '+44 20' }]
					})
				}
			]);
			const before = await app.storage.all('people');

			const undo = await people.letGo(id, true);
			expect(await app.storage.all('people')).toEqual([
				{ id, name: 'Ann', notNow: true, isNameOnly: true, revision: expect.any(String) }
			]);
			expect((await app.storage.all('remembered')).map((kept) => kept.id)).toEqual([other]);
			expect(await app.storage.all('nameReviews')).toEqual([]);
			await people.load();
			expect(people.all).toEqual([]);
			expect(people.namesLike('an')).toEqual([]);
			expect(people.namesOf([id])).toEqual(['Ann']);
			expect(people.named(['ann'])).toEqual([id]);
			expect(people.allWith([id]).map(({ name }) => name)).toEqual(['Ann']);
			expect(people.allWith([])).toEqual([]);

			await undo();
			const { revision: _, ...same } = before[0]!;
			expect(await app.storage.all('people')).toMatchObject([same]);
			expect(await app.storage.all('remembered')).toHaveLength(2);
			expect(await app.storage.all('nameReviews')).toHaveLength(1);

			await people.letGo(id, true);
			const again = await people.add(' Ann ');
			expect(again?.id).toBe(id);
			const [back] = await app.storage.all('people');
			expect(back).toMatchObject({ id, name: 'Ann', notNow: false });
			expect(back).not.toHaveProperty('isNameOnly');
			await again!.undo();
			expect(await app.storage.all('people')).toMatchObject([{ isNameOnly: true }]);
		}));

	test('what another tab or device leaves about somebody who is gone goes, and nothing else', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			const [ann, ben, cem] = await Promise.all(
				['Ann', 'Ben', 'Cem'].map(async (name) => (await people.add(name))!.id)
			);
			const day = '2026-11-20' as Day;
			const page = tab().part(PersonPage);
			await page.open(ann!, () => {});
			await people.letGo(ann!, true);
			await people.letGo(ben!, false);
			page.typeNew('Likes tea', { kind: 'detail', day });
			page.typeName('Anna');
			await page.close();
			expect(await app.storage.all('remembered')).toEqual([]);
			expect(await app.storage.all('people')).toMatchObject([
				{ id: ann, name: 'Ann', isNameOnly: true },
				{ id: cem }
			]);

			const stranger = newId(noonMs) as PersonId;
			await app.storage.write(
				[ann!, ben!, cem!, stranger].flatMap((personId): Change[] => {
					const id = newId(noonMs);
					return [
						{
							list: 'remembered',
							id,
							next: () => ({ id, personId, kind: 'detail', text: 'Likes tea', day })
						},
						{
							list: 'nameReviews',
							id: personId,
							next: () => reviewed(personId, null, true, noonMs)
						}
					];
				})
			);
			await people.sweep();
			const lines = await app.storage.all('remembered');
			expect(new Set(lines.map(({ personId }) => personId))).toEqual(new Set([cem, stranger]));
			const reviews = await app.storage.all('nameReviews');
			expect(new Set(reviews.map(({ id }) => id))).toEqual(new Set([cem, stranger]));
		}));

	test('words that were put aside about somebody go with them', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const details = app.journal.blank();
			for (const draft of [`${personDrafts(id)}name`, 'another'])
				await app.storage.keepDraft({ id: draft, winId: null, base: null, details });
			await people.letGo(id, true);
			const left = await readingOf(app.storage).drafts();
			expect(left.map((draft) => draft.id)).toEqual(['another']);
		}));

	test('of two with the same name, the one who is kept is taken', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const left = (await people.add('Ann'))!.id;
			await people.letGo(left, true);
			const id = newId(noonMs) as PersonId;
			await app.storage.write([
				{ list: 'people', id, next: () => ({ id, name: 'Ann', notNow: false }) }
			]);
			expect((await people.add('Ann'))?.id).toBe(id);
			expect(await app.storage.all('people')).toHaveLength(2);
		}));

	test('nobody of whom the name alone is left is somebody an act could be for', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.add('Ben');
			const id = (await people.add('Ann'))!.id;
			await people.letGo(id, true);
			// As another device may have written it.
			await people.change(id, { notNow: false });
			const known = await app.storage.all('people');
			const companions = await companionsNow(app.storage, known, [], noonMs);
			expect(companions.map(({ name }) => name)).toEqual(['Ben']);
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
