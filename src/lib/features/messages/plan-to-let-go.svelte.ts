import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { dayAfter } from '#lib/core/calendar.ts';
import { dayAt, type Day } from '#lib/core/day.ts';
import { isOnce, isOver } from '#lib/core/once.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import { Plans } from '#lib/features/plans/plans.svelte.ts';

/** The plan that a message takes back, which the user may let go for one time. */
export class PlanToLetGo {
	readonly #app: App;
	readonly #plans: Plans;
	readonly #id: () => string;

	constructor(app: App, id: () => string) {
		this.#app = app;
		this.#plans = app.part(Plans);
		this.#id = id;
	}

	/** The plan; null if there is none to let go: it is not active, is over, or rests already. */
	get plan(): RecurringPlan | null {
		const today = this.#today;
		const plan = this.#plans.all.find(({ id }) => id === this.#id());
		if (plan?.state !== 'active' || isOver(plan, today)) return null;
		return plan.restDay && plan.restDay >= today ? null : plan;
	}

	get #today(): Day {
		return dayAt(this.#app.now());
	}

	/** Reads the plans again unless they are fresh. */
	load(): Promise<void> {
		return this.#plans.load();
	}

	/**
	 * Snoozes the plan for the next day on which it comes up. A plan for one day is then over. Resolves with the
	 * undo; null if there is no plan to let go.
	 */
	async letGo(): Promise<Undo | null> {
		const { plan } = this;
		if (!plan) return null;
		if (isOnce(plan)) return this.#plans.setState(plan.id, 'retired');
		return this.#plans.snooze(plan.id, await this.#nextDayOf(plan));
	}

	/** Returns the next day of a repeating plan: not today, if it was done today. */
	async #nextDayOf(plan: RecurringPlan): Promise<Day> {
		const today = this.#today;
		const from = plan.lastDay === today ? dayAfter(today, 1) : today;
		const { nextDays } = await import('#lib/formats/calendar/calendar.ts');
		return nextDays(plan, from, 1)[0] ?? from;
	}
}
