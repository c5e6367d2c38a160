import type { App } from '#lib/app/app.svelte.ts';
import type { Card, CardId } from '#lib/core/card.ts';
import { firstChoices, isEdited, type MessageChoices, type Outgoing } from '#lib/core/message.ts';
import { isAbout, revised, type Composition } from '#lib/core/message-composition.ts';
import type { Detail } from '#lib/core/message-detail.ts';
import { hasOpenGap } from '#lib/core/message-gap.ts';
import type { CallName } from '#lib/core/message-name.ts';
import { tones, type Tone } from '#lib/core/message-words.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { OutgoingMessage } from './outgoing-message.svelte.ts';
import { Surroundings } from './surroundings.svelte.ts';
import { Wording } from './wording.svelte.ts';

/** The words of a message that is being written: the person, the card and the choices that make its text. */
export class MessageText {
	protected readonly contacts: People;
	protected readonly message: OutgoingMessage;
	protected readonly surroundings: Surroundings;
	protected readonly wording: Wording;

	readonly #details = $derived.by(() => this.wording.detailsAbout(this.outgoing?.personId));

	constructor(app: App) {
		this.contacts = app.part(People);
		this.message = new OutgoingMessage(app);
		this.surroundings = new Surroundings(app);
		this.wording = new Wording(app, {
			people: () => this.people,
			lines: () => this.surroundings.lines
		});
	}

	/** The message; null before it has been read. */
	get outgoing(): Outgoing | null {
		return this.message.present;
	}
	/** The people to whom a message can go: all except those marked "not now". */
	get people(): readonly Person[] {
		return this.contacts.offered;
	}
	/** The cards with words to send, those of the least effort first. */
	get cards(): readonly Card[] {
		return this.wording.cards;
	}
	/** The person of the message; null if there is none or that person is no longer offered. */
	get person(): Person | null {
		return this.wording.person(this.outgoing?.personId);
	}
	/** The card whose lines are offered. */
	get card(): Card | null {
		return this.wording.card(this.outgoing?.cardId);
	}
	/** The name by which the person of the message is greeted. */
	get to(): CallName {
		return this.wording.nameOf(this.outgoing?.personId);
	}
	/** The remembered lines about the person of the message, as sentences to add. */
	get details(): readonly Detail[] {
		return this.#details;
	}
	/** The choices of the message. */
	get choices(): MessageChoices {
		return this.outgoing?.choices ?? firstChoices;
	}
	/**
	 * The id of the card that the message is about: not one that the user did not choose and whose words they
	 * have replaced.
	 */
	protected get cardIdOfText(): CardId | null {
		const { outgoing, composition } = this;
		if (!outgoing?.isFirstCard || !this.isEdited) return outgoing?.cardId ?? null;
		const line = composition.parts.find(({ key }) => key === 'line');
		return line && isAbout(outgoing.text, line.text) ? outgoing.cardId : null;
	}
	/** The tones, each with the message and the text that it would make. */
	get inTones(): readonly { tone: Tone; composition: Composition; text: string }[] {
		const { outgoing, composition: present } = this;
		return tones.map((tone) => {
			const choices = { ...this.choices, tone };
			const composition = this.wording.compositionOf(outgoing && { ...outgoing, choices });
			const text =
				outgoing && isOwnText(outgoing)
					? revised(outgoing.text, present.parts, composition.parts)
					: composition.text;
			return { tone, composition, text };
		});
	}
	/** The message as the choices make it. The text differs from it once the user has edited it. */
	get composition(): Composition {
		return this.wording.compositionOf(this.outgoing);
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
			? composition.parts.some(({ template }) => hasOpenGap(outgoing.text, template))
			: composition.gapsLeft > 0;
	}
	/** True if the birthday of the person of the message is today. */
	get isTheirBirthday(): boolean {
		return this.wording.celebrated.some(({ id }) => id === this.person?.id);
	}

	/**
	 * Sets the recipient. Removes details about another person from the message. Begins with a birthday wish if
	 * it is the new recipient's birthday, and removes such a wish if it is not; edited words stay.
	 */
	pickPerson(personId: PersonId | null): void {
		const { isBirthday } = this.choices;
		const isTheirDay = this.wording.celebrated.some(({ id }) => id === personId);
		const isUntouched = isBirthday || this.outgoing?.cardId === this.wording.smallCard();
		if (isBirthday !== isTheirDay && isUntouched && !this.isEdited)
			this.choose({ personId, ...this.wording.firstWords(personId, null) });
		else this.choose({ personId, choices: { ...this.choices, details: [] } });
	}

	/** Sets the card of the message; null for the user's own words. Details leave it, unless it was edited. */
	pickCard(cardId: CardId | null): void {
		this.#pickWords(cardId, false);
	}

	/** Sets the words of a birthday. */
	pickBirthday(): void {
		this.#pickWords(null, true);
	}

	/**
	 * Sets a ready line, such as one to take something back with. It follows words of the user's own, unless these still have an
	 * earlier line word for word, which it then replaces.
	 */
	give(line: string): void {
		this.#pickWords(null, false, line);
	}

	#pickWords(cardId: CardId | null, isBirthday: boolean, given = ''): void {
		const details = this.isEdited ? this.choices.details : [];
		const choices = { ...this.choices, details, reassures: null, isBirthday };
		this.choose({ cardId, isFirstCard: false, given, choices });
	}

	/** Sets the tone of the message. */
	pickTone(tone: Tone): void {
		this.choose({ choices: { ...this.choices, tone } });
	}

	/** Adds a remembered detail to the message, or takes it out. */
	toggleDetail(id: string): void {
		const { details } = this.choices;
		const others = details.filter((one) => one !== id);
		const isUsed = others.length < details.length;
		this.choose({ choices: { ...this.choices, details: isUsed ? others : [...others, id] } });
	}

	/** Adds the sentence that asks for no reply, or takes it out. */
	toggleReassurance(): void {
		this.choose({ choices: { ...this.choices, reassures: !this.composition.reassures } });
	}

	/** Sets the words of a gap, counted from 0, in the part of the message that has this source. */
	fill(source: string, gap: number, typed: string): void {
		const { fillings } = this.choices;
		const those = [...(fillings[source] ?? [])];
		for (let i = those.length; i < gap; i++) those[i] = '';
		those[gap] = typed;
		this.choose({ choices: { ...this.choices, fillings: { ...fillings, [source]: those } } });
	}

	/** Changes the choices. In a text that the user edited, this replaces only parts that are unchanged. */
	protected choose(changed: Partial<Outgoing>): void {
		const { outgoing } = this;
		if (!outgoing) return;
		const before = this.wording.compositionOf(outgoing);
		this.message.change(changed);
		const after = this.wording.compositionOf(this.outgoing);
		const text = isOwnText(outgoing)
			? revised(outgoing.text, before.parts, after.parts)
			: after.text;
		this.message.change({ text, line: after.text });
	}

	/** Sets the text as the user types it. */
	write(text: string): void {
		this.message.change({ text });
	}
}

/** Returns whether the user has edited a message that has words left. */
function isOwnText(outgoing: Outgoing): boolean {
	return isEdited(outgoing) && outgoing.text.trim() !== '';
}
