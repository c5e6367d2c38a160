import { getLocale } from './generated/runtime.js';

/** How long ago a day was, in words: today, yesterday, 2 days ago. */
export function daysAgoInWords(days: number): string {
	return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(-days, 'day');
}
