import type { Card, CardId } from '#lib/domain/card.ts';
import { dayAt, dayOf, daysBetween, hourAt, localIso } from '#lib/domain/day.ts';
import type { Draft } from '#lib/domain/draft.ts';
import {
	channelOf,
	composedChannels,
	isComposed,
	isOwn,
	withLine,
	type Outgoing,
	type Way
} from '#lib/domain/message.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import type { Remembered } from '#lib/domain/remembered.ts';
import { keptDetails, type Win, type WinId } from '#lib/domain/win.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { isQuietHour, mayBeNamed } from '#lib/suggest/suggest.ts';
import type { App } from './app.svelte.ts';
import { companionsNow, type NamedCompanion } from './companions.ts';
import { Diary } from './diary.svelte.ts';
import { winChanges } from './journal.svelte.ts';
import { People } from './people.svelte.ts';

const dayMs = 86_400_000;
const keepAfterMs = 300;
/** Messages are remembered so long for noting a reply, and so many are shown. */
const earlierDays = 14;
const mostEarlier = 5;

/** Words on their way into a win, as any draft: so they leave with the write that makes it one. */
interface MessageDraft extends Draft {
	outgoing: Outgoing;
}
/** One alone; it belongs to a win that is not there yet, so that no other page takes it up. */
const draftId = 'message';

type Begun = Pick<Outgoing, 'personId' | 'cardId'>;

/**
 * Composing a message, handing it to another app, and what became of it. There is one at a time on a
 * device; it is kept while it is typed, and gone once it is settled.
 */
export class Composing {
	readonly #app: App;
	readonly #people: People;
	#outgoing = $state.raw<Outgoing | null>(null);
	#isFromBefore = $state.raw(false);
	#companions = $state.raw<readonly NamedCompanion[]>([]);
	#remembered = $state.raw<readonly Remembered[]>([]);
	#earlier = $state.raw<readonly Win[]>([]);
	#nowMs = $state.raw(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isUnkept = false;
	#onproblem: (error: unknown) => void = () => {};

	readonly #offered = $derived.by(() =>
		this.#people.all.filter(({ notNow, isNameOnly }) => !notNow && !isNameOnly)
	);
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
	async begin(asked: Partial<Begun>, onproblem: (error: unknown) => void): Promise<void> {
		this.#onproblem = onproblem;
		const { deck, today, preferences } = this.#app;
		await this.flush();
		const [left] = await Promise.all([
			this.#left(),
			this.#people.load(),
			deck.load().catch(() => {}),
			today.load(),
			preferences.isLoaded || preferences.load()
		]);
		await this.#read();
		const kept = await this.#leftFrom(left);
		this.#isFromBefore = kept !== null && kept.state === 'writing' && isOwn(kept);
		if (kept?.state === 'handedOver') this.#outgoing = kept;
		else if (kept && this.#isFromBefore) this.#outgoing = { ...kept, ...known(asked) };
		else this.#outgoing = this.#blank({ ...this.#firstChoice(), ...known(asked) });
		const { personId, cardId } = this.#outgoing;
		// Whoever is not offered is nobody here.
		if (personId !== null && !this.#person && this.#outgoing.state === 'writing')
			this.#outgoing = { ...this.#outgoing, personId: null };
		if (!this.#isFromBefore && this.#outgoing.state === 'writing' && cardId) this.pickCard(cardId);
	}

	/** Looks again, when the page is seen again: another tab may have settled it. */
	async lookAgain(): Promise<void> {
		this.#nowMs = this.#app.now();
		if (this.#outgoing?.state !== 'handedOver') return;
		const left = await this.#left();
		if (this.#outgoing?.state !== 'handedOver' || left?.winId === this.#outgoing.winId) return;
		this.#outgoing = this.#blank(this.#firstChoice());
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
		if (!this.#isUnkept || !this.#outgoing) return;
		this.#isUnkept = false;
		const draft = this.#draft();
		await (draft ? this.#app.storage.keepDraft(draft) : this.#app.storage.dropDraft(draftId));
	}

	/** Begins to keep what was typed, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		const draft = this.#draft();
		if (draft) this.#app.storage.keepDraftNow(draft);
	}

	/** Notes that the words were handed to another app; settling that is for later. */
	async handOver(way: Way): Promise<void> {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, state: 'handedOver', way, atMs: this.#app.now() };
		this.#isUnkept = true;
		await this.flush();
	}

	/** Goes back to the words, which were not handed over after all. */
	async goOn(): Promise<void> {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, state: 'writing', way: null, atMs: null };
		this.#isUnkept = true;
		await this.flush();
	}

	/** Logs that the message went out, with its words where they are to be kept; gives how to take that back. */
	async sent(keepsWords: boolean): Promise<() => Promise<void>> {
		const { storage, journal, today } = this.#app;
		const sent = this.#outgoing!;
		const nowMs = this.#app.now();
		const isToday = dayAt(sent.atMs ?? nowMs) === dayAt(nowMs);
		const win = {
			...keptDetails({
				...journal.blank(),
				at: localIso(sent.atMs ?? nowMs),
				cardId: sent.cardId,
				channel: channelOf(sent.way, this.#card?.channel ?? null),
				note: keepsWords ? sent.text.trim() : '',
				people: sent.personId ? [sent.personId] : [],
				energy: isToday && today.energy.isKnown ? today.energy.energy : null
			}),
			id: sent.winId
		};
		const circumstances = isToday ? today.circumstancesOf(sent.cardId) : null;
		clearTimeout(this.#timer);
		const changes = winChanges(win.id, () => win, circumstances);
		const written = await storage.write(changes, { dropDraft: draftId });
		const bringBack = this.#settle();
		return async () => {
			await storage.undo(written);
			await bringBack();
		};
	}

	/** Lets the words go, without a trace; gives how to bring them back. */
	async letGo(): Promise<() => Promise<void>> {
		clearTimeout(this.#timer);
		await this.#app.storage.dropDraft(draftId);
		return this.#settle();
	}

	/** Notes that a reply came; gives how to take that back. */
	replied(win: Win): Promise<() => Promise<void>> {
		return this.#app.part(Diary).edit(win.id, { ...win, reply: 'yes' }, win);
	}

	#settle(): () => Promise<void> {
		const settled = this.#outgoing!;
		this.#isUnkept = false;
		this.#outgoing = this.#blank(this.#firstChoice());
		this.#isFromBefore = false;
		return async () => {
			// Words that were begun since are not written over.
			if (this.#outgoing && isOwn(this.#outgoing)) return;
			clearTimeout(this.#timer);
			this.#outgoing = { ...settled, winId: newId(this.#app.now()) as WinId };
			this.#isUnkept = true;
			await this.flush();
		};
	}

	#change(changed: Partial<Outgoing>): void {
		if (!this.#outgoing) return;
		this.#outgoing = { ...this.#outgoing, ...changed };
		this.#isUnkept = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.flush().catch(this.#onproblem);
		}, keepAfterMs);
	}

	/** What is to be kept of it; null where nobody has typed anything. */
	#draft(): MessageDraft | null {
		const outgoing = this.#outgoing;
		if (!outgoing || !(outgoing.state === 'handedOver' || isOwn(outgoing))) return null;
		const { winId, text: note, cardId, personId } = outgoing;
		const people = personId ? [personId] : [];
		const details = { ...this.#app.journal.blank(), note, cardId, people };
		return { id: draftId, winId, base: null, details, outgoing };
	}

	async #left(): Promise<Outgoing | undefined> {
		const drafts = (await readingOf(this.#app.storage).drafts()) as MessageDraft[];
		return drafts.find(({ id }) => id === draftId)?.outgoing;
	}

	/** What was left, unless it has become a win in the meantime. */
	async #leftFrom(left: Outgoing | undefined): Promise<Outgoing | null> {
		if (!left) return null;
		const isSettled = (await this.#app.storage.win(left.winId)) !== null;
		if (isSettled) await this.#app.storage.dropDraft(draftId);
		return isSettled ? null : left;
	}

	#blank(begun: Begun): Outgoing {
		const winId = newId(this.#app.now()) as WinId;
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

function known(asked: Partial<Begun>): Partial<Begun> {
	return Object.fromEntries(Object.entries(asked).filter(([, value]) => value != null));
}
