import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import { syntheticUser, userFamilies, type Visit } from './users.ts';
import {
	days,
	mean,
	crowd,
	cardsWhere,
	visitAt,
	acceptanceOf,
	fitting,
	courseOf,
	reactionsOf,
	someCard
} from './crowds.ts';

describe.each(userFamilies)('%s', (family) => {
	test('is the same user for the same seed, and another for another seed', () => {
		const person = syntheticUser(family, 'one', days, cardFacts);
		const again = syntheticUser(family, 'one', days, cardFacts);
		const other = syntheticUser(family, 'two', days, cardFacts);
		expect(again.visits).toEqual(person.visits);
		expect(courseOf(again)).toEqual(courseOf(person));
		expect(courseOf(person)).toEqual(courseOf(person));
		expect(other.visits).not.toEqual(person.visits);
	});

	test('has the same first days, regardless of the number of days', () => {
		const short = syntheticUser(family, 'one', 28, cardFacts);
		const long = syntheticUser(family, 'one', days, cardFacts);
		expect(long.visits.slice(0, short.visits.length)).toEqual(short.visits);
		expect(courseOf(long).slice(0, short.visits.length)).toEqual(courseOf(short));
	});

	test('visits about as often as its family, on some days never, and reports energy at most visits', () => {
		const people = crowd(family);
		const visits = people.flatMap((person) => person.visits);
		const perDay = people.flatMap((person) =>
			Array.from(
				{ length: days },
				(_, day) => person.visits.filter((visit) => visit.day === day).length
			)
		);
		const [fewest, most] = family === 'sparseUse' ? [0.2, 0.4] : [1.1, 1.5];
		expect(mean(perDay)).toBeGreaterThan(fewest!);
		expect(mean(perDay)).toBeLessThan(most!);
		expect(new Set(perDay)).toEqual(new Set([0, 1, 2, 3]));
		const unsaid = mean(visits.map((visit) => (visit.reported === null ? 1 : 0)));
		expect(unsaid).toBeGreaterThan(0.12);
		expect(unsaid).toBeLessThan(0.18);
		for (const person of people) {
			const order = person.visits.map((visit) => visit.day * 24 + visit.hour);
			expect(order).toEqual([...new Set(order)].sort((one, other) => one - other));
			expect(person.visits.map((visit) => visit.index)).toEqual([...person.visits.keys()]);
			for (const { capacity, reported } of person.visits) {
				if (capacity < 0 || capacity > 100) expect.fail(`capacity of ${capacity}`);
				if (reported === null) continue;
				if (!Number.isInteger(reported) || reported < 0 || reported > 100) {
					expect.fail(`reported ${reported}`);
				}
			}
		}
	});

	test('reacts on average as expected, at every level of acceptance', () => {
		const bins = Array.from({ length: 10 }, () => ({ sum: 0, variance: 0 }));
		const trouble = { sum: 0, variance: 0 };
		for (const person of crowd(family)) {
			const life = person.begin();
			for (const visit of person.visits) {
				const card = someCard(visit);
				const { acceptance, tooMuch } = life.expected(visit, card);
				const reaction = life.react(visit, card);
				const bin = bins[Math.min(Math.floor(acceptance * 10), 9)]!;
				bin.sum += (reaction.kind === 'done' ? 1 : 0) - acceptance;
				bin.variance += acceptance * (1 - acceptance);
				trouble.sum += (reaction.tooMuch || reaction.madeItWorse ? 1 : 0) - tooMuch;
				trouble.variance += tooMuch * (1 - tooMuch);
			}
		}
		for (const { sum, variance } of [...bins, trouble]) {
			expect(Math.abs(sum)).toBeLessThan(4 * Math.sqrt(variance) + 1);
		}
	});
});

describe('chance', () => {
	test('leads to the same reaction after any showings that leave the state unchanged', () => {
		const person = syntheticUser('typical', 'chance', 60, cardFacts);
		const [early, late] = [person.visits[0]!, person.visits.at(-1)!];
		const elsewhere = cardsWhere((card) => card.family === 'letter');
		for (const card of cardsWhere((each) => each.family === 'greet')) {
			const fresh = person.begin();
			const lived = person.begin();
			for (const other of elsewhere) lived.noteShown(early, other);
			expect(lived.expected(late, card)).toEqual(fresh.expected(late, card));
			expect(lived.react(late, card)).toEqual(fresh.react(late, card));
		}
	});

	test('counts a visit once, and only from the next one on', () => {
		const person = syntheticUser('typical', 'chance', 60, cardFacts);
		const [card] = cardFacts as [CardFacts];
		const [now, next] = person.visits as [Visit, Visit];
		const once = person.begin();
		const twice = person.begin();
		const before = once.expected(now, card);
		expect(twice.react(now, card)).toEqual(once.react(now, card));
		twice.noteShown(now, card);
		twice.react(now, card);
		expect(twice.expected(now, card)).toEqual(before);
		expect(twice.expected(next, card)).toEqual(once.expected(next, card));
		expect(once.expected(next, card)).not.toEqual(person.begin().expected(next, card));
	});

	test('differs between visits and between cards', () => {
		const person = syntheticUser('randomResponder', 'chance', 60, cardFacts);
		const done = (index: number, card: CardFacts) =>
			person.begin().react(visitAt({ index }), card).kind === 'done';
		const byVisit = Array.from({ length: 200 }, (_, index) => done(index, cardFacts[0]!));
		const byCard = cardFacts.map((card) => done(0, card));
		expect(new Set(byVisit).size).toBe(2);
		expect(new Set(byCard).size).toBe(2);
		expect(byVisit).not.toEqual(
			Array.from({ length: 200 }, (_, index) => done(index, cardFacts[1]!))
		);
	});

	test('rejects a card that is not in the deck of the user', () => {
		const person = syntheticUser('typical', 'chance', 5, cardFacts.slice(1));
		expect(() => person.begin().expected(visitAt(), cardFacts[0]!)).toThrow(cardFacts[0]!.id);
	});
});

describe('feedback', () => {
	const rating = userFamilies.filter((family) => family !== 'neverRates');

	test.each(rating)('of %s averages to the expected reward', (family) => {
		for (const person of crowd(family, 3)) {
			const known = person.visits[10] ?? person.visits.at(-1)!;
			const good = [...cardFacts]
				.map((card) => ({ card, ...person.begin().expected(known, card) }))
				.sort((one, other) => other.acceptance - one.acceptance);
			for (const { card, acceptance, tooMuch, reward } of [good[0]!, good[40]!]) {
				const draws = 2500;
				let done = 0;
				let troubled = 0;
				const eases: number[] = [];
				const moods: number[] = [];
				for (let index = 0; index < draws; index++) {
					// Each sample has its own life, because a reaction changes the state of the next visit.
					const reaction = person.begin().react({ ...known, index }, card);
					if (reaction.kind === 'done') done++;
					if (reaction.tooMuch || reaction.madeItWorse) troubled++;
					if (reaction.ease !== null) eases.push((reaction.ease - 1) / 4);
					if (reaction.moodBefore !== null && reaction.moodAfter !== null) {
						const change = reaction.moodAfter - person.expectedMood(reaction.moodBefore);
						moods.push(Math.min(Math.max(0.5 + change / 4, 0), 1));
					}
				}
				const worth = 0.5 + 0.25 * mean(eases) + 0.25 * mean(moods);
				// The expected reward includes ratings that were not given, so compare the worth of a done
				// card.
				const samples = Math.min(eases.length, moods.length);
				const bound = 0.4 / Math.sqrt(samples);
				expect(Math.abs((reward + 0.4 * tooMuch) / acceptance - worth)).toBeLessThan(bound);
				expect(Math.abs(acceptance - done / draws)).toBeLessThan(0.035);
				expect(Math.abs(tooMuch - troubled / draws)).toBeLessThan(0.02);
				const earned = (done / draws) * worth - (0.4 * troubled) / draws;
				expect(Math.abs(reward - earned)).toBeLessThan(0.03);
			}
		}
	});

	test.each(rating)('of %s is missing for 30 to 60 % of done cards', (family) => {
		// Many people, because a very low mood is rarely rated.
		const done = crowd(family, 60)
			.flatMap(courseOf)
			.filter(({ kind }) => kind === 'done');
		for (const field of ['ease', 'moodBefore', 'moodAfter'] as const) {
			const missing = mean(done.map((reaction) => (reaction[field] === null ? 1 : 0)));
			expect(missing).toBeGreaterThan(0.3);
			expect(missing).toBeLessThan(0.6);
			const values = new Set(done.map((reaction) => reaction[field]));
			expect([...values].filter((value) => value !== null).sort()).toEqual([1, 2, 3, 4, 5]);
		}
	});

	test('is given only for done cards, and never for ignored ones', () => {
		const reactions = userFamilies.flatMap((family) => reactionsOf(family));
		const left = reactions.filter(({ kind }) => kind !== 'done');
		expect(left.filter(({ ease, moodAfter }) => ease !== null || moodAfter !== null)).toEqual([]);
		expect(left.filter(({ madeItWorse }) => madeItWorse)).toEqual([]);
		expect(left.filter(({ kind, tooMuch }) => kind === 'ignored' && tooMuch)).toEqual([]);
		expect(new Set(left.map(({ kind }) => kind))).toEqual(
			new Set(['ignored', 'notNow', 'lessLikeThis'])
		);
	});

	test('has an ease that falls with effort and grows with practice, and a mood that follows capacity', () => {
		const people = crowd('typical', 60);
		// Rituals wear off least, so they are done often enough to measure.
		const [card] = cardsWhere(({ family, effort }) => family === 'ritual' && effort > 15);
		const eases = { fresh: [] as number[], practised: [] as number[], tired: [] as number[] };
		const moods = { low: [] as number[], high: [] as number[] };
		for (const person of people) {
			const practised = person.begin();
			for (let index = 0; index < 40; index++) {
				const rested = visitAt({ index, day: 2 * index });
				const first = person.begin().react(rested, card!);
				const later = practised.react(rested, card!);
				const tired = person.begin().react({ ...rested, capacity: 20 }, card!);
				if (first.ease !== null) eases.fresh.push(first.ease);
				if (later.ease !== null && index >= 20) eases.practised.push(later.ease);
				if (tired.ease !== null) eases.tired.push(tired.ease);
				if (first.moodBefore !== null) moods.high.push(first.moodBefore);
				if (tired.moodBefore !== null) moods.low.push(tired.moodBefore);
			}
		}
		expect(mean(eases.practised)).toBeGreaterThan(mean(eases.fresh) + 0.1);
		expect(mean(eases.tired)).toBeLessThan(mean(eases.fresh) - 0.3);
		expect(mean(moods.low)).toBeLessThan(mean(moods.high) - 0.3);
	});
});

describe('repetition', () => {
	test('lowers the appeal of a card, and of its family less; both recover within weeks', () => {
		const people = crowd('typical');
		const family = cardsWhere((card) => card.family === 'greet');
		const [card, relative] = family as [CardFacts, CardFacts];
		const [unrelated] = cardsWhere((each) => each.family === 'appreciate') as [CardFacts];
		const soon = visitAt({ index: 8, day: 8 });
		const later = visitAt({ index: 9, day: 60 });
		const ratioAfterRepetition = (of: CardFacts, at: Visit) =>
			mean(
				people.map((person) => {
					const life = person.begin();
					for (let day = 0; day < 8; day++) life.react(visitAt({ index: day, day }), card);
					const fresh = person.begin().expected(at, of).acceptance;
					return life.expected(at, of).acceptance / fresh;
				})
			);
		expect(ratioAfterRepetition(card, soon)).toBeLessThan(0.65);
		expect(ratioAfterRepetition(relative, soon)).toBeLessThan(0.9);
		expect(ratioAfterRepetition(relative, soon)).toBeGreaterThan(
			ratioAfterRepetition(card, soon) + 0.1
		);
		expect(ratioAfterRepetition(unrelated, soon)).toBeCloseTo(1);
		expect(ratioAfterRepetition(card, later)).toBeGreaterThan(0.97);
	});

	test('counts showings without a reaction, but less', () => {
		const person = syntheticUser('typical', 'shown', 30, cardFacts);
		const [card] = cardFacts as [CardFacts];
		const life = person.begin();
		for (let day = 0; day < 8; day++) life.noteShown(visitAt({ index: day, day }), card);
		const after = visitAt({ index: 8, day: 8 });
		expect(life.expected(after, card).acceptance).toBeLessThan(
			0.95 * person.begin().expected(after, card).acceptance
		);
	});
});

describe('energy', () => {
	test('far below the effort makes "too much" more likely and doing rarer', () => {
		const people = crowd('typical');
		const cards = cardsWhere((card) => card.effort >= 45);
		const at = (capacity: number) => {
			const expected = people.flatMap((person) => {
				const life = person.begin();
				return cards.map((card) => life.expected(visitAt({ capacity }), card));
			});
			return {
				acceptance: mean(expected.map((each) => each.acceptance)),
				tooMuch: mean(expected.map((each) => each.tooMuch)),
				// Cards that are rarely done get few reports, so count reports per done card.
				tooMuchPerDone: mean(expected.map((each) => each.tooMuch / each.acceptance))
			};
		};
		const [low, middle, high] = [at(15), at(45), at(90)];
		expect(low.acceptance).toBeLessThan(0.02);
		expect(middle.acceptance).toBeGreaterThan(3 * low.acceptance);
		expect(high.acceptance).toBeGreaterThan(middle.acceptance + 0.05);
		expect(low.tooMuch).toBeGreaterThan(middle.tooMuch);
		expect(middle.tooMuch).toBeGreaterThan(5 * high.tooMuch);
		expect(low.tooMuchPerDone).toBeGreaterThan(middle.tooMuchPerDone);
	});

	test('makes rest more inviting than contact when it is very low', () => {
		const people = crowd('typical');
		const solo = cardsWhere(({ channel, effort }) => channel === 'solo' && effort <= 10);
		const contact = cardsWhere(({ channel, effort }) => channel !== 'solo' && effort <= 10);
		const preference = (capacity: number) =>
			acceptanceOf(people, solo, visitAt({ capacity })) -
			acceptanceOf(people, contact, visitAt({ capacity }));
		expect(preference(10)).toBeGreaterThan(preference(60) + 0.15);
	});
});

describe('the probability of doing a card', () => {
	test('is far higher for the best card of a visit than for a random one', () => {
		const random: number[] = [];
		const best: number[] = [];
		for (const person of crowd('typical')) {
			const life = person.begin();
			for (const visit of person.visits.filter(({ index }) => index % 4 === 0)) {
				const chances = fitting(person, visit).map((card) => life.expected(visit, card).acceptance);
				random.push(mean(chances));
				best.push(Math.max(...chances));
			}
		}
		expect(mean(random)).toBeGreaterThan(0.25);
		expect(mean(random)).toBeLessThan(0.4);
		expect(mean(best)).toBeGreaterThan(0.6);
		expect(mean(best)).toBeLessThan(0.8);
	});
});
