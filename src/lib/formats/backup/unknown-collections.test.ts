import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergedOthers, otherRevisions, type UnknownCollections } from './unknown-collections.ts';
import { someStamp, stamp } from '../../../../tests/support/copies.ts';
import { runs } from '../../../../tests/support/runs.ts';

const aRecord = fc.record({
	id: fc.constantFrom('r', 's'),
	revision: someStamp,
	step: fc.constantFrom(1, 2)
});
const aValue = fc.oneof(
	fc.array(aRecord, { maxLength: 3 }),
	fc.constantFrom('phone', 1, null, [], ['words'], { a: 1 }, [{ id: 'r', revision: 'none' }])
);
const someOthers: fc.Arbitrary<UnknownCollections> = fc.dictionary(
	fc.constantFrom('dreams', 'device', 'toString'),
	aValue
);

describe('unknown collections', () => {
	test('merge commutatively, associatively and idempotently', () => {
		fc.assert(
			fc.property(someOthers, someOthers, someOthers, (a, b, c) => {
				const merged = mergedOthers(a, b);
				expect(merged).toEqual(mergedOthers(b, a));
				expect(mergedOthers(merged, c)).toEqual(mergedOthers(a, mergedOthers(b, c)));
				expect(mergedOthers(merged, merged)).toEqual(merged);
				expect(mergedOthers(merged, a)).toEqual(merged);
			}),
			runs(800)
		);
	});

	test('merge to the later of two records, and all that only one backup has', () => {
		const old = { id: 'r', revision: stamp('a', 1), step: 1 };
		const later = { id: 'r', revision: stamp('b', 2), step: 2 };
		const gone = { id: 's', revision: stamp('b', 3), deleted: true };
		expect(mergedOthers({ dreams: [old], device: 'phone' }, { dreams: [gone, later] })).toEqual({
			dreams: [later, gone],
			device: 'phone'
		});
		for (const value of [[old], ['words'], 'phone'])
			expect(mergedOthers({ later: [] }, { later: value })).toEqual({ later: value });
	});

	test('have the revisions of their records', () => {
		const revision = stamp('a', 1);
		const others = {
			dreams: [{ id: 'r', revision }],
			device: { id: 'd', revision },
			words: []
		};
		expect(otherRevisions(others)).toEqual([revision]);
	});
});
