import { expect, test } from 'vitest';
import type { Revision } from '#lib/domain/clock.ts';
import { listNames, type Kept } from '#lib/domain/lists.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import type { Arrivals } from '#lib/exchange/arrival.ts';
import { arrivalPlan, withKnownPeople } from '#lib/exchange/arrival-plan.ts';
import { arrivalsFrom } from '#lib/exchange/arrivals.ts';
import { emptyDiary, stamp } from '../../../tests/scenes/copies.ts';

const clock = { isoAtWallClock: (value: string) => `${value}:00Z`, localIso: () => '' };
const text = [
	'full_date,date,weekday,time,mood,activities,note',
	'2026-11-19,November 19,Thursday,22:13,rad,"walk","One"',
	'2026-11-18,November 18,Wednesday,20:00,good,"","Two"',
	'soon,,,,good,"","Three"'
].join('\n');

async function arrived(): Promise<Arrivals> {
	return (await arrivalsFrom('daylio', text, { clock })) as Arrivals;
}
function stamping(): () => Revision {
	let counter = 0;
	return () => stamp('a', 1, counter++);
}

test('what is new is added, each with a stamp of its own, and the rest is told of', async () => {
	const { lists, others, latest } = arrivalPlan(await arrived(), emptyDiary().lists, stamping());
	expect(lists.wins).toMatchObject({ added: 2, changed: 0, deleted: 0, same: 0, refused: 1 });
	expect(lists.wins.rows).toMatchObject([
		{ note: 'One', tags: ['walk'], moodAfter: 5, revision: stamp('a', 1, 0) },
		{ note: 'Two', moodAfter: 4, revision: stamp('a', 1, 1) }
	]);
	expect({ others, latest }).toEqual({ others: null, latest: null });
});

test('what is there stays as it is, edited or deleted', async () => {
	const diary = emptyDiary();
	const [one, two] = arrivalPlan(await arrived(), diary.lists, stamping()).lists.wins.rows;
	diary.lists.wins.set(one!.id, { ...one, note: 'edited' } as Kept<'wins'>);
	diary.lists.wins.set(two!.id, { id: two!.id, revision: stamp('b', 9), deleted: true });
	const { lists } = arrivalPlan(await arrived(), diary.lists, stamping());
	expect(lists.wins).toMatchObject({ added: 0, same: 2, rows: [] });
	for (const list of listNames) expect(lists[list].rows).toEqual([]);
});

test('somebody whom the diary knows by that name is that person', async () => {
	const arrivals = await arrived();
	const [win] = arrivals.wins;
	const [ann, ben] = ['ann', 'ben'] as PersonId[];
	const withPeople = {
		...arrivals,
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
	// Of two by that name, the one who is kept and did not leave the name alone.
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
	const plan = arrivalPlan({ ...withPeople, people, wins }, emptyDiary().lists, stamping());
	expect(plan.lists.people.rows).toMatchObject([{ id: 'ben', name: 'Ben', notNow: false }]);
});
