import { dayAfter } from '#lib/core/calendar.ts';
import { dayAt, type Day } from '#lib/core/day.ts';
import { isOnce, isOver } from '#lib/core/once.ts';
import { storableLine } from '#lib/core/person.ts';
import {
	companionIdOf,
	isRecurring,
	longestPlanText,
	mostActive,
	type IfThenWords,
	type PlanState,
	type RecurringPlan,
	type RitualWords
} from '#lib/core/plan.ts';
import { newId, type Change, type Unstamped } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { planRecords, type PlanRecords } from '#lib/storage/plan-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { Logged } from '#lib/app/journal.svelte.ts';
import { isResting, nameOf } from './companions.ts';
import { PlanDrafts } from './plan-drafts.ts';

/** The recurring plans. */
export class Plans {
	readonly #app: App;
	readonly #records: LiveQuery<PlanRecords>;

	constructor(app: App) {
		this.#app = app;
		this.#records = app.live<PlanRecords>({
			collections: ['plans', 'people'],
			read: async () => {
				const { plans, people } = await planRecords(app.storage);
				return { plans: byState(plans), people };
			},
			initial: { plans: [], people: new Map() }
		});
	}

	/** All recurring plans: active ones first, then paused and retired ones, each group in creation order. */
	get all(): readonly RecurringPlan[] {
		return this.#records.value.plans;
	}
	get isLoaded(): boolean {
		return this.#records.status === 'ready';
	}
	/** True if another if-then plan may be active. */
	get hasRoom(): boolean {
		return hasRoomAmong(this.all);
	}

	/** Reads the plans again unless they are fresh. */
	load(): Promise<void> {
		return this.#records.load();
	}

	/** Returns the name of a ritual's person; null if there is no person or that person was deleted. */
	nameOf(plan: RecurringPlan): string | null {
		return nameOf(this.#records.value, plan);
	}

	/** Returns whether a ritual rests because its person is marked "not now" or was deleted. */
	isResting(plan: RecurringPlan): boolean {
		return isResting(this.#records.value, plan);
	}

	/**
	 * Saves a new if-then plan and deletes the draft of its form. Returns null if too many plans are active.
	 */
	async addIfThen(words: IfThenWords, form = 'ifThen'): Promise<Undo | null> {
		if (!hasRoomAmong(await this.#read())) return null;
		return this.#add({ ...storedIfThen(words), ...this.#begun(), kind: 'ifThen' }, form);
	}

	/** Saves a new ritual and deletes the draft of its form. */
	addRitual(words: RitualWords, form = 'ritual'): Promise<Undo> {
		return this.#add({ ...this.#begun(), ...storedRitual(words), kind: 'ritual' }, form);
	}

	/** Changes the words of an if-then plan and deletes the draft of its form. */
	changeIfThen(id: string, words: IfThenWords): Promise<Undo> {
		return this.#commit(id, id, (plan) =>
			plan?.kind === 'ifThen' ? { ...plan, ...storedIfThen(words) } : plan
		);
	}

	/**
	 * Changes the words of a ritual and deletes the draft of its form. A ritual for one day that is over becomes
	 * active again.
	 */
	changeRitual(id: string, words: RitualWords): Promise<Undo> {
		const today = dayAt(this.#app.now());
		return this.#commit(id, id, (plan) => {
			if (plan?.kind !== 'ritual') return plan;
			// A day that it had to itself is no first day of what repeats.
			const since = isOnce(plan) && !isOnce(words) ? today : plan.since;
			const changed = { ...plan, since, ...storedRitual(words) };
			if (!isOver(plan, today)) return changed;
			const lastDay = plan.lastDay === changed.since ? null : (plan.lastDay ?? null);
			return { ...changed, state: 'active', lastDay, restDay: null };
		});
	}

	/** Sets the state of a plan. Returns null if too many if-then plans are active to activate another. */
	async setState(id: string, state: PlanState): Promise<Undo | null> {
		const plans = await this.#read();
		const plan = plans.find((one) => one.id === id);
		if (plan?.kind === 'ifThen' && state === 'active' && !hasRoomAmong(plans)) return null;
		return this.#write([changeOf(id, (present) => present && { ...present, state })]);
	}

	/** Deletes a plan; its wins stay. */
	delete(id: string): Promise<Undo> {
		return this.#write([changeOf(id, () => null)]);
	}

	/** Snoozes a plan for a day, by default today. A plan for one day moves to tomorrow. */
	snooze(id: string, day: Day | null = null): Promise<Undo> {
		const today = dayAt(this.#app.now());
		const snoozed = (plan: RecurringPlan) =>
			isOnce(plan) ? { ...plan, since: dayAfter(today, 1) } : { ...plan, restDay: day ?? today };
		return this.#write([changeOf(id, (plan) => plan && snoozed(plan))]);
	}

	/**
	 * Logs a win for a plan that was done just now, and stores today as the plan's `lastDay`. A plan for one day
	 * is then over.
	 */
	did(plan: RecurringPlan): Promise<Logged> {
		const { deck, journal, now, today } = this.#app;
		const card = deck.facts.find(({ id }) => id === plan.cardId);
		const personId = companionIdOf(plan);
		const details = journal.doneNow(
			{
				cardId: plan.cardId,
				channel: card?.channel ?? null,
				people: personId ? [personId] : [],
				// A win shows the title of its card. Without a card, the plan's own words become its note.
				note: card ? '' : plan.act
			},
			today.energy
		);
		const circumstances = { energy: today.energy.energy, isIntended: true, personId };
		const lastDay = dayAt(now());
		return journal.log(details, circumstances, undefined, [
			changeOf(
				plan.id,
				(present) =>
					present && { ...present, lastDay, ...(isOnce(present) ? { state: 'retired' } : {}) }
			)
		]);
	}

	async #read(): Promise<readonly RecurringPlan[]> {
		return (await planRecords(this.#app.storage)).plans;
	}

	#begun(): Pick<RecurringPlan, 'id' | 'since' | 'state'> {
		const nowMs = this.#app.now();
		return { id: newId(nowMs), since: dayAt(nowMs), state: 'active' };
	}

	#add(plan: Unstamped<RecurringPlan>, form: string): Promise<Undo> {
		return this.#commit(form, plan.id, () => plan);
	}

	#commit(form: string, id: string, next: NextPlan): Promise<Undo> {
		return this.#app
			.part(PlanDrafts)
			.commit(form, (dropDraft) => this.#write([changeOf(id, next)], dropDraft));
	}

	async #write(changes: readonly Change[], dropDraft?: string): Promise<Undo> {
		const { storage } = this.#app;
		const written = await storage.write(changes, { dropDraft });
		return () => storage.undo(written);
	}
}

type NextPlan = (present: RecurringPlan | null) => Unstamped<RecurringPlan> | null;

/** Returns a change of a recurring plan. Today's intention, in the same collection, stays as it is. */
function changeOf(id: string, next: NextPlan): Change {
	return {
		collection: 'plans',
		id,
		next: (present) => (present === null || isRecurring(present) ? next(present) : present)
	};
}

const stateOrder: { readonly [state in PlanState]: number } = { active: 0, paused: 1, retired: 2 };

function byState(plans: readonly RecurringPlan[]): RecurringPlan[] {
	return [...plans].sort((a, b) => stateOrder[a.state] - stateOrder[b.state]);
}

function hasRoomAmong(plans: readonly RecurringPlan[]): boolean {
	const active = plans.filter(({ kind, state }) => kind === 'ifThen' && state === 'active');
	return active.length < mostActive;
}

function storedIfThen(words: IfThenWords): IfThenWords {
	const cueWords = words.cue ? '' : storableLine(words.cueWords, longestPlanText);
	return { ...words, cueWords, act: storableLine(words.act, longestPlanText) };
}

function storedRitual({ since, ...words }: RitualWords) {
	const act = storableLine(words.act, longestPlanText);
	return { ...words, act, ...(isOnce(words) && since ? { since } : {}) };
}
