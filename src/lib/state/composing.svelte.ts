import type { Card, CardId } from '#lib/domain/card.ts';
import { dayAt, localIso } from '#lib/domain/day.ts';
import {
	channelOf,
	isComposed,
	isOwn,
	unanswered,
	withLine,
	type Outgoing,
	type Way
} from '#lib/domain/message.ts';
import { isOffered, type Person, type PersonId } from '#lib/domain/person.ts';
import type { Remembered } from '#lib/domain/remembered.ts';
import { keptDetails, type Win } from '#lib/domain/win.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { winChanges } from './journal.svelte.ts';
import { OutgoingMessage, type Begun } from './outgoing-message.svelte.ts';
import { People } from './people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';

const dayMs = 86_400_000;
/** Messages are remembered so long for noting a reply, and so many are shown. */
const earlierDays = 14;
const mostEarlier = 5;

/** Composing a message, handing it to another app, and what became of it and of those before it. */
export class Composing implements Unsaved {
	readonly #app: App;
	readonly #people: People;
	readonly #reachingOut: ReachingOut;
	readonly #message: OutgoingMessage;
	#isFromBefore = $state.raw(false);
	#remembered = $state.raw<readonly Remembered[]>([]);
	#earlier = $state.raw<readonly Win[]>([]);
	#before: Unsaved | null = null;
	#turn: Promise<unknown> = Promise.resolve();

	readonly #offered = $derived.by(() => this.#people.all.filter(isOffered));
	readonly #cards = $derived.by(() =>
		this.#app.deck.cards.filter(isComposed).sort((a, b) => a.effort - b.effort)
	);
	readonly #person = $derived(
		this.#offered.find(({ id }) => id === this.#message.present?.personId) ?? null
	);
	readonly #card = $derived(
		this.#cards.find(({ id }) => id === this.#message.present?.cardId) ?? null
	);
	readonly #lines = $derived(
		this.#remembered.filter(({ personId }) => personId === this.#person?.id)
	);

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		this.#reachingOut = app.part(ReachingOut);
		this.#message = new OutgoingMessage(app);
		app.follow(async (lists) => {
			if (!this.outgoing) return;
			if (['wins', 'people', 'remembered', 'choices'].some((list) => lists.has(list as 'wins')))
				await this.#read();
		});
	}

	/** What is on its way; null before that has been read. */
	get outgoing(): Outgoing | null {
		return this.#message.present;
	}
	/** Whether words that were left here earlier are shown. */
	get isFromBefore(): boolean {
		return this.#isFromBefore;
	}
	get isDirty(): boolean {
		return this.#message.isToKeep;
	}
	/** Those to whom one could write: nobody who is marked "not now" or was let go of. */
	get people(): readonly Person[] {
		return this.#offered;
	}
	/** The acts that have words to send, the smallest first. */
	get cards(): readonly Card[] {
		return this.#cards;
	}
	get person(): Person | null {
		return this.#person;
	}
	get card(): Card | null {
		return this.#card;
	}
	/** What is remembered of the person. */
	get lines(): readonly Remembered[] {
		return this.#lines;
	}
	/** Messages of the last two weeks without a reply noted, the newest first; none to whoever is "not now". */
	get earlier(): readonly Win[] {
		return this.#earlier;
	}

	/**
	 * Begins a message, or goes on with what was left: words of the person's own stay, for whomever and
	 * whatever act is asked for now. `onproblem` hears when words cannot be kept.
	 */
	begin(asked: Partial<Begun>, onproblem: (error: unknown) => void): Promise<void> {
		return this.#inTurn(() => this.#begin(asked, onproblem));
	}

	async #begin(asked: Partial<Begun>, onproblem: (error: unknown) => void): Promise<void> {
		this.#watch();
		const { deck, today } = this.#app;
		await this.flush();
		await Promise.all([
			this.#message.takeUp(onproblem),
			this.#people.load(),
			deck.load().catch(() => {}),
			today.load()
		]);
		await this.#read();
		const own = this.#message.isToKeep ? this.outgoing : null;
		this.#isFromBefore = own !== null && own.state === 'writing' && isOwn(own);
		if (own?.state === 'handedOver') this.#message.show(own);
		else if (own && this.#isFromBefore) this.#message.show({ ...own, ...known(asked) });
		else this.#message.begin({ ...this.#firstChoice(), ...known(asked) });
		const { personId, cardId, state } = this.outgoing!;
		// Whoever is not offered is nobody here.
		if (personId !== null && !this.#person && state === 'writing')
			this.#message.show({ ...this.outgoing!, personId: null });
		if (this.#isFromBefore) await this.flush();
		else if (state === 'writing' && cardId) this.pickCard(cardId);
	}

	/** Leaves what is on its way as it is kept, for later or for another tab. */
	end(): Promise<void> {
		// The next page may begin to be watched over before this one's words are kept.
		this.#unwatch();
		return this.#inTurn(async () => {
			this.#unwatch();
			// Words that cannot be kept stay here, and the next beginning tries again.
			if (!(await this.#message.end())) this.#watch();
		});
	}

	/** Looks again, when the page is seen again: another tab may have settled it. */
	async lookAgain(): Promise<void> {
		if (!(await this.#message.isSettledElsewhere())) return;
		this.#message.begin(this.#firstChoice());
		await this.#read();
	}

	pickPerson(personId: PersonId | null): void {
		this.#message.change({ personId });
	}

	/** Picks an act, and with it its first way to say it. */
	pickCard(cardId: CardId | null): void {
		this.#message.change({ cardId });
		const line = this.#card?.say[0];
		if (line !== undefined) this.pickLine(line);
		else if (this.outgoing && !isOwn(this.outgoing)) this.#message.change({ text: '', line: '' });
	}

	pickLine(line: string): void {
		const { text = '', line: before = '' } = this.outgoing ?? {};
		// The same words again would only add them twice.
		if (line !== before || text.trim() === '')
			this.#message.change({ text: withLine(text, before, line), line });
	}

	write(text: string): void {
		this.#message.change({ text });
	}

	flush(): Promise<void> {
		return this.#message.flush();
	}

	flushNow(): void {
		this.#message.flushNow();
	}

	/** Notes that the words were handed to another app; settling that is for later. */
	async handOver(way: Way): Promise<void> {
		this.#message.change({ state: 'handedOver', way, atMs: this.#app.now() });
		await this.flush();
	}

	/** Goes back to the words, which were not handed over after all. */
	async goOn(): Promise<void> {
		this.#message.change({ state: 'writing', way: null, atMs: null });
		await this.flush();
	}

	/** Logs that the message went out, with its words where they are to be kept; gives how to take that back. */
	async sent(keepsWords: boolean): Promise<() => Promise<void>> {
		const { storage, journal, today } = this.#app;
		const sent = this.outgoing!;
		// Whoever was put aside since is in no win.
		const personId = this.#person?.id ?? null;
		const nowMs = this.#app.now();
		const isToday = dayAt(sent.atMs ?? nowMs) === dayAt(nowMs);
		const win = {
			...keptDetails({
				...journal.blank(),
				at: localIso(sent.atMs ?? nowMs),
				cardId: sent.cardId,
				channel: channelOf(sent.way, this.#card?.channel ?? null),
				note: keepsWords ? sent.text.trim() : '',
				people: personId ? [personId] : [],
				energy: isToday && today.energy.isKnown ? today.energy.energy : null
			}),
			id: sent.winId
		};
		const circumstances = isToday ? { ...today.circumstancesOf(sent.cardId), personId } : null;
		const changes = winChanges(win.id, () => win, circumstances);
		const { done: written, bringBack } = await this.#settle((dropDraft) =>
			storage.write(changes, dropDraft === undefined ? {} : { dropDraft })
		);
		return async () => {
			await storage.undo(written);
			await bringBack();
		};
	}

	/** Lets the words go, without a trace; gives how to bring them back. */
	async letGo(): Promise<() => Promise<void>> {
		const { bringBack } = await this.#settle(async (draftId) => {
			if (draftId !== undefined) await this.#app.storage.dropDraft(draftId);
		});
		return bringBack;
	}

	/** Notes that a reply came; gives how to take that back. */
	replied(win: Win): Promise<() => Promise<void>> {
		return this.#app.part(Diary).edit(win.id, { ...win, reply: 'yes' }, win);
	}

	async #settle<Done>(settle: (draftId: string | undefined) => Promise<Done>) {
		const settled = await this.#message.settle(settle, () => this.#firstChoice());
		this.#isFromBefore = false;
		return settled;
	}

	#watch(): void {
		if (this.#app.unsaved === this) return;
		this.#before = this.#app.unsaved;
		this.#app.watchOver(this);
	}

	#unwatch(): void {
		if (this.#app.unsaved === this && this.#before) this.#app.watchOver(this.#before);
	}

	/** One after the other: a second beginning must not find the first one's draft claimed. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}

	/** The smallest of the acts that check in with somebody, so that the page never begins empty. */
	#firstChoice(): Begun {
		const first = this.#cards.find(({ family }) => family === 'checkIn');
		return { personId: null, cardId: first?.id ?? null };
	}

	async #read(): Promise<void> {
		const { storage } = this.#app;
		const nowMs = this.#app.now();
		const since = dayAt(nowMs - earlierDays * dayMs);
		const [people, remembered, wins] = await Promise.all([
			storage.all('people'),
			storage.all('remembered'),
			readingOf(storage).winsSince(since),
			this.#reachingOut.load()
		]);
		const putAside = new Set(people.flatMap(({ id, notNow }) => (notNow ? id : [])));
		this.#remembered = remembered;
		this.#earlier = unanswered(wins, dayAt(nowMs), putAside).slice(-mostEarlier).reverse();
	}
}

function known(asked: Partial<Begun>): Partial<Begun> {
	return Object.fromEntries(Object.entries(asked).filter(([, value]) => value != null));
}
