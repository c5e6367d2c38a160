import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { occasions, sameWords, smallWords } from '#lib/content/en/search-words.ts';
import type { Card, CardFacts, CardId, WordsOfCards } from '#lib/core/card.ts';
import { foldedWords } from '#lib/core/words.ts';
import { everydayQueries } from '../../../../../tests/support/everyday-queries.ts';
import { CardIndex } from './card-index.ts';

const wordFiles = import.meta.glob<WordsOfCards>('../../../content/en/cards/*.ts', {
	eager: true,
	import: 'words'
});
const words: WordsOfCards = Object.assign({}, ...Object.values(wordFiles));
const deck = (cardFacts as readonly CardFacts[]).map((facts): Card => ({
	...facts,
	...words[facts.id]!
}));
const known = { smallWords, sameWords, occasions };
const index = new CardIndex(deck, ({ family, channel }) => [family, channel], known);
const found = (query: string) => index.find(query)?.ids ?? [];

describe('a search by everyday words', () => {
	test('has at least 60 queries to answer', () => {
		expect(everydayQueries.length).toBeGreaterThanOrEqual(60);
	});

	test.each(everydayQueries)('finds for “%s” the card %s', (query, first, ...others) => {
		const ids: readonly string[] = found(query);
		expect(ids.slice(0, 3)).toContain(first);
		for (const id of others) expect(ids.slice(0, 8)).toContain(id);
	});
});

describe('what a search forgives', () => {
	test('small words, case, accents, order and punctuation change nothing', () => {
		const plain = found('thank neighbour');
		expect(plain.length).toBeGreaterThan(0);
		for (const query of [
			'I want to thank a neighbour',
			'Thank a NEIGHBOUR!',
			'  neighboúr … thank?',
			'how can I thank them, my neighbours'
		])
			expect(found(query).slice(0, 3), query).toEqual(plain.slice(0, 3));
	});

	test('words of the same meaning find the same card', () => {
		for (const query of ['mother', 'mom', 'mama', 'Mum'])
			expect(found(query).slice(0, 2)).toContain('write-to-family');
	});

	test('a word is found while it is typed', () => {
		expect(found('neighb')[0]).toBe('note-for-a-neighbour');
		expect(found('lonel')).toContain('one-word-hello');
	});

	test('slips are forgiven, and the cards then only come close', () => {
		for (const [slip, word] of [
			['thnak', 'thank'],
			['neighbuor', 'neighbour'],
			['birtday', 'birthday'],
			['lonley', 'lonely'],
			['compliement', 'compliment']
		] as const) {
			expect(found(slip)[0], slip).toBe(found(word)[0]);
			expect(index.find(slip)?.isClose, slip).toBe(true);
			expect(index.find(word)?.isClose, word).toBe(false);
		}
	});

	test('when no card has all words, the closest ones come up', () => {
		const result = index.find('crossword umbrella parachute');
		expect(result?.isClose).toBe(true);
		expect(result?.ids[0]).toBe('pass-a-crossword-back-and-forth');
	});

	test('a query of small words is no search', () => {
		for (const query of ['', '   ', 'I want to', 'you', '…?!'])
			expect(index.find(query)).toBeNull();
	});

	test('a word that nothing resembles finds nothing', () => {
		expect(index.find('xylophone zzz')).toEqual({ ids: [], isClose: false });
	});
});

describe('the order of a search', () => {
	const plain: Omit<Card, 'id' | 'title'> = {
		...deck[0]!,
		how: ['Look around.', 'Stay a while.'],
		say: ['Well.', 'There.'],
		smaller: 'Half of it.'
	};
	const card = (id: string, title: string, rest: Partial<Card> = {}): Card => ({
		...plain,
		id: id as CardId,
		title,
		...rest
	});

	test('title counts more than theme, and theme more than the text', () => {
		const cards = [
			card('text', 'One', { smaller: 'A harbour.' }),
			card('theme', 'Two', { family: 'rest' }),
			card('title', 'A harbour'),
			card('none', 'Three')
		];
		const labels = ({ family }: Card) => (family === 'rest' ? ['Harbours'] : []);
		const small = new CardIndex(cards, labels, known);
		expect(small.find('harbour')?.ids).toEqual(['title', 'theme', 'text']);
	});

	test('a card with both words comes before cards with one of them', () => {
		const cards = [
			card('first', 'A harbour'),
			card('second', 'A lantern'),
			card('both', 'A lantern again', { smaller: 'It is by the harbour.' })
		];
		const small = new CardIndex(cards, () => [], known);
		const result = small.find('lantern harbour');
		expect(result?.ids[0]).toBe('both');
		expect(result?.ids).toHaveLength(3);
		expect(result?.isClose).toBe(false);
	});

	test('any text is searched without an error, and no card comes up twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
				const ids = found(query);
				expect(new Set(ids).size).toBe(ids.length);
			})
		);
	});
});

describe('the written words of the search', () => {
	test('each occasion leads to cards that exist, each once', () => {
		const all = new Set<string>(deck.map(({ id }) => id));
		for (const { said, cards } of occasions) {
			expect(cards.filter((id) => !all.has(id))).toEqual([]);
			expect(new Set(cards).size).toBe(cards.length);
			expect(said.length).toBeGreaterThan(0);
		}
	});

	test('each way to say an occasion has more than small words', () => {
		const small = new Set(smallWords);
		for (const { said } of occasions)
			for (const text of said)
				expect(
					foldedWords(text).filter((word) => !small.has(word)),
					text
				).not.toEqual([]);
	});

	test('no small word has a meaning of its own', () => {
		const meaning = new Set(sameWords.flat());
		expect(smallWords.filter((word) => meaning.has(word))).toEqual([]);
	});
});
