import { dayOf, instantOf, noonOf, type Day } from './day.ts';

/** Whether a text names a day that there is. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const date = noonOf(text as Day);
	return !Number.isNaN(date.getTime()) && dayOf(date.toISOString()) === text;
}

/** Whether a text is an ISO 8601 time with its offset, of a day and an hour that there are. */
export function isMoment(text: string): boolean {
	const [day = '', time = ''] = text.split(/T(.*)/s);
	return isDay(day) && hours.test(time) && !Number.isNaN(instantOf(text));
}

const hours = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
