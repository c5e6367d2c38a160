import type { CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';
import type { IfThenWords, RitualWords } from '#lib/core/plan.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { DuePlans } from '#lib/features/plans/due-plans.svelte.ts';
import { Plans } from '#lib/features/plans/plans.svelte.ts';

/** A daily if-then plan. */
export const smile: IfThenWords = {
	cue: 'coffee',
	cueWords: '',
	act: 'look up and smile',
	cardId: 'look-up-and-smile' as CardId,
	time: null,
	rule: 'FREQ=DAILY'
};

/** A weekly ritual, on Fridays. */
export const coffee: RitualWords = {
	personId: null,
	act: 'A five-minute coffee',
	cardId: null,
	time: null,
	rule: 'FREQ=WEEKLY;BYDAY=FR'
};

/** A ritual for one day, the day after that of `plansOf`. */
export const coffeeOnce: RitualWords = {
	...coffee,
	act: 'Coffee',
	rule: onceRule,
	since: '2026-11-21' as Day
};

/** The plans of a diary with an energy of 60. The clock is at noon UTC on a Friday. */
export async function plansOf(app: App): Promise<Plans> {
	await app.today.load();
	await app.today.setEnergy(60);
	const plans = new Plans(app);
	await plans.load();
	return plans;
}

/** The plans and those of them that are due; `load` reads both. */
export async function duePlansOf(app: App) {
	const plans = await plansOf(app);
	const due = new DuePlans(app);
	const load = () => Promise.all([plans.load(), due.load()]);
	return { plans, due, load };
}

/** The acts of the due plans. */
export const actsOf = (due: DuePlans) => due.plans.map(({ act }) => act);
