import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { longestName } from '#lib/core/person.ts';
import { storableDetails, longestTag } from '#lib/core/win.ts';
import type { ImportOptions } from '../../../../tests/support/imports.ts';
import type { Entry } from './format.ts';
import { preparedEntries } from './imported-entries.ts';

const deviceClock = { isoAtWallClock, localIso };
const place = { row: 2, part: '' };
const entry = (rest: Partial<Entry> = {}): Entry => ({
	place,
	time: { wallClock: '2026-11-20T09:30', isNoonAssumed: false },
	text: 'tea',
	mood: '',
	people: [],
	tags: [],
	content: ['tea'],
	...rest
});
async function imported(
	entries: Entry[],
	{ clock = deviceClock, moods }: ImportOptions = {},
	people: string[] = []
) {
	const file = {
		entries,
		people: people.map((name) => ({ name, place })),
		skipped: [],
		warnings: []
	};
	const ratingOf = (name: string) => (name === 'good' ? 4 : null);
	return (await preparedEntries('test', file, clock, ratingOf)).withMoods(moods);
}

describe('days that are far off', () => {
	const today = Date.parse('2026-11-20T22:00:00Z');
	const reasonsOf = async (day: string, nowMs = today) => {
		const time = { wallClock: `${day}T09:30`, isNoonAssumed: false };
		const file = { entries: [entry({ time })], people: [], skipped: [], warnings: [] };
		const prepared = await preparedEntries('test', file, deviceClock, () => null, nowMs);
		const { wins, warnings } = prepared.withMoods();
		expect(wins).toHaveLength(1);
		return warnings.map(({ reason, value }) => [reason, value]);
	};

	test.each([
		['0206-05-04', 'farYear'],
		['1905-12-31', 'farYear'],
		['2028-01-01', 'farYear'],
		['2206-05-04', 'farYear'],
		['9999-12-31', 'farYear'],
		['2026-11-23', 'future'],
		['2027-12-31', 'future']
	])('are reported before the import: %s', async (day, reason) => {
		expect(await reasonsOf(day)).toEqual([[reason, day]]);
	});

	test.each(['1906-01-01', '2026-11-20', '2026-11-21'])('are not %s', async (day) => {
		expect(await reasonsOf(day)).toEqual([]);
	});

	test('are no reason to speak of clocks, unless an hour was skipped', async () => {
		vi.stubEnv('TZ', 'Europe/Berlin');
		// Local time in Berlin was 53 minutes and 28 seconds ahead of UTC.
		expect(await reasonsOf('1890-06-01')).toEqual([['farYear', '1890-06-01']]);
		const now = Date.parse('1990-01-01T00:00:00Z');
		expect(await reasonsOf('1890-06-01', now)).toEqual([]);
		vi.unstubAllEnvs();
	});
});

test('an entry with a zone has its time there, and the same id as without', async () => {
	const time = { wallClock: '2026-11-20T09:30', isNoonAssumed: false };
	const [here, there] = await Promise.all([
		imported([entry({ time })]),
		imported([entry({ time: { ...time, aheadMinutes: 540 }, isTreasured: true, rating: 2 })])
	]);
	expect(there.wins[0]).toMatchObject({
		at: '2026-11-20T09:30:00+09:00',
		treasured: true,
		moodAfter: 2
	});
	expect(there.wins[0]?.id).toBe(here.wins[0]?.id);
	expect(there.moods).toEqual([]);
});

describe('the wins of entries', () => {
	test('have stable ids of version 7, even in another zone', async () => {
		const [first, again, elsewhere] = await Promise.all([
			imported([entry()]),
			imported([entry()]),
			imported([entry()], {
				clock: { ...deviceClock, isoAtWallClock: (value) => `${value}:00+09:00` }
			})
		]);
		expect(first.wins).toEqual(again.wins);
		expect(elsewhere.wins[0]?.id).toBe(first.wins[0]?.id);
		expect(v.is(v.pipe(v.string(), v.uuid()), first.wins[0]?.id)).toBe(true);
	});

	test('have different ids for equal entries of one file, the same each time', async () => {
		const twice = await imported([entry(), entry(), entry({ content: ['other'] })]);
		const once = await imported([entry()]);
		expect(new Set(twice.wins.map(({ id }) => id)).size).toBe(3);
		expect(twice.wins[0]).toEqual(once.wins[0]);
		expect((await imported([entry(), entry()])).wins).toEqual(twice.wins.slice(0, 2));
	});

	test('have the same ids for any ratings of moods', async () => {
		const entries = [entry({ mood: 'so-so' }), entry({ mood: 'good' })];
		const before = await imported(entries);
		const after = await imported(entries, {
			moods: new Map([
				['so-so', 2],
				['good', null]
			])
		});
		expect(before.wins.map(({ moodAfter }) => moodAfter)).toEqual([null, 4]);
		expect(after.wins.map(({ moodAfter }) => moodAfter)).toEqual([2, null]);
		expect(after.wins.map(({ id }) => id)).toEqual(before.wins.map(({ id }) => id));
		expect(before.moods).toEqual([
			{ name: 'so-so', entries: 1, mood: null },
			{ name: 'good', entries: 1, mood: 4 }
		]);
		expect(before.warnings).toEqual([{ place, reason: 'mood', value: 'so-so' }]);
		expect(after.warnings).toEqual([]);
	});

	test('tell the spellings that are one person, beside the one that is stored', async () => {
		const found = await imported(
			[
				entry({ people: ['ola', 'Ana'] }),
				entry({ people: ['OLA', 'Ola ', 'Ana', ' Ana'] }),
				entry({ people: ['Ola', 'Łucja', 'lucja'] })
			],
			{},
			['Bo']
		);
		expect(found.people.map(({ name }) => name)).toEqual(['Bo', 'ola', 'Ana', 'Łucja']);
		expect(found.mergedNames).toEqual([
			{ name: 'ola', others: ['OLA', 'Ola'] },
			{ name: 'Łucja', others: ['lucja'] }
		]);
		expect((await imported([entry({ people: ['Ana', 'Ana '] })])).mergedNames).toEqual([]);
	});

	test('have each activity as it is written', async () => {
		const found = await imported([
			entry({ tags: ['Tea', 'tea', 'tea '] }),
			entry({ tags: ['TEA'] })
		]);
		expect(found.wins.map(({ tags }) => tags)).toEqual([['Tea', 'tea'], ['TEA']]);
	});

	test('name people once, with ids that depend only on their names', async () => {
		const found = await imported(
			[entry({ people: ['Zoe\u0308', ' Zo\u00EB ', ''] }), entry({ people: ['Ana'] })],
			{},
			['Bo', 'Ana']
		);
		expect(found.people.map(({ name }) => name)).toEqual(['Bo', 'Ana', 'Zoë']);
		expect(found.wins.map(({ people }) => people)).toEqual([
			[found.people[2]?.id],
			[found.people[1]?.id]
		]);
	});

	test('divide a long text into several wins, the first with all other fields', async () => {
		const text = `${'🙂'.repeat(12_000)}end`;
		const found = await imported([entry({ text, mood: 'good', tags: ['tea'], people: ['Ana'] })]);
		expect(found.wins).toHaveLength(3);
		expect(found.wins.map(({ note }) => note).join('')).toBe(text);
		expect(
			found.wins.map(({ moodAfter, tags, people }) => [moodAfter, tags.length, people.length])
		).toEqual([
			[4, 1, 1],
			[null, 0, 0],
			[null, 0, 0]
		]);
		expect([...found.wins].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(found.wins);
		expect(found.warnings).toEqual([{ place, reason: 'longText', value: String(text.length) }]);
	});

	test('have names and tags that are too long as lines of the text', async () => {
		const [name, tag] = ['n'.repeat(longestName + 1), 't'.repeat(longestTag + 1)];
		const found = await imported([entry({ people: [name, 'Ana'], tags: [tag, 'tea', 'tea '] })]);
		expect(found.wins).toMatchObject([{ note: `tea\n${name}\n${tag}`, tags: ['tea'] }]);
		expect(found.people).toMatchObject([{ name: 'Ana' }]);
		expect(found.warnings.map(({ reason }) => reason)).toEqual(['longTag', 'longName']);
	});

	test('omit a listed name that is too long, with a warning', async () => {
		// Each of these is two characters in NFC.
		const name = '\u0958'.repeat(longestName / 2 + 1);
		const found = await imported([], {}, [name, 'Ana', ' ']);
		expect(found.people).toMatchObject([{ name: 'Ana' }]);
		expect(found.warnings).toEqual([{ place, reason: 'longName', value: name }]);
	});

	test('skip times that a backup cannot store', async () => {
		const iso = ['+010000-01-01T00:00+05:00', '-000001-12-31T23:0-01:00', 'never'];
		const found = await imported(iso.map((text) => entry({ time: { iso: text } })));
		expect(found.wins).toEqual([]);
		expect(found.skipped.map(({ value }) => value)).toEqual(iso);
	});

	test('skip empty entries and entries with only an unrated mood', async () => {
		const found = await imported([
			entry({ text: ' \n' }),
			entry({ text: '', mood: 'so-so' }),
			entry({ text: '', mood: 'good' }),
			entry({ text: '', tags: ['tea'] })
		]);
		expect(found.wins).toHaveLength(2);
		expect(found.skipped).toEqual([
			{ place, reason: 'empty', value: '' },
			{ place, reason: 'empty', value: 'so-so' }
		]);
		expect(found.warnings).toEqual([]);
		expect(found.entries).toBe(4);
	});

	test('warn of a time that the clock skipped, and skip an invalid day', async () => {
		const found = await imported(
			[
				entry({ time: { wallClock: '2026-03-29T02:30', isNoonAssumed: false } }),
				entry({ time: { wallClock: '2026-02-31T02:30', isNoonAssumed: false } }),
				entry({ time: { iso: '2026-11-20T09:30:00+05:30' } })
			],
			{
				clock: {
					localIso,
					isoAtWallClock: (value) =>
						value.startsWith('2026-03-29') ? '2026-03-29T03:30:00+02:00' : isoAtWallClock(value)
				}
			}
		);
		expect(found.wins.map(({ at }) => at)).toEqual([
			'2026-03-29T03:30:00+02:00',
			'2026-11-20T09:30:00+05:30'
		]);
		expect(found.warnings).toEqual([{ place, reason: 'clockChange', value: '2026-03-29T02:30' }]);
		expect(found.skipped).toEqual([{ place, reason: 'noDate', value: '2026-02-31T02:30' }]);
	});

	test('store any entry in valid form, without losing text', async () => {
		const aText = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.constantFrom('__proto__', 'constructor', '\uD83D', 'x'.repeat(200), 'y'.repeat(20_001))
		);
		const someTexts = fc.array(aText, { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(aText, someTexts, someTexts, aText, async (text, people, tags, mood) => {
				const found = await imported([entry({ text, people, tags, mood, content: [text] })]);
				const note = found.wins.map((win) => win.note).join('');
				if (found.wins.length) expect(note.startsWith(text.toWellFormed())).toBe(true);
				for (const { id, ...details } of found.wins) {
					expect(storableDetails(details)).toEqual(details);
					expect(id).toMatch(/^[0-9a-f-]{36}$/);
				}
				expect(found.wins.length + found.skipped.length).toBeGreaterThan(0);
			}),
			{ numRuns: 60 }
		);
	});

	test('are in the order of the file, even for ten thousand entries', async () => {
		const many = Array.from({ length: 10_000 }, (_, i) =>
			entry({ text: `${i}`, content: [`${i}`] })
		);
		const { wins } = await imported(many);
		expect(wins.map(({ note }) => Number(note))).toEqual(many.map((_, i) => i));
		expect(new Set(wins.map(({ id }) => id)).size).toBe(many.length);
	});
});
