import type { CardId, Cue } from './card.ts';
import type { Revision } from './clock.ts';
import { fitsHour } from './cue-hours.ts';
import type { Day } from './day.ts';
import type { PersonId } from './person.ts';

/** A time on the wall clock, wherever the person is: 'HH:MM'. */
export type TimeOfDay = string & { readonly __brand: 'TimeOfDay' };

/** Whether a plan comes up; a retired one is kept for looking back. */
export type PlanState = 'active' | 'paused' | 'retired';
/** All states, in the order in which plans are listed. */
export const planStates: readonly PlanState[] = ['active', 'paused', 'retired'];

/** What a person means to do on one day: to connect briefly, perhaps by one act that they picked. */
export interface Intention {
	/** 'intention:' and the day, so that two devices mean the same one. */
	id: string;
	kind: 'intention';
	day: Day;
	cardId: CardId | null;
	revision: Revision;
}

/** What plans that come again have in common. */
interface Recurring {
	/** UUID version 7. */
	id: string;
	cardId: CardId | null;
	/** The first day on which it may come up. */
	since: Day;
	time: TimeOfDay | null;
	/** The days on which it comes up, as a recurrence rule of RFC 5545 without its name: 'FREQ=WEEKLY;BYDAY=MO,WE'. */
	rule: string;
	state: PlanState;
	/** The last day on which it was done; absent or null when it never was. */
	lastDay?: Day | null;
	/** The last day on which it was sent away until another day. */
	restDay?: Day | null;
	revision: Revision;
}

/** One act tied to a moment that comes anyway: when that, then this. */
export interface IfThen extends Recurring {
	kind: 'ifThen';
	/** A moment from the list; null when it is told in words of one's own. */
	cue: Cue | null;
	/** The moment in words of one's own, as they go on after "When"; '' when it is from the list. */
	cueWords: string;
	/** The act, as the words go on after "I will". */
	act: string;
}

/** Something that is done again and again with somebody. */
export interface Ritual extends Recurring {
	kind: 'ritual';
	/** With whom; null when that is nobody in particular. */
	personId: PersonId | null;
	/** What is done, in words. */
	act: string;
}

/** A plan that comes up again. */
export type RecurringPlan = IfThen | Ritual;
/** Whatever a person means to do. */
export type Plan = Intention | RecurringPlan;

/** What a person says of an if-then plan. */
export type IfThenWords = Pick<IfThen, 'cue' | 'cueWords' | 'act' | 'cardId' | 'time' | 'rule'>;
/** What a person says of a ritual. */
export type RitualWords = Pick<Ritual, 'personId' | 'act' | 'cardId' | 'time' | 'rule'>;

/** How many characters the words of a plan may hold. */
export const longestPlanText = 300;

/** Whether a text is a time on a wall clock. */
export function isTimeOfDay(text: string): text is TimeOfDay {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** So many if-then plans may be active at once: a few are kept in mind, and many are a burden. */
export const mostActive = 5;

/** A plan with a time comes up so many minutes before it … */
const minutesBefore = 30;
/** … and stays for so many after it. */
const minutesAfter = 90;
/** The hours in which a plan without any time comes up: from that hour on, up to the other. */
const wakingHours = [7, 22] as const;

/** Whether a plan is one that comes again. */
export function isRecurring(plan: Plan): plan is RecurringPlan {
	return plan.kind !== 'intention';
}

/**
 * Whether the moment of a plan is there on a day on which it comes up: around its time, in the hours in
 * which its cue comes for most people, or by day where it has neither. `minutes` are those since midnight.
 */
export function isItsMoment(plan: RecurringPlan, minutes: number): boolean {
	if (plan.time) {
		const sinceItsTime = minutes - minutesOf(plan.time);
		return sinceItsTime >= -minutesBefore && sinceItsTime < minutesAfter;
	}
	const hour = Math.floor(minutes / 60);
	if (plan.kind === 'ifThen' && plan.cue && plan.cue !== 'phoneInHand')
		return fitsHour(plan.cue, hour);
	return hour >= wakingHours[0] && hour < wakingHours[1];
}

/** The minutes from midnight to a time of day. */
export function minutesOf(time: TimeOfDay): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const days = '(?:MO|TU|WE|TH|FR|SA|SU)';
const rule = new RegExp(
	`^FREQ=(?:DAILY|WEEKLY(?:;BYDAY=${days}(?:,${days}){0,6})?|MONTHLY(?:;BYDAY=(?:-1|[1-5])${days}|;BYMONTHDAY=(?:-1|[1-9]|[12]\\d|3[01]))?)(?:;INTERVAL=[1-9]\\d?)?$`
);

/** Whether a text is a recurrence rule of the kinds that plans have; so few that none takes long to follow. */
export function isPlanRule(text: string): boolean {
	return rule.test(text);
}
