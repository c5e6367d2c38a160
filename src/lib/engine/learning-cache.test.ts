import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import { digestOf } from './digest.ts';
import { fingerprintOf, learnedFrom, restoredLearning, savedLearning } from './learning.ts';
import { goldenLog, isoOfLog } from '../../../tests/support/choice-log.ts';
import { anyLog, learnedOf } from '../../../tests/support/learned.ts';
import { runs } from '../../../tests/support/runs.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

const print = fingerprintOf(cardFacts, null);

type Step = string | number | { key: unknown };

/** Returns the paths to all parts of a value, including each element of a `Float64Array`. */
function waysInto(value: unknown, way: readonly Step[] = []): (readonly Step[])[] {
	if (value instanceof Map)
		return [way, ...[...value].flatMap(([key, part]) => waysInto(part, [...way, { key }]))];
	if (value instanceof Float64Array) return [way, ...[...value.keys()].map((at) => [...way, at])];
	if (typeof value === 'object' && value !== null)
		return [way, ...Object.entries(value).flatMap(([key, part]) => waysInto(part, [...way, key]))];
	return [way];
}

/** Replaces the part at a path with `next(part)`. */
function changedAt(
	value: unknown,
	[step, ...rest]: readonly Step[],
	next: (present: unknown) => unknown
): unknown {
	if (step === undefined) return next(value);
	if (typeof step === 'object') {
		const map = value as Map<unknown, unknown>;
		map.set(step.key, changedAt(map.get(step.key), rest, next));
	} else {
		const record = value as Record<Step & string, unknown>;
		record[step as string] = changedAt(record[step as string], rest, next);
	}
	return value;
}

function withBitFlipped(value: number, bit: number): number {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, value);
	view.setUint8(bit >> 3, view.getUint8(bit >> 3) ^ (1 << (bit & 7)));
	return view.getFloat64(0);
}

describe('the cache of what was learned', () => {
	const learned = learnedOf(goldenLog(60));
	const place = { revision: '0017', order: ['2026-11-20', 1_795_163_400_000], id: 'the last' };
	const savedState = savedLearning(learned, place, print);
	const ways = waysInto(savedState);
	const nodeAt = (way: readonly Step[]) => {
		let found: unknown;
		changedAt(structuredClone(savedState), way, (present) => (found = present));
		return found;
	};
	const numbers = ways.filter((way) => typeof nodeAt(way) === 'number');
	const restored = (saved: unknown) => restoredLearning(saved, print);
	/** Returns the paths of the parts whose damage is not detected. */
	const unnoticed = (
		those: readonly (readonly Step[])[],
		damaged: (way: readonly Step[]) => unknown
	) =>
		those
			.filter((way) => restored(damaged(way)) !== null)
			.map((way) => way.map((step) => (typeof step === 'object' ? step.key : step)).join('.'));

	test('is restored to the last bit, even after structured cloning', () => {
		fc.assert(
			fc.property(anyLog, (log) => {
				const whole = learnedOf(log);
				const back = restored(structuredClone(savedLearning(whole, place, print)))!;
				expect(back).toEqual({ learned: whole, place });
				expect(digestOf(back.learned)).toBe(digestOf(whole));
				// Learning continues from it as if it had never been stored.
				expect(digestOf(learnedFrom(back.learned, log, cardFacts))).toBe(
					digestOf(learnedFrom(whole, log, cardFacts))
				);
			}),
			{ numRuns: 40 }
		);
	});

	test('is rejected when one bit of any number is flipped', () => {
		expect(numbers.length).toBeGreaterThan(500);
		const bits = [0, 7, 20, 33, 63];
		// In slow runs, each of the bits of each number; otherwise one, the next number another one.
		for (const turn of process.env.SLOW_TESTS ? bits.keys() : [0]) {
			const flipped = (way: readonly Step[]) => {
				const bit = bits[(numbers.indexOf(way) + turn) % bits.length]!;
				return changedAt(structuredClone(savedState), way, (value) =>
					withBitFlipped(value as number, bit)
				);
			};
			expect(unnoticed(numbers, flipped)).toEqual([]);
		}
	});

	test('is rejected when two numbers are swapped', () => {
		fc.assert(
			fc.property(fc.constantFrom(...numbers), fc.constantFrom(...numbers), (one, other) => {
				const [a, b] = [nodeAt(one), nodeAt(other)];
				fc.pre(!Object.is(a, b));
				const half = changedAt(structuredClone(savedState), one, () => b);
				expect(restored(changedAt(half, other, () => a))).toBeNull();
			}),
			runs(100)
		);
	});

	test('is rejected when any part is missing', () => {
		const removable = ways.filter((way) => way.length > 0 && typeof way.at(-1) !== 'number');
		const removed = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way.slice(0, -1), (holder) => {
				const last = way.at(-1)!;
				if (typeof last === 'object') (holder as Map<unknown, unknown>).delete(last.key);
				else Reflect.deleteProperty(holder as object, last);
				return holder;
			});
		expect(unnoticed(removable, removed)).toEqual([]);
	});

	test.each([
		['null', null],
		['nothing', undefined],
		['a text', 'x'],
		['a number', 7.5],
		['a truth', true],
		['an empty object', {}],
		['an empty list', []],
		['an empty map', new Map()]
	])('is rejected when %s replaces any part', (_, instead) => {
		const parts = ways.filter((way) => {
			if (typeof way.at(-1) === 'number') return false;
			const present = nodeAt(way);
			// The digest treats false, null and undefined alike.
			return !Object.is(present, instead) && (present !== false || Boolean(instead));
		});
		const replaced = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way, () => instead);
		expect(unnoticed(parts, replaced)).toEqual([]);
	});

	test('is rejected when a plain array replaces a typed one with the same numbers', () => {
		const lists = ways.filter((way) => nodeAt(way) instanceof Float64Array);
		const relisted = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way, (list) => [...(list as Float64Array)]);
		expect(unnoticed(lists, relisted)).toEqual([]);
	});

	test('is rejected when any part is renamed', () => {
		const named = ways.filter((way) => typeof way.at(-1) === 'string');
		const renamed = (way: readonly Step[]) =>
			changedAt(structuredClone(savedState), way.slice(0, -1), (holder) =>
				Object.fromEntries(
					Object.entries(holder as object).map(([key, part]) => [
						key === way.at(-1) ? `${key}2` : key,
						part
					])
				)
			);
		expect(unnoticed(named, renamed)).toEqual([]);
	});

	test('is rejected when the engine, the deck or the start of learning differs', () => {
		expect(restoredLearning(savedState, fingerprintOf(cardFacts.slice(1), null))).toBeNull();
		expect(restoredLearning(savedState, fingerprintOf(cardFacts, isoOfLog(0, 9)))).toBeNull();
		expect(restoredLearning(savedState, '')).toBeNull();
		expect(restored(structuredClone(savedState))).toEqual({ learned, place });
	});

	test.each([null, undefined, 'text', 7, true, {}, [], new Map(), new Float64Array(3)])(
		'is rejected when it is %o',
		(saved) => {
			expect(restored(saved)).toBeNull();
		}
	);
});

describe('the fingerprint', () => {
	test('is the same for the same deck and start of learning', () => {
		expect(fingerprintOf(structuredClone(cardFacts), null)).toBe(print);
	});

	test('differs for another start of learning', () => {
		const prints = [null, '', isoOfLog(0, 9), isoOfLog(0, 10), isoOfLog(1, 9)].map((since) =>
			fingerprintOf(cardFacts, since)
		);
		expect(new Set(prints).size).toBe(5);
	});

	test('differs for any other deck', () => {
		const others = cardFacts.flatMap((card, i) => [
			cardFacts.toSpliced(i, 1),
			cardFacts.with(i, { ...card, effort: card.effort + 1 }),
			cardFacts.with(i, { ...card, withStranger: !card.withStranger }),
			cardFacts.with(i, { ...card, id: `${card.id}-2` as CardId }),
			cardFacts.with(i, { ...card, cues: [...card.cues, 'bedtime', 'coffee'] })
		]);
		const prints = others.map((deck) => fingerprintOf(deck, null));
		expect(prints).not.toContain(print);
		expect(new Set(prints).size).toBe(others.length);
	});
});

describe('digests', () => {
	test('are the same for the same value, and differ after the least change', () => {
		const aValue = fc.array(fc.oneof(fc.double(), fc.string(), fc.boolean()), { maxLength: 12 });
		fc.assert(
			fc.property(aValue, (value) => {
				expect(digestOf(structuredClone(value))).toBe(digestOf(value));
			})
		);
		const values = [
			0,
			-0,
			1,
			1 + Number.EPSILON,
			NaN,
			Infinity,
			-Infinity,
			5e-324,
			true,
			false,
			'a'
		];
		expect(new Set(values.map(digestOf)).size).toBe(values.length);
	});

	test('differ when any two numbers of an array are swapped, even close ones', () => {
		const halves = Array.from({ length: 129 }, (_, i) => i / 64 - 1);
		const digest = digestOf(halves);
		const unnoticed: (readonly [number, number])[] = [];
		for (let one = 0; one < halves.length; one++) {
			for (let other = one + 1; other < halves.length; other++) {
				const swapped = halves.with(one, halves[other]!).with(other, halves[one]!);
				if (digestOf(swapped) === digest) unnoticed.push([halves[one]!, halves[other]!]);
			}
		}
		expect(unnoticed).toEqual([]);
	});
});
