import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, isRestful, type CardId } from './card.ts';
import type { Revision } from './clock.ts';
import {
	blankOwnCard,
	factsOf,
	isOwnCardId,
	longestCardText,
	longestCardTitle,
	storableOwnCard,
	wordsOf,
	type OwnCardWords
} from './own-card.ts';

const id = '01a1f8d3-ea00-7000-8000-000000000601' as CardId;
const words: fc.Arbitrary<OwnCardWords> = fc.record({
	title: fc.string({ unit: 'binary', maxLength: 120 }),
	how: fc.string({ unit: 'binary', maxLength: 2100 }),
	say: fc.string({ unit: 'binary', maxLength: 2100 }),
	effort: fc.double({ min: -20, max: 200, noNaN: true }),
	channel: fc.constantFrom(...channels),
	isRest: fc.boolean(),
	goesOut: fc.boolean(),
	withStranger: fc.boolean()
});
const factsWith = (changed: Partial<OwnCardWords>) =>
	factsOf({ ...blankOwnCard, ...changed, id, revision: '' as Revision });

describe('an own card', () => {
	test('is stored within its limits, and storing it again changes nothing', () => {
		fc.assert(
			fc.property(words, (typed) => {
				const stored = storableOwnCard(typed);
				expect(storableOwnCard(stored)).toEqual(stored);
				expect(stored.title.length).toBeLessThanOrEqual(longestCardTitle);
				expect(stored.how.length).toBeLessThanOrEqual(longestCardText);
				expect(Number.isInteger(stored.effort)).toBe(true);
				expect(stored.effort).toBeGreaterThanOrEqual(0);
				expect(stored.effort).toBeLessThanOrEqual(90);
			})
		);
	});

	test('needs a person, unless the user does it on their own', () => {
		for (const channel of channels.filter((one) => one !== 'solo' && one !== 'online'))
			expect(factsWith({ channel }).needs.join()).toMatch(/personNearby|knownPerson/);
		expect(factsWith({ channel: 'solo' })).toMatchObject({ needs: [], closeness: 0 });
		expect(factsWith({ channel: 'solo', goesOut: true }).needs).toEqual(['goingOut']);
	});

	test('is restful only if it is rest that the user does on their own', () => {
		for (const channel of channels)
			expect(isRestful(factsWith({ channel, isRest: true })), channel).toBe(channel === 'solo');
		expect(isRestful(factsWith({ channel: 'solo' }))).toBe(false);
	});

	test('is with a stranger only in person', () => {
		for (const channel of channels)
			expect(factsWith({ channel, withStranger: true }).withStranger).toBe(channel === 'inPerson');
	});

	test('has each line of its words once, and no empty one', () => {
		const say = ' Hello.\r\n\n Hello.\rIt’s me. ';
		expect(wordsOf({ ...blankOwnCard, say }).say).toEqual(['Hello.', 'It’s me.']);
		expect(wordsOf(blankOwnCard)).toMatchObject({ how: [], say: [], smaller: '' });
	});
});

test('the ids of the app’s cards are none of own cards', () => {
	// A backup may have them in capitals.
	for (const own of [id, id.toUpperCase()]) expect(isOwnCardId(own)).toBe(true);
	for (const other of ['look-up-and-smile', '', `${id}0`])
		expect(isOwnCardId(other), other).toBe(false);
});
