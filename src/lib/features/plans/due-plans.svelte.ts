import { reachesOut } from '#lib/core/card.ts';
import { dayAt, localIso, type Day } from '#lib/core/day.ts';
import { lowEnergy } from '#lib/core/energy.ts';
import { isOnce } from '#lib/core/once.ts';
import type { RecurringPlan, TimeOfDay } from '#lib/core/plan.ts';
import { isItsMoment, minutesOf } from '#lib/core/plan-moment.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { planRecords, type PlanRecords } from '#lib/storage/plan-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { isResting, nameOf } from './companions.ts';
import { nearnessOf } from './nearness.ts';

/** The active plans that come up on a day. */
interface PlansOfDay extends PlanRecords {
	/** Null before the first read. */
	day: Day | null;
	/** The active plans for one day, whichever day. */
	once: readonly RecurringPlan[];
}

/** The plans that are due now. */
export class DuePlans {
	readonly #app: App;
	readonly #ofDay: LiveQuery<PlansOfDay>;
	#nowMs = $state.raw(0);

	constructor(app: App) {
		this.#app = app;
		this.#ofDay = app.live<PlansOfDay>({
			collections: ['plans', 'people'],
			read: async () => {
				const { plans, people } = await planRecords(app.storage);
				const day = dayAt(app.now());
				const active = plans.filter(({ state }) => state === 'active');
				return { day, plans: await comingUp(active, day), once: active.filter(isOnce), people };
			},
			initial: { day: null, plans: [], once: [], people: new Map() },
			onread: () => (this.#nowMs = app.now())
		});
	}

	/**
	 * The active plans whose moment is now, in creation order. Leaves out plans done or snoozed today,
	 * rituals with a person marked "not now" or deleted, and cards that do not fit the energy or the hour.
	 */
	get plans(): readonly RecurringPlan[] {
		return this.#ofDay.value.plans.filter((plan) => this.#isDue(plan));
	}

	/**
	 * The active plans of today that come up soon but are not due, those without a time first. Leaves out plans
	 * done or snoozed today and rituals with a person marked "not now" or deleted.
	 */
	get soon(): readonly RecurringPlan[] {
		const { day, plans } = this.#ofDay.value;
		return plans
			.filter(
				(plan) =>
					this.#isNear(plan, 'today') &&
					plan.lastDay !== day &&
					plan.restDay !== day &&
					!this.#isDue(plan)
			)
			.sort(byTime);
	}

	/** In the evening, the active plans for the next day; otherwise none. Leaves out rituals as `soon` does. */
	get tomorrow(): readonly RecurringPlan[] {
		return this.#ofDay.value.once.filter((plan) => this.#isNear(plan, 'tomorrow')).sort(byTime);
	}

	/** Returns the name of a ritual's person; null if there is no person or that person was deleted. */
	nameOf(plan: RecurringPlan): string | null {
		return nameOf(this.#ofDay.value, plan);
	}

	/** Reads the plans again unless they are fresh. */
	load(): Promise<void> {
		return this.#ofDay.load();
	}

	/**
	 * Updates the time, since moments begin and end without a change of data. Reads the plans again on a new
	 * day.
	 */
	async look(): Promise<void> {
		const nowMs = this.#app.now();
		if (dayAt(nowMs) === this.#ofDay.value.day) this.#nowMs = nowMs;
		else await this.#ofDay.refresh();
	}

	/** Returns the minutes since midnight. */
	#minutes(): number {
		return minutesOf(localIso(this.#nowMs).slice(11, 16) as TimeOfDay);
	}

	#isNear(plan: RecurringPlan, when: 'today' | 'tomorrow'): boolean {
		const { day } = this.#ofDay.value;
		return (
			day !== null &&
			nearnessOf(plan, { day, minutes: this.#minutes() }) === when &&
			!isResting(this.#ofDay.value, plan)
		);
	}

	#isDue(plan: RecurringPlan): boolean {
		const { deck, today } = this.#app;
		const day = dayAt(this.#nowMs);
		const minutes = this.#minutes();
		const card = deck.facts.find(({ id }) => id === plan.cardId);
		if (isResting(this.#ofDay.value, plan)) return false;
		if (plan.lastDay === day || plan.restDay === day || !isItsMoment(plan, minutes)) return false;
		// A time that the user has set counts at any hour.
		if (today.isQuiet && !plan.time && (!card || reachesOut(card))) return false;
		return card ? today.fittingToday.has(card.id) : today.energy.energy > lowEnergy;
	}
}

/** Returns those plans that come up on a day. Loads the calendar module only if a rule needs it. */
async function comingUp(plans: readonly RecurringPlan[], day: Day): Promise<RecurringPlan[]> {
	const isSimple = (plan: RecurringPlan) => plan.rule === 'FREQ=DAILY' || isOnce(plan);
	const simple = plans.filter((plan) => isSimple(plan) && (!isOnce(plan) || plan.since === day));
	if (plans.every(isSimple)) return simple;
	try {
		const { comesUpOn } = await import('#lib/formats/calendar/calendar.ts');
		return plans.filter(
			(plan) => simple.includes(plan) || (!isSimple(plan) && comesUpOn(plan, day))
		);
	} catch (error) {
		// The module failed to load, but the diary is intact. These plans need no module.
		console.error(error);
		return simple;
	}
}

function byTime({ time: one }: RecurringPlan, { time: other }: RecurringPlan): number {
	return (one ? minutesOf(one) : 0) - (other ? minutesOf(other) : 0);
}
