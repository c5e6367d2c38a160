import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import { minutesOf } from '#lib/core/plan-moment.ts';
import type { Preferences } from '#lib/core/preferences.ts';

/** The reminder settings of this device, and a record of the reminders it has made. */
export interface ReminderNote {
	notifies: boolean;
	badges: boolean;
	/**
	 * True if reminders show the words of a plan, which anyone who sees the screen or the calendar can read.
	 */
	tellsWords: boolean;
	/** Lead time of the calendar's alarm, in minutes. */
	minutesBefore: number;
	/**
	 * The ids of the plans that calendar files of this device have contained, each at the place of its number;
	 * null where a plan was deleted and cancelled.
	 */
	inCalendar: readonly (string | null)[];
	/** The ids of the plans notified on `day`; null before the first notification. */
	told: { day: Day; ids: readonly string[] } | null;
}

/** The texts of reminders. */
export interface ReminderWords {
	/** Neutral: reveals nothing about a plan. */
	title: string;
	/** Returns the neutral title of one of several plans, by its number from 1. */
	numbered(number: number): string;
	body: string;
	/** Returns a plan in its own words; `name` is that of the ritual's person. */
	of(plan: RecurringPlan, name: string | null): string;
}

/** The settings before the user changes any: all reminders are off. */
export const firstReminderNote: ReminderNote = {
	notifies: false,
	badges: false,
	tellsWords: false,
	minutesBefore: 0,
	inCalendar: [],
	told: null
};

/** The lead times that the settings offer, in minutes. */
export const offeredMinutesBefore: readonly number[] = [0, 5, 15, 30];

/** Minutes after which a reminder would be about something that is over. */
const latestMinutes = 15;
/** Minutes for which the app's icon shows a badge after the time of a plan. */
const badgeMinutes = 90;

/** The reminders due at a given minute. */
export interface Reminders {
	/** The plans to notify of now. */
	tellOf: readonly RecurringPlan[];
	/** True if the app's icon should show a badge. */
	isFlagged: boolean;
	/** The next minute since midnight at which this may change; null if there is none on this day. */
	nextMinute: number | null;
}

/**
 * Returns the plans to remind of: active ones, except rituals with a person who is marked "not now" or
 * deleted. `welcome` holds the ids of the people to remind of.
 */
export function remindable(
	plans: readonly RecurringPlan[],
	welcome: ReadonlySet<PersonId>
): RecurringPlan[] {
	return plans.filter(
		(plan) =>
			plan.state === 'active' &&
			(plan.kind !== 'ritual' || plan.personId === null || welcome.has(plan.personId))
	);
}

/**
 * Returns the reminders due at a minute of a day, for the plans that recur on that day. Leaves out plans that
 * were done or snoozed on that day and plans in the quiet hours. Notifies of no plan in `told` again.
 */
export function remindersAt(
	plans: readonly RecurringPlan[],
	{ day, minute }: { day: Day; minute: number },
	quiet: Pick<Preferences, 'quietFromHour' | 'quietUntilHour'>,
	told: ReminderNote['told']
): Reminders {
	const isOpen = ({ time, lastDay, restDay }: RecurringPlan) =>
		time !== null && !isQuiet(minutesOf(time), quiet) && lastDay !== day && restDay !== day;
	const timed = plans
		.filter(isOpen)
		.map((plan) => ({ plan, since: minute - minutesOf(plan.time!) }));
	const toldToday = told?.day === day ? told.ids : [];
	const changes = timed
		.flatMap(({ since }) => [minute - since, minute - since + badgeMinutes])
		.filter((at) => at > minute);
	return {
		tellOf: timed
			.filter(
				({ plan, since }) => since >= 0 && since <= latestMinutes && !toldToday.includes(plan.id)
			)
			.map(({ plan }) => plan),
		isFlagged: timed.some(({ since }) => since >= 0 && since < badgeMinutes),
		nextMinute: changes.length > 0 ? Math.min(...changes) : null
	};
}

function isQuiet(
	minute: number,
	{ quietFromHour, quietUntilHour }: Pick<Preferences, 'quietFromHour' | 'quietUntilHour'>
): boolean {
	return minute >= quietFromHour * 60 || minute < quietUntilHour * 60;
}
