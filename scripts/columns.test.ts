import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { recordsOf } from '#lib/content/columns.ts';
import { columnsOf } from './columns.ts';

/** The columns after a round trip through JSON, as they are in the built code. */
const sent = (records: readonly object[]) =>
	JSON.parse(JSON.stringify(columnsOf(records))) as ReturnType<typeof columnsOf>;

test('unpacking the deck restores every fact of every card', () => {
	expect(cardFacts.length).toBeGreaterThan(120);
	expect(recordsOf(sent(cardFacts))).toEqual(cardFacts);
});

test('the packed deck is less than a quarter of the size of the unpacked facts', () => {
	const packed = JSON.stringify(columnsOf(cardFacts));
	expect(packed.length).toBeLessThan(JSON.stringify(cardFacts).length / 4);
});

test('packing and unpacking restores records of any values', () => {
	const record = fc.record({
		text: fc.string(),
		number: fc.integer(),
		few: fc.constantFrom('a', 1, true, null),
		list: fc.array(fc.constantFrom('x y', 'z', 0, null))
	});
	fc.assert(
		fc.property(fc.array(record, { maxLength: 100 }), (records) => {
			expect(recordsOf(sent(records))).toEqual(records);
		})
	);
});

test('throws for a record with other fields or another order, and names it', () => {
	const records = (other: object) => () => columnsOf([{ id: 'x', a: 1 }, other]);
	expect(records({ id: 'y', b: 2 })).toThrow('id, a. This one has id, b: {"id":"y","b":2}');
	expect(records({ a: 2, id: 'z' })).toThrow('id, a. This one has a, id: {"a":2,"id":"z"}');
});

test('throws for lists with more than 36 choices', () => {
	const lists = (count: number) => [{ list: Array.from({ length: count }, (_, i) => i) }];
	expect(recordsOf(sent(lists(36)))).toEqual(lists(36));
	expect(() => columnsOf(lists(37))).toThrow('More than 36');
});
