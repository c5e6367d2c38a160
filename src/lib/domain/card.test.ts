import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	channels,
	cues,
	families,
	isRestful,
	reachesOut,
	settings,
	type Card,
	type CardId,
	type Direction
} from '#lib/domain/card.ts';
import {
	fittingCards,
	noFilter,
	searchableCards,
	type CardFilter
} from '#lib/domain/card-search.ts';

const directions: readonly Direction[] = ['giving', 'receiving', 'mutual', 'inward'];

function aCard(id: string, rest: Partial<Card> = {}): Card {
	return {
		id: id as CardId,
		family: 'greet',
		channel: 'inPerson',
		effort: 10,
		minutes: 1,
		needs: [],
		withStranger: false,
		direction: 'giving',
		closeness: 1,
		settings: ['home'],
		cues: ['coffee'],
		note: null,
		title: 'Say good morning',
		how: ['You could greet whoever is up.', 'A nod is fine.'],
		say: ['Morning.', 'Hello there.'],
		smaller: 'You could think it.',
		...rest
	};
}

function found(cards: readonly Card[], filter: Partial<CardFilter>): string[] {
	const searchable = searchableCards(cards, () => []);
	return fittingCards(searchable, { ...noFilter, ...filter }).map(({ id }) => id);
}

describe('the lists of what a card can be', () => {
	test.each([
		['channels', channels],
		['families', families],
		['settings', settings],
		['cues', cues]
	])('%s name each value once', (_, list) => {
		expect(new Set(list).size).toBe(list.length);
		expect(list.length).toBeGreaterThan(0);
	});
});

describe('isRestful', () => {
	test.each(['rest', 'selfKindness', 'rehearse', 'receive'] as const)(
		'%s is rest, receiving or rehearsal',
		(family) => {
			for (const direction of directions) {
				expect(isRestful(aCard('a', { family, direction }))).toBe(true);
			}
		}
	);

	test('what is received is restful in any family', () => {
		for (const family of families) {
			expect(isRestful(aCard('a', { family, direction: 'receiving' }))).toBe(true);
		}
	});

	test.each(families.filter((f) => !/^(rest|selfKindness|rehearse|receive)$/.test(f)))(
		'%s is not, however little it takes',
		(family) => {
			for (const direction of ['giving', 'mutual', 'inward'] as const) {
				expect(isRestful(aCard('a', { family, direction, effort: 0 }))).toBe(false);
			}
		}
	);
});

describe('reachesOut', () => {
	test.each(channels)('by %s: whoever else takes part, whatever the direction', (channel) => {
		for (const direction of directions) {
			expect(reachesOut(aCard('a', { channel, direction }))).toBe(channel !== 'solo');
		}
	});
});

describe('fittingCards', () => {
	const deck = [
		aCard('wave', { title: 'Wave at the window', effort: 3 }),
		aCard('call', { title: 'A short call', channel: 'call', effort: 40, family: 'checkIn' }),
		aCard('note', {
			title: 'A note for the window sill',
			channel: 'letter',
			family: 'letter',
			effort: 20,
			settings: ['home', 'work']
		}),
		aCard('rest', { title: 'Lie down', family: 'rest', channel: 'solo', effort: 0 })
	];
	const all = ['wave', 'call', 'note', 'rest'];

	test('without a filter gives all in the order given', () => {
		expect(found(deck, {})).toEqual(all);
		expect(found([...deck].reverse(), {})).toEqual([...all].reverse());
	});

	test('those that may be shown, in the order of the deck', () => {
		const among = (...names: string[]) => ({ among: new Set(names as CardId[]) });
		expect(found(deck, among('rest', 'wave'))).toEqual(['wave', 'rest']);
		expect(found(deck, among('gone', 'call'))).toEqual(['call']);
		expect(found(deck, among())).toEqual([]);
	});

	test('a channel, a setting, a family', () => {
		expect(found(deck, { channel: 'call' })).toEqual(['call']);
		expect(found(deck, { setting: 'work' })).toEqual(['note']);
		expect(found(deck, { family: 'letter' })).toEqual(['note']);
		expect(found(deck, { family: 'smile' })).toEqual([]);
	});

	test('all parts of a filter hold at once', () => {
		const among = new Set(['wave', 'note', 'rest'] as CardId[]);
		expect(found(deck, { setting: 'home', among, query: 'window' })).toEqual(['wave', 'note']);
		expect(found(deck, { channel: 'call', among })).toEqual([]);
		expect(found(deck, { setting: 'work', family: 'greet' })).toEqual([]);
	});

	test.each(['title', 'how', 'say', 'smaller'] as const)(
		'a word of its %s finds a card',
		(part) => {
			const words = part === 'how' || part === 'say' ? ['One.', 'Hello Zoë.'] : 'Hello Zoë';
			const cards = [aCard('other'), aCard('this', { [part]: words })];
			expect(found(cards, { query: 'zoe' })).toEqual(['this']);
		}
	);

	test('labels are found too', () => {
		const searchable = searchableCards(deck, ({ channel }) => (channel === 'call' ? ['Café'] : []));
		const ids = fittingCards(searchable, { ...noFilter, query: 'cafe' }).map(({ id }) => id);
		expect(ids).toEqual(['call']);
	});

	test('cards with all words in the title come first, and the order stays otherwise', () => {
		const cards = [
			aCard('a', { how: ['Sit by the window.', 'Breathe.'] }),
			aCard('b', { title: 'At the window' }),
			aCard('c', { smaller: 'Open the window a little.' }),
			aCard('d', { title: 'Window, then door' })
		];
		expect(found(cards, { query: 'window' })).toEqual(['b', 'd', 'a', 'c']);
		expect(found(cards, { query: 'window door' })).toEqual(['d']);
	});

	test('words match in any order, in any case, and by their beginnings', () => {
		expect(found(deck, { query: 'WINDOW wav' })).toEqual(['wave']);
		expect(found(deck, { query: '  ' })).toEqual(all);
		expect(found(deck, { query: 'window xyz' })).toEqual([]);
	});

	test('what looks like a pattern is taken as it is', () => {
		const cards = [aCard('a', { title: 'Why (not) say hi?' }), aCard('b')];
		expect(found(cards, { query: '(not)' })).toEqual(['a']);
		expect(found(cards, { query: '.*' })).toEqual([]);
	});

	test('gives the very cards that it was handed', () => {
		const [first] = fittingCards(
			searchableCards(deck, () => []),
			noFilter
		);
		expect(first).toBe(deck[0]);
	});

	test('a thousand cards: the same as asking each card alone, whatever the filter', () => {
		const thousand = Array.from({ length: 1_000 }, (_, i) =>
			aCard(`card-${i}`, {
				effort: (i * 37) % 91,
				channel: channels[i % channels.length],
				family: families[i % families.length],
				settings: settings.filter((_, at) => (i >> at) & 1),
				title: i % 9 === 0 ? `Number ${i}, a rare one` : `Number ${i}`,
				smaller: i % 4 === 0 ? 'A rare word.' : 'A plain word.'
			})
		);
		const searchable = searchableCards(thousand, ({ channel }) => [channel]);
		const aFilter: fc.Arbitrary<CardFilter> = fc.record({
			query: fc.constantFrom('', 'rare', 'number 99', 'plain one', 'voicenote', 'nowhere'),
			among: fc.option(
				fc
					.integer({ min: 0, max: 90 })
					.map((most) => new Set(thousand.flatMap((c) => (c.effort <= most ? c.id : []))))
			),
			channel: fc.option(fc.constantFrom(...channels)),
			setting: fc.option(fc.constantFrom(...settings)),
			family: fc.option(fc.constantFrom(...families))
		});
		fc.assert(
			fc.property(aFilter, (filter) => {
				const words = filter.query.split(' ').filter(Boolean);
				const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
				const fitting = thousand.filter(
					(card) =>
						(filter.among === null || filter.among.has(card.id)) &&
						(filter.channel === null || card.channel === filter.channel) &&
						(filter.setting === null || card.settings.includes(filter.setting)) &&
						(filter.family === null || card.family === filter.family) &&
						holds([card.title, card.channel, ...card.how, ...card.say, card.smaller].join(' '))
				);
				const expected = [
					...fitting.filter(({ title }) => holds(title)),
					...fitting.filter(({ title }) => !holds(title))
				];
				expect(fittingCards(searchable, filter)).toEqual(expected);
			}),
			{ numRuns: 60 }
		);
	});
});
