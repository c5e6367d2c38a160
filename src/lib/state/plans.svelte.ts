import { reachesOut, type CardFacts } from '#lib/domain/card.ts';
import { dayAt, localIso, type Day } from '#lib/domain/day.ts';
import type { PlanDraft } from '#lib/domain/draft.ts';
import { lowEnergy } from '#lib/domain/energy.ts';
import { keptLine, type Person, type PersonId } from '#lib/domain/person.ts';
import {
	isItsMoment,
	isRecurring,
	longestPlanText,
	minutesOf,
	mostActive,
	type IfThenWords,
	type PlanState,
	type RecurringPlan,
	type RitualWords,
	type TimeOfDay
} from '#lib/domain/plan.ts';
import { keptDetails, type WinId } from '#lib/domain/win.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId, type Unstamped } from '#lib/storage/storage.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { winChanges, type Logged } from './journal.svelte.ts';
import { Throttle } from './throttle.ts';

type Undo = () => Promise<void>;

const draftIdOf = (form: string) => `plan ${form}` as const;

/** The plans that come again, and those of which the moment is there. */
export class Plans implements Unsaved {
	readonly #app: App;
	#all = $state.raw<readonly RecurringPlan[]>([]);
	#isLoaded = $state.raw(false);
	/** The plans that come up on the day that was read last. */
	#ofDay = $state.raw<ReadonlySet<string>>(new Set());
	/** The names of those with whom rituals are, and whether they may be pointed to. */
	#people = $state.raw<ReadonlyMap<PersonId, Person>>(new Map());
	#nowMs = $state.raw(0);
	readonly #typed = new Map<string, IfThenWords | RitualWords>();
	#unkept: PlanDraft | null = null;
	/** The draft that is becoming a plan: kept meanwhile, its words would come back when they are a plan. */
	#becoming: string | null = null;
	/** What all pages had to know of before the forms. */
	#before: Unsaved | null = null;
	/** What cannot be kept stands on the screen, and keeping the plan says why. */
	readonly #keeping = new Throttle(() => this.flush().catch(() => {}));
	readonly #due = $derived(this.#all.filter((plan) => this.#isDue(plan)));

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (lists.has('plans') || lists.has('people')) await this.load();
		});
	}

	/** Active ones first, then in the order of their making. */
	get all(): readonly RecurringPlan[] {
		return this.#all;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** Whether another if-then plan may be active. */
	get hasRoom(): boolean {
		return this.#active.length < mostActive;
	}
	/**
	 * The plans of which the moment is there: active, not done or sent away today, with nobody marked "not
	 * now", and with an act that fits the energy and the hour.
	 */
	get due(): readonly RecurringPlan[] {
		return this.#due;
	}

	/** Whether something was typed that is not kept as it stands. */
	get isDirty(): boolean {
		return this.#unkept !== null;
	}

	/**
	 * What was left in the form of a plan, by its id, of a new one, by its kind, its act (`card …`) or its person
	 * (`with …`), or of a scene; null when nothing was.
	 */
	leftIn(form: string): IfThenWords | RitualWords | null {
		return this.#typed.get(form) ?? null;
	}

	/**
	 * The form in which a new plan of a kind is half-written, that of an act or of somebody among them; null
	 * when none is.
	 */
	newFormLeft(kind: RecurringPlan['kind']): string | null {
		const forms = [...this.#typed.keys()];
		const begun = kind === 'ifThen' ? 'card ' : 'with ';
		return forms.find((form) => form === kind || form.startsWith(begun)) ?? null;
	}

	/** Keeps what stands in a form, so that a closed tab does not lose it. */
	type(form: string, words: IfThenWords | RitualWords): void {
		const id = draftIdOf(form);
		// The words of another form that is open as well go first.
		if (this.#unkept && this.#unkept.id !== id) void this.flush().catch(() => {});
		this.#unkept = { id, words };
		this.#typed.set(form, words);
		this.#keeping.ask();
	}

	/** Keeps what was typed now; resolves when it is kept. */
	async flush(): Promise<void> {
		const draft = this.#unkept;
		if (!draft || draft.id === this.#becoming) return;
		await this.#app.storage.keepDraft(draft);
		if (this.#unkept === draft) this.#unkept = null;
	}

	/** Begins to keep what was typed, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		const draft = this.#unkept;
		if (draft && draft.id !== this.#becoming) this.#app.storage.keepDraftNow(draft);
	}

	/** Reads what was left in the forms, and watches over what is typed from now on. */
	async beginTyping(): Promise<void> {
		const { unsaved } = this.#app;
		if (unsaved !== this) this.#before = unsaved;
		this.#app.watchOver(this);
		// What was typed a moment ago is newer than what is read.
		await this.flush().catch(() => {});
		for (const { id, words } of await readingOf(this.#app.storage).draftsOf('plan'))
			if (this.#unkept?.id !== id) this.#typed.set(id.slice(draftIdOf('').length), words);
	}

	/** Keeps what stands in the forms, for when they are opened again. */
	endTyping(): void {
		this.flushNow();
		if (this.#app.unsaved === this && this.#before) this.#app.watchOver(this.#before);
	}

	/** Lets go of what was typed into a form. */
	async forget(form: string): Promise<void> {
		this.#settled(form);
		await this.#app.storage.dropDraft(draftIdOf(form));
	}

	async load(): Promise<void> {
		const { storage, now } = this.#app;
		const all = (await storage.all('plans')).filter(isRecurring);
		// Today begins with this, and thousands of people are not read for nobody.
		const people = all.some(personIdOf) ? await storage.all('people') : [];
		const nowMs = now();
		this.#ofDay = await idsComingUp(all, dayAt(nowMs));
		this.#people = new Map(
			people.flatMap((person) => (person.isNameOnly ? [] : [[person.id, person]]))
		);
		this.#nowMs = nowMs;
		this.#all = [...all].sort(
			(a, b) => stateOrder[a.state] - stateOrder[b.state] || (a.id < b.id ? -1 : 1)
		);
		this.#isLoaded = true;
	}

	/** Looks at the clock: a moment comes and goes by itself. */
	async look(): Promise<void> {
		const nowMs = this.#app.now();
		if (dayAt(nowMs) === dayAt(this.#nowMs)) this.#nowMs = nowMs;
		else await this.load();
	}

	/** Whether a ritual rests because it is with somebody who is not to be pointed to. */
	isResting(plan: RecurringPlan): boolean {
		const id = personIdOf(plan);
		return id !== null && this.#people.get(id)?.notNow !== false;
	}

	/** With whom a ritual is; null when that is nobody, or somebody who is not kept any more. */
	nameOf(plan: RecurringPlan): string | null {
		const id = personIdOf(plan);
		return (id && this.#people.get(id)?.name) ?? null;
	}

	/** Keeps a new if-then plan from a form; null when there are as many active ones as there may be. */
	async keepIfThen(words: IfThenWords, form = 'ifThen'): Promise<Undo | null> {
		await this.load();
		if (!this.hasRoom) return null;
		return this.#keep({ ...ifThenKept(words), ...this.#begun(), kind: 'ifThen' }, form);
	}

	/** Keeps a new ritual. */
	keepRitual(words: RitualWords, form = 'ritual'): Promise<Undo> {
		return this.#keep({ ...ritualKept(words), ...this.#begun(), kind: 'ritual' }, form);
	}

	/** Keeps what is said of an if-then plan now. */
	changeIfThen(id: string, words: IfThenWords): Promise<Undo> {
		return this.#change(
			id,
			(plan) => (plan.kind === 'ifThen' ? { ...plan, ...ifThenKept(words) } : plan),
			id
		);
	}

	/** Keeps what is said of a ritual now. */
	changeRitual(id: string, words: RitualWords): Promise<Undo> {
		return this.#change(
			id,
			(plan) => (plan.kind === 'ritual' ? { ...plan, ...ritualKept(words) } : plan),
			id
		);
	}

	/** Pauses a plan, retires it or takes it up again; null when there are too many active ones for that. */
	async setState(id: string, state: PlanState): Promise<Undo | null> {
		await this.load();
		const plan = this.#all.find((one) => one.id === id);
		if (plan?.kind === 'ifThen' && state === 'active' && !this.hasRoom) return null;
		return this.#change(id, (present) => ({ ...present, state }));
	}

	/** Deletes a plan; the wins that came of it stay. */
	remove(id: string): Promise<Undo> {
		return this.#write(id, () => null);
	}

	/** Sends a plan away until another day. */
	rest(id: string): Promise<Undo> {
		const restDay = dayAt(this.#app.now());
		return this.#change(id, (plan) => ({ ...plan, restDay }));
	}

	/** Logs a win for a plan that was done, and keeps that with the plan. */
	async did(plan: RecurringPlan): Promise<Logged> {
		const { now, journal, today, storage } = this.#app;
		const card = this.#card(plan);
		const winId = newId(now()) as WinId;
		const personId = personIdOf(plan);
		const { energy, isKnown } = today.energy;
		const details = keptDetails({
			...journal.blank(),
			cardId: plan.cardId,
			channel: card?.channel ?? null,
			people: personId ? [personId] : [],
			// An act from the deck is told by its title, one's own by its words.
			note: card ? '' : plan.act,
			energy: isKnown ? energy : null
		});
		const circumstances = { energy, isIntended: true, personId };
		const lastDay = dayAt(now());
		const written = await storage.write([
			...winChanges(winId, () => ({ ...details, id: winId }), circumstances),
			{
				list: 'plans',
				id: plan.id,
				next: (present) => (present && isRecurring(present) ? { ...present, lastDay } : present)
			}
		]);
		return { id: winId, undo: () => storage.undo(written) };
	}

	get #active(): readonly RecurringPlan[] {
		return this.#all.filter(({ kind, state }) => kind === 'ifThen' && state === 'active');
	}

	#isDue(plan: RecurringPlan): boolean {
		const { today } = this.#app;
		const day = dayAt(this.#nowMs);
		const minutes = minutesOf(localIso(this.#nowMs).slice(11, 16) as TimeOfDay);
		const card = this.#card(plan);
		if (plan.state !== 'active' || !this.#ofDay.has(plan.id) || this.isResting(plan)) return false;
		if (plan.lastDay === day || plan.restDay === day || !isItsMoment(plan, minutes)) return false;
		// A time that the person has set is asked for, whatever the hour.
		if (today.isQuiet && !plan.time && (!card || reachesOut(card))) return false;
		return card ? today.fittingToday.has(card.id) : today.energy.energy > lowEnergy;
	}

	#card(plan: RecurringPlan): CardFacts | null {
		return this.#app.deck.facts.find(({ id }) => id === plan.cardId) ?? null;
	}

	#begun(): Pick<RecurringPlan, 'id' | 'since' | 'state'> {
		const nowMs = this.#app.now();
		return { id: newId(nowMs), since: dayAt(nowMs), state: 'active' };
	}

	#keep(plan: Unstamped<RecurringPlan>, form: string): Promise<Undo> {
		return this.#write(plan.id, () => plan, form);
	}

	#settled(form: string): void {
		this.#typed.delete(form);
		if (this.#unkept?.id === draftIdOf(form)) this.#unkept = null;
	}

	#change(
		id: string,
		next: (plan: RecurringPlan) => Unstamped<RecurringPlan>,
		form?: string
	): Promise<Undo> {
		return this.#write(id, (plan) => plan && next(plan), form);
	}

	/** Writes a plan, and drops with it what was typed into its form. */
	async #write(
		id: string,
		next: (plan: RecurringPlan | null) => Unstamped<RecurringPlan> | null,
		form?: string
	): Promise<Undo> {
		const { storage } = this.#app;
		const draftId = form === undefined ? null : draftIdOf(form);
		if (draftId) this.#becoming = draftId;
		try {
			const written = await storage.write(
				[
					{
						list: 'plans',
						id,
						next: (present) => (present === null || isRecurring(present) ? next(present) : present)
					}
				],
				draftId ? { dropDraft: draftId } : {}
			);
			if (form !== undefined) this.#settled(form);
			return () => storage.undo(written);
		} finally {
			if (draftId) {
				this.#becoming = null;
				// What could not be made a plan stays to be kept.
				this.#keeping.ask();
			}
		}
	}
}

function personIdOf(plan: RecurringPlan): PersonId | null {
	return plan.kind === 'ritual' ? plan.personId : null;
}

const stateOrder: { readonly [state in PlanState]: number } = { active: 0, paused: 1, retired: 2 };

function ifThenKept(words: IfThenWords): IfThenWords {
	const cueWords = words.cue ? '' : keptLine(words.cueWords, longestPlanText);
	return { ...words, cueWords, act: keptLine(words.act, longestPlanText) };
}

function ritualKept(words: RitualWords): RitualWords {
	return { ...words, act: keptLine(words.act, longestPlanText) };
}

/** The plans that come up on a day. What knows the rules of a calendar is fetched for the first that needs it. */
async function idsComingUp(plans: readonly RecurringPlan[], day: Day): Promise<Set<string>> {
	const active = plans.filter(({ state }) => state === 'active');
	const isDaily = ({ rule }: RecurringPlan) => rule === 'FREQ=DAILY';
	if (active.every(isDaily)) return new Set(active.map(({ id }) => id));
	try {
		const { comesUpOn } = await import('#lib/exchange/calendar.ts');
		return new Set(
			active.filter((plan) => isDaily(plan) || comesUpOn(plan, day)).map(({ id }) => id)
		);
	} catch (error) {
		// Its file could not be had, and the diary is whole: what comes up every day is known without it.
		console.error(error);
		return new Set(active.filter(isDaily).map(({ id }) => id));
	}
}
