import type { Day } from './day.ts';
import type { PersonId } from './person.ts';
import { minutesOf, type RecurringPlan } from './plan.ts';
import type { Preferences } from './preferences.ts';

/** How this device reminds of plans, and of what it has. */
export interface ReminderNote {
	notifies: boolean;
	badges: boolean;
	/** Whether a reminder shows the words of a plan to whoever sees the screen or the calendar. */
	tellsWords: boolean;
	/** How long before a plan the calendar rings. */
	minutesBefore: number;
	/** The ids of the plans in the calendar file that left last. */
	inCalendar: readonly string[];
	/** The ids of the plans of which a notification has told on a day; null when none ever did. */
	told: { day: Day; ids: readonly string[] } | null;
}

/** What holds before a person has settled anything: nothing reminds of anything. */
export const firstReminderNote: ReminderNote = {
	notifies: false,
	badges: false,
	tellsWords: false,
	minutesBefore: 0,
	inCalendar: [],
	told: null
};

/** How long before a plan a calendar may ring, in minutes. */
export const offeredMinutesBefore: readonly number[] = [0, 5, 15, 30];

/** A reminder that comes later than this would be about something that is over. */
const latestMinutes = 15;
/** So long it shows on the app's icon that something is planned for now. */
const badgeMinutes = 90;

/** What is to be done about plans at a moment. */
export interface Reminders {
	/** The plans of which to tell now. */
	tellOf: readonly RecurringPlan[];
	/** Whether something is planned for now. */
	isFlagged: boolean;
	/** When this may be otherwise, in minutes since midnight; null when it is not on this day. */
	nextMinute: number | null;
}

/**
 * The plans of which the person may be reminded: active, and with nobody who is marked "not now" or is
 * not kept any more. `welcome` are the people of whom to remind.
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
 * What is to be done at a minute of a day about the plans that come up on it. What was done, was sent
 * away or was told of on that day is not told of again, and nothing is in the quiet hours.
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
