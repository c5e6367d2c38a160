import type { Card, CardId } from '#lib/domain/card.ts';
import { dayAt, dayOf, daysBetween, hourAt, localIso } from '#lib/domain/day.ts';
import type { MessageDraft } from '#lib/domain/draft.ts';
import {
	channelOf,
	composedChannels,
	isComposed,
	isOwn,
	withLine,
	type Outgoing,
	type Way
} from '#lib/domain/message.ts';
import { isOffered, type Person, type PersonId } from '#lib/domain/person.ts';
import type { Remembered } from '#lib/domain/remembered.ts';
import { longestText } from '#lib/domain/text.ts';
import { keptDetails, type Win, type WinId } from '#lib/domain/win.ts';
import { claim } from '#lib/platform/claim.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { isQuietHour, mayBeNamed } from '#lib/suggest/suggest.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { companionsNow, type NamedCompanion } from './companions.ts';
import { Diary } from './diary.svelte.ts';
import { winChanges } from './journal.svelte.ts';
import { People } from './people.svelte.ts';

const dayMs = 86_400_000;
const keepAfterMs = 300;
/** Messages are remembered so long for noting a reply, and so many are shown. */
const earlierDays = 14;
const mostEarlier = 5;

type Begun = Pick<Outgoing, 'personId' | 'cardId'>;

/**
 * Composing a message, handing it to another app, and what became of it. There is one at a time in a
 * tab; it is kept while it is typed, and gone once it is settled. One whose tab is gone is taken up by the
 * next that begins.
 */
export class Composing implements Unsaved {
	readonly #app: App;
	readonly #people: People;
	#outgoing = $state.raw<Outgoing | null>(null);
	#isFromBefore = $state.raw(false);
	#companions = $state.raw<readonly NamedCompanion[]>([]);
	#remembered = $state.raw<readonly Remembered[]>([]);
	#earlier = $state.raw<readonly Win[]>([]);
	#nowMs = $state.raw(0);
	/** The draft of this tab; null while no page is open. */
	#mine: { id: MessageDraft['id']; letGo: () => void } | null = null;
	/** What was kept last; whatever else is on its way is not kept yet. */
	#kept: Outgoing | null = null;
	/** Whether the draft of this tab stands in the diary. */
	#isStored = false;
	#isSettling = false;
	#before: Unsaved | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn: Promise<unknown> = Promise.resolve();
	#onproblem: (error: unknown) => void = () => {};

	readonly #offered = $derived.by(() => this.#people.all.filter(isOffered));
	readonly #cards = $derived.by(() =>
		this.#app.deck.cards.filter(isComposed).sort((a, b) => a.effort - b.effort)
	);
	readonly #person = $derived(
		this.#offered.find(({ id }) => id === this.#outgoing?.personId) ?? null
	);
	readonly #card = $derived(this.#cards.find(({ id }) => id === this.#outgoing?.cardId) ?? null);
	readonly #lines = $derived(
		this.#remembered.filter(({ personId }) => personId === this.#person?.id)
	);
	readonly #daysSince = $derived.by(() => {
		const companion = this.#companions.find(({ id }) => id === this.#person?.id);
		const today = dayAt(this.#nowMs);
		if (!companion?.lastContactDay || mayBeNamed({ ...companion, notNow: false }, today))
			return null;
		return Math.abs(daysBetween(companion.lastContactDay, today));
	});
	readonly #isQuiet = $derived.by(() =>
		isQuietHour({ ...this.#app.preferences.preferences, hour: hourAt(this.#nowMs) })
	);

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		app.follow(async (lists) => {
			if (!this.#outgoing) return;
			if (['wins', 'people', 'remembered', 'choices'].some((list) => lists.has(list as 'wins')))
				await this.#read();
		});
	}

	/** What is on its way; null before that has been read. */
	get outgoing(): Outgoing | null {
		return this.#outgoing;
	}
	/** Whether words that were left here earlier are shown. */
	get isFromBefore(): boolean {
		return this.#isFromBefore;
	}
	get isDirty(): boolean {
		return this.#draft() !== null;
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
	/** How many days ago the person was last reached, where that was a few days ago at most; else null. */
	get daysSince(): number | null {
		return this.#daysSince;
	}
	get isQuiet(): boolean {
		return this.#isQuiet;
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
		this.#onproblem = onproblem;
		this.#watch();
		const { deck, today, preferences } = this.#app;
		await this.flush();
		await Promise.all([
			this.#takeUp(),
			this.#people.load(),
			deck.load().catch(() => {}),
			today.load(),
			preferences.isLoaded || preferences.load()
		]);
		await this.#read();
		const own = this.#draft() ? this.#outgoing : null;
		this.#isFromBefore = own !== null && own.state === 'writing' && isOwn(own);
		if (own?.state === 'handedOver') this.#show(own);
		else if (own && this.#isFromBefore) this.#show({ ...own, ...known(asked) });
		else this.#show(this.#blank({ ...this.#firstChoice(), ...known(asked) }));
		const { personId, cardId, state } = this.#outgoing!;
		// Whoever is not offered is nobody here.
		if (personId !== null && !this.#person && state === 'writing')
			this.#show({ ...this.#outgoing!, personId: null });
		if (this.#isFromBefore) await this.flush();
		else if (state === 'writing' && cardId) this.pickCard(cardId);
	}

	/** Leaves what is on its way as it is kept, for later or for another tab. */
	end(): Promise<void> {
		// The next page may begin to be watched over before this one's words are kept.
		this.#unwatch();
		return this.#inTurn(async () => {
			this.#unwatch();
			try {
				await this.flush();
			} catch (error) {
				// Words that cannot be kept stay here, and the next beginning tries again.
				this.#watch();
				this.#onproblem(error);
				return;
			}
			this.#mine?.letGo();
			this.#mine = this.#outgoing = this.#kept = null;
		});
	}

	/** Looks again, when the page is seen again: another tab may have settled it. */
	async lookAgain(): Promise<void> {
		this.#nowMs = this.#app.now();
		const handedOver = this.#outgoing;
		if (handedOver?.state !== 'handedOver') return;
		// What could not be kept is not gone.
		const wasStored = this.#isStored;
		const [win, drafts] = await Promise.all([
			this.#app.storage.win(handedOver.winId),
			this.#drafts()
		]);
		const isThere = drafts.some(({ outgoing }) => outgoing.winId === handedOver.winId);
		const isSettled = win !== null || (wasStored && !isThere);
		if (!isSettled || this.#outgoing !== handedOver) return;
		await this.#own();
		this.#show(this.#blank(this.#firstChoice()));
		await this.#read();
	}

	pickPerson(personId: PersonId | null): void {
		this.#change({ personId });
	}

	/** Picks an act, and with it its first way to say it. */
	pickCard(cardId: CardId | null): void {
		this.#change({ cardId });
		const line = this.#card?.say[0];
		if (line !== undefined) this.pickLine(line);
		else if (this.#outgoing && !isOwn(this.#outgoing)) this.#change({ text: '', line: '' });
	}

	pickLine(line: string): void {
		const { text = '', line: before = '' } = this.#outgoing ?? {};
		// The same words again would only add them twice.
		if (line !== before || text.trim() === '')
			this.#change({ text: withLine(text, before, line), line });
	}

	write(text: string): void {
		this.#change({ text });
	}

	/** Keeps what was typed now. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		const [mine, outgoing] = [this.#mine, this.#outgoing];
		if (!mine || !outgoing || outgoing === this.#kept || this.#isSettling) return;
		const draft = this.#draft();
		if (draft) await this.#app.storage.keepDraft(draft);
		else await this.#app.storage.dropDraft(mine.id);
		// Until here it was not kept, so that a page that is hidden meanwhile keeps it once more.
		if (this.#mine !== mine || this.#isSettling) return;
		this.#kept = outgoing;
		this.#isStored = draft !== null;
	}

	/** Begins to keep what is not kept yet, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		if (this.#outgoing === this.#kept || this.#isSettling) return;
		const draft = this.#draft();
		if (draft) this.#app.storage.keepDraftNow(draft);
	}

	/** Notes that the words were handed to another app; settling that is for later. */
	async handOver(way: Way): Promise<void> {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, state: 'handedOver', way, atMs: this.#app.now() };
		await this.flush();
	}

	/** Goes back to the words, which were not handed over after all. */
	async goOn(): Promise<void> {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, state: 'writing', way: null, atMs: null };
		await this.flush();
	}

	/** Logs that the message went out, with its words where they are to be kept; gives how to take that back. */
	async sent(keepsWords: boolean): Promise<() => Promise<void>> {
		const { storage, journal, today } = this.#app;
		const sent = this.#outgoing!;
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
		const dropDraft = this.#mine?.id;
		const { done: written, bringBack } = await this.#settle(() =>
			storage.write(changes, dropDraft === undefined ? {} : { dropDraft })
		);
		return async () => {
			await storage.undo(written);
			await bringBack();
		};
	}

	/** Lets the words go, without a trace; gives how to bring them back. */
	async letGo(): Promise<() => Promise<void>> {
		const mine = this.#mine;
		const { bringBack } = await this.#settle(async () => {
			if (mine) await this.#app.storage.dropDraft(mine.id);
		});
		return bringBack;
	}

	/** Notes that a reply came; gives how to take that back. */
	replied(win: Win): Promise<() => Promise<void>> {
		return this.#app.part(Diary).edit(win.id, { ...win, reply: 'yes' }, win);
	}

	/** Nothing is kept while it is being settled, or the words would come back afterwards. */
	async #settle<Done>(
		settle: () => Promise<Done>
	): Promise<{ done: Done; bringBack: () => Promise<void> }> {
		clearTimeout(this.#timer);
		const settled = this.#outgoing!;
		this.#isSettling = true;
		try {
			const done = await settle();
			this.#isStored = false;
			this.#show(this.#blank(this.#firstChoice()));
			this.#isFromBefore = false;
			return { done, bringBack: () => this.#bringBack(settled) };
		} finally {
			this.#isSettling = false;
			this.flushNow();
		}
	}

	/** Brings the words back in front of what was begun since, or for later where that is on its way already. */
	async #bringBack(settled: Outgoing): Promise<void> {
		const back = { ...settled, winId: this.#newWinId() };
		const present = this.#outgoing;
		const both = present && isOwn(present) ? withAbove(back, present) : back;
		if (!this.#mine || present?.state === 'handedOver' || both.text.length > longestText) {
			const draft = draftOf(this.#newId(), back);
			if (draft) await this.#app.storage.keepDraft(draft);
			return;
		}
		this.#outgoing = both;
		await this.flush();
	}

	#change(changed: Partial<Outgoing>): void {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, ...changed };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.flush().catch(this.#onproblem);
		}, keepAfterMs);
	}

	/** Shows what is kept like that, or is nothing to keep. */
	#show(outgoing: Outgoing): void {
		this.#outgoing = outgoing;
		if (!this.#draft()) this.#kept = outgoing;
	}

	/** What is to be kept of it; null where nobody has typed anything. */
	#draft(): MessageDraft | null {
		return this.#mine && this.#outgoing && draftOf(this.#mine.id, this.#outgoing);
	}

	/** The drafts of messages, the latest first. */
	#drafts(): Promise<MessageDraft[]> {
		return readingOf(this.#app.storage).draftsOf('message');
	}

	/** Goes on with what this tab has on its way, or with what another that is gone has left. */
	async #takeUp(): Promise<void> {
		const drafts = await this.#drafts();
		if (this.#draft()) {
			const winId = this.#outgoing?.winId;
			if (!this.#isStored || drafts.some(({ outgoing }) => outgoing.winId === winId)) return;
		}
		for (const { id, outgoing } of drafts.filter((draft) => draft.id !== this.#mine?.id)) {
			const letGo = await claim(`small-hello draft ${id}`);
			if (!letGo) continue;
			const isSettled = (await this.#app.storage.win(outgoing.winId)) !== null;
			if (!isSettled || (outgoing.state === 'writing' && isOwn(outgoing))) {
				this.#take({ id, letGo }, outgoing);
				// Own words that are to be another win than the one that is there.
				if (isSettled) this.#outgoing = { ...outgoing, winId: this.#newWinId() };
				return;
			}
			await this.#app.storage.dropDraft(id);
			letGo();
		}
		if (!this.#mine || this.#draft()) await this.#own();
	}

	/** Takes a draft of its own, of which nothing is kept yet. */
	async #own(): Promise<void> {
		const id = this.#newId();
		const letGo = await claim(`small-hello draft ${id}`);
		this.#take({ id, letGo: letGo ?? (() => {}) }, null);
	}

	#take(mine: { id: MessageDraft['id']; letGo: () => void }, kept: Outgoing | null): void {
		this.#mine?.letGo();
		this.#mine = mine;
		this.#outgoing = this.#kept = kept;
		this.#isStored = kept !== null;
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

	#newId(): MessageDraft['id'] {
		return `message ${newId(this.#app.now())}`;
	}

	#newWinId(): WinId {
		return newId(this.#app.now()) as WinId;
	}

	#blank(begun: Begun): Outgoing {
		const winId = this.#newWinId();
		return { state: 'writing', text: '', line: '', ...begun, way: null, atMs: null, winId };
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
		const [people, choices, remembered, wins] = await Promise.all([
			storage.all('people'),
			storage.choicesSince(since),
			storage.all('remembered'),
			readingOf(storage).winsSince(since)
		]);
		this.#nowMs = nowMs;
		this.#companions = await companionsNow(storage, people, choices, nowMs);
		const putAside = new Set(people.flatMap(({ id, notNow }) => (notNow ? id : [])));
		this.#remembered = remembered;
		this.#earlier = wins
			.filter(
				({ channel, reply, at, people: those }) =>
					channel !== null &&
					channel !== 'call' &&
					composedChannels.includes(channel) &&
					reply !== 'yes' &&
					reply !== 'no' &&
					dayOf(at) <= dayAt(nowMs) &&
					!those.some((id) => putAside.has(id))
			)
			.slice(-mostEarlier)
			.reverse();
	}
}

function draftOf(id: MessageDraft['id'], outgoing: Outgoing): MessageDraft | null {
	return outgoing.state === 'handedOver' || isOwn(outgoing) ? { id, outgoing } : null;
}

/** What is being written, with words that came before it above. */
function withAbove(above: Outgoing, below: Outgoing): Outgoing {
	const text = [above.text.trimEnd(), below.text].filter(Boolean).join('\n');
	return { ...below, text, personId: below.personId ?? above.personId };
}

function known(asked: Partial<Begun>): Partial<Begun> {
	return Object.fromEntries(Object.entries(asked).filter(([, value]) => value != null));
}
