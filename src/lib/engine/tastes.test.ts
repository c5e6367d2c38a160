import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import { priorBelief, product } from './belief.ts';
import { digestOf } from './digest.ts';
import { featuresOf } from './features.ts';
import { knowledgeOf, nothingLearned } from './learning.ts';
import { noTastes, type Tastes } from './tastes.ts';

const moment = { day: 20_000, hour: 14, energy: 60, isIntended: () => false, likedChannels: [] };

/** The expected reward of a card after these answers, less the prior one. */
function change(card: CardFacts, tastes: Tastes): number {
	const { belief, history } = knowledgeOf(nothingLearned(), true, tastes, cardFacts);
	const features = featuresOf(card, moment, history);
	const mean = product(belief.means, features) + belief.taste(card, belief.means);
	return mean - product(priorBelief.means, features);
}

const text = cardFacts.find(({ id }) => id === 'one-word-hello')!;
const liked: Tastes = { moreLike: [text.id], ratherNot: [] };
const disliked: Tastes = { moreLike: [], ratherNot: [text.id] };

describe('the answers to the first questions', () => {
	test('raise or lower the card, and less so those of its kind', () => {
		const sibling = cardFacts.find(
			({ family, channel, id }) => family === text.family && channel === 'text' && id !== text.id
		)!;
		expect(change(text, liked)).toBeGreaterThan(0.05);
		expect(change(text, disliked)).toBeLessThan(-0.05);
		expect(change(sibling, liked)).toBeGreaterThan(0.01);
		expect(change(sibling, liked)).toBeLessThan(change(text, liked));
	});

	test('change cards of another kind far less', () => {
		const other = cardFacts.find(({ id }) => id === 'hold-a-door')!;
		expect(Math.abs(change(other, liked))).toBeLessThan(change(text, liked) / 2);
	});

	test('change nothing if there are none, if the cards are gone, or while learning is off', () => {
		const means = (tastes: Tastes, learns = true) =>
			digestOf(knowledgeOf(nothingLearned(), learns, tastes, cardFacts).belief.means);
		const nothing = means(noTastes);
		expect(means({ moreLike: ['gone' as CardId], ratherNot: [] })).toBe(nothing);
		expect(means(liked)).not.toBe(nothing);
		expect(means(liked, false)).toBe(digestOf(priorBelief.means));
	});

	test('do not change what was learned from the log', () => {
		const learned = nothingLearned();
		knowledgeOf(learned, true, liked, cardFacts);
		expect(digestOf(learned)).toBe(digestOf(nothingLearned()));
	});
});
