import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import type { SyntheticUser, UserFamily, Visit } from './users.ts';
import { mean, crowd, cardsWhere, visitAt, acceptanceOf, reactionsOf } from './crowds.ts';

describe('the characteristic of each family', () => {
	const texts = cardsWhere(({ channel, effort }) => channel === 'text' && effort <= 30);
	const calls = cardsWhere(({ channel }) => channel === 'call');
	const visit = visitAt({ capacity: 60 });

	/** Mean correlation between the log-odds of all cards on the first day and on another day. */
	function resemblance(family: UserFamily, day: number): number {
		return mean(
			crowd(family).map((person) => {
				const odds = (on: number) =>
					cardFacts.map((card) => {
						const { acceptance } = person.begin().expected(visitAt({ day: on }), card);
						return Math.log(acceptance / (1 - acceptance));
					});
				return correlation(odds(0), odds(day));
			})
		);
	}

	function correlation(ones: readonly number[], others: readonly number[]): number {
		const [one, other] = [mean(ones), mean(others)];
		const product = (left: readonly number[], right: readonly number[]) =>
			left.reduce((sum, _, at) => sum + (left[at]! - one) * (right[at]! - other), 0);
		const spread = (numbers: readonly number[], middle: number) =>
			Math.sqrt(numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0));
		return product(ones, others) / (spread(ones, one) * spread(others, other));
	}

	test('typical: prefers writing to calling; channelsFlipped: the reverse', () => {
		const preference = (family: UserFamily) =>
			acceptanceOf(crowd(family), texts, visit) - acceptanceOf(crowd(family), calls, visit);
		expect(preference('typical')).toBeGreaterThan(0.15);
		expect(preference('channelsFlipped')).toBeLessThan(-0.03);
	});

	test('driftingTaste: prefers other cards after some months', () => {
		expect(resemblance('typical', 75)).toBeGreaterThan(0.9);
		expect(resemblance('driftingTaste', 7)).toBeGreaterThan(0.9);
		expect(resemblance('driftingTaste', 75)).toBeLessThan(0.6);
	});

	test('depressiveEpisode: about three weeks of very low energy between days 20 and 60', () => {
		for (const person of crowd('depressiveEpisode')) {
			const low = person.visits.filter(({ capacity }) => capacity < 20).map(({ day }) => day);
			// Single bad days occur too, so find the episode by the median of all low days.
			const middle = [...low].sort((one, other) => one - other)[Math.floor(low.length / 2)]!;
			const inside = person.visits.filter(({ day }) => Math.abs(day - middle) <= 5);
			expect(middle).toBeGreaterThanOrEqual(20);
			expect(middle).toBeLessThan(61);
			const before = person.visits.filter(({ day }) => day < 19);
			const level = (visits: readonly Visit[]) => mean(visits.map(({ capacity }) => capacity));
			expect(level(inside)).toBeLessThan(Math.min(20, level(before)));
		}
		const lows = (family: UserFamily) =>
			mean(
				crowd(family).map(
					(person) =>
						new Set(person.visits.filter(({ capacity }) => capacity < 20).map(({ day }) => day))
							.size
				)
			);
		expect(lows('depressiveEpisode') - lows('typical')).toBeGreaterThan(8);
	});

	test('sociallyAnxious: avoids calls, strangers and half-known people, but not texts', () => {
		const [anxious, typical] = [crowd('sociallyAnxious'), crowd('typical')];
		const dreaded = [
			calls,
			cardsWhere(({ withStranger }) => withStranger),
			cardsWhere(({ channel, closeness }) => channel === 'inPerson' && closeness === 1)
		];
		for (const cards of dreaded) {
			expect(acceptanceOf(anxious, cards, visit)).toBeLessThan(
				0.5 * acceptanceOf(typical, cards, visit)
			);
		}
		expect(acceptanceOf(anxious, texts, visit)).toBeGreaterThan(
			acceptanceOf(typical, texts, visit)
		);
		const openToStrangers = (family: UserFamily) =>
			crowd(family, 100).filter(({ strangersWelcome }) => strangersWelcome).length;
		expect(openToStrangers('sociallyAnxious')).toBeLessThan(0.5 * openToStrangers('typical'));
	});

	test('randomResponder: has the same expected reward for every card', () => {
		for (const person of crowd('randomResponder')) {
			const life = person.begin();
			const rewards = cardFacts.map((card) => life.expected(visit, card).reward);
			expect(new Set(rewards).size).toBe(1);
		}
	});

	test('neverRates: does and declines cards, but rates nothing', () => {
		const reactions = reactionsOf('neverRates');
		expect(reactions.some(({ kind }) => kind === 'done')).toBe(true);
		expect(reactions.some(({ kind }) => kind === 'notNow')).toBe(true);
		const rated = reactions.filter(
			({ ease, moodBefore, moodAfter }) => (ease ?? moodBefore ?? moodAfter) !== null
		);
		expect(rated).toEqual([]);
	});

	test('overReportsEnergy: reports 15 to 30 too much; others are right on average', () => {
		const excess = (person: SyntheticUser) =>
			mean(
				person.visits
					.filter(({ reported, capacity }) => reported !== null && capacity < 60)
					.map(({ reported, capacity }) => reported! - capacity)
			);
		for (const person of crowd('overReportsEnergy')) {
			expect(excess(person)).toBeGreaterThan(13);
			expect(excess(person)).toBeLessThan(32);
		}
		expect(Math.abs(mean(crowd('typical').map(excess)))).toBeLessThan(2);
	});

	test('lifeEvents: prefers other cards from one day to the next', () => {
		expect(resemblance('lifeEvents', 15)).toBeGreaterThan(0.9);
		expect(resemblance('lifeEvents', 62)).toBeLessThan(0.8);
	});

	test('ownHours: does a channel far more often at some hours than at others', () => {
		const spread = (family: UserFamily) =>
			mean(
				crowd(family).map((person) => {
					const byHour = [8, 11, 14, 17, 20].map((hour) =>
						acceptanceOf([person], texts, { ...visit, hour })
					);
					return Math.max(...byHour) - Math.min(...byHour);
				})
			);
		expect(spread('ownHours')).toBeGreaterThan(spread('typical') + 0.15);
	});

	test('growingHabits: does a card more often after doing it, unlike others', () => {
		const [card] = cardsWhere(({ id }) => id === 'greet-by-name') as [CardFacts];
		const growth = (family: UserFamily) =>
			mean(
				crowd(family).map((person) => {
					const life = person.begin();
					for (let index = 0; index < 12; index++)
						life.react(visitAt({ index, day: index * 2 }), card);
					const later = visitAt({ index: 12, day: 26 });
					return (
						life.expected(later, card).acceptance - person.begin().expected(later, card).acceptance
					);
				})
			);
		expect(growth('growingHabits')).toBeGreaterThan(0.02);
		expect(growth('typical')).toBeLessThan(0);
	});

	test('nobodyAround: is mostly without company, and then does nothing that needs it', () => {
		const people = crowd('nobodyAround');
		const visits = people.flatMap((person) => person.visits);
		const alone = visits.filter(({ isAlone }) => isAlone);
		expect(alone.length / visits.length).toBeGreaterThan(0.65);
		expect(alone.filter(({ saysAlone }) => saysAlone).length / alone.length).toBeGreaterThan(0.3);
		expect(visits.filter(({ isAlone, saysAlone }) => saysAlone && !isAlone)).toEqual([]);
		const nearby = cardsWhere(({ needs }) => needs.includes('personNearby'));
		expect(acceptanceOf(people, nearby, { ...visit, isAlone: true })).toBeLessThan(0.01);
		expect(acceptanceOf(people, nearby, visit)).toBeGreaterThan(0.05);
		expect(crowd('typical').every((one) => one.visits.every(({ isAlone }) => !isAlone))).toBe(true);
	});

	test('busyEvenings: has little time between 16 and 22 o’clock, least for long cards', () => {
		const busy = crowd('busyEvenings');
		const evening = { ...visit, hour: 19 };
		const ratio = (cards: readonly CardFacts[]) =>
			acceptanceOf(busy, cards, evening) / acceptanceOf(crowd('typical'), cards, evening);
		const short = cardsWhere(({ minutes }) => minutes <= 2);
		const long = cardsWhere(({ minutes, effort }) => minutes >= 10 && effort <= 30);
		expect(ratio(short)).toBeLessThan(0.85);
		expect(ratio(long)).toBeLessThan(ratio(short) - 0.15);
	});
});
