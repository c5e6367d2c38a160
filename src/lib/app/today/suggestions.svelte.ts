import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayAt, dayOf, hourAt, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Preferences } from '#lib/core/preferences.ts';
import type { Reason } from '#lib/engine/reasons.ts';
import { chancesOf } from '#lib/engine/chances.ts';
import {
	fittingNow,
	fittingToday,
	isKeptAway,
	isPaused,
	isPuttingAway,
	isQuietHour,
	knowsNobody,
	mayBeNamed,
	suggest,
	type Knowledge,
	type Moment,
	type Suggestion,
	type SuggestRequest
} from '#lib/engine/suggest.ts';
import type { Deck } from '#lib/app/deck.svelte.ts';
import type { NamedCompanion } from './companions.ts';

/** Suggestions are renewed when they are older than this. */
const staleAfterMs = 3_600_000;

/** The user's answers about what is around; they end with the visit. */
export type Around = Pick<Moment, 'isNobodyHere' | 'place'>;

/** The input of the suggestions. */
export interface SuggestionContext {
	nowMs: number;
	energy: number;
	intendedCardId: CardId | null;
	preferences: Omit<Preferences, 'revision'>;
	choices: readonly Choice[];
	people: readonly NamedCompanion[];
	knowledge: Knowledge | null;
}

/**
 * The one or two cards on screen. They change only if the user requests others or a rule requires it, never
 * while the user is about to tap one.
 */
export class Suggestions {
	readonly #deck: Deck;
	#context = $state.raw<SuggestionContext>()!;
	#offered = $state.raw<readonly Suggestion[]>([]);
	/** Cards that were shown on this visit and passed over. */
	#seen = $state.raw<ReadonlySet<CardId>>(new Set());
	#asksAtNight = $state.raw(false);
	#asksForMore = $state.raw(false);
	#around = $state.raw<Around>({});
	#request: SuggestRequest | null = null;
	#renewedAtMs = 0;
	#isRenewalDue = true;

	readonly #moment = $derived.by((): Moment => {
		const { nowMs, energy, intendedCardId, preferences } = this.#context;
		const asksAtNight = this.#asksAtNight;
		const [today, hour] = [dayAt(nowMs), hourAt(nowMs)];
		const moment = { nowMs, today, hour, energy, asksAtNight, intendedCardId };
		return { ...preferences, ...moment, ...this.#around, knowsNobody: this.knowsNobody };
	});
	readonly #fittingToday = $derived.by(() =>
		fittingToday(this.#deck.facts, this.#moment, this.#context.choices)
	);

	constructor(deck: Deck, context: SuggestionContext) {
		this.#deck = deck;
		this.#context = context;
	}

	get around(): Around {
		return this.#around;
	}
	get offered(): readonly Suggestion[] {
		return this.#offered;
	}
	/** The cards that fit the energy and the rules at any hour of the day. */
	get fittingToday(): ReadonlySet<CardId> {
		return this.#fittingToday;
	}
	/** True while nothing is offered until the user requests more, after two "not now" today. */
	get isPaused(): boolean {
		return !this.#asksForMore && isPaused(this.#moment, this.#context.choices);
	}
	/** True while cards that reach out are held back because of the hour. */
	get isQuiet(): boolean {
		return !this.#asksAtNight && isQuietHour(this.#moment);
	}
	/** True while cards for half-known people come first, because the user may have no one to write to. */
	get knowsNobody(): boolean {
		const { people, choices } = this.#context;
		return knowsNobody(people, choices, this.#deck.facts);
	}
	/** The snoozed cards: the user wanted less like them, or they made it worse. */
	get putAway(): ReadonlySet<CardId> {
		const { choices, nowMs } = this.#context;
		const today = dayAt(nowMs);
		const snoozing = choices.filter(
			({ kind, at }) => isPuttingAway(kind) && isKeptAway(dayOf(at), today)
		);
		return new Set(snoozing.map(({ cardId }) => cardId));
	}

	/** Returns the name of the person for whom a card is suggested; null without such a person. */
	nameOf(personId: PersonId | null): string | null {
		return this.#context.people.find(({ id }) => id === personId)?.name ?? null;
	}

	/** Returns the reasons why a card on screen is offered. */
	async why(cardId: CardId): Promise<readonly Reason[]> {
		const request = this.#request;
		const { reasonsFor } = await import('#lib/engine/reasons.ts');
		return request ? reasonsFor(request, cardId) : [];
	}

	/** Returns the propensity of each offered card. */
	propensities(): ReadonlyMap<CardId, number> {
		return this.#request ? chancesOf(this.#request, this.#offered) : new Map();
	}

	/** Returns the cards that would be offered now, without offering them. */
	likely(): CardId[] {
		return suggest(this.#requestNow()).map(({ cardId }) => cardId);
	}

	/** Makes the next `update` renew the suggestions, even if they still fit. */
	expectRenewal(): void {
		this.#isRenewalDue = true;
	}

	/**
	 * Replaces the context. The suggestions on screen stay, unless the day has changed, they are more than an
	 * hour old, or one of them breaks a rule.
	 */
	update(context: SuggestionContext): void {
		const before = this.#renewedAtMs;
		this.#context = context;
		const { nowMs } = context;
		const isOver = dayAt(nowMs) !== dayAt(before) || nowMs - before > staleAfterMs;
		if (isOver) {
			this.#seen = new Set();
			this.#asksAtNight = false;
			this.#asksForMore = false;
			this.#around = {};
		}
		if (this.#isRenewalDue || isOver || !this.#stillFits()) this.#renew();
	}

	/** Replaces the suggestions by other cards, also during a pause. */
	showOthers(nowMs: number): void {
		const shown = this.#offered.map(({ cardId }) => cardId);
		this.#context = { ...this.#context, nowMs };
		this.#asksForMore = true;
		this.#seen = new Set([...this.#seen, ...shown]);
		this.#renew();
		if (this.#offered.some(({ cardId }) => !this.#seen.has(cardId))) return;
		// All fitting cards have been seen: start over with those seen longest ago.
		this.#seen = new Set(shown);
		this.#renew();
	}

	/** Allows cards that reach out although it is late. */
	askAtNight(): void {
		this.#asksAtNight = true;
		this.#renew();
	}

	/** Limits the offers to cards that need only what is around. */
	setAround(around: Around): void {
		this.#around = around;
		this.#renew();
	}

	/** Allows the pause again after a "not now"; returns the function that reverts this. */
	stopAskingForMore(): () => void {
		const before = this.#asksForMore;
		this.#asksForMore = false;
		return () => (this.#asksForMore = before);
	}

	#renew(): void {
		this.#isRenewalDue = false;
		this.#renewedAtMs = this.#context.nowMs;
		this.#request = this.#requestNow();
		this.#offered = suggest(this.#request);
	}

	#requestNow(): SuggestRequest {
		const { nowMs, choices, people, knowledge } = this.#context;
		return {
			deck: this.#deck.offered,
			moment: this.#moment,
			choices,
			seen: this.#seen,
			people,
			knowledge,
			seed: `${dayAt(nowMs)} ${this.#seen.size}`
		};
	}

	#stillFits(): boolean {
		const { choices, people, nowMs } = this.#context;
		const fitting = fittingNow(this.#deck.offered, this.#moment, choices);
		const today: Day = dayAt(nowMs);
		const { putAway } = this;
		const isNamed = (personId: PersonId) =>
			people.some((one) => one.id === personId && mayBeNamed(one, today));
		return this.#offered.every(
			({ cardId, personId }) =>
				fitting.has(cardId) && !putAway.has(cardId) && (personId === null || isNamed(personId))
		);
	}
}
