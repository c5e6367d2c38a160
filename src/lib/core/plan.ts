import type { CardId } from './card.ts';
import type { Cue } from './cue.ts';
import type { Revision } from './clock.ts';
import type { Day } from './day.ts';
import type { PersonId } from './person.ts';

/** A wall clock time, in any time zone where the user is: 'HH:MM'. */
export type TimeOfDay = string & { readonly __brand: 'TimeOfDay' };

/** The state of a plan. Only active plans come up; retired ones remain for looking back. */
export type PlanState = 'active' | 'paused' | 'retired';
/** All states, in the order of the list of plans. */
export const planStates: readonly PlanState[] = ['active', 'paused', 'retired'];

/** The user's plan to connect briefly on one day, optionally with a chosen card. */
export interface Intention {
	/** 'intention:' and the day, so that two devices create the same record. */
	id: string;
	kind: 'intention';
	day: Day;
	cardId: CardId | null;
	revision: Revision;
}

/** The fields of all recurring plans. */
interface Recurring {
	/** UUID version 7. */
	id: string;
	cardId: CardId | null;
	/** The first day on which the plan may come up. */
	since: Day;
	time: TimeOfDay | null;
	/** The days on which the plan comes up: the value of an RRULE of RFC 5545, 'FREQ=WEEKLY;BYDAY=MO,WE'. */
	rule: string;
	state: PlanState;
	/** The last day on which it was done; absent or null if never. */
	lastDay?: Day | null;
	/** The latest day, also one ahead, on which the user lets it rest; absent or null if none. */
	restDay?: Day | null;
	revision: Revision;
}

/** An if-then plan: an action tied to a cue that occurs anyway. */
export interface IfThen extends Recurring {
	kind: 'ifThen';
	/** A cue from the list; null if the user describes their own. */
	cue: Cue | null;
	/** The user's own cue, as the text after "When"; '' if the cue is from the list. */
	cueWords: string;
	/** The action, as the text after "I will". */
	act: string;
}

/** A recurring activity with a person. */
export interface Ritual extends Recurring {
	kind: 'ritual';
	/** The person to do it with; null if it is no one in particular. */
	personId: PersonId | null;
	/** The activity, as text. */
	act: string;
}

/** A plan that comes up repeatedly. */
export type RecurringPlan = IfThen | Ritual;
/** Any plan of the user. */
export type Plan = Intention | RecurringPlan;

/** The fields of an if-then plan that the user fills in. */
export type IfThenWords = Pick<IfThen, 'cue' | 'cueWords' | 'act' | 'cardId' | 'time' | 'rule'>;
/** The fields of a ritual that the user fills in. */
export type RitualWords = Pick<Ritual, 'personId' | 'act' | 'cardId' | 'time' | 'rule'> & {
	/** The day of a ritual for one day; absent for others. '' while no day is chosen. */
	since?: Day | '';
};

/** The maximum length of a text of a plan. */
export const longestPlanText = 300;

/** Returns whether a text is a wall clock time. */
export function isTimeOfDay(text: string): text is TimeOfDay {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The maximum number of active if-then plans: a few can be remembered, many are a burden. */
export const mostActive = 5;

/** Returns whether a plan is recurring. */
export function isRecurring(plan: Plan): plan is RecurringPlan {
	return plan.kind !== 'intention';
}

/** Returns the id of a ritual's person; null for a ritual without one and for an if-then plan. */
export function companionIdOf(plan: RecurringPlan): PersonId | null {
	return plan.kind === 'ritual' ? plan.personId : null;
}

const days = '(?:MO|TU|WE|TH|FR|SA|SU)';
const rule = new RegExp(
	`^FREQ=(?:DAILY|WEEKLY(?:;BYDAY=${days}(?:,${days}){0,6})?|MONTHLY(?:;BYDAY=(?:-1|[1-5])${days}|;BYMONTHDAY=(?:-1|[1-9]|[12]\\d|3[01]))?)(?:;INTERVAL=[1-9]\\d?)?$`
);

/**
 * Returns whether a text is a recurrence rule that plans support. The supported rules are few, so that none
 * is slow to evaluate.
 */
export function isPlanRule(text: string): boolean {
	return rule.test(text);
}
