import { reachesOut } from '#lib/core/card.ts';
import { dayAt, localIso, type Day } from '#lib/core/day.ts';
import { lowEnergy } from '#lib/core/energy.ts';
import { isItsMoment, minutesOf, type RecurringPlan, type TimeOfDay } from '#lib/core/plan.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { planRecords, type PlanRecords } from '#lib/storage/plan-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { isResting, nameOf } from './companions.ts';

/** Minutes before its time from which a plan counts as coming up. */
const minutesAhead = 240;

/** The active plans that recur on a day. */
interface PlansOfDay extends PlanRecords {
	/** Null before the first read. */
	day: Day | null;
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
				return { day, plans: await comingUp(plans, day), people };
			},
			initial: { day: null, plans: [], people: new Map() },
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

	/** The active plans of today with a time in the next four hours, the nearest first. */
	get soon(): readonly RecurringPlan[] {
		const { day, plans } = this.#ofDay.value;
		const now = this.#minutes();
		const isSoon = (plan: RecurringPlan) => {
			const inMinutes = plan.time ? minutesOf(plan.time) - now : 0;
			return inMinutes > 0 && inMinutes <= minutesAhead;
		};
		return plans
			.filter(
				(plan) =>
					isSoon(plan) &&
					plan.lastDay !== day &&
					plan.restDay !== day &&
					!isResting(this.#ofDay.value, plan) &&
					!this.#isDue(plan)
			)
			.sort((one, other) => minutesOf(one.time!) - minutesOf(other.time!));
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

/** Returns the active plans that recur on a day. Loads the calendar module only if a rule needs it. */
async function comingUp(plans: readonly RecurringPlan[], day: Day): Promise<RecurringPlan[]> {
	const active = plans.filter(({ state }) => state === 'active');
	const isDaily = ({ rule }: RecurringPlan) => rule === 'FREQ=DAILY';
	if (active.every(isDaily)) return active;
	try {
		const { comesUpOn } = await import('#lib/formats/calendar/calendar.ts');
		return active.filter((plan) => isDaily(plan) || comesUpOn(plan, day));
	} catch (error) {
		// The module failed to load, but the diary is intact. Daily plans need no module.
		console.error(error);
		return active.filter(isDaily);
	}
}
