import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { companionFor, daysBetweenContacts, type Companion } from './company.ts';

const today = '2026-11-20' as Day;
const withKnown = cardFacts.find(
	({ channel, needs }) => channel === 'text' && needs.includes('knownPerson')
)!;

function dayFrom(days: number): Day {
	const noon = new Date(`${today}T12:00:00Z`);
	noon.setUTCDate(noon.getUTCDate() + days);
	return noon.toISOString().slice(0, 10) as Day;
}

/** A person whose last contact was this many days ago; null for never. */
function person(id: string, daysAgo: number | null, notNow = false): Companion {
	const lastContactDay = daysAgo === null ? null : dayFrom(-daysAgo);
	return { id: id as PersonId, notNow, lastContactDay };
}

function chosen(people: readonly Companion[], seed = 'seed', card: CardFacts = withKnown) {
	return companionFor(card, people, today, seed);
}

const somePeople = fc
	.array(
		fc.record({ daysAgo: fc.option(fc.integer({ min: -400, max: 400 })), notNow: fc.boolean() }),
		{
			maxLength: 8
		}
	)
	.map((people) => people.map(({ daysAgo, notNow }, i) => person(`p${i}`, daysAgo, notNow)));

describe('the suggested person', () => {
	test('is the one whose last contact is longest ago', () => {
		expect(chosen([person('ann', 5), person('ben', 40), person('cem', 12)])).toBe('ben');
		expect(chosen([person('ann', 5), person('ben', 40), person('cem', null)])).toBe('cem');
	});

	test('is never one marked "not now"', () => {
		expect(chosen([person('ann', 400, true), person('ben', 4)])).toBe('ben');
		expect(chosen([person('ann', null, true)])).toBeNull();
	});

	test('is never one who was reached within the last days', () => {
		expect(daysBetweenContacts).toBe(3);
		const after = (daysAgo: number) => chosen([person('ann', daysAgo)]);
		expect([0, 1, 2].map(after)).toEqual([null, null, null]);
		expect([3, 4, 5_000].map(after)).toEqual(['ann', 'ann', 'ann']);
	});

	test('is not one with a win dated tomorrow, as after a journey or when the clock was set back', () => {
		expect([-1, -2].map((daysAgo) => chosen([person('ann', daysAgo)]))).toEqual([null, null]);
		expect(chosen([person('ann', -30)])).toBe('ann');
	});

	test('depends on calendar days, across daylight saving changes', () => {
		const since = (lastContactDay: string, day: string) =>
			companionFor(
				withKnown,
				[{ id: 'ann' as PersonId, notNow: false, lastContactDay: lastContactDay as Day }],
				day as Day,
				'seed'
			);
		for (const [from, within, over] of [
			['2026-03-28', '2026-03-30', '2026-03-31'],
			['2026-10-24', '2026-10-26', '2026-10-27'],
			['2026-12-30', '2027-01-01', '2027-01-02'],
			['2028-02-27', '2028-02-29', '2028-03-01']
		] as const) {
			expect(since(from, within)).toBeNull();
			expect(since(from, over)).toBe('ann');
		}
	});

	test('is null when the diary has no people', () => {
		expect(chosen([])).toBeNull();
	});

	test('exists for cards with a known person and for no other card', () => {
		const people = [person('ann', null)];
		for (const card of cardFacts) {
			const isFor = card.channel !== 'solo' && card.needs.includes('knownPerson');
			expect(chosen(people, 'seed', card)).toBe(isFor ? 'ann' : null);
		}
		expect(chosen(people, 'seed', { ...withKnown, channel: 'solo' })).toBeNull();
		expect(chosen(people, 'seed', { ...withKnown, needs: ['phone'] })).toBeNull();
	});

	test('takes turns among people whose last contact is equally long ago', () => {
		const people = [person('ann', 9), person('ben', 9), person('cem', 9), person('dov', 8)];
		const seeds = Array.from({ length: 300 }, (_, i) => `2026-11-20 ${i}`);
		const turns = ['ann', 'ben', 'cem'].map(
			(id) => seeds.filter((seed) => chosen(people, seed) === id).length
		);
		expect(turns.reduce((sum, turn) => sum + turn, 0)).toBe(300);
		for (const turn of turns) expect(turn).toBeGreaterThan(60);
	});

	test('depends on the seed and the people, not on their order', () => {
		fc.assert(
			fc.property(somePeople, fc.string(), (people, seed) => {
				const one = chosen(people, seed);
				expect(chosen([...people].reverse(), seed)).toBe(one);
				expect(chosen(people, seed)).toBe(one);
			})
		);
	});

	test('breaks no rule, and is null only when every person is ruled out', () => {
		fc.assert(
			fc.property(somePeople, fc.string(), (people, seed) => {
				const daysOf = ({ lastContactDay }: Companion) =>
					lastContactDay === null
						? Infinity
						: Math.abs(Date.parse(lastContactDay) - Date.parse(today)) / 86_400_000;
				const may = people.filter((one) => !one.notNow && daysOf(one) >= 3);
				const longest = Math.max(...may.map(daysOf));
				const allowed = may.filter((one) => daysOf(one) === longest).map(({ id }) => id);
				const one = chosen(people, seed);
				if (allowed.length === 0) expect(one).toBeNull();
				else expect(allowed).toContain(one);
			})
		);
	});
});
