import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Month } from '#lib/core/totals.ts';
import { byYear, grownIn, spansOf, winsIn, within } from './growth.ts';

const month = (id: string, win: number) => ({ id: id as Month, counts: { win, 'ease|3': win } });

describe('growth of the pond', () => {
	test('grownIn returns only months with wins, the latest first', () => {
		const totals = [month('2025-11', 3), month('2025-12', 0), month('2026-02', 5)];
		expect(grownIn(totals)).toEqual([
			{ month: '2026-02', wins: 5 },
			{ month: '2025-11', wins: 3 }
		]);
		expect(grownIn([{ id: '2026-01' as Month, counts: {} }])).toEqual([]);
	});

	test.each([
		[['2026-01', '2026-05'], ['']],
		[
			['2025-12', '2026-01'],
			['', '2026', '2025']
		],
		[
			['2019-12', '2026-01'],
			['', '202', '201', '2026', '2019']
		],
		[[], ['']]
	])('spansOf returns the spans to choose from for the months %j', (months, spans) => {
		expect(spansOf(grownIn(months.map((id) => month(id, 1))))).toEqual(spans);
	});

	test('for any months, the years and the decades each add up to the total', () => {
		const months = fc.uniqueArray(
			fc.record({
				year: fc.integer({ min: 1990, max: 2040 }),
				month: fc.integer({ min: 1, max: 12 }),
				wins: fc.nat(1000)
			}),
			{ selector: ({ year, month }) => `${year} ${month}` }
		);
		fc.assert(
			fc.property(months, (list) => {
				const grown = grownIn(
					list.map(({ year, month: number, wins }) =>
						month(`${year}-${String(number).padStart(2, '0')}`, wins)
					)
				);
				const all = winsIn(grown);
				expect(all).toBe(list.reduce((sum, { wins }) => sum + wins, 0));
				expect(byYear(grown).reduce((sum, { wins }) => sum + wins, 0)).toBe(all);
				for (const letters of [3, 4]) {
					const spans = spansOf(grown).filter((span) => span.length === letters);
					const sum = spans.reduce((total, span) => total + winsIn(within(grown, span)), 0);
					if (spans.length > 0) expect(sum).toBe(all);
				}
			})
		);
	});
});
