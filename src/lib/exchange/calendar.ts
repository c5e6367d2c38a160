import ICAL from 'ical.js';
import { dayNumber, daysBetween, localIso, type Day } from '#lib/domain/day.ts';
import { keptLine } from '#lib/domain/person.ts';
import { longestPlanText, type RecurringPlan } from '#lib/domain/plan.ts';
import type { NamedFile } from './backup.ts';
import { observances, type Observance } from './time-zone.ts';

export { zoneOfDevice } from './time-zone.ts';

/** What tells on which days a plan comes up. */
export type Recurrence = Pick<RecurringPlan, 'since' | 'rule'>;

/** A plan as it goes into a calendar. */
export interface CalendarEntry {
	/** The plan's; a later file with the same one takes the place of this entry. */
	id: string;
	/** What the calendar shows. */
	title: string;
	/** Null for a plan of an earlier file that is to leave the calendar. */
	plan: (Recurrence & Pick<RecurringPlan, 'time'>) | null;
}

/** What holds for all entries of a calendar file. */
export interface CalendarWish {
	madeAtMs: number;
	/** The zone whose wall clock the times of the plans are read from. */
	zone: string;
	/** How long before a plan with a time the calendar rings; one without a time does not ring. */
	minutesBefore: number;
}

/** What was made is not what was meant; nothing of it leaves. */
export class CalendarNotWhole extends Error {
	override readonly name = 'CalendarNotWhole';
}

// The library leaves out of its count the blank with which a folded line goes on.
ICAL.foldLength = 74;
/** Sequence numbers are counted from here, in seconds, since a calendar holds 31 bits of them. */
const sequenceEpochMs = Date.UTC(2020, 0, 1);
/** How far ahead the clocks are told where they follow no rule. */
const yearsAhead = 20;

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

/**
 * A calendar file (RFC 5545) that brings the plans to the person's own calendar, which can ring when
 * this app is closed. It was read again and found to be whole. A later file takes the place of an
 * earlier one, entry by entry. Throws `CalendarNotWhole`, and a RangeError for an unknown zone.
 */
export function calendarFile(
	entries: readonly CalendarEntry[],
	{ madeAtMs, zone, minutesBefore }: CalendarWish
): NamedFile {
	const madeAt = localIso(madeAtMs, 0).slice(0, 19);
	const year = Number(madeAt.slice(0, 4));
	const sequence = Math.max(0, Math.floor((madeAtMs - sequenceEpochMs) / 1000));

	function event({ id, title, plan }: CalendarEntry): Component[] {
		// A calendar needs no more of the past than what it is likely to show; one that does not know of
		// entries that leave shows them where nobody looks.
		const earliest = `${year - 1}-01-01` as Day;
		const start = plan ? nextDays(plan, earliest, 1)[0] : earliest;
		if (!start) return [];
		const time = plan?.time;
		const summary = keptLine(title, longestPlanText);
		const properties: Property[] = [
			['uid', {}, 'text', `${id}@small-hello`],
			['dtstamp', {}, 'date-time', `${madeAt}Z`],
			['sequence', {}, 'integer', sequence],
			time
				? ['dtstart', { tzid: zone }, 'date-time', `${start}T${time}:00`]
				: ['dtstart', {}, 'date', start],
			...(time ? [['duration', {}, 'duration', 'PT5M'] as const] : []),
			...(plan ? [['rrule', {}, 'recur', writtenRule(plainRule(plan))] as const] : []),
			['summary', {}, 'text', summary],
			['status', {}, 'text', plan ? 'CONFIRMED' : 'CANCELLED'],
			['class', {}, 'text', 'PRIVATE'],
			['transp', {}, 'text', 'TRANSPARENT']
		];
		return [['vevent', properties, time ? [alarm(summary, minutesBefore)] : []]];
	}

	// From a year before the first entry: some calendars take no notice of the first day of a rule.
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

/** As the library has them: RFC 7265, 3.4 and 3.3. */
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

function timeZone(name: string, told: readonly Observance[]): Component {
	const components = told.map(({ start, offsetFrom, offsetTo, rule }): Component => [
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
	// The standard counts weeks from Monday unless told otherwise; not every calendar does.
	const isCounting = rule.freq === 'WEEKLY' && rule.interval > 1;
	return { ...rule.toJSON(), ...(isCounting ? { wkst: ICAL.Time.MONDAY } : {}) };
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
