import { getLocale } from './generated/runtime.js';

/** A number of days ago, in words: today, yesterday, 2 days ago. */
export function daysAgoInWords(days: number): string {
	return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(-days, 'day');
}
