import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { winChanges } from '#lib/app/journal.svelte.ts';
import { loadPhoneReader } from '#lib/app/phone-reader.svelte.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { Channel } from '#lib/core/card.ts';
import { dayAt, localIso } from '#lib/core/day.ts';
import { channelOf, isOwn, type Outgoing, type Way } from '#lib/core/message.ts';
import type { PersonId } from '#lib/core/person.ts';
import { storableDetails, type Win, type WinId } from '#lib/core/win.ts';
import { MessageText } from './message-text.svelte.ts';
import type { Begun } from './outgoing-message.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';

/** The message that the user wants to write. */
export type Asked = Partial<Begun> & {
	/** True for a message of its own, even if another one is unfinished. */
	isNew?: boolean;
};

/** A message that was sent and logged, shown until the next one is written. */
export interface SentMessage {
	winId: WinId;
	personId: PersonId | null;
	channel: Channel;
}

/** Composes a message, hands it to another app and records the outcome. Notes replies to earlier messages. */
export class Composing extends MessageText implements UnsavedSource {
	readonly #app: App;
	readonly #reachingOut: ReachingOut;
	/**
	 * Runs `begin` and `end` one at a time: a second `begin` must not find the draft claimed by the first.
	 */
	readonly #visits = new SerialQueue();
	#isFromBefore = $state.raw(false);
	#justSent = $state.raw<SentMessage | null>(null);
	#unguard = () => {};

	constructor(app: App) {
		super(app);
		this.#app = app;
		this.#reachingOut = app.part(ReachingOut);
	}

	/** The message that was sent a moment ago; null once the next one is written. */
	get justSent(): SentMessage | null {
		return this.#justSent;
	}
	/** True if the message has words from an earlier visit. */
	get isFromBefore(): boolean {
		return this.#isFromBefore;
	}
	get isDirty(): boolean {
		return this.message.isDirty;
	}
	/**
	 * The latest messages of two weeks to the person of the message without a noted reply, newest first;
	 * those without a person while none is chosen.
	 */
	get earlier(): readonly Win[] {
		return this.surroundings.earlierTo(this.person?.id ?? null);
	}

	/** Subscribes the running component to all data of the screen. */
	subscribe(): void {
		this.contacts.subscribe();
		this.#reachingOut.subscribe();
		this.surroundings.subscribe();
	}

	/**
	 * Begins a message, or continues an earlier one. Words of the user's own stay: those to another person, or
	 * any if a new message is requested, wait as a draft, and others get the requested person and card.
	 * `onproblem` is called when words cannot be stored.
	 */
	begin(asked: Asked, onproblem: (error: unknown) => void): Promise<void> {
		return this.#visits.run(() => this.#begin(asked, onproblem));
	}

	async #begin(asked: Asked, onproblem: (error: unknown) => void): Promise<void> {
		this.#unguard = this.#app.unsaved.add(this);
		this.#justSent = null;
		const { deck, today } = this.#app;
		await this.flush();
		await Promise.all([
			this.message.takeUp(onproblem, fitting(asked)),
			this.contacts.load().then(() => this.#loadPhoneReader()),
			this.#reachingOut.load(),
			this.surroundings.load(),
			deck.load().catch(() => {}),
			today.load()
		]);
		const own = this.message.isDirty ? this.outgoing : null;
		this.#isFromBefore = own !== null && own.state === 'writing' && isOwn(own);
		if (this.#isFromBefore) this.#goOn(asked);
		else if (!own) this.message.begin(this.#opening(asked));
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
			this.message.change({
				cardId,
				isFirstCard: false,
				given: '',
				line: '',
				choices: { ...this.choices, isBirthday: false }
			});
		if (personId != null && this.outgoing?.personId === null) this.choose({ personId });
	}

	/** Returns a new message for the request: a birthday wish if it is the day, unless a card is requested. */
	#opening({ personId = null, cardId = null }: Partial<Begun>): Partial<Outgoing> {
		const { celebrated } = this.wording;
		const isFree = cardId === null && personId === null;
		const unreached = celebrated.find(({ id }) => this.#reachingOut.daysSince(id) !== 0);
		const to = personId ?? (isFree ? (unreached?.id ?? null) : null);
		const begun = { personId: to, ...this.wording.firstWords(to, cardId) };
		return this.wording.composedFrom(begun);
	}

	/**
	 * Stores and releases the message, for later or for another tab. A message that cannot be stored stays
	 * here.
	 */
	end(): Promise<void> {
		return this.#visits.run(async () => {
			if (await this.message.end()) this.#unguard();
		});
	}

	/**
	 * Begins a new message if another tab has settled this one. Call it when the page becomes visible
	 * again.
	 */
	async lookAgain(): Promise<void> {
		if (!(await this.message.isSettledElsewhere())) return;
		this.message.begin(this.#opening({}));
	}

	flush(): Promise<void> {
		return this.message.flush();
	}

	flushNow(): void {
		this.message.flushNow();
	}

	/** Records that the words were handed to another app; `sent` or `discard` settles the message later. */
	async handOver(way: Way): Promise<void> {
		this.message.change({ state: 'handedOver', way, atMs: this.#app.now() });
		await this.flush();
	}

	/** Records that the words were not handed over after all, so that the user can edit them. */
	async goBack(): Promise<void> {
		this.message.change({ state: 'writing', way: null, atMs: null });
		await this.flush();
	}

	/** Logs the sent message as a win, with its words if `keepsWords` is true; resolves with the undo. */
	async sent(keepsWords: boolean): Promise<Undo> {
		const { storage, journal, today, now } = this.#app;
		const sent = this.outgoing!;
		// Leave out a person who was marked "not now" after the message was begun.
		const personId = this.person?.id ?? null;
		const cardId = this.cardIdOfText;
		const nowMs = now();
		const isToday = dayAt(sent.atMs ?? nowMs) === dayAt(nowMs);
		const channel = channelOf(sent.way, this.card?.channel ?? null);
		const win = {
			...storableDetails({
				...journal.blank(),
				at: localIso(sent.atMs ?? nowMs),
				cardId,
				channel,
				note: keepsWords ? sent.text.trim() : '',
				people: personId ? [personId] : [],
				energy: isToday && today.energy.isKnown ? today.energy.energy : null
			}),
			id: sent.winId
		};
		const circumstances = isToday ? { ...today.circumstancesOf(cardId), personId } : null;
		const changes = winChanges(win.id, () => win, circumstances);
		const { done: written, bringBack } = await this.#settle((dropDraft) =>
			storage.write(changes, { dropDraft })
		);
		this.#justSent = { winId: win.id, personId, channel };
		return async () => {
			await storage.undo(written);
			if (this.#justSent?.winId === win.id) this.#justSent = null;
			await bringBack();
		};
	}

	/** Leaves the message that was sent, for the next one. */
	writeAnother(): void {
		this.#justSent = null;
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
			this.wording.composedFrom({ personId: null, ...this.wording.firstWords(null, null) });
		const settled = await this.message.settle(settle, next);
		this.#isFromBefore = false;
		return settled;
	}
}

/** Returns whether a message may be continued for the request: words must not go to someone else. */
function fitting({ personId = null, isNew = false }: Asked): (outgoing: Outgoing) => boolean {
	return (outgoing) =>
		!isNew && (personId === null || outgoing.personId === null || outgoing.personId === personId);
}
