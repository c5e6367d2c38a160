import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { daylio } from './daylio/daylio.ts';
import type { DateOrder } from './foreign-time.ts';
import type { ImportFormat } from './format.ts';
import { howWeFeel } from './how-we-feel/how-we-feel.ts';
import { presently } from './presently/presently.ts';
import { entriesIn } from './registry.ts';
import { orderAmong, rewrittenOrders } from './rewritten-dates.ts';

const clock = { isoAtWallClock, localIso };

async function winsIn(format: ImportFormat, text: string, order?: DateOrder) {
	const entries = await entriesIn(text, format, clock, order);
	if (isFileError(entries)) throw new Error(entries.problem);
	return entries.withMoods();
}

const heading = {
	presently: 'entryDate,entryContent',
	'how-we-feel': 'Date,Mood,Tags (People),Tags (Places),Notes',
	daylio: 'full_date,time,mood,activities,note'
} as const;
const untouched = {
	presently: (day: string, i: number) => `${day},note ${i}`,
	'how-we-feel': (day: string, i: number) => `${day} 15:39,Calm,,,note ${i}`,
	daylio: (day: string, i: number) => `${day},15:39,good,,note ${i}`
} as const;
type Id = keyof typeof heading;
const formats = [presently, howWeFeel, daylio].map((format) => [format.id as Id, format] as const);

function rewritten(day: string, order: 'dmy' | 'mdy', mark: string): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return (order === 'dmy' ? [date, month, year] : [month, date, year]).join(mark);
}

const someDays = fc.array(
	fc.integer({ min: 0, max: 3_000 }).map((days) => {
		return new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10);
	}),
	{ minLength: 1, maxLength: 6 }
);

describe.each(formats)('a file of %s that a spreadsheet program saved', (id, format) => {
	test('has the same entries as before, or asks for the order', async () => {
		await fc.assert(
			fc.asyncProperty(
				someDays,
				fc.constantFrom('dmy' as const, 'mdy' as const),
				fc.constantFrom('/', '.', '-'),
				async (days, order, mark) => {
					const file = (dates: readonly string[]) =>
						[heading[id], ...dates.map((date, i) => untouched[id](date, i))].join('\n');
					const before = await winsIn(format, file(days));
					const saved = file(days.map((day) => rewritten(day, order, mark)));
					const choices = format.orders!(saved);
					expect(choices.map((choice) => choice.order)).toContain(order);
					expect(choices.find((choice) => choice.order === order)!.firstDay).toBe(days[0]);
					expect((await winsIn(format, saved, order)).wins).toEqual(before.wins);
					const unasked = await winsIn(format, saved);
					if (choices.length === 1) expect(unasked.wins).toEqual(before.wins);
					else {
						expect(unasked.wins).toEqual([]);
						expect(unasked.skipped).toHaveLength(days.length);
					}
				}
			),
			runs(100)
		);
	});

	test('has each date that only the other order fits, with its row', async () => {
		const dates = ['03/04/2026', '25/04/2026', '04/26/2026', '26/26/2026'];
		const file = [heading[id], ...dates.map((date, i) => untouched[id](date, i))].join('\n');
		expect(format.orders!(file).map(({ order }) => order)).toEqual(['dmy', 'mdy']);
		for (const [order, first, row] of [
			['dmy', '2026-04-03', 4],
			['mdy', '2026-03-04', 3]
		] as const) {
			const { wins, warnings, skipped } = await winsIn(format, file, order);
			expect(wins.map(({ at }) => at.slice(0, 10))).toEqual([first, '2026-04-25', '2026-04-26']);
			expect(warnings.filter(({ reason }) => reason === 'otherOrder')).toMatchObject([
				{ place: { row } }
			]);
			expect(skipped).toMatchObject([{ place: { row: 5 }, reason: 'noDate' }]);
		}
	});

	test('is not asked about where it was not rewritten', () => {
		expect(format.orders!(`${heading[id]}\n${untouched[id]('2026-03-04', 1)}\n`)).toEqual([]);
	});
});

test('the weekday of Daylio tells the orders apart, in any language', () => {
	const file = (date: string, weekday: string) =>
		`full_date,date,weekday,time,mood,activities,note\n${date},,${weekday},09:00,good,,a\n`;
	const orders = (date: string, weekday: string) =>
		daylio.orders!(file(date, weekday)).map(({ order }) => order);
	expect(orders('03/04/2026', 'Friday')).toEqual(['dmy']);
	expect(orders('03/04/2026', 'Mittwoch')).toEqual(['mdy']);
	expect(orders('03/04/2026', 'Monday')).toEqual(['dmy', 'mdy']);
	expect(orders('03/04/2026', '')).toEqual(['dmy', 'mdy']);
});

test('a date with two digits of the year, as programs show it, has an order', async () => {
	const found = await winsIn(howWeFeel, `${heading['how-we-feel']}\n5/17/26 15:39,Calm,,,a\n`);
	expect(found.wins.map(({ at }) => at.slice(0, 16))).toEqual(['2026-05-17T15:39']);
});

test('an order is taken if it is chosen or the only one', () => {
	const choices = rewrittenOrders(['none'], () => null);
	expect(choices).toEqual([]);
	expect(orderAmong(choices, undefined)).toBeNull();
	expect(orderAmong(choices, 'mdy')).toBe('mdy');
});
