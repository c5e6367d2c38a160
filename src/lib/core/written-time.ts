import { dayOf, instantOf, noonOf, type Day } from './day.ts';

/** Returns whether a text is an existing day, 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const date = noonOf(text as Day);
	return !Number.isNaN(date.getTime()) && dayOf(date.toISOString()) === text;
}

/** Returns whether a text is an ISO 8601 time with an offset, on an existing day and at an existing hour. */
export function isMoment(text: string): boolean {
	const [day = '', time = ''] = text.split(/T(.*)/s);
	return isDay(day) && hours.test(time) && !Number.isNaN(instantOf(text));
}

const hours = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
