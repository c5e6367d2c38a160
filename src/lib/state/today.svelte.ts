import type { CardFacts, CardId } from '#lib/domain/card.ts';
import { choiceIdOf, type Choice, type ChoiceKind } from '#lib/domain/choice.ts';
import { dayAt, dayOf, hourAt, instantOf, localIso } from '#lib/domain/day.ts';
import { presentEnergy, type CheckIn } from '#lib/domain/energy.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import type { WinId } from '#lib/domain/win.ts';
import { newId, StorageError, type Change, type Storage } from '#lib/storage/storage.ts';
import type { Reason } from '#lib/suggest/reasons.ts';
import {
	chancesOf,
	fittingNow,
	fittingToday,
	isKeptAway,
	isPaused,
	isPuttingAway,
	isQuietHour,
	keptAwayDays,
	mayBeNamed,
	suggest,
	type Knowledge,
	type Moment,
	type Suggestion,
	type SuggestRequest
} from '#lib/suggest/suggest.ts';
import type { NamedCompanion } from './companions.ts';
import { harmChange, type Circumstances } from './journal.svelte.ts';
import type { Learning, Lessons } from './learning.ts';
import type { PreferencesState } from './preferences.svelte.ts';

/** After so long the acts are chosen anew. */
const staleAfterMs = 3_600_000;
/** Settings of the slider within this time are one. */
const oneSettingMs = 60_000;
const dayMs = 86_400_000;

/** This day: the energy there is, the acts that fit it, and what the person means to do. */
export class Today {
	readonly #storage: Storage;
	readonly #now: () => number;
	readonly #deck: readonly CardFacts[];
	readonly #preferences: PreferencesState;
	#checkIn = $state.raw<{ energy: number; atMs: number } | null>(null);
	#choices = $state.raw<readonly Choice[]>([]);
	#intention = $state.raw<{ cardId: CardId | null } | null>(null);
	#nowMs = $state.raw(0);
	#seen = $state.raw<ReadonlySet<CardId>>(new Set());
	#asksAtNight = $state.raw(false);
	#asksForMore = $state.raw(false);
	#isLoaded = $state.raw(false);
	// Suggested anew when the person asks or says something, or when a rule asks for it; else what is on
	// the screen stays, and never changes under a finger.
	#suggestions = $state.raw<readonly Suggestion[]>([]);
	#suggestedAtMs = 0;
	#request: SuggestRequest | null = null;
	#learning: Learning | null = null;
	#knowledge: Knowledge | null = null;
	#epoch: string | null = null;
	#isLearningMissing = false;
	#people = $state.raw<readonly NamedCompanion[]>([]);
	#setting: { id: string; atMs: number } | null = null;
	#energiesSet = 0;
	#energiesOnTheirWay = 0;
	#readingsBegun = 0;
	#latestReading = 0;
	readonly #noted = new Set<string>();

	readonly #energy = $derived.by(() => presentEnergy(this.#checkIn, this.#nowMs));
	readonly #fittingToday = $derived.by(() =>
		fittingToday(this.#deck, this.#moment(), this.#choices)
	);

	constructor(
		storage: Storage,
		now: () => number,
		deck: readonly CardFacts[],
		preferences: PreferencesState
	) {
		this.#storage = storage;
		this.#now = now;
		this.#deck = deck;
		this.#preferences = preferences;
		this.#nowMs = now();
	}

	/** The energy to go by, and whether the person has said it in the last six hours. */
	get energy(): { energy: number; isKnown: boolean } {
		return this.#energy;
	}
	/** The cards that fit the energy and the rules, whatever the hour. */
	get fittingToday(): ReadonlySet<CardId> {
		return this.#fittingToday;
	}
	get suggestions(): readonly Suggestion[] {
		return this.#suggestions;
	}
	/** Whether nothing is offered until the person asks, after two "not now" today. */
	get isPaused(): boolean {
		return !this.#asksForMore && isPaused(this.#moment(), this.#choices);
	}
	/** Whether acts with others wait because of the hour. */
	get isQuiet(): boolean {
		return !this.#asksAtNight && isQuietHour(this.#moment());
	}
	get intention(): { cardId: CardId | null } | null {
		return this.#intention;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}

	/** The name of somebody for whom an act could be; null when nobody comes to mind. */
	nameOf(personId: PersonId | null): string | null {
		return this.#people.find(({ id }) => id === personId)?.name ?? null;
	}

	/** Why an act is offered that is on the screen. */
	async why(cardId: CardId): Promise<readonly Reason[]> {
		const request = this.#request;
		const { reasonsFor } = await import('#lib/suggest/reasons.ts');
		return request ? reasonsFor(request, cardId) : [];
	}

	/** The acts that are kept away for a while, because less of them was wished or they made it worse. */
	get putAway(): ReadonlySet<CardId> {
		const today = dayAt(this.#nowMs);
		return new Set(
			this.#choices
				.filter(({ kind, at }) => isPuttingAway(kind) && isKeptAway(dayOf(at), today))
				.map(({ cardId }) => cardId)
		);
	}

	/** Lets an act that was put away be offered again; gives how to take that back. */
	offerAgain(cardId: CardId): Promise<() => Promise<void>> {
		return this.#writeAndSuggest(
			this.#choices
				.filter((choice) => choice.cardId === cardId && isPuttingAway(choice.kind))
				.map(({ id }) => ({ list: 'choices', id, next: () => null }))
		);
	}

	/** What learns; its code is fetched for the first that asks. */
	async learning(): Promise<Learning> {
		const { Learning } = await import('./learning.ts');
		return (this.#learning ??= new Learning(this.#storage, this.#deck));
	}

	/** What was learned, in pieces that can be said. */
	async lessons(): Promise<Lessons> {
		const learning = await this.learning();
		// Another tab may have begun afresh a moment ago, and nothing else tells this one in time.
		await this.#preferences.load();
		const { learnsSince } = this.#preferences.preferences;
		return learning.lessons(this.#since(learnsSince), dayAt(this.#now()));
	}

	/** How things stand for an act that is done now. */
	circumstancesOf(cardId: CardId | null): Circumstances {
		const offered = this.#suggestions.find((one) => one.cardId === cardId);
		return {
			energy: this.#energy.energy,
			isIntended: this.#isIntended(cardId),
			personId: offered?.personId ?? null
		};
	}

	/**
	 * Reads the day. What is on the screen stays, unless it is another day, a while later, or one of the
	 * acts no longer keeps the rules: energy that was set elsewhere, a late hour, a changed preference.
	 */
	async load(): Promise<void> {
		const begunMs = this.#now();
		const reading = ++this.#readingsBegun;
		const energiesSet = this.#energiesOnTheirWay > 0 ? null : this.#energiesSet;
		const [checkIns, choices, plan, known] = await Promise.all([
			// Two days back, since another zone may have called this hour by another day.
			this.#storage.checkInsSince(dayAt(begunMs - 2 * dayMs)),
			this.#storage.choicesSince(dayAt(begunMs - keptAwayDays * dayMs)),
			this.#storage.planFor(dayAt(begunMs)),
			this.#storage.all('people'),
			this.#preferences.isLoaded || this.#preferences.load()
		]);
		const [isRelearned, people] = await Promise.all([
			this.#learn(choices),
			this.#companions(known, choices, begunMs)
		]);
		if (reading < this.#latestReading) {
			// One that began later has overtaken it and knows more, but not what this one has heard alone.
			if (isRelearned) this.#suggest();
			return;
		}
		this.#latestReading = reading;
		// The present is that after the reading: what was set meanwhile is not yet to come.
		const nowMs = this.#now();
		this.#nowMs = nowMs;
		// What was read may be older than what the person has set meanwhile.
		if (energiesSet === this.#energiesSet) this.#checkIn = latestOf(checkIns, nowMs);
		this.#choices = choices;
		this.#intention = plan && { cardId: plan.cardId };
		this.#people = people;

		const isOver =
			dayAt(nowMs) !== dayAt(this.#suggestedAtMs) || nowMs - this.#suggestedAtMs > staleAfterMs;
		if (isOver) {
			this.#seen = new Set();
			this.#asksAtNight = false;
			this.#asksForMore = false;
		}
		if (isOver || !this.#isLoaded || isRelearned || !this.#stillFits()) this.#suggest();
		this.#isLoaded = true;
	}

	/**
	 * Keeps how much energy there is now as a check-in, and suggests anew. Further settings within a
	 * minute are one check-in: a slider moved by keys is let go of at every step.
	 */
	async setEnergy(energy: number): Promise<void> {
		const nowMs = this.#now();
		if (this.#setting === null || Math.abs(nowMs - this.#setting.atMs) > oneSettingMs)
			this.#setting = { id: newId(nowMs), atMs: nowMs };
		const { id } = this.#setting;
		this.#nowMs = nowMs;
		this.#checkIn = { energy, atMs: nowMs };
		this.#energiesSet++;
		this.#energiesOnTheirWay++;
		this.#suggest();
		try {
			await this.#storage.write([
				{ list: 'checkIns', id, next: () => ({ id, at: localIso(nowMs), energy }) }
			]);
		} finally {
			this.#energiesOnTheirWay--;
		}
	}

	/** Makes way for other acts, also after a pause. */
	showOthers(): void {
		const shown = this.#suggestions.map(({ cardId }) => cardId);
		this.#nowMs = this.#now();
		this.#asksForMore = true;
		this.#seen = new Set([...this.#seen, ...shown]);
		this.#suggest();
		if (this.#suggestions.every(({ cardId }) => this.#seen.has(cardId))) {
			// All that fits has been seen: begin again, with what was seen longest ago.
			this.#seen = new Set(shown);
			this.#suggest();
		}
	}

	/** Lets acts that take somebody else be offered at this late hour. */
	askAtNight(): void {
		this.#asksAtNight = true;
		this.#suggest();
	}

	/** Keeps what the person said about an act; gives how to take it back. */
	async say(
		kind: Exclude<ChoiceKind, 'shown' | 'done'>,
		cardId: CardId,
		winId: WinId | null = null
	): Promise<() => Promise<void>> {
		const askedForMore = this.#asksForMore;
		if (kind === 'notNow') this.#asksForMore = false;
		const undo = await this.#writeAndSuggest([
			this.#choice(kind, cardId, winId),
			...(winId && (kind === 'tooMuch' || kind === 'madeItWorse') ? [harmChange(winId)] : [])
		]);
		return () => {
			this.#asksForMore = askedForMore;
			return undo();
		};
	}

	/** Keeps that these acts were on screen today, once a day each, so that other days bring others. */
	async noteShown(cardIds: readonly CardId[]): Promise<void> {
		const today = dayAt(this.#now());
		const isNoted = (cardId: CardId) =>
			this.#noted.has(`${today} ${cardId}`) ||
			this.#choices.some(
				(choice) =>
					choice.kind === 'shown' && choice.cardId === cardId && choice.at.startsWith(today)
			);
		const fresh = cardIds.filter((cardId) => !isNoted(cardId));
		if (fresh.length === 0) return;
		// Before the write is done, or a second call meanwhile would note them again.
		for (const cardId of fresh) this.#noted.add(`${today} ${cardId}`);
		try {
			const chances = this.#request
				? chancesOf(this.#request, this.#suggestions)
				: new Map<CardId, number>();
			await this.#storage.write(
				fresh.map((cardId) => this.#choice('shown', cardId, null, chances.get(cardId)))
			);
		} catch (error) {
			for (const cardId of fresh) this.#noted.delete(`${today} ${cardId}`);
			throw error;
		}
	}

	/** Keeps today's intention, with an act for it or without; null takes it away. */
	async intend(intention: { cardId: CardId | null } | null): Promise<() => Promise<void>> {
		const day = dayAt(this.#now());
		const id = `intention:${day}`;
		return this.#writeAndSuggest([
			{
				list: 'plans',
				id,
				next: (present) => intention && { ...present, ...intention, id, day, kind: 'intention' }
			}
		]);
	}

	/**
	 * Reads what was learned, once there is something to learn from: a first visit does not wait for it.
	 * Gives whether what was suggested before does not stand any more.
	 */
	async #learn(choices: readonly Choice[]): Promise<boolean> {
		const { learns, learnsSince } = this.#preferences.preferences;
		try {
			if (!this.#learning) {
				const today = dayAt(this.#now());
				const isTelling = ({ kind, at }: Choice) => kind !== 'shown' || dayOf(at) !== today;
				if (!choices.some(isTelling) && !(await this.#storage.derived('learning'))) return false;
			}
			const learning = await this.learning();
			const { knowledge, epoch } = await learning.knowledge(learns, this.#since(learnsSince));
			const isAnew = this.#epoch !== null && this.#epoch !== epoch;
			this.#knowledge = knowledge;
			this.#epoch = epoch;
			return isAnew;
		} catch (error) {
			if (error instanceof StorageError) throw error;
			// Its file could not be had: the rules hold without it, and the prior is a fair guess.
			if (!this.#isLearningMissing) console.error(error);
			this.#isLearningMissing = true;
			return false;
		}
	}

	/** Whom an act could be for. Its code is fetched once somebody is kept whom an act could be for. */
	async #companions(
		people: readonly Person[],
		choices: readonly Choice[],
		nowMs: number
	): Promise<NamedCompanion[]> {
		if (people.every(({ notNow }) => notNow)) return [];
		const file = await import('./companions.ts').catch(() => null);
		return file ? file.companionsNow(this.#storage, people, choices, nowMs) : [];
	}

	/** The beginning of learning, unless a clock that ran ahead has set it in a future that is far off. */
	#since(learnsSince: string | null): string | null {
		return learnsSince !== null && instantOf(learnsSince) > this.#now() + dayMs
			? null
			: learnsSince;
	}

	#isIntended(cardId: CardId | null): boolean {
		return cardId !== null && this.#intention?.cardId === cardId;
	}

	async #writeAndSuggest(changes: readonly Change[]): Promise<() => Promise<void>> {
		const written = await this.#storage.write(changes);
		await this.load();
		this.#suggest();
		return async () => {
			await this.#storage.undo(written);
			await this.load();
			this.#suggest();
		};
	}

	#suggest(): void {
		this.#suggestedAtMs = this.#nowMs;
		this.#request = {
			deck: this.#deck,
			moment: this.#moment(),
			choices: this.#choices,
			seen: this.#seen,
			people: this.#people,
			knowledge: this.#knowledge,
			seed: `${dayAt(this.#nowMs)} ${this.#seen.size}`
		};
		this.#suggestions = suggest(this.#request);
	}

	#stillFits(): boolean {
		const fitting = fittingNow(this.#deck, this.#moment(), this.#choices);
		const isNamed = (personId: PersonId) =>
			this.#people.some((one) => one.id === personId && mayBeNamed(one, dayAt(this.#nowMs)));
		const { putAway } = this;
		return this.#suggestions.every(
			({ cardId, personId }) =>
				fitting.has(cardId) && !putAway.has(cardId) && (personId === null || isNamed(personId))
		);
	}

	#moment(): Moment {
		return {
			nowMs: this.#nowMs,
			today: dayAt(this.#nowMs),
			hour: hourAt(this.#nowMs),
			energy: this.#energy.energy,
			...this.#preferences.preferences,
			asksAtNight: this.#asksAtNight,
			intendedCardId: this.#intention?.cardId ?? null
		};
	}

	#choice(
		kind: ChoiceKind,
		cardId: CardId,
		winId: WinId | null,
		probability: number | null = null
	): Change {
		const nowMs = this.#now();
		const id = winId ? choiceIdOf(winId, kind) : newId(nowMs);
		const { energy } = this.#energy;
		const intended = this.#isIntended(cardId) && kind !== 'shown' ? { isIntended: true } : {};
		return {
			list: 'choices',
			id,
			next: () => ({
				id,
				at: localIso(nowMs),
				kind,
				cardId,
				energy,
				winId,
				probability,
				...intended
			})
		};
	}
}

/** What was said last, by the instant and not by the day's name; what is still to come counts for nothing. */
function latestOf(
	checkIns: readonly CheckIn[],
	nowMs: number
): { energy: number; atMs: number } | null {
	let latest: { energy: number; atMs: number } | null = null;
	for (const { energy, at } of checkIns) {
		const atMs = instantOf(at);
		if (atMs <= nowMs && (latest === null || atMs >= latest.atMs)) latest = { energy, atMs };
	}
	return latest;
}
