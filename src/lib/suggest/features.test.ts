import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId, Family } from '#lib/domain/card.ts';
import type { Day } from '#lib/domain/day.ts';
import { featureNames, featuresOf, type FeatureName } from '#lib/suggest/features.ts';
import { boldness, cardDeviation, priorDeviation, priorMeans } from '#lib/suggest/prior.ts';
import type { Situation } from '#lib/suggest/situation.ts';

const plain: Situation = {
	nowMs: Date.UTC(2026, 10, 20, 10),
	today: '2026-11-20' as Day,
	hour: 10,
	energy: 60,
	strangersWelcome: false,
	asksAtNight: false,
	intendedCardId: null,
	highestEffort: 50,
	turnedDown: new Set(),
	unwantedFamilies: new Set(),
	shownDaysAgo: new Map(),
	notNowsToday: 0,
	doneCount: 0
};
const card: CardFacts = {
	id: 'hello' as CardId,
	family: 'greet',
	channel: 'inPerson',
	effort: 30,
	minutes: 1,
	needs: [],
	withStranger: false,
	direction: 'giving',
	closeness: 3,
	settings: ['home'],
	cues: ['coffee'],
	note: null
};

function feature(name: FeatureName, facts: Partial<CardFacts>, situation: Partial<Situation> = {}) {
	const values = featuresOf({ ...card, ...facts }, { ...plain, ...situation });
	return values[featureNames.indexOf(name)];
}

const aSituation: fc.Arbitrary<Situation> = fc.record({
	nowMs: fc.constant(plain.nowMs),
	today: fc.constant(plain.today),
	hour: fc.integer({ min: 0, max: 23 }),
	energy: fc.integer({ min: 0, max: 100 }),
	strangersWelcome: fc.boolean(),
	asksAtNight: fc.boolean(),
	intendedCardId: fc.option(fc.constantFrom(...cardFacts.map(({ id }) => id))),
	highestEffort: fc.integer({ min: 0, max: 90 }),
	turnedDown: fc.constant(new Set<CardId>()),
	unwantedFamilies: fc
		.subarray(cardFacts.map(({ family }) => family))
		.map((list) => new Set<Family>(list)),
	shownDaysAgo: fc
		.array(
			fc.tuple(
				fc.constantFrom(...cardFacts.flatMap(({ id, family }) => [id, family])),
				fc.integer({ min: 1, max: 5_000 })
			)
		)
		.map((pairs) => new Map<CardId | Family, number>(pairs)),
	notNowsToday: fc.nat(5),
	doneCount: fc.nat(100_000)
});

describe('featuresOf', () => {
	test('gives one value for each name, in the order of the names', () => {
		const values = featuresOf(card, plain);
		expect(values).toHaveLength(featureNames.length);
		const named = Object.fromEntries(featureNames.map((name, i) => [name, values[i]]));
		expect(named).toEqual({
			constant: 1,
			effort: 30 / 90,
			room: 0.5,
			roomSquared: 0.25,
			closeness: 1,
			giving: 1,
			receiving: 0,
			inPerson: 1,
			call: 0,
			voiceNote: 0,
			text: 0,
			letter: 0,
			online: 0,
			withStranger: 0,
			inPersonByDay: 1,
			remoteInTheEvening: 0,
			cueFitsHour: 1,
			restfulWhenLow: 0,
			restfulWhenHigh: 0,
			cardShownLately: 0,
			familyShownLately: 0,
			unwantedFamily: 0,
			firstMove: 1,
			intended: 0
		});
	});

	test('every value is finite, and 0 to 1, for every card in any situation', () => {
		fc.assert(
			fc.property(aSituation, (situation) => {
				for (const facts of cardFacts) {
					const values = [...featuresOf(facts, situation)];
					const wrong = featureNames.filter((_, i) => !(values[i]! >= 0 && values[i]! <= 1));
					expect(wrong).toEqual([]);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('rest suits low energy', () => {
		const rest = { family: 'rest', channel: 'solo', direction: 'inward' } as const;
		expect(feature('restfulWhenLow', rest, { energy: 30 })).toBe(1);
		expect(feature('restfulWhenLow', rest, { energy: 31 })).toBe(0);
		expect(feature('restfulWhenHigh', rest, { energy: 30 })).toBe(0);
		expect(feature('restfulWhenHigh', rest, { energy: 80 })).toBeCloseTo(0.8);
		expect(feature('restfulWhenLow', { direction: 'giving' }, { energy: 5 })).toBe(0);
	});

	test('what was shown yesterday counts in full, and after two weeks no more', () => {
		const shown = (days: number) =>
			feature('cardShownLately', {}, { shownDaysAgo: new Map([['hello' as CardId, days]]) });
		expect(shown(1)).toBe(1);
		expect(shown(8)).toBe(0.5);
		expect(shown(15)).toBe(0);
		expect(shown(400)).toBe(0);
	});

	test('the family counts apart from the card', () => {
		const situation = { shownDaysAgo: new Map<CardId | Family, number>([['greet', 1]]) };
		expect(feature('familyShownLately', {}, situation)).toBe(1);
		expect(feature('cardShownLately', {}, situation)).toBe(0);
	});

	test('a first move tells less with every act done', () => {
		const told = [0, 5, 50].map((doneCount) => feature('firstMove', {}, { doneCount }));
		expect(told).toEqual([1, 0.5, 1 / 11]);
		expect(feature('firstMove', { family: 'invite' })).toBe(0);
	});

	test('what was picked for today, and families of which less was wished, are marked', () => {
		expect(feature('intended', {}, { intendedCardId: card.id })).toBe(1);
		expect(feature('intended', {}, { intendedCardId: 'other' as CardId })).toBe(0);
		expect(feature('unwantedFamily', {}, { unwantedFamilies: new Set(['greet']) })).toBe(1);
	});

	test('a phone in the hand says nothing about the hour', () => {
		for (let hour = 0; hour < 24; hour++) {
			expect(feature('cueFitsHour', { cues: ['phoneInHand'] }, { hour })).toBe(0);
		}
		expect(feature('cueFitsHour', { cues: ['bedtime'] }, { hour: 23 })).toBe(1);
		expect(feature('cueFitsHour', { cues: ['wakingUp'] }, { hour: 23 })).toBe(0);
	});
});

describe('the prior', () => {
	test('has a finite mean for each feature, in the same order', () => {
		expect(priorMeans).toHaveLength(featureNames.length);
		expect([...priorMeans].every((mean) => Number.isFinite(mean))).toBe(true);
		expect(priorMeans[featureNames.indexOf('unwantedFamily')]).toBeLessThan(0);
		expect(priorMeans[featureNames.indexOf('intended')]).toBeGreaterThan(0);
	});

	test('strays gently', () => {
		for (const value of [priorDeviation, cardDeviation, boldness]) {
			expect(value).toBeGreaterThan(0);
			expect(value).toBeLessThan(0.5);
		}
	});
});
