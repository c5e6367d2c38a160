import { choiceIdOf, type Choice, type ChoiceKind } from '#lib/core/choice.ts';
import type { CardId } from '#lib/core/card.ts';
import { dayAt, instantOf, localIso } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { WinId } from '#lib/core/win.ts';
import type { Reason } from '#lib/engine/reasons.ts';
import { keptAwayDays, type Knowledge, type Suggestion } from '#lib/engine/suggest.ts';
import {
	newId,
	StorageError,
	type Change,
	type DiaryDatabase,
	type StorageChange
} from '#lib/storage/database.ts';
import { dayRecords, type DayRecords } from '#lib/storage/day-records.ts';
import type { LiveMaker, LiveQuery } from '#lib/storage/live.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { Deck } from '#lib/app/deck.svelte.ts';
import { harmChange, type Circumstances } from '#lib/app/journal.svelte.ts';
import type { PreferencesState } from '#lib/app/preferences.svelte.ts';
import { contactDays } from './contact-days.ts';
import { Energy } from './energy.svelte.ts';
import type { NamedCompanion } from './companions.ts';
import type { Learning, Lessons } from './learning.ts';
import { Suggestions, type Around, type SuggestionContext } from './suggestions.svelte.ts';

const dayMs = 86_400_000;
/** Read two days back: in another time zone, this hour may have had an earlier date. */
const checkInDays = 2;

/** The records of the day, and the data derived from them by code that is loaded only when needed. */
interface Day extends Pick<DayRecords, 'checkIns' | 'choices' | 'intention' | 'hasDates'> {
	people: readonly NamedCompanion[];
	knowledge: Knowledge | null;
	/** Differs from the previous one after learning was switched, restarted or erased. */
	epoch: string | null;
}

const nothingRead: Day = {
	checkIns: [],
	choices: [],
	intention: null,
	hasDates: false,
	people: [],
	knowledge: null,
	epoch: null
};

/** The present day: the energy, the cards that fit it, and the user's intention. */
export class Today {
	readonly #storage: DiaryDatabase;
	readonly #now: () => number;
	readonly #deck: Deck;
	readonly #preferences: PreferencesState;
	readonly #energy: Energy;
	readonly #suggestions: Suggestions;
	readonly #day: LiveQuery<Day>;
	#nowMs: number;
	#learning: Learning | null = null;
	#isLearningMissing = false;
	readonly #noted = new Set<string>();

	constructor(
		live: LiveMaker,
		storage: DiaryDatabase,
		now: () => number,
		deck: Deck,
		preferences: PreferencesState
	) {
		this.#storage = storage;
		this.#now = now;
		this.#deck = deck;
		this.#preferences = preferences;
		this.#nowMs = now();
		this.#energy = new Energy(storage, now);
		this.#day = live<Day>({
			collections: [
				'choices',
				'plans',
				'checkIns',
				'preferences',
				'people',
				'wins',
				'ownCards',
				'cardMarks'
			],
			isAffected: changesDay,
			read: () => this.#read(),
			initial: nothingRead,
			onread: (day) => this.#show(day)
		});
		this.#suggestions = new Suggestions(deck, this.#context(nothingRead));
	}

	/** The energy to assume, and whether the user has set it in the last six hours. */
	get energy(): { energy: number; isKnown: boolean } {
		this.#follow();
		return this.#energy.current;
	}
	/** True while the slider moves, so that the energy and the suggestions are a preview. */
	get isPreview(): boolean {
		return this.#energy.isPreview;
	}
	/** The cards that fit the energy and the rules at any hour of the day. */
	get fittingToday(): ReadonlySet<CardId> {
		this.#follow();
		return this.#suggestions.fittingToday;
	}
	get suggestions(): readonly Suggestion[] {
		this.#follow();
		return this.#suggestions.offered;
	}
	/** True while nothing is offered until the user requests more, after two "not now" today. */
	get isPaused(): boolean {
		this.#follow();
		return this.#suggestions.isPaused;
	}
	/** True while cards that reach out are held back because of the hour. */
	get isQuiet(): boolean {
		this.#follow();
		return this.#suggestions.isQuiet;
	}
	/** True while cards for half-known people come first, because the user may have no one to write to. */
	get knowsNobody(): boolean {
		this.#follow();
		return this.isLoaded && this.#suggestions.knowsNobody;
	}
	/** The snoozed cards: the user wanted less like them, or they made it worse. */
	get putAway(): ReadonlySet<CardId> {
		this.#follow();
		return this.#suggestions.putAway;
	}
	get intention(): { cardId: CardId | null } | null {
		const { intention } = this.#day.value;
		return intention && { cardId: intention.cardId };
	}
	/** The reactions that were recorded in the last months. */
	get choices(): readonly Choice[] {
		return this.#day.value.choices;
	}
	/** True if a plan is active or a birthday is known, so that something may be near in time. */
	get hasDates(): boolean {
		return this.#day.value.hasDates;
	}
	get isLoaded(): boolean {
		return this.#day.status === 'ready';
	}

	/** Returns the name of the person for whom a card is suggested; null without such a person. */
	nameOf(personId: PersonId | null): string | null {
		this.#follow();
		return this.#suggestions.nameOf(personId);
	}

	/** Returns the reasons why a card on screen is offered. */
	why(cardId: CardId): Promise<readonly Reason[]> {
		return this.#suggestions.why(cardId);
	}

	/**
	 * Begins to read the day before a screen shows it. Resolves with the cards that it offers; `onguess` is
	 * called at once with those that an empty diary would offer.
	 */
	async prime(onguess: (cardIds: CardId[]) => void): Promise<(CardId | null)[]> {
		// With a service worker this code is on the device, and loads while the page is made.
		if (navigator.serviceWorker?.controller) learningFile().catch(() => {});
		this.#day.prime();
		this.#preferences.prime();
		onguess(this.#suggestions.likely());
		await this.#day.load();
		const offered = this.#suggestions.offered.map(({ cardId }) => cardId);
		return [...offered, this.intention?.cardId ?? null];
	}

	/** Reads the day unless it is up to date. Suggestions on screen stay while they still fit. */
	load(): Promise<void> {
		return this.#day.load();
	}

	/** Reads the day again if a screen shows it: the hour changes, and the recorded energy becomes older. */
	async look(): Promise<void> {
		if (this.#day.isSubscribed) await this.#day.refresh();
	}

	/** Returns the learner; its code is loaded on the first call. Pass what it has saved if that is known. */
	async learning(saved?: unknown): Promise<Learning> {
		const { Learning } = await learningFile();
		return (this.#learning ??= new Learning(this.#storage, this.#deck, saved));
	}

	/** Returns what was learned, in pieces that sentences can describe. */
	async lessons(): Promise<Lessons> {
		const learning = await this.learning();
		// Another tab may have restarted learning a moment ago.
		await this.#preferences.load();
		return learning.lessons(this.#learnsSince(), dayAt(this.#now()));
	}

	/** Returns the circumstances of a card that is done now. */
	circumstancesOf(cardId: CardId | null): Circumstances {
		const offered = this.#suggestions.offered.find((one) => one.cardId === cardId);
		return {
			energy: this.#energy.current.energy,
			isIntended: this.#isIntended(cardId),
			personId: offered?.personId ?? null
		};
	}

	/**
	 * Shows the suggestions for an energy that is not set yet; null returns to the one that was set. The cards
	 * do not count as shown.
	 */
	previewEnergy(energy: number | null): void {
		this.#energy.preview(energy);
		this.#suggestions.expectRenewal();
		this.#suggestions.update(this.#context(this.#day.value));
	}

	/** Stores the present energy as a check-in, and renews the suggestions before that. */
	async setEnergy(energy: number): Promise<void> {
		const store = this.#energy.set(energy);
		this.#nowMs = this.#now();
		this.#suggestions.expectRenewal();
		this.#suggestions.update(this.#context(this.#day.value));
		await store();
	}

	/** Replaces the suggestions by other cards, also during a pause. */
	showOthers(): void {
		this.#suggestions.showOthers(this.#now());
	}

	/** Allows cards that reach out although it is late. */
	askAtNight(): void {
		this.#suggestions.askAtNight();
	}

	/** The user's answers about the surroundings on this visit. */
	get around(): Around {
		return this.#suggestions.around;
	}

	/** Offers only cards for which all that they need is around, until the visit ends. */
	setAround(around: Around): void {
		this.#suggestions.setAround(around);
	}

	/** Records a reaction to a card; resolves with its undo once other suggestions are on screen. */
	async say(
		kind: Exclude<ChoiceKind, 'shown' | 'done'>,
		cardId: CardId,
		winId: WinId | null = null
	): Promise<Undo> {
		const resume = kind === 'notNow' ? this.#suggestions.stopAskingForMore() : () => {};
		const undo = await this.writeAndRenew([
			this.#choice(kind, cardId, winId),
			...(winId && (kind === 'tooMuch' || kind === 'madeItWorse') ? [harmChange(winId)] : [])
		]);
		return () => {
			resume();
			return undo();
		};
	}

	/** Returns whether a card was done, as far as the log of the last months or the learner knows. */
	hasDone(cardId: CardId): boolean {
		const { choices, knowledge } = this.#day.value;
		return (
			(knowledge?.history.cards.get(cardId)?.done ?? 0) > 0 ||
			choices.some((choice) => choice.cardId === cardId && choice.kind === 'done')
		);
	}

	/** Writes changes; resolves with their undo once the suggestions that follow from them are on screen. */
	async writeAndRenew(changes: readonly Change[]): Promise<Undo> {
		const renew = async () => {
			// Renew in the read that shows this write, so that suggestions are drawn only once.
			this.#suggestions.expectRenewal();
			await this.#day.load();
		};
		const written = await this.#storage.write(changes);
		await renew();
		return async () => {
			await this.#storage.undo(written);
			await renew();
		};
	}

	/** Records that these cards were on screen today, once a day each, so that other days offer others. */
	async noteShown(cardIds: readonly CardId[]): Promise<void> {
		const today = dayAt(this.#now());
		const { choices } = this.#day.value;
		const isNoted = (cardId: CardId) =>
			this.#noted.has(`${today} ${cardId}`) ||
			choices.some(
				(choice) =>
					choice.kind === 'shown' && choice.cardId === cardId && choice.at.startsWith(today)
			);
		const fresh = cardIds.filter((cardId) => !isNoted(cardId));
		if (fresh.length === 0) return;
		// Set before the write, or a second call during it would record them again.
		for (const cardId of fresh) this.#noted.add(`${today} ${cardId}`);
		try {
			const propensities = this.#suggestions.propensities();
			await this.#storage.write(
				fresh.map((cardId) => this.#choice('shown', cardId, null, propensities.get(cardId)))
			);
		} catch (error) {
			for (const cardId of fresh) this.#noted.delete(`${today} ${cardId}`);
			throw error;
		}
	}

	/** Subscribes to the preferences too: while the day is in use, after a change to them it is read again. */
	#follow(): void {
		this.#day.subscribe();
		this.#preferences.subscribe();
	}

	async #read(): Promise<Day> {
		const begunMs = this.#now();
		const daysAgo = (days: number) => dayAt(begunMs - days * dayMs);
		const [records] = await Promise.all([
			dayRecords(this.#storage, dayAt(begunMs), {
				checkIns: daysAgo(checkInDays),
				choices: daysAgo(keptAwayDays),
				wins: daysAgo(contactDays),
				learned: !this.#learning
			}),
			this.#preferences.load()
		]);
		await this.#deck.show(records);
		const [learned, people] = await Promise.all([
			this.#learned(records),
			companionsIn(records, begunMs)
		]);
		const { checkIns, choices, intention, hasDates } = records;
		return { checkIns, choices, intention, hasDates, people, ...learned };
	}

	/** Take the time after the read, or values set during it would be in the future. */
	#show(day: Day): void {
		this.#nowMs = this.#now();
		this.#energy.show(day.checkIns, this.#nowMs);
		const { epoch } = this.#day.value;
		if (epoch !== null && epoch !== day.epoch) this.#suggestions.expectRenewal();
		this.#suggestions.update(this.#context(day));
	}

	#context({ choices, people, knowledge, intention }: Day): SuggestionContext {
		return {
			nowMs: this.#nowMs,
			energy: this.#energy.current.energy,
			intendedCardId: intention?.cardId ?? null,
			preferences: this.#preferences.preferences,
			choices,
			people,
			knowledge
		};
	}

	/** Loads the learner only if there is something to learn from: a first visit does not wait for it. */
	async #learned({ choices, learned }: DayRecords): Promise<Pick<Day, 'knowledge' | 'epoch'>> {
		const known = { knowledge: this.#day.value.knowledge, epoch: this.#day.value.epoch };
		try {
			const { learns, moreLike, ratherNot } = this.#preferences.preferences;
			if (!this.#learning) {
				const today = dayAt(this.#now());
				const isTelling = choices.some(({ kind, at }) => kind !== 'shown' || !at.startsWith(today));
				const isTold = moreLike.length + ratherNot.length > 0;
				if (!isTelling && !isTold && !learned) return known;
				// Without an earlier epoch: what a user has stated counts at once, unlike a first answer.
				if (isTold && this.isLoaded) this.#suggestions.expectRenewal();
			}
			const learning = await this.learning(learned);
			return await learning.knowledge(learns, this.#learnsSince(), { moreLike, ratherNot });
		} catch (error) {
			if (error instanceof StorageError) throw error;
			// Its code could not be loaded. The rules work without it, and the prior is a fair guess.
			if (!this.#isLearningMissing) console.error(error);
			this.#isLearningMissing = true;
			return known;
		}
	}

	/** Returns the start of learning, unless a clock that ran ahead set it in the far future. */
	#learnsSince(): string | null {
		const { learnsSince } = this.#preferences.preferences;
		const isFuture = learnsSince !== null && instantOf(learnsSince) > this.#now() + dayMs;
		return isFuture ? null : learnsSince;
	}

	#isIntended(cardId: CardId | null): boolean {
		return cardId !== null && this.#day.value.intention?.cardId === cardId;
	}

	#choice(
		kind: ChoiceKind,
		cardId: CardId,
		winId: WinId | null,
		probability: number | null = null
	): Change {
		const nowMs = this.#now();
		const id = winId ? choiceIdOf(winId, kind) : newId(nowMs);
		const { energy } = this.#energy.current;
		const intended = this.#isIntended(cardId) && kind !== 'shown' ? { isIntended: true } : {};
		const at = localIso(nowMs);
		return {
			collection: 'choices',
			id,
			next: () => ({ id, at, kind, cardId, energy, winId, probability, ...intended })
		};
	}
}

const learningFile = () => import('./learning.ts');

/** Returns whether a change affects the day. Wins do so only by the people in them. */
function changesDay({ collections, written }: StorageChange): boolean {
	if (written === null || [...collections].some((name) => name !== 'wins')) return true;
	return written.some(
		(one) =>
			one.collection === 'wins' &&
			[one.before, one.after].some((win) => win && win.people.length > 0)
	);
}

/** Returns the people for whom a card could be suggested. The code is loaded only if there are any. */
async function companionsIn(records: DayRecords, nowMs: number): Promise<NamedCompanion[]> {
	if (records.people.every(({ notNow }) => notNow)) return [];
	const file = await import('./companions.ts').catch(() => null);
	return file ? file.companionsOf(records, nowMs) : [];
}
