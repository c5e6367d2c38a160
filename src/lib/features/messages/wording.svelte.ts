import type { App } from '#lib/app/app.svelte.ts';
import { messageWords as words } from '#lib/content/en/messages/message-words.ts';
import { nearBirthdays } from '#lib/core/birthday.ts';
import type { Card, CardId } from '#lib/core/card.ts';
import { dayAt } from '#lib/core/day.ts';
import { composed, lineFor, type Composition } from '#lib/core/message-composition.ts';
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

	/** Returns the line that a message begins with, as the card has it. */
	lineOf(message: Outgoing | null): string {
		const { isBirthday, tone } = message?.choices ?? firstChoices;
		return isBirthday ? words.birthday[tone] : lineFor(tone, this.card(message?.cardId)?.say ?? []);
	}

	/** Returns the message that the choices make. */
	compositionOf(message: Outgoing | null): Composition {
		const choices = message?.choices ?? firstChoices;
		const card = this.card(message?.cardId);
		const line = this.lineOf(message);
		const { details } = choices;
		const about = details.length > 0 ? this.detailsAbout(message?.personId) : [];
		const ingredients = {
			line,
			cardId: card?.id ?? null,
			family: card?.family ?? null,
			channel: card?.channel ?? null,
			tone: choices.tone,
			to: this.nameOf(message?.personId),
			fillings: choices.fillings[line] ?? [],
			details: details.flatMap((id) => about.find((detail) => detail.id === id) ?? []),
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
	): Pick<Outgoing, 'cardId' | 'choices'> {
		const isBirthday = cardId === null && this.celebrated.some(({ id }) => id === personId);
		const choices = { ...firstChoices, isBirthday };
		return { cardId: isBirthday ? null : (this.card(cardId)?.id ?? this.smallCard()), choices };
	}

	/** Returns the id of the check-in card of the least effort; null before the cards are loaded. */
	smallCard(): CardId | null {
		return this.cards.find(({ family }) => family === 'checkIn')?.id ?? null;
	}
}
