import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { NameReview } from '#lib/core/name-review.ts';
import type { PersonId } from '#lib/core/person.ts';
import { reviewed } from './name-schedule.ts';

const ann = 'ann' as PersonId;
const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 10, 20, 12);

/** Returns the reviews that follow from these answers, each given when it is due. */
function life(answers: readonly boolean[]): NameReview[] {
	const reviews: NameReview[] = [];
	let atMs = startMs;
	for (const answer of answers) {
		const next = reviewed(ann, reviews.at(-1) ?? null, answer, atMs);
		reviews.push({ ...next, revision: '' as Revision });
		atMs = next.dueAtMs;
	}
	return reviews;
}

test('a recalled name is due less and less often, and sooner after it was not recalled', () => {
	const waits = life([true, true, true, false, true]).map(({ scheduledDays }) => scheduledDays);
	expect(waits[1]).toBeGreaterThan(waits[0]!);
	expect(waits[2]).toBeGreaterThan(waits[1]!);
	expect(waits[3]).toBeLessThan(waits[2]!);
	expect(waits[0]).toBeGreaterThanOrEqual(1);
});

test('the same answers at the same times result in the same schedule', () => {
	fc.assert(
		fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (answers) => {
			expect(life(answers)).toEqual(life(answers));
		})
	);
});

test('a name is never due twice in a day, and every number is finite', () => {
	fc.assert(
		fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (answers) => {
			for (const review of life(answers)) {
				expect(review.dueAtMs).toBeGreaterThanOrEqual(review.lastAtMs + dayMs);
				const numbers = Object.values(review).filter((value) => typeof value === 'number');
				expect(numbers).toHaveLength(9);
				expect(numbers.every(Number.isFinite)).toBe(true);
				expect([0, 1, 2, 3]).toContain(review.phase);
			}
		})
	);
});

test('any imported review is followed by a valid schedule', () => {
	const odd = fc.oneof(
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.integer({ min: -2, max: 12 }),
		fc.constantFrom(0, startMs, 1e300, -1e300)
	);
	const count = fc.nat({ max: 1000 });
	const brought = fc.record({
		...{ dueAtMs: odd, stability: odd, difficulty: odd, scheduledDays: odd, lastAtMs: odd },
		...{ learningSteps: count, reviews: count, lapses: count, phase: fc.nat({ max: 3 }) }
	});
	fc.assert(
		fc.property(brought, fc.boolean(), (numbers, answer) => {
			const before = { id: ann, revision: '' as Revision, ...numbers };
			const next = reviewed(ann, before, answer, startMs);
			expect(Number.isFinite(next.dueAtMs)).toBe(true);
			expect(next.dueAtMs).toBeGreaterThan(startMs);
			expect(Number.isFinite(next.stability)).toBe(true);
			expect(Number.isFinite(next.difficulty)).toBe(true);
		}),
		{ numRuns: 1000 }
	);
});

test('a review preserves fields that this version does not know', () => {
	const before = { ...life([true])[0]!, extra: 'kept' };
	expect(reviewed(ann, before, true, startMs + 10 * dayMs)).toMatchObject({ extra: 'kept' });
});
