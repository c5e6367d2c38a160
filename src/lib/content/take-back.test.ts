import { describe, expect, test } from 'vitest';
import { takeBackLines } from '#lib/content/en/take-back.ts';
import { closenesses, lineKinds } from '#lib/core/closeness.ts';
import { gap } from '#lib/core/message-gap.ts';
import { takeBackWays } from '#lib/core/take-back.ts';
import {
	claiming,
	ordering,
	readingGrade,
	uncontracted
} from '../../../tests/support/plain-words.ts';

const combinations = takeBackWays.flatMap((way) =>
	closenesses.flatMap((closeness) => lineKinds.map((kind) => [way, closeness, kind] as const))
);
const all = combinations.flatMap(([way, closeness, kind]) => takeBackLines[way][closeness][kind]);
const written = takeBackWays.flatMap((way) =>
	closenesses.flatMap((closeness) => takeBackLines[way][closeness].written)
);

/** Returns the words of apology in a line. */
function apologiesIn(line: string): string[] {
	return line.match(/\b(?:sorry|apolog\w+|forgive|pardon|regret\w*)\b/giu) ?? [];
}

/** Words for how the user is. A line gives no such reason, neither an invented one nor a private one. */
const reasons =
	/\b(?:tired|ill|sick|unwell|headache|migraine|sad|low|down|anxi\w+|depress\w+|stress\w*|worn|exhausted|energy|mood|busy|doctor|emergency|because|mental|health|symptoms?|lonely|overwhelmed)\b/iu;
/** Words that say more than half a sentence of apology, or put the writer down. */
const grovelling =
	/\b(?:so|very|really|terribly|truly) sorry\b|\bmy fault\b|\bguilt|\bterrible\b|\bawful\b/iu;

describe('the lines for taking something back', () => {
	test.each(combinations)('%s, %s, %s has two lines that need no filling', (...where) => {
		const [way, closeness, kind] = where;
		const ready = takeBackLines[way][closeness][kind].filter((line) => !line.includes(gap));
		expect(ready.length).toBeGreaterThanOrEqual(2);
	});

	test('all differ', () => {
		expect(all.length).toBeGreaterThanOrEqual(72);
		expect(new Set(all.map((line) => line.toLowerCase())).size).toBe(all.length);
	});

	test('have at most one word of apology, which is never made stronger', () => {
		expect(all.filter((line) => apologiesIn(line).length > 1)).toEqual([]);
		expect(all.filter((line) => grovelling.test(line))).toEqual([]);
	});

	test('mostly need no apology at all', () => {
		const apologising = all.filter((line) => apologiesIn(line).length > 0);
		expect(apologising.length).toBeLessThan(all.length / 4);
	});

	test.each(combinations)('%s, %s, %s has two lines without an apology', (...where) => {
		const [way, closeness, kind] = where;
		const plain = takeBackLines[way][closeness][kind].filter((line) => !apologiesIn(line).length);
		expect(plain.length).toBeGreaterThanOrEqual(2);
	});

	test('give no reason that would be invented or private', () => {
		expect(all.filter((line) => reasons.test(line))).toEqual([]);
	});

	test('have no word that orders, counts against someone, or claims an effect', () => {
		expect(all.filter((line) => ordering.test(line) || claiming.test(line))).toEqual([]);
	});

	test('are contracted as in speech', () => {
		expect(all.filter((line) => uncontracted.test(line))).toEqual([]);
	});

	test('fit a short message', () => {
		expect(written.filter((line) => line.length > 160)).toEqual([]);
		expect(all.filter((line) => line.length > 160)).toEqual([]);
	});

	test('are one or two plain sentences that end with a mark', () => {
		for (const line of all) {
			expect(line).toMatch(/(?:[.!?]|: …)$/u);
			expect(line.match(/[.!?](?= |$)/gu)?.length ?? 0, line).toBeLessThanOrEqual(2);
		}
		expect(readingGrade(all)).toBeLessThanOrEqual(6);
	});

	test('have few gaps, at most one in a line, and none in a line to say', () => {
		const open = all.filter((line) => line.includes(gap));
		expect(open.length).toBeLessThanOrEqual(12);
		expect(open.filter((line) => line.split(gap).length > 2)).toEqual([]);
		expect(open.filter((line) => !written.includes(line))).toEqual([]);
	});
});
