import ICAL from 'ical.js';
import { dayNumber, daysBetween, type Day } from '#lib/domain/day.ts';
import type { RecurringPlan } from '#lib/domain/plan.ts';

/** What tells on which days a plan comes up. */
export type Recurrence = Pick<RecurringPlan, 'since' | 'rule'>;

/** Rules can be written that fit no day at all, such as 30 February; nobody waits longer than this. */
const longestWaitMonths = 1200;
/** How many characters a calendar day has; one after the year 9999 has more. */
const dayLength = 10;
const dayMs = 86_400_000;

/**
 * The first days on which a plan comes up, from a day on: as many as are asked for, or fewer where it
 * comes up no more. Source: RFC 5545, 3.3.10; a month without the day that is wanted is left out.
 */
export function nextDays(plan: Recurrence, from: Day, count: number): Day[] {
	const { since } = plan;
	const rule = plainRule(plan);
	const begin = from > since ? from : since;
	const days: Day[] = [];
	for (const day of (rule.freq === 'MONTHLY' ? monthly : steady)(rule, since, begin)) {
		if (days.length >= count || day.length > dayLength) break;
		if (day >= begin) days.push(day);
	}
	return days;
}

/** Whether a plan comes up on a day. */
export function comesUpOn(plan: Recurrence, day: Day): boolean {
	return nextDays(plan, day, 1)[0] === day;
}

/** The rule of a plan with all that it leaves to the day on which it begins, and nothing twice. */
function plainRule({ rule, since }: Recurrence): ICAL.Recur {
	const recur = ICAL.Recur.fromString(rule);
	const begin = dateOf(since);
	const { BYDAY: weekdays, BYMONTHDAY: monthDays } = recur.parts;
	// The library goes round in circles over a weekday that is named more than twice.
	if (weekdays) recur.setComponent('BYDAY', [...new Set(weekdays)]);
	else if (recur.freq === 'WEEKLY')
		recur.setComponent('BYDAY', [ICAL.Recur.numericDayToIcalDay(begin.dayOfWeek())]);
	else if (recur.freq === 'MONTHLY' && !monthDays) recur.setComponent('BYMONTHDAY', [begin.day]);
	return recur;
}

/** The days of a rule that goes by days or weeks, without following it through all the years before. */
function* steady(rule: ICAL.Recur, since: Day, begin: Day): Generator<Day> {
	const step = rule.interval * (rule.freq === 'WEEKLY' ? 7 : 1);
	const near = dayNumber(begin) - (daysBetween(since, begin) % step);
	const dates = rule.iterator(dateOf(new Date(near * dayMs).toISOString().slice(0, 10)));
	for (let date = dates.next(); date; date = dates.next()) yield date.toString() as Day;
}

/**
 * The days of a rule that goes by months. The library is asked about one month after the other, since
 * it never comes back from a rule such as the fifth Monday of each second February.
 */
function* monthly(rule: ICAL.Recur, since: Day, begin: Day): Generator<Day> {
	const { interval } = rule;
	const eachMonth = rule.clone();
	eachMonth.interval = 1;
	const passed = monthNumber(begin) - monthNumber(since);
	let month = monthNumber(begin) - (passed % interval);
	for (let waited = 0; waited <= longestWaitMonths; waited += interval, month += interval) {
		const year = Math.floor(month / 12);
		const first = ICAL.Time.fromData({ year, month: (month % 12) + 1, day: 1, isDate: true });
		const date = eachMonth.iterator(first).next();
		if (date.month !== first.month) continue;
		yield date.toString() as Day;
		waited = 0;
	}
}

/** The months from the year 0 to a day. */
function monthNumber(day: Day): number {
	return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dateOf(day: string): ICAL.Time {
	return ICAL.Time.fromDateString(day);
}
