import type { App } from '#lib/app/app.svelte.ts';
import { messageWords as words } from '#lib/content/en/messages/message-words.ts';
import { nearBirthdays } from '#lib/core/birthday.ts';
import type { Card, CardId } from '#lib/core/card.ts';
import { dayAt } from '#lib/core/day.ts';
import {
	composed,
	graveLine,
	isGrave,
	lineFor,
	type Composition
} from '#lib/core/message-composition.ts';
import { detailsOf, type Detail } from '#lib/core/message-detail.ts';
import { callName, type CallName } from '#lib/core/message-name.ts';
import { firstChoices, isComposed, type Outgoing } from '#lib/core/message.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { latestFirst, type Remembered } from '#lib/core/remembered.ts';
import { blankMessage } from './outgoing-message.svelte.ts';

/** The people and the remembered lines that messages are made of. */
export interface WordingSources {
	people: () => readonly Person[];
	lines: () => readonly Remembered[];
}

/** Makes the words of messages from choices: who it is for, the card, the tone and the details. */
export class Wording {
	readonly #app: App;
	readonly #sources: WordingSources;

	/** The cards with words to send, those of the least effort first. */
	readonly cards: readonly Card[] = $derived.by(() =>
		this.#app.deck.cards.filter(isComposed).sort((a, b) => a.effort - b.effort)
	);

	constructor(app: App, sources: WordingSources) {
		this.#app = app;
		this.#sources = sources;
	}

	/** The people whose birthday is today. */
	get celebrated(): readonly Person[] {
		return nearBirthdays(this.#sources.people(), this.#today)
			.filter(({ inDays }) => inDays === 0)
			.map(({ person }) => person);
	}

	get #today() {
		return dayAt(this.#app.now());
	}

	/** Returns the card with this id; null if it has no words to send. */
	card(id: CardId | null | undefined): Card | null {
		return this.cards.find((card) => card.id === id) ?? null;
	}

	/** Returns the person with this id; null for one who is not offered. */
	person(id: PersonId | null | undefined): Person | null {
		return this.#sources.people().find((person) => person.id === id) ?? null;
	}

	/** Returns the name by which a message greets a person. */
	nameOf(id: PersonId | null | undefined): CallName {
		return callName(this.person(id)?.name ?? '', words);
	}

	/** Returns the remembered lines about a person as sentences to add. */
	detailsAbout(id: PersonId | null | undefined): Detail[] {
		const lines = this.#sources.lines().filter(({ personId }) => personId === id);
		const isOffered = this.person(id) !== null;
		return detailsOf(isOffered ? latestFirst(lines) : [], this.nameOf(id).name, this.#today, words);
	}

	/** Returns the line of a message, as the card has it or as the user took it over. */
	#lineOf({ choices = firstChoices, cardId, given }: Outgoing, details: readonly Detail[]): string {
		if (given) return given;
		const { isBirthday, tone } = choices;
		const card = this.card(cardId);
		if (isGrave(details))
			return isBirthday ? words.graveBirthday : card ? graveLine(card, words) : '';
		return isBirthday ? words.birthday[tone] : lineFor(tone, card?.say ?? []);
	}

	/** Returns the chosen details of a message, in order. */
	#detailsOf({ choices = firstChoices, personId }: Outgoing): Detail[] {
		const about = choices.details.length > 0 ? this.detailsAbout(personId) : [];
		return choices.details.flatMap((id) => about.find((detail) => detail.id === id) ?? []);
	}

	/** Returns the message that the choices make. */
	compositionOf(outgoing: Outgoing | null): Composition {
		const message = outgoing ?? blankMessage;
		const { choices = firstChoices, cardId, personId } = message;
		const card = this.card(cardId);
		const details = this.#detailsOf(message);
		const ingredients = {
			line: this.#lineOf(message, details),
			cardId: card?.id ?? null,
			family: card?.family ?? null,
			channel: card?.channel ?? null,
			tone: choices.tone,
			to: this.nameOf(personId),
			fillings: choices.fillings,
			details,
			isBirthday: choices.isBirthday,
			reassures: choices.reassures
		};
		return composed(ingredients, words);
	}

	/** Returns a message with its composed text. */
	composedFrom(begun: Partial<Outgoing>): Partial<Outgoing> {
		const { text } = this.compositionOf({ ...blankMessage, ...begun });
		return { ...begun, text, line: text };
	}

	/**
	 * Returns the words to begin with: those of the card, or else of a birthday, or of the check-in card of
	 * the least effort, so that the page never starts empty.
	 */
	firstWords(
		personId: PersonId | null,
		cardId: CardId | null
	): Pick<Outgoing, 'cardId' | 'choices' | 'isFirstCard'> {
		const isBirthday = cardId === null && this.celebrated.some(({ id }) => id === personId);
		const choices = { ...firstChoices, isBirthday };
		const asked = this.card(cardId)?.id ?? null;
		const first = isBirthday ? null : (asked ?? this.smallCard());
		return { cardId: first, isFirstCard: asked === null, choices };
	}

	/** Returns the id of the check-in card of the least effort; null before the cards are loaded. */
	smallCard(): CardId | null {
		const hidden = this.#app.deck.personal?.hidden;
		const isOffered = ({ id, family }: Card) => family === 'checkIn' && !hidden?.has(id);
		return this.cards.find(isOffered)?.id ?? null;
	}
}
