import { fitsHour } from './cue-hours.ts';
import type { RecurringPlan, TimeOfDay } from './plan.ts';

/** The minutes before its time from which a plan comes up. */
const minutesBefore = 30;
/** The minutes after its time until which a plan stays. */
const minutesAfter = 90;
/** The hours in which a plan without a time comes up: start included, end excluded. */
const wakingHours = [7, 22] as const;

/**
 * Returns whether now is the moment of a plan on a day on which it comes up: around its time, in the usual
 * hours of its cue, or in the waking hours if it has neither. `minutes` are since midnight.
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

/** Returns the minutes from midnight to a time of day. */
export function minutesOf(time: TimeOfDay): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
