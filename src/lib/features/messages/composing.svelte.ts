import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { winChanges } from '#lib/app/journal.svelte.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { Card, CardId } from '#lib/core/card.ts';
import { dayAt, localIso } from '#lib/core/day.ts';
import {
	channelOf,
	firstChoices,
	isEdited,
	isOwn,
	unanswered,
	type MessageChoices,
	type Outgoing,
	type Way
} from '#lib/core/message.ts';
import { revised, type Composition } from '#lib/core/message-composition.ts';
import type { Detail } from '#lib/core/message-detail.ts';
import { hasOpenGap } from '#lib/core/message-gap.ts';
import type { CallName } from '#lib/core/message-name.ts';
import type { Tone } from '#lib/core/message-words.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { loadPhoneReader } from '#lib/app/phone-reader.svelte.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import { storableDetails, type Win } from '#lib/core/win.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { messageRecords } from '#lib/storage/people-records.ts';
import { OutgoingMessage, type Begun } from './outgoing-message.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';
import { Wording } from './wording.svelte.ts';

const dayMs = 86_400_000;
/** Replies can be noted to the messages of this many days. Only the latest messages are shown. */
const earlierDays = 14;
const earlierLength = 5;

/** The remembered lines and the earlier messages. */
interface Surroundings {
	lines: readonly Remembered[];
	earlier: readonly Win[];
}

/** Composes a message, hands it to another app and records the outcome. Notes replies to earlier messages. */
export class Composing implements UnsavedSource {
	readonly #app: App;
	readonly #people: People;
	readonly #reachingOut: ReachingOut;
	readonly #message: OutgoingMessage;
	readonly #wording: Wording;
	readonly #surroundings: LiveQuery<Surroundings>;
	/**
	 * Runs `begin` and `end` one at a time: a second `begin` must not find the draft claimed by the first.
	 */
	readonly #visits = new SerialQueue();
	#isFromBefore = $state.raw(false);
	#unguard = () => {};

	readonly #details = $derived.by(() => this.#wording.detailsAbout(this.outgoing?.personId));

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		this.#reachingOut = app.part(ReachingOut);
		this.#message = new OutgoingMessage(app);
		this.#surroundings = app.live<Surroundings>({
			collections: ['people', 'remembered', 'wins'],
			read: () => this.#read(),
			initial: { lines: [], earlier: [] }
		});
		this.#wording = new Wording(app, {
			people: () => this.people,
			lines: () => this.#surroundings.value.lines
		});
	}

	/** The message; null before it has been read. */
	get outgoing(): Outgoing | null {
		return this.#message.present;
	}
	/** True if the message has words from an earlier visit. */
	get isFromBefore(): boolean {
		return this.#isFromBefore;
	}
	get isDirty(): boolean {
		return this.#message.isDirty;
	}
	/** The people to whom a message can go: all except those marked "not now". */
	get people(): readonly Person[] {
		return this.#people.offered;
	}
	/** The cards with words to send, those of the least effort first. */
	get cards(): readonly Card[] {
		return this.#wording.cards;
	}
	/** The person of the message; null if there is none or that person is no longer offered. */
	get person(): Person | null {
		return this.#wording.person(this.outgoing?.personId);
	}
	/** The card whose lines are offered. */
	get card(): Card | null {
		return this.#wording.card(this.outgoing?.cardId);
	}
	/** The name by which the person of the message is greeted. */
	get to(): CallName {
		return this.#wording.nameOf(this.outgoing?.personId);
	}
	/** The remembered lines about the person of the message, as sentences to add. */
	get details(): readonly Detail[] {
		return this.#details;
	}
	/** The choices of the message. */
	get choices(): MessageChoices {
		return this.outgoing?.choices ?? firstChoices;
	}
	/** The words for the gaps of the line, in order. */
	get fillings(): readonly string[] {
		return this.choices.fillings[this.#wording.lineOf(this.outgoing)] ?? [];
	}
	/** The message as the choices make it. The text differs from it once the user has edited it. */
	get composition(): Composition {
		return this.#wording.compositionOf(this.outgoing);
	}
	/** True if the user has changed the composed text. */
	get isEdited(): boolean {
		return this.outgoing !== null && isEdited(this.outgoing);
	}
	/** True while the text has a gap that waits for words of the user. */
	get hasGap(): boolean {
		const { outgoing, composition } = this;
		if (!outgoing) return false;
		return isEdited(outgoing)
			? hasOpenGap(outgoing.text, composition.line)
			: composition.gapsLeft > 0;
	}
	/** True if the birthday of the person of the message is today. */
	get isTheirBirthday(): boolean {
		return this.#wording.celebrated.some(({ id }) => id === this.person?.id);
	}
	/**
	 * The latest messages of two weeks to the person of the message without a noted reply, newest first;
	 * those without a person while none is chosen.
	 */
	get earlier(): readonly Win[] {
		const { person } = this;
		return this.#surroundings.value.earlier
			.filter(({ people }) => (person ? people.includes(person.id) : people.length === 0))
			.slice(0, earlierLength);
	}

	/** Subscribes the running component to all data of the screen. */
	subscribe(): void {
		this.#people.subscribe();
		this.#reachingOut.subscribe();
		this.#surroundings.subscribe();
	}

	/**
	 * Begins a message, or continues an earlier one. Words of the user's own stay; the person and the card
	 * change to the requested ones. `onproblem` is called when words cannot be stored.
	 */
	begin(asked: Partial<Begun>, onproblem: (error: unknown) => void): Promise<void> {
		return this.#visits.run(() => this.#begin(asked, onproblem));
	}

	async #begin(asked: Partial<Begun>, onproblem: (error: unknown) => void): Promise<void> {
		this.#unguard = this.#app.unsaved.add(this);
		const { deck, today } = this.#app;
		await this.flush();
		await Promise.all([
			this.#message.takeUp(onproblem),
			this.#people.load().then(() => this.#loadPhoneReader()),
			this.#reachingOut.load(),
			this.#surroundings.load(),
			deck.load().catch(() => {}),
			today.load()
		]);
		const own = this.#message.isDirty ? this.outgoing : null;
		this.#isFromBefore = own !== null && own.state === 'writing' && isOwn(own);
		if (this.#isFromBefore) this.#goOn(asked);
		else if (!own) this.#message.begin(this.#opening(asked));
		const { personId, state } = this.outgoing!;
		if (personId !== null && !this.person && state === 'writing') this.pickPerson(null);
		if (this.#isFromBefore) await this.flush();
	}

	/** Loads what reads phone numbers before the ways are shown, so that they don't change under the finger. */
	async #loadPhoneReader(): Promise<void> {
		const hasPhone = this.people.some(({ contacts }) =>
			contacts?.some(({ kind }) => kind === 'phone')
		);
		if (hasPhone) await loadPhoneReader().catch(() => {});
	}

	/** Continues a message with words of the user's own: another card changes nothing in them. */
	#goOn({ personId, cardId }: Partial<Begun>): void {
		const isOtherCard = cardId != null && cardId !== this.outgoing?.cardId;
		// Words in the gaps of the present card count as edited ones from now on, so that they stay.
		if (isOtherCard)
			this.#message.change({ cardId, line: '', choices: { ...this.choices, isBirthday: false } });
		if (personId != null && personId !== this.outgoing?.personId) this.#choose({ personId });
	}

	/** Returns a new message for the request: a birthday wish if it is the day, unless a card is requested. */
	#opening({ personId = null, cardId = null }: Partial<Begun>): Partial<Outgoing> {
		const { celebrated } = this.#wording;
		const isFree = cardId === null && personId === null;
		const unreached = celebrated.find(({ id }) => this.#reachingOut.daysSince(id) !== 0);
		const to = personId ?? (isFree ? (unreached?.id ?? null) : null);
		const begun = { personId: to, ...this.#wording.firstWords(to, cardId) };
		return this.#wording.composedFrom(begun);
	}

	/**
	 * Stores and releases the message, for later or for another tab. A message that cannot be stored stays
	 * here.
	 */
	end(): Promise<void> {
		return this.#visits.run(async () => {
			if (await this.#message.end()) this.#unguard();
		});
	}

	/**
	 * Begins a new message if another tab has settled this one. To be called when the page becomes visible
	 * again.
	 */
	async lookAgain(): Promise<void> {
		if (!(await this.#message.isSettledElsewhere())) return;
		this.#message.begin(this.#opening({}));
	}

	/**
	 * Sets the person of the message. Details about another person leave it, and so does a birthday wish;
	 * one is offered first on the day.
	 */
	pickPerson(personId: PersonId | null): void {
		const { isBirthday } = this.choices;
		const isTheirDay = this.#wording.celebrated.some(({ id }) => id === personId);
		const isUntouched = isBirthday || this.outgoing?.cardId === this.#wording.smallCard();
		if (isBirthday !== isTheirDay && isUntouched && !this.isEdited)
			this.#choose({ personId, ...this.#wording.firstWords(personId, null) });
		else this.#choose({ personId, choices: { ...this.choices, details: [] } });
	}

	/** Sets the card of the message; null for the user's own words. Details leave it, unless it was edited. */
	pickCard(cardId: CardId | null): void {
		this.#pickWords(cardId, false);
	}

	/** Sets the words of a birthday. */
	pickBirthday(): void {
		this.#pickWords(null, true);
	}

	#pickWords(cardId: CardId | null, isBirthday: boolean): void {
		const details = this.isEdited ? this.choices.details : [];
		const choices = { ...this.choices, details, reassures: null, isBirthday };
		this.#choose({ cardId, choices });
	}

	/** Sets the tone of the message. */
	pickTone(tone: Tone): void {
		this.#choose({ choices: { ...this.choices, tone } });
	}

	/** Adds a remembered detail to the message, or takes it out. */
	toggleDetail(id: string): void {
		const { details } = this.choices;
		const others = details.filter((one) => one !== id);
		const isUsed = others.length < details.length;
		this.#choose({ choices: { ...this.choices, details: isUsed ? others : [...others, id] } });
	}

	/** Adds the sentence that asks for no reply, or takes it out. */
	toggleReassurance(): void {
		this.#choose({ choices: { ...this.choices, reassures: !this.composition.reassures } });
	}

	/** Sets the words of a gap of the line, counted from 0. */
	fill(gap: number, typed: string): void {
		const { fillings } = this.choices;
		const line = this.#wording.lineOf(this.outgoing);
		const those = [...(fillings[line] ?? [])];
		for (let i = those.length; i < gap; i++) those[i] = '';
		those[gap] = typed;
		this.#choose({ choices: { ...this.choices, fillings: { ...fillings, [line]: those } } });
	}

	/** Changes the choices. In a text that the user edited, this replaces only parts that are unchanged. */
	#choose(changed: Partial<Outgoing>): void {
		const { outgoing } = this;
		if (!outgoing) return;
		const before = this.#wording.compositionOf(outgoing);
		this.#message.change(changed);
		const after = this.#wording.compositionOf(this.outgoing);
		const isOwnText = isEdited(outgoing) && outgoing.text.trim() !== '';
		const text = isOwnText ? revised(outgoing.text, before.parts, after.parts) : after.text;
		this.#message.change({ text, line: after.text });
	}

	/** Sets the text as the user types it. */
	write(text: string): void {
		this.#message.change({ text });
	}

	flush(): Promise<void> {
		return this.#message.flush();
	}

	flushNow(): void {
		this.#message.flushNow();
	}

	/** Records that the words were handed to another app; `sent` or `discard` settles the message later. */
	async handOver(way: Way): Promise<void> {
		this.#message.change({ state: 'handedOver', way, atMs: this.#app.now() });
		await this.flush();
	}

	/** Records that the words were not handed over after all, so that the user can edit them. */
	async goBack(): Promise<void> {
		this.#message.change({ state: 'writing', way: null, atMs: null });
		await this.flush();
	}

	/** Logs the sent message as a win, with its words if `keepsWords` is true; resolves with the undo. */
	async sent(keepsWords: boolean): Promise<Undo> {
		const { storage, journal, today, now } = this.#app;
		const sent = this.outgoing!;
		// Leave out a person who was marked "not now" after the message was begun.
		const personId = this.person?.id ?? null;
		const nowMs = now();
		const isToday = dayAt(sent.atMs ?? nowMs) === dayAt(nowMs);
		const win = {
			...storableDetails({
				...journal.blank(),
				at: localIso(sent.atMs ?? nowMs),
				cardId: sent.cardId,
				channel: channelOf(sent.way, this.card?.channel ?? null),
				note: keepsWords ? sent.text.trim() : '',
				people: personId ? [personId] : [],
				energy: isToday && today.energy.isKnown ? today.energy.energy : null
			}),
			id: sent.winId
		};
		const circumstances = isToday ? { ...today.circumstancesOf(sent.cardId), personId } : null;
		const changes = winChanges(win.id, () => win, circumstances);
		const { done: written, bringBack } = await this.#settle((dropDraft) =>
			storage.write(changes, { dropDraft })
		);
		return async () => {
			await storage.undo(written);
			await bringBack();
		};
	}

	/** Deletes the words without logging them; resolves with the undo. */
	async discard(): Promise<Undo> {
		const { bringBack } = await this.#settle((draftId) => this.#app.storage.dropDraft(draftId));
		return bringBack;
	}

	/** Notes a reply to an earlier message; resolves with the undo. */
	replied(win: Win): Promise<Undo> {
		return this.#app.journal.edit(win.id, { ...win, reply: 'yes' }, win);
	}

	async #settle<Done>(settle: (draftId: string) => Promise<Done>) {
		const next = () =>
			this.#wording.composedFrom({ personId: null, ...this.#wording.firstWords(null, null) });
		const settled = await this.#message.settle(settle, next);
		this.#isFromBefore = false;
		return settled;
	}

	async #read(): Promise<Surroundings> {
		const { storage, now } = this.#app;
		const nowMs = now();
		const since = dayAt(nowMs - earlierDays * dayMs);
		const { people, lines, wins } = await messageRecords(storage, since);
		const snoozed = new Set(people.flatMap(({ id, notNow }) => (notNow ? id : [])));
		const earlier = unanswered(wins, dayAt(nowMs), snoozed).reverse();
		return { lines, earlier };
	}
}
