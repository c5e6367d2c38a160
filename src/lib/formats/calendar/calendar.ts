import ICAL from 'ical.js';
import { dayNumber, daysBetween, localIso, type Day } from '#lib/core/day.ts';
import { isOnce } from '#lib/core/once.ts';
import { storableLine } from '#lib/core/person.ts';
import { longestPlanText, type RecurringPlan } from '#lib/core/plan.ts';
import type { NamedFile } from '#lib/formats/backup/backup.ts';
import { observances, type Observance } from './time-zone.ts';

export { zoneOfDevice } from './time-zone.ts';

/** The fields of a plan that determine on which days it occurs. */
export type Recurrence = Pick<RecurringPlan, 'since' | 'rule'>;

/** A plan as an entry of a calendar file. */
export interface CalendarEntry {
	/** The plan's id. In a calendar, an entry replaces an earlier one with the same id. */
	id: string;
	/** The title that the calendar shows. */
	title: string;
	/** Null for a plan of an earlier file that the calendar is to remove. */
	plan: (Recurrence & Pick<RecurringPlan, 'time'>) | null;
}

/** The settings for all entries of a calendar file. */
export interface CalendarWish {
	madeAtMs: number;
	/** The time zone of the plans' times. */
	zone: string;
	/**
	 * The calendar rings this many minutes before a plan with a time; a plan without a time does not ring.
	 */
	minutesBefore: number;
}

/** Thrown if the finished calendar file does not read back as it was meant. The file is not returned. */
export class CalendarNotWhole extends Error {
	override readonly name = 'CalendarNotWhole';
}

// ical.js does not count the blank at the beginning of a continued line.
ICAL.foldLength = 74;
/** The origin of the sequence numbers, which count seconds, because a calendar holds only 31 bits. */
const sequenceEpochMs = Date.UTC(2020, 0, 1);
/** Number of years ahead for which clock changes are listed if they follow no rule. */
const yearsAhead = 20;

/** Maximum number of months to search for a day: some valid rules fit no day at all, such as 30 February. */
const longestWaitMonths = 1200;
/** Length of a day as text. A day after the year 9999 is longer. */
const dayLength = 10;
const dayMs = 86_400_000;

/**
 * Returns the first `count` days, not before `from`, on which a plan occurs; fewer if it ends. Source: RFC
 * 5545, 3.3.10; a month without the required day is skipped.
 */
export function nextDays(plan: Recurrence, from: Day, count: number): Day[] {
	const { since } = plan;
	if (isOnce(plan)) return since >= from ? [since].slice(0, count) : [];
	const rule = plainRule(plan);
	const begin = from > since ? from : since;
	const days: Day[] = [];
	for (const day of (rule.freq === 'MONTHLY' ? monthly : steady)(rule, since, begin)) {
		if (days.length >= count || day.length > dayLength) break;
		if (day >= begin) days.push(day);
	}
	return days;
}

/** Returns whether a plan occurs on a day. */
export function comesUpOn(plan: Recurrence, day: Day): boolean {
	return nextDays(plan, day, 1)[0] === day;
}

/**
 * Returns a calendar file (RFC 5545) that adds the plans to the user's own calendar, which can ring while
 * this app is closed. The file is read back and compared before it is returned. A later file replaces an
 * earlier one, entry by entry. Throws `CalendarNotWhole` if the comparison fails, and a RangeError for an
 * unknown zone.
 */
export function calendarFile(
	entries: readonly CalendarEntry[],
	{ madeAtMs, zone, minutesBefore }: CalendarWish
): NamedFile {
	const madeAt = localIso(madeAtMs, 0).slice(0, 19);
	const year = Number(madeAt.slice(0, 4));
	const sequence = Math.max(0, Math.floor((madeAtMs - sequenceEpochMs) / 1000));

	function event({ id, title, plan }: CalendarEntry): Component[] {
		// Begin with last year, because a calendar is unlikely to show more of the past. A calendar that does
		// not support cancelled entries shows them there, where the user does not look.
		const earliest = `${year - 1}-01-01` as Day;
		const start = plan ? nextDays(plan, earliest, 1)[0] : earliest;
		if (!start) return [];
		const time = plan?.time;
		const summary = storableLine(title, longestPlanText);
		const properties: Property[] = [
			['uid', {}, 'text', `${id}@small-hello`],
			['dtstamp', {}, 'date-time', `${madeAt}Z`],
			['sequence', {}, 'integer', sequence],
			time
				? ['dtstart', { tzid: zone }, 'date-time', `${start}T${time}:00`]
				: ['dtstart', {}, 'date', start],
			...(time ? [['duration', {}, 'duration', 'PT5M'] as const] : []),
			...(plan && !isOnce(plan)
				? [['rrule', {}, 'recur', writtenRule(plainRule(plan))] as const]
				: []),
			['summary', {}, 'text', summary],
			['status', {}, 'text', plan ? 'CONFIRMED' : 'CANCELLED'],
			['class', {}, 'text', 'PRIVATE'],
			['transp', {}, 'text', 'TRANSPARENT']
		];
		return [['vevent', properties, time ? [alarm(summary, minutesBefore)] : []]];
	}

	// From a year before the first entry, because some calendars ignore the first day of a rule.
	const zones = entries.some(({ plan }) => plan?.time)
		? [timeZone(zone, observances(zone, year - 2, year + yearsAhead))]
		: [];
	const calendar: Component = [
		'vcalendar',
		[
			['version', {}, 'text', '2.0'],
			['prodid', {}, 'text', '-//Small Hello//Small Hello//EN'],
			['calscale', {}, 'text', 'GREGORIAN']
		],
		[...zones, ...entries.flatMap(event)]
	];
	const text = ICAL.stringify(calendar as never);
	if (JSON.stringify(ICAL.parse(text)) !== JSON.stringify(calendar)) throw new CalendarNotWhole();
	return { name: 'small-hello.ics', content: new Blob([text], { type: 'text/calendar' }) };
}

/** Properties and components as ical.js represents them: RFC 7265, 3.4 and 3.3. */
type Property = readonly [
	name: string,
	parameters: { readonly [name: string]: string },
	type: string,
	value: unknown
];
type Component = readonly [
	name: string,
	properties: readonly Property[],
	components: readonly Component[]
];

function alarm(words: string, minutesBefore: number): Component {
	const trigger = minutesBefore > 0 ? `-PT${minutesBefore}M` : 'PT0S';
	return [
		'valarm',
		[
			['action', {}, 'text', 'DISPLAY'],
			['description', {}, 'text', words],
			['trigger', {}, 'duration', trigger]
		],
		[]
	];
}

function timeZone(name: string, observances: readonly Observance[]): Component {
	const components = observances.map(({ start, offsetFrom, offsetTo, rule }): Component => [
		offsetTo > offsetFrom ? 'daylight' : 'standard',
		[
			['dtstart', {}, 'date-time', start],
			['tzoffsetfrom', {}, 'utc-offset', writtenOffset(offsetFrom)],
			['tzoffsetto', {}, 'utc-offset', writtenOffset(offsetTo)],
			...(rule ? [['rrule', {}, 'recur', writtenRule(ICAL.Recur.fromString(rule))] as const] : [])
		],
		[]
	]);
	return ['vtimezone', [['tzid', {}, 'text', name]], components];
}

function writtenOffset(minutes: number): string {
	return localIso(0, minutes).slice(-6);
}

function writtenRule(rule: ICAL.Recur): object {
	// The standard counts weeks from Monday by default; not every calendar does.
	const isCounting = rule.freq === 'WEEKLY' && rule.interval > 1;
	return { ...rule.toJSON(), ...(isCounting ? { wkst: ICAL.Time.MONDAY } : {}) };
}

/**
 * Returns the rule of a plan with duplicates removed, and with the weekday or day of the month that it takes
 * from its first day.
 */
function plainRule({ rule, since }: Recurrence): ICAL.Recur {
	const recur = ICAL.Recur.fromString(rule);
	const begin = dateOf(since);
	const { BYDAY: weekdays, BYMONTHDAY: monthDays } = recur.parts;
	// ical.js loops without end over a weekday that is named more than twice.
	if (weekdays) recur.setComponent('BYDAY', [...new Set(weekdays)]);
	else if (recur.freq === 'WEEKLY')
		recur.setComponent('BYDAY', [ICAL.Recur.numericDayToIcalDay(begin.dayOfWeek())]);
	else if (recur.freq === 'MONTHLY' && !monthDays) recur.setComponent('BYMONTHDAY', [begin.day]);
	return recur;
}

/** Yields the days of a daily or weekly rule, without iterating through all the years before `begin`. */
function* steady(rule: ICAL.Recur, since: Day, begin: Day): Generator<Day> {
	const step = rule.interval * (rule.freq === 'WEEKLY' ? 7 : 1);
	const near = dayNumber(begin) - (daysBetween(since, begin) % step);
	const dates = rule.iterator(dateOf(new Date(near * dayMs).toISOString().slice(0, 10)));
	for (let date = dates.next(); date; date = dates.next()) yield date.toString() as Day;
}

/**
 * Yields the days of a monthly rule. Queries ical.js for one month at a time, because it never returns from a
 * rule such as the fifth Monday of every second February.
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

/** Returns the number of months from the year 0 to a day. */
function monthNumber(day: Day): number {
	return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dateOf(day: string): ICAL.Time {
	return ICAL.Time.fromDateString(day);
}
