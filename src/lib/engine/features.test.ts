import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { featuresOf, type FeatureContext } from './features.ts';
import { noHistory, type History } from './history.ts';
import { learnedFrom, nothingLearned } from './learning.ts';
import {
	boldness,
	cardDeviation,
	familyDeviation,
	featureNames,
	priorDeviations,
	priorMeans,
	type FeatureName
} from './prior.ts';
import { aLog, choiceOf, dayOfLog, isoOfLog } from '../../../tests/support/choice-log.ts';

const plain: FeatureContext = {
	day: dayOfLog(0),
	hour: 10,
	energy: 60,
	isIntended: () => false,
	likedChannels: []
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
	cues: ['coffee']
};

/** The history from a log about the card and a sibling of its family. */
function historyOf(choices: readonly Choice[], facts: Partial<CardFacts> = {}): History {
	const sibling = { ...card, ...facts, id: 'sibling' as CardId };
	return learnedFrom(nothingLearned(), choices, [{ ...card, ...facts }, sibling]).history;
}

function said(kind: Choice['kind'], daysAgo: number, rest: Partial<Choice> = {}): Choice {
	return choiceOf(kind, card.id, isoOfLog(-daysAgo, 10), rest);
}

function feature(
	name: FeatureName,
	facts: Partial<CardFacts>,
	context: Partial<FeatureContext> = {},
	choices: readonly Choice[] = []
) {
	const history = historyOf(choices, facts);
	const values = featuresOf({ ...card, ...facts }, { ...plain, ...context }, history);
	return values[featureNames.indexOf(name)];
}

const aContext: fc.Arbitrary<FeatureContext> = fc.record({
	day: fc.integer({ min: dayOfLog(-400), max: dayOfLog(5_000) }),
	hour: fc.integer({ min: 0, max: 23 }),
	energy: fc.integer({ min: 0, max: 100 }),
	isIntended: fc.boolean().map((isIntended) => () => isIntended),
	likedChannels: fc.subarray([...channels])
});

describe('featuresOf', () => {
	test('returns one value for each name, in the order of the names', () => {
		const values = featuresOf(card, plain, noHistory());
		expect(values).toHaveLength(featureNames.length);
		const named = Object.fromEntries(featureNames.map((name, i) => [name, values[i]]));
		expect(Object.keys(named)).toEqual([...featureNames]);
		named.strain = Number(named.strain!.toFixed(12));
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
			atHomeInTheEvening: 0,
			cueFitsHour: 1,
			restfulWhenLow: 0,
			restfulWhenHigh: 0,
			cardShownLately: 0,
			familyShownLately: 0,
			cardDoneLately: 0,
			familyDoneLately: 0,
			unwantedFamily: 0,
			firstMove: 1,
			intended: 0,
			likedChannel: 0,
			completion: 0,
			pastEase: 0,
			treasured: 0,
			contactDue: 0,
			minutes: (1.2 - 1) / 4,
			strain: Number((0.5 - 10 / 18 / Math.sqrt(1 + (20 / 18) ** 2)).toFixed(12)),
			'needs personNearby': 0,
			'needs goingOut': 0,
			'needs knownPerson': 0,
			'needs phone': 0,
			'at home': 1,
			'at work': 0,
			'at street': 0,
			'at shop': 0,
			'at transport': 0,
			'at cafe': 0,
			'at nature': 0,
			'at online': 0
		});
	});

	test('returns finite values within their bounds for every card, moment and log', () => {
		fc.assert(
			fc.property(aContext, aLog(cardFacts, 60), (context, log) => {
				const { history } = learnedFrom(nothingLearned(), log, cardFacts);
				for (const facts of cardFacts) {
					const values = [...featuresOf(facts, context, history)];
					const wrong = featureNames.filter((name, i) => {
						const lowest = name === 'completion' || name === 'pastEase' ? -0.5 : 0;
						return !(values[i]! >= lowest && values[i]! <= lowest + 1);
					});
					expect(wrong).toEqual([]);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('favours rest at low energy', () => {
		const rest = { family: 'rest', channel: 'solo', direction: 'inward' } as const;
		expect(feature('restfulWhenLow', rest, { energy: 30 })).toBe(1);
		expect(feature('restfulWhenLow', rest, { energy: 31 })).toBe(0);
		expect(feature('restfulWhenHigh', rest, { energy: 30 })).toBe(0);
		expect(feature('restfulWhenHigh', rest, { energy: 80 })).toBeCloseTo(0.8);
		expect(feature('restfulWhenLow', { direction: 'giving' }, { energy: 5 })).toBe(0);
	});

	test.each([
		['shown', 'cardShownLately'],
		['done', 'cardDoneLately']
	] as const)('counts a card %s yesterday fully, and not at all after 15 days', (kind, name) => {
		const lately = (days: number) => feature(name, {}, {}, [said(kind, days)]);
		expect(lately(1)).toBe(1);
		expect(lately(8)).toBe(0.5);
		expect(lately(15)).toBe(0);
		expect(lately(400)).toBe(0);
	});

	test('ignores a showing today, and still counts the one before', () => {
		const lately = (...days: number[]) =>
			feature(
				'cardShownLately',
				{},
				{},
				days.map((day) => said('shown', day))
			);
		expect(lately(0)).toBe(0);
		expect(lately(8, 0)).toBe(0.5);
		expect(lately(8, 0, 0)).toBe(0.5);
	});

	test.each([
		['shown', 'Shown'],
		['done', 'Done']
	] as const)('separates family and card features if a sibling was %s', (kind, name) => {
		const choices = [choiceOf(kind, 'sibling', isoOfLog(-1, 10))];
		expect(feature(`family${name}Lately`, {}, {}, choices)).toBe(1);
		expect(feature(`card${name}Lately`, {}, {}, choices)).toBe(0);
	});

	test('lowers the first-move feature with every card done', () => {
		const told = [0, 5, 50].map((doneCount) =>
			feature('firstMove', {}, {}, Array(doneCount).fill(said('done', 30)))
		);
		expect(told).toEqual([1, 0.5, 1 / 11]);
		expect(feature('firstMove', { family: 'invite' })).toBe(0);
	});

	test('marks the card picked for today, and families with a recent "less like this"', () => {
		const isIntended = ({ id }: CardFacts) => id === card.id;
		expect(feature('intended', {}, { isIntended })).toBe(1);
		expect(feature('intended', { id: 'other' as CardId }, { isIntended })).toBe(0);
		const less = (days: number) => feature('unwantedFamily', {}, {}, [said('lessLikeThis', days)]);
		expect([0, 1, 89, 90].map(less)).toEqual([1, 1, 1, 0]);
	});

	test('ignores the cue "phone in hand", which fits every hour', () => {
		for (let hour = 0; hour < 24; hour++) {
			expect(feature('cueFitsHour', { cues: ['phoneInHand'] }, { hour })).toBe(0);
		}
		expect(feature('cueFitsHour', { cues: ['bedtime'] }, { hour: 23 })).toBe(1);
		expect(feature('cueFitsHour', { cues: ['wakingUp'] }, { hour: 23 })).toBe(0);
	});

	test('depends on the hour for channels and settings', () => {
		const atHour = (name: FeatureName, facts: Partial<CardFacts>) =>
			[5, 12, 17, 23].map((hour) => feature(name, facts, { hour }));
		expect(atHour('inPersonByDay', { channel: 'inPerson' })).toEqual([0, 1, 1, 0]);
		expect(atHour('remoteInTheEvening', { channel: 'text' })).toEqual([0, 0, 1, 0]);
		expect(atHour('remoteInTheEvening', { channel: 'inPerson' })).toEqual([0, 0, 0, 0]);
		expect(atHour('atHomeInTheEvening', { settings: ['cafe', 'home'] })).toEqual([1, 0, 0, 1]);
		expect(atHour('atHomeInTheEvening', { settings: ['street'] })).toEqual([0, 0, 0, 0]);
	});

	test('marks channels that the user prefers', () => {
		const likedChannels = ['text', 'letter'] as const;
		expect(feature('likedChannel', { channel: 'letter' }, { likedChannels })).toBe(1);
		expect(feature('likedChannel', { channel: 'call' }, { likedChannels })).toBe(0);
	});

	test('does not take one answer for a habit', () => {
		const completion = (done: number, less: number) =>
			feature('completion', {}, {}, [
				...Array<Choice>(done).fill(said('done', 3)),
				...Array<Choice>(less).fill(said('lessLikeThis', 3))
			]);
		expect(completion(0, 0)).toBe(0);
		expect(completion(1, 0)).toBeCloseTo(2 / 3 - 0.5, 15);
		expect(completion(8, 0)).toBeCloseTo(0.4, 15);
		expect(completion(0, 8)).toBeCloseTo(-0.4, 15);
		expect(completion(4, 4)).toBe(0);
		const ease = (...ratings: (1 | 3 | 5)[]) =>
			feature(
				'pastEase',
				{},
				{},
				ratings.map((rating) =>
					said('done', 3, {
						outcome: { ease: rating, moodBefore: null, moodAfter: null, treasured: false }
					})
				)
			);
		expect(ease()).toBe(0);
		expect(ease(5)).toBeCloseTo(2 / 3 - 0.5, 15);
		expect(ease(1, 5)).toBe(0);
		expect(ease(1)).toBeCloseTo(1 / 3 - 0.5, 15);
	});

	test('marks a card as treasured for good', () => {
		const outcome = { ease: null, moodBefore: null, moodAfter: null, treasured: true };
		const choices = [said('done', 300, { outcome }), said('done', 2)];
		expect(feature('treasured', {}, {}, choices)).toBe(1);
		expect(feature('treasured', {}, {}, choices.slice(1))).toBe(0);
	});

	test('makes contact with a known person due within two weeks, but not before the first contact', () => {
		const known: Partial<CardFacts> = { channel: 'text', needs: ['knownPerson', 'phone'] };
		const due = (days: number, facts = known) =>
			feature('contactDue', facts, {}, [said('done', days)]);
		expect([0, 7, 14, 500].map((days) => due(days))).toEqual([0, 0.5, 1, 1]);
		expect(feature('contactDue', known)).toBe(0);
		expect(due(14, { ...known, needs: ['phone'] })).toBe(0);
		expect(due(14, { ...known, channel: 'solo' })).toBe(0);
	});
});

describe('the facts of a card', () => {
	test('count minutes by doublings, up to about an hour and a quarter', () => {
		const minutes = [0, 5, 15, 35, 75, 600].map((minutes) => feature('minutes', { minutes }));
		expect(minutes).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
		expect(feature('minutes', { minutes: 10 })).toBe(0.375);
	});

	test('strain more the nearer the effort comes to the energy', () => {
		const strain = [0, 20, 40, 50].map((effort) => feature('strain', { effort }, { energy: 50 }));
		expect(strain).toEqual([...strain].sort((a, b) => a! - b!));
		expect(strain[0]).toBeLessThan(0.06);
		expect(strain[2]).toBe(0.5);
	});

	test('mark each need and each setting', () => {
		const facts: Partial<CardFacts> = { needs: ['goingOut'], settings: ['street', 'nature'] };
		const marked = featureNames.filter((name) => name.includes(' ') && feature(name, facts) === 1);
		expect(marked).toEqual(['needs goingOut', 'at street', 'at nature']);
	});
});

describe('the prior', () => {
	test('has a finite mean for each feature, in the order of the names', () => {
		expect(priorMeans).toHaveLength(featureNames.length);
		expect([...priorMeans].every((mean) => Number.isFinite(mean))).toBe(true);
		expect(priorMeans[featureNames.indexOf('unwantedFamily')]).toBeLessThan(0);
		expect(priorMeans[featureNames.indexOf('intended')]).toBeGreaterThan(0);
	});

	test('has deviations and an exploration scale between 0 and 0.5', () => {
		for (const value of [...priorDeviations, cardDeviation, familyDeviation, boldness]) {
			expect(value).toBeGreaterThan(0);
			expect(value).toBeLessThan(0.5);
		}
	});
});
