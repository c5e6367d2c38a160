import { describe, expect, onTestFinished, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { longestName, type PersonId } from '#lib/core/person.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { newId, type Change } from '#lib/storage/database.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { savingPerson, noonMs } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { companionsOf } from '#lib/app/today/companions.ts';
import { reviewed } from './name-schedule.ts';
import { People } from './people.svelte.ts';
import { personDraftPrefix } from './person-drafts.ts';
import { PersonPage } from './person-page.svelte.ts';

const namesIn = (people: People) => people.all.map(({ name }) => name);

describe('adding people', () => {
	test('sorts them by name, in any order of adding', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			for (const name of ['Zoë', 'ann', 'Ben 10', 'Ben 9', 'Åsa']) await people.add(name);
			await people.load();
			expect(namesIn(people)).toEqual(['ann', 'Åsa', 'Ben 9', 'Ben 10', 'Zoë']);
		}));

	test('stores a name trimmed and on one line, and adds no person for an empty name', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.add('  Ann\n Marie\t');
			await people.add('x'.repeat(longestName + 50));
			for (const none of ['', '   ', '\n\t\u0000']) expect(await people.add(none)).toBeNull();
			await people.load();
			expect(namesIn(people)).toEqual(['Ann Marie', 'x'.repeat(longestName)]);
		}));

	test('recognises the same name in another Unicode composition', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Zo\u00eb'))?.id;
			await people.load();
			expect((await people.add(' Zoe\u0308 '))?.id).toBe(id);
			expect((await people.add('Zoë'))?.id).toBe(id);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('finds the person added first when the same name is added twice in a row', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const first = (await people.add('Ann'))?.id;
			const second = (await people.add('Ann'))?.id;
			expect(second).toBe(first);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('adds one person when the same name is added twice at once, as by a double Enter', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.load();
			const [first, second] = await Promise.all(
				[people.add('Ann'), people.add('Ann')].map(async (added) => (await added)?.id)
			);
			expect(second).toBe(first);
			expect(await app.storage.all('people')).toHaveLength(1);
		}));

	test('shows a person that another tab adds', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			onTestFinished(use(() => people.all));
			await people.load();
			await new People(tab()).add('Ann');
			await expect.poll(() => namesIn(people)).toEqual(['Ann']);
		}));
});

describe('changing people', () => {
	test('renames a person, and preserves the id and fields that this version does not know', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			await app.storage.write([
				{
					collection: 'people',
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

	test('sets "not now" without touching the name', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const undo = await people.change(id, { notNow: true });
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Ann', notNow: true }]);
			await undo();
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Ann', notNow: false }]);
		}));

	test('deletes and restores a person, and a win still refers to them', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const { id: winId } = await app.journal.log(
				{ ...app.journal.blank(), people: [id] },
				atEnergy(25)
			);
			await people.load();
			expect(people.namesOf([id])).toEqual(['Ann']);
			const undo = await people.remove(id, false);
			await people.load();
			expect(people.all).toEqual([]);
			expect(people.namesOf([id])).toEqual([]);
			expect((await app.storage.win(winId))?.people).toEqual([id]);
			await undo();
			await people.load();
			expect(people.namesOf([id])).toEqual(['Ann']);
		}));

	test('with keepsName, leaves only a name for the wins; adding the name again restores the person', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const [line, other] = [newId(1), newId(2)] as const;
			await app.storage.write([
				...[line, other].map((lineId) => ({
					collection: 'remembered' as const,
					id: lineId,
					next: () => ({
						...{ id: lineId, kind: 'detail' as const, text: 'Likes tea', day: '2026-11-20' as Day },
						personId: lineId === line ? id : ('someone else' as PersonId)
					})
				})),
				{ collection: 'nameReviews', id, next: () => reviewed(id, null, true, noonMs) },
				{
					collection: 'people',
					id,
					next: (present) => ({
						...present!,
						...{ nearness: 'friend', birthday: '--02-29', pet: 'a cat' },
						contacts: [{ kind: 'phone', value: '+44 20' }]
					})
				}
			]);
			const before = await app.storage.all('people');

			const undo = await people.remove(id, true);
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

			await people.remove(id, true);
			const again = await people.add(' Ann ');
			expect(again?.id).toBe(id);
			const [back] = await app.storage.all('people');
			expect(back).toMatchObject({ id, name: 'Ann', notNow: false });
			expect(back).not.toHaveProperty('isNameOnly');
			await again!.undo();
			expect(await app.storage.all('people')).toMatchObject([{ isNameOnly: true }]);
		}));

	test('deletes records that another tab or device writes about a deleted person, and no others', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			const [ann, ben, cem] = await Promise.all(
				['Ann', 'Ben', 'Cem'].map(async (name) => (await people.add(name))!.id)
			);
			const day = '2026-11-20' as Day;
			const page = tab().part(PersonPage);
			await page.open(ann!, () => {});
			await people.remove(ann!, true);
			await people.remove(ben!, false);
			page.opened!.lines.typeNew('Likes tea', { kind: 'detail', day });
			page.opened!.typeName('Anna');
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
							collection: 'remembered',
							id,
							next: () => ({ id, personId, kind: 'detail', text: 'Likes tea', day })
						},
						{
							collection: 'nameReviews',
							id: personId,
							next: () => reviewed(personId, null, true, noonMs)
						}
					];
				})
			);
			await people.removeLeftovers();
			const lines = await app.storage.all('remembered');
			expect(new Set(lines.map(({ personId }) => personId))).toEqual(new Set([cem, stranger]));
			const reviews = await app.storage.all('nameReviews');
			expect(new Set(reviews.map(({ id }) => id))).toEqual(new Set([cem, stranger]));
		}));

	test('deletes the drafts about a deleted person', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const details = app.journal.blank();
			for (const draft of [`${personDraftPrefix(id)}name`, 'another'])
				await app.storage.storeDraft({ id: draft, winId: null, base: null, details });
			await people.remove(id, true);
			const left = await readingOf(app.storage).drafts();
			expect(left.map((draft) => draft.id)).toEqual(['another']);
		}));

	test('finds the person who is not deleted when two have the same name', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const left = (await people.add('Ann'))!.id;
			await people.remove(left, true);
			const id = newId(noonMs) as PersonId;
			await app.storage.write([
				{ collection: 'people', id, next: () => ({ id, name: 'Ann', notNow: false }) }
			]);
			expect((await people.add('Ann'))?.id).toBe(id);
			expect(await app.storage.all('people')).toHaveLength(2);
		}));

	test('suggests no card for a person of whom only the name is left', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			await people.add('Ben');
			const id = (await people.add('Ann'))!.id;
			await people.remove(id, true);
			// Another device may have written this.
			await people.change(id, { notNow: false });
			const known = await app.storage.all('people');
			const companions = companionsOf({ people: known, wins: [], choices: [] }, noonMs);
			expect(companions.map(({ name }) => name)).toEqual(['Ben']);
		}));

	test('refuses an undo if another tab has changed the person since', () =>
		withApp(async ({ app, tab }) => {
			const people = new People(app);
			const id = (await people.add('Ann'))!.id;
			const undo = await people.change(id, { notNow: true });
			await new People(tab()).change(id, { name: 'Anna' });
			await expect(undo()).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await app.storage.all('people')).toMatchObject([{ name: 'Anna', notNow: true }]);
		}));

	test('returns names in the order of the ids, without unknown ids', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const ids = [];
			for (const name of ['Ann', 'Ben', 'Cem']) ids.push((await people.add(name))!.id);
			await people.load();
			const [ann, ben, cem] = ids as [PersonId, PersonId, PersonId];
			expect(people.namesOf([cem, 'nobody' as PersonId, ann, ben])).toEqual(['Cem', 'Ann', 'Ben']);
		}));
});

describe('following people', () => {
	test('an older read that ends late does not replace a newer one', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			onTestFinished(use(() => people.all));
			await people.load();
			const reads = heldReads(app.storage, 'all');
			await app.storage.write([savingPerson('Ann')]);
			await reads.count(1);
			await app.storage.write([savingPerson('Ben')]);
			await reads.count(2);
			await reads.releaseNewestFirst();
			expect(namesIn(people)).toEqual(['Ann', 'Ben']);
		}));

	test('nothing is read after the user leaves the screen', () =>
		withApp(async ({ app }) => {
			const people = new People(app);
			const leave = use(() => people.all);
			await people.load();
			leave();
			await settled();
			const reads = countedReads();
			await app.storage.write([savingPerson('Ann')]);
			await settled();
			expect(reads()).toBe(0);
		}));
});
