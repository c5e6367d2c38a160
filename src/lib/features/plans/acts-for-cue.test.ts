import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import { cues } from '#lib/core/cue.ts';
import { actsFor, canHappenAt, nextCueOf } from './acts-for-cue.ts';

const deck = cardFacts as readonly CardFacts[];
const card = (id: string) => deck.find((one) => one.id === id)!;

describe('the acts for a cue', () => {
	test.each(cues)('list each card of the deck once at “%s”', (cue) => {
		const { fitting, possible, impossible } = actsFor(cue, deck);
		const all = [...fitting, ...possible, ...impossible];
		expect(all).toHaveLength(deck.length);
		expect(new Set(all)).toEqual(new Set(deck));
		expect(fitting.length).toBeGreaterThanOrEqual(10);
		for (const one of fitting) expect(one.cues).toContain(cue);
	});

	test('begin with the smallest act that fits', () => {
		const efforts = actsFor('errand', deck).fitting.map(({ effort }) => effort);
		expect(efforts).toEqual(efforts.toSorted((one, other) => one - other));
	});

	test('are all possible at a moment in own words', () => {
		expect(actsFor(null, deck)).toEqual({ fitting: [], possible: deck, impossible: [] });
	});

	test.each([
		['errand', 'wave-from-the-window'],
		['errand', 'pull-up-the-covers'],
		['errand', 'sticky-note-at-home'],
		['bedtime', 'hello-at-the-till'],
		['bedtime', 'ring-with-good-news'],
		['evening', 'nod-along-the-open-shops'],
		['wakingUp', 'corner-seat-in-a-cafe'],
		['walk', 'goodbye-as-you-leave-work']
	] as const)('put last at “%s” what cannot be done then: %s', (cue, id) => {
		expect(canHappenAt(cue, card(id))).toBe(false);
		expect(actsFor(cue, deck).impossible).toContain(card(id));
	});

	test.each([
		['errand', 'one-word-hello'],
		['walk', 'ring-with-good-news'],
		['break', 'hello-to-a-neighbour'],
		['bedtime', 'spoken-good-night']
	] as const)('do not put last at “%s” what a phone or the place allows: %s', (cue, id) => {
		expect(canHappenAt(cue, card(id))).toBe(true);
	});
});

describe('the first cue of a plan with a card', () => {
	test.each([
		[6, 'wakingUp'],
		[10, 'commute'],
		[19, 'walk'],
		[23, 'wakingUp']
	] as const)('is at %i o’clock the moment of the card that comes next: %s', (hour, cue) => {
		expect(card('greet-by-name').cues).toEqual(['wakingUp', 'commute', 'walk', 'break']);
		expect(nextCueOf(card('greet-by-name'), hour)).toBe(cue);
	});

	test('is a phone in the hand only if the card has no other moment', () => {
		expect(nextCueOf({ ...card('one-word-hello'), cues: ['phoneInHand', 'evening'] }, 3)).toBe(
			'evening'
		);
		expect(nextCueOf({ ...card('one-word-hello'), cues: ['phoneInHand'] }, 3)).toBe('phoneInHand');
		expect(nextCueOf({ ...card('one-word-hello'), cues: [] }, 3)).toBeNull();
	});
});
