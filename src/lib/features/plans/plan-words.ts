import type { Cue } from '#lib/core/cue.ts';
import type { Day } from '#lib/core/day.ts';
import { isOnce } from '#lib/core/once.ts';
import type { IfThen, RecurringPlan } from '#lib/core/plan.ts';
import { rhythmOf, weekdays, type Weekday, type Which } from './rhythm.ts';
import { dayInWords, listInWords, timeInWords, weekdayInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const cueWords: Words<Cue> = {
	wakingUp: m.ifthen_cue_wakingUp,
	coffee: m.ifthen_cue_coffee,
	commute: m.ifthen_cue_commute,
	walk: m.ifthen_cue_walk,
	errand: m.ifthen_cue_errand,
	meal: m.ifthen_cue_meal,
	waiting: m.ifthen_cue_waiting,
	break: m.ifthen_cue_break,
	afterWork: m.ifthen_cue_afterWork,
	evening: m.ifthen_cue_evening,
	bedtime: m.ifthen_cue_bedtime,
	phoneInHand: m.ifthen_cue_phoneInHand
};
const whichWords: { readonly [which in Which]: () => string } = {
	1: m.rhythm_first,
	2: m.rhythm_second,
	3: m.rhythm_third,
	4: m.rhythm_fourth,
	[-1]: m.rhythm_last
};

/** The words of a cue as they follow "When". */
export const whenLabel = (cue: Cue) => cueWords[cue]();
/** The word for the position of a weekday within a month. */
export const whichLabel = (which: Which) => whichWords[which]();

/** Returns an if-then plan as one sentence. */
export function ifThenSentence({ cue, cueWords, act }: Pick<IfThen, 'cue' | 'cueWords' | 'act'>) {
	return m.ifthen_sentence({ cue: cue ? whenLabel(cue) : cueWords, act });
}

/** Returns a plan as one line; `name` is that of the ritual's person. */
export function planSentence(plan: RecurringPlan, name: string | null): string {
	if (plan.kind === 'ifThen') return ifThenSentence(plan);
	return name === null ? plan.act : m.ritual_sentence({ act: plan.act, name });
}

/** Returns the name of a weekday. */
export function weekdayLabel(day: Weekday): string {
	// 1 January 2024 was a Monday.
	return weekdayInWords(`2024-01-0${weekdays.indexOf(day) + 1}` as Day);
}

/** Returns the days and the time of a plan in words. */
export function rhythmInWords(plan: Pick<RecurringPlan, 'rule' | 'since' | 'time'>): string {
	const days = daysInWords(plan);
	if (plan.time) return m.plan_at({ rhythm: days, time: timeInWords(`1970-01-01T${plan.time}`) });
	return isOnce(plan) ? m.plan_any_time({ rhythm: days }) : days;
}

function daysInWords({ rule, since }: Pick<RecurringPlan, 'rule' | 'since'>): string {
	const rhythm = rhythmOf(rule);
	if (!rhythm) return m.rhythm_other();
	if (rhythm.every === 'once') return m.rhythm_once_on({ date: dayInWords(since) });
	if (rhythm.every === 'day') return m.rhythm_day();
	if (rhythm.every === 'month')
		return m.rhythm_month_on({ which: whichLabel(rhythm.which), day: weekdayLabel(rhythm.day) });
	if (rhythm.interval === 1 && rhythm.days.join() === weekdays.slice(0, 5).join())
		return m.rhythm_weekdays();
	return m.rhythm_on({
		rhythm: rhythm.interval === 1 ? m.rhythm_week() : m.rhythm_fortnight(),
		days: listInWords(rhythm.days.map(weekdayLabel))
	});
}
