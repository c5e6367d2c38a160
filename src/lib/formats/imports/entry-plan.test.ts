import { expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored } from '#lib/core/collections.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import { importedFrom } from '../../../../tests/support/imports.ts';
import { daylio } from './daylio/daylio.ts';
import { entryPlan, withKnownPeople } from './entry-plan.ts';
import type { ImportedEntries } from './imported-entries.ts';

const clock = { isoAtWallClock: (value: string) => `${value}:00Z`, localIso: () => '' };
const text = [
	'full_date,date,weekday,time,mood,activities,note',
	'2026-11-19,November 19,Thursday,22:13,rad,"walk","One"',
	'2026-11-18,November 18,Wednesday,20:00,good,"","Two"',
	'soon,,,,good,"","Three"'
].join('\n');

async function imported(): Promise<ImportedEntries> {
	return (await importedFrom(daylio, text, { clock })) as ImportedEntries;
}
function stamping(): () => Revision {
	let counter = 0;
	return () => stamp('a', 1, counter++);
}

test('adds new entries, each with its own revision, and counts the refused ones', async () => {
	const { collections, others, latest } = entryPlan(
		await imported(),
		emptyDiary().collections,
		stamping()
	);
	expect(collections.wins).toMatchObject({ added: 2, changed: 0, deleted: 0, same: 0, refused: 1 });
	expect(collections.wins.rows).toMatchObject([
		{ note: 'One', tags: ['walk'], moodAfter: 5, revision: stamp('a', 1, 0) },
		{ note: 'Two', moodAfter: 4, revision: stamp('a', 1, 1) }
	]);
	expect({ others, latest }).toEqual({ others: null, latest: null });
});

test('leaves existing records as they are, edited or deleted', async () => {
	const diary = emptyDiary();
	const [one, two] = entryPlan(await imported(), diary.collections, stamping()).collections.wins
		.rows;
	diary.collections.wins.set(one!.id, { ...one, note: 'edited' } as Stored<'wins'>);
	diary.collections.wins.set(two!.id, { id: two!.id, revision: stamp('b', 9), deleted: true });
	const { collections } = entryPlan(await imported(), diary.collections, stamping());
	expect(collections.wins).toMatchObject({ added: 0, same: 2, rows: [] });
	for (const list of collectionNames) expect(collections[list].rows).toEqual([]);
});

test('matches imported people with people of the diary by name', async () => {
	const entries = await imported();
	const [win] = entries.wins;
	const [ann, ben] = ['ann', 'ben'] as PersonId[];
	const withPeople = {
		...entries,
		people: [
			{ id: ann!, name: 'Ann' },
			{ id: ben!, name: 'Ben' }
		],
		wins: [{ ...win!, people: [ann!, ben!] }]
	};
	const known: Person = {
		id: 'known' as PersonId,
		name: 'Ann',
		notNow: true,
		revision: stamp('a', 1)
	};
	// If two have that name, the one with details wins over the one with a name only.
	const left = { ...known, id: 'left' as PersonId, isNameOnly: true };
	for (const both of [
		[known, left],
		[left, known]
	])
		expect(withKnownPeople(withPeople, both).wins[0]!.people).toEqual(['known', 'ben']);
	expect(withKnownPeople(withPeople, [left]).wins[0]!.people).toEqual(['left', 'ben']);
	const { people, wins } = withKnownPeople(withPeople, [known]);
	expect(people).toEqual([{ id: 'ben', name: 'Ben' }]);
	expect(wins[0]!.people).toEqual(['known', 'ben']);
	const plan = entryPlan({ ...withPeople, people, wins }, emptyDiary().collections, stamping());
	expect(plan.collections.people.rows).toMatchObject([{ id: 'ben', name: 'Ben', notNow: false }]);
});
