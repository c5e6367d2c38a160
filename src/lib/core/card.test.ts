import { describe, expect, test } from 'vitest';
import {
	channels,
	isRestful,
	reachesOut,
	settings,
	type Card,
	type CardId,
	type Direction
} from './card.ts';
import { cues } from './cue.ts';
import { families } from './families.ts';

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
		title: 'Say good morning',
		how: ['You could greet whoever is up.', 'A nod is fine.'],
		say: ['Morning.', 'Hello there.'],
		smaller: 'You could think it.',
		...rest
	};
}

describe('the lists of card values', () => {
	test.each([
		['channels', channels],
		['families', families],
		['settings', settings],
		['cues', cues]
	])('the %s contain each value once', (_, list) => {
		expect(new Set(list).size).toBe(list.length);
		expect(list.length).toBeGreaterThan(0);
	});
});

describe('isRestful', () => {
	test.each(['rest', 'selfKindness', 'rehearse', 'receive'] as const)(
		'is true for the family %s',
		(family) => {
			for (const direction of directions) {
				expect(isRestful(aCard('a', { family, direction }))).toBe(true);
			}
		}
	);

	test('is true for receiving in any family', () => {
		for (const family of families) {
			expect(isRestful(aCard('a', { family, direction: 'receiving' }))).toBe(true);
		}
	});

	test.each(families.filter((f) => !/^(rest|selfKindness|rehearse|receive)$/.test(f)))(
		'is false for the family %s unless the direction is receiving',
		(family) => {
			for (const direction of ['giving', 'mutual', 'inward'] as const) {
				expect(isRestful(aCard('a', { family, direction, effort: 0 }))).toBe(false);
			}
		}
	);
});

describe('reachesOut', () => {
	test.each(channels)('is false for %s only if it is solo', (channel) => {
		for (const direction of directions) {
			expect(reachesOut(aCard('a', { channel, direction }))).toBe(channel !== 'solo');
		}
	});
});
