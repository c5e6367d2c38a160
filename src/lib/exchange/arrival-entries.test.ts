import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/domain/day.ts';
import { longestName } from '#lib/domain/person.ts';
import { keptDetails, longestTag } from '#lib/domain/win.ts';
import type { ArrivalOptions } from '#lib/exchange/arrival.ts';
import { arrivalsOf, type Entry } from '#lib/exchange/arrival-entries.ts';

const options: ArrivalOptions = { clock: { isoAtWallClock, localIso } };
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
const arrive = (entries: Entry[], rest: Partial<ArrivalOptions> = {}, people: string[] = []) =>
	arrivalsOf(
		'test',
		{ entries, people: people.map((name) => ({ name, place })), unread: [], differences: [] },
		{ ...options, ...rest },
		(name) => (name === 'good' ? 4 : null)
	);

describe('wins of entries', () => {
	test('have ids of version 7 that stay the same, also in another zone', async () => {
		const [first, again, elsewhere] = await Promise.all([
			arrive([entry()]),
			arrive([entry()]),
			arrive([entry()], {
				clock: { ...options.clock, isoAtWallClock: (value) => `${value}:00+09:00` }
			})
		]);
		expect(first.wins).toEqual(again.wins);
		expect(elsewhere.wins[0]?.id).toBe(first.wins[0]?.id);
		expect(v.is(v.pipe(v.string(), v.uuid()), first.wins[0]?.id)).toBe(true);
	});

	test('tell equal entries of one file apart, the same way each time', async () => {
		const twice = await arrive([entry(), entry(), entry({ content: ['other'] })]);
		const once = await arrive([entry()]);
		expect(new Set(twice.wins.map(({ id }) => id)).size).toBe(3);
		expect(twice.wins[0]).toEqual(once.wins[0]);
		expect((await arrive([entry(), entry()])).wins).toEqual(twice.wins.slice(0, 2));
	});

	test('have the same ids whatever moods are said to mean', async () => {
		const entries = [entry({ mood: 'so-so' }), entry({ mood: 'good' })];
		const before = await arrive(entries);
		const after = await arrive(entries, {
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
		expect(before.differences).toEqual([{ place, reason: 'mood', value: 'so-so' }]);
		expect(after.differences).toEqual([]);
	});

	test('name people once, with ids that hang on their names alone', async () => {
		const found = await arrive(
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

	test('hold a long text in several parts at the same time, the rest of it once', async () => {
		const text = `${'🙂'.repeat(12_000)}end`;
		const found = await arrive([entry({ text, mood: 'good', tags: ['tea'], people: ['Ana'] })]);
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
		expect(found.differences).toEqual([{ place, reason: 'longText', value: String(text.length) }]);
	});

	test('keep names and tags that are too long as lines of the text', async () => {
		const [name, tag] = ['n'.repeat(longestName + 1), 't'.repeat(longestTag + 1)];
		const found = await arrive([entry({ people: [name, 'Ana'], tags: [tag, 'tea', 'tea '] })]);
		expect(found.wins).toMatchObject([{ note: `tea\n${name}\n${tag}`, tags: ['tea'] }]);
		expect(found.people).toMatchObject([{ name: 'Ana' }]);
		expect(found.differences.map(({ reason }) => reason)).toEqual(['longTag', 'longName']);
	});

	test('leave a kept name that is too long out, and say so', async () => {
		// Each of these is two characters in NFC.
		const name = '\u0958'.repeat(longestName / 2 + 1);
		const found = await arrive([], {}, [name, 'Ana', ' ']);
		expect(found.people).toMatchObject([{ name: 'Ana' }]);
		expect(found.differences).toEqual([{ place, reason: 'longName', value: name }]);
	});

	test('are not made of times that the contract cannot write', async () => {
		const iso = ['+010000-01-01T00:00+05:00', '-000001-12-31T23:0-01:00', 'never'];
		const found = await arrive(iso.map((text) => entry({ time: { iso: text } })));
		expect(found.wins).toEqual([]);
		expect(found.unread.map(({ value }) => value)).toEqual(iso);
	});

	test('are not made of nothing, nor of a mood that has no place yet', async () => {
		const found = await arrive([
			entry({ text: ' \n' }),
			entry({ text: '', mood: 'so-so' }),
			entry({ text: '', mood: 'good' }),
			entry({ text: '', tags: ['tea'] })
		]);
		expect(found.wins).toHaveLength(2);
		expect(found.unread).toEqual([
			{ place, reason: 'empty', value: '' },
			{ place, reason: 'empty', value: 'so-so' }
		]);
		expect(found.differences).toEqual([]);
		expect(found.entries).toBe(4);
	});

	test('say so when the clocks were put forward over their time, or the day is none', async () => {
		const found = await arrive(
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
		expect(found.differences).toEqual([
			{ place, reason: 'clockChange', value: '2026-03-29T02:30' }
		]);
		expect(found.unread).toEqual([{ place, reason: 'noDate', value: '2026-02-31T02:30' }]);
	});

	test('hold whatever an entry says as it can be kept, and lose none of its text', async () => {
		const aText = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.constantFrom('__proto__', 'constructor', '\uD83D', 'x'.repeat(200), 'y'.repeat(20_001))
		);
		const someTexts = fc.array(aText, { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(aText, someTexts, someTexts, aText, async (text, people, tags, mood) => {
				const found = await arrive([entry({ text, people, tags, mood, content: [text] })]);
				const note = found.wins.map((win) => win.note).join('');
				if (found.wins.length) expect(note.startsWith(text.toWellFormed())).toBe(true);
				for (const { id, ...details } of found.wins) {
					expect(keptDetails(details)).toEqual(details);
					expect(id).toMatch(/^[0-9a-f-]{36}$/);
				}
				expect(found.wins.length + found.unread.length).toBeGreaterThan(0);
			}),
			{ numRuns: 60 }
		);
	});

	test('come in the order of the file, ten thousand of them', async () => {
		const many = Array.from({ length: 10_000 }, (_, i) =>
			entry({ text: `${i}`, content: [`${i}`] })
		);
		const { wins } = await arrive(many);
		expect(wins.map(({ note }) => Number(note))).toEqual(many.map((_, i) => i));
		expect(new Set(wins.map(({ id }) => id)).size).toBe(many.length);
	});
});
