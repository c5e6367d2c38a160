import type { MonthNumber } from '#lib/features/insights/drawing.ts';
import type { Month } from '#lib/core/totals.ts';
import { monthInWords } from '#lib/i18n/formats.ts';

/** Returns the position of a month on a time axis. */
export function monthNumber(month: Month): MonthNumber {
	return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** Returns the short name of the month at a position on a time axis. */
export function monthLabel(at: MonthNumber): string {
	const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
	const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
	return monthInWords(text as Month, 'short');
}
