import type { Card, CardId, Channel } from './card.ts';
import type { Family } from './families.ts';
import type { Detail } from './message-detail.ts';
import { filledLine, gap, gapsLeft } from './message-gap.ts';
import type { CallName } from './message-name.ts';
import { tones, type MessageWords, type Tone } from './message-words.ts';
import { foldedWords } from './words.ts';

/** The words for the gaps of each part, under the source of the part. */
export interface Fillings {
	readonly [source: string]: readonly string[];
}

/** The choices from which a message is composed. */
export interface Ingredients {
	/** The line of the card; '' for none. */
	line: string;
	cardId: CardId | null;
	family: Family | null;
	channel: Channel | null;
	tone: Tone;
	to: CallName;
	/** The words for the gaps, in order: of the line, and under its id of each detail. */
	fillings: Fillings;
	/** The details to mention, in order. */
	details: readonly Detail[];
	/** True for a birthday wish, which needs no reply anyway. */
	isBirthday: boolean;
	/** True for the sentence that asks for no reply; null leaves it to the card. */
	reassures: boolean | null;
}

/** A part of a message that comes from one choice. */
export interface Part {
	/** `greeting`, `line`, `reassurance`, or the id of a remembered line. */
	key: string;
	/** Identifies the choice: a part with another source takes the place of this one. */
	source: string;
	/** The text between this part and the one before. */
	joint: string;
	/** The text with its gaps. */
	template: string;
	/** The words for the gaps, in order. */
	fillings: readonly string[];
	/** The template with its gaps filled. */
	text: string;
}

/** A composed message. */
export interface Composition {
	parts: readonly Part[];
	text: string;
	/** The number of gaps that wait for words of the user. */
	gapsLeft: number;
	/** The sentence that asks for no reply; null where a reply cannot be waived. */
	reassurance: string | null;
	/** True if that sentence is in the message. */
	reassures: boolean;
}

/**
 * Returns the line of a card for a tone: the lines of a composed card are in the order of the tones. A card
 * with fewer lines has its last one for the remaining tones.
 */
export function lineFor(tone: Tone, say: readonly string[]): string {
	return say[Math.min(tones.indexOf(tone), say.length - 1)] ?? '';
}

/** Returns the line of a card beside grave details: its shortest, or '' for a card that is too light for them. */
export function graveLine({ id, say }: Pick<Card, 'id' | 'say'>, words: MessageWords): string {
	return words.lightCards.includes(id) ? '' : lineFor('short', say);
}

/** Returns true if one of the details is grave, so that nothing light belongs beside it. */
export function isGrave(details: readonly Detail[]): boolean {
	return details.some((detail) => detail.isGrave);
}

/** Returns the message that the choices make. Grave details come before the line, others after it. */
export function composed(from: Ingredients, words: MessageWords): Composition {
	const grave = from.details.filter((detail) => detail.isGrave);
	const others = from.details.filter((detail) => !detail.isGrave);
	const tone = grave.length > 0 && from.tone === 'light' ? 'short' : from.tone;
	const sentenceOf = ({ id, sentences }: Detail) => ({ key: id, text: sentences[tone] });
	const line = from.line === '' ? [] : [{ key: 'line', source: from.line, text: from.line }];
	const isGreeting = words.openers.some(({ pattern }) => pattern.test(from.line));
	const sentences: Sentence[] = [
		...(isGreeting ? line : []),
		...saidOnce(grave.map(sentenceOf), from.line),
		...(isGreeting ? [] : line),
		...others.map(sentenceOf)
	];
	const parts = greeted(sentences, { ...from, tone }, words).map(
		({ key, source = key, joint = ' ', text }) => {
			const fillings = from.fillings[source] ?? [];
			return { key, source, joint, template: text, fillings, text: filledLine(text, fillings) };
		}
	);
	const reassurance = reassuranceFor(from, parts, words);
	const reassures = reassurance !== null && (from.reassures ?? isReassuring(from, words));
	if (reassures) parts.push(fixed('reassurance', reassurance));
	return {
		parts,
		text: textOf(parts),
		gapsLeft: parts.reduce((sum, part) => sum + gapsLeft(part.template, part.fillings), 0),
		reassurance,
		reassures
	};
}

/** A sentence to make a part of. */
interface Sentence {
	key: string;
	source?: string;
	joint?: string;
	text: string;
}

/** Removes what the line or another grave detail repeats, such as a second “I'm thinking of you.” */
function saidOnce(grave: readonly Sentence[], line: string): Sentence[] {
	const pieces = (text: string) => text.split(/(?<=[.!?]) /u);
	const all = [...grave.flatMap(({ text }) => pieces(text)), line];
	let at = -1;
	return grave.flatMap((sentence) => {
		const text = pieces(sentence.text)
			.filter((piece) => {
				at++;
				const words = piece.replace(/[.!?]$/u, '');
				const isSaid = (other: string, i: number) =>
					other.includes(words) && (i < at || other.length > piece.length);
				return piece === gap || !all.some(isSaid);
			})
			.join(' ');
		return text === '' ? [] : { ...sentence, text };
	});
}

function fixed(key: string, text: string): Part {
	return { key, source: '', joint: ' ', template: text, fillings: [], text };
}

function textOf(parts: readonly Part[]): string {
	return parts.map(({ joint, text }, i) => (i === 0 ? text : joint + text)).join('');
}

/** Adds the greeting. A line that is a greeting itself gets the name and needs no other one. */
function greeted(
	sentences: readonly Sentence[],
	{ channel, tone, to }: Ingredients,
	words: MessageWords
): Sentence[] {
	const [first, ...others] = sentences;
	if (!first) return [];
	const { name } = to;
	for (const { pattern, joint } of words.openers) {
		const [opener] = (first.key === 'line' && pattern.exec(first.text)) || [];
		if (opener === undefined) continue;
		const text =
			name === null ? first.text : opener + joint + name + first.text.slice(opener.length);
		return [{ ...first, text }, ...others];
	}
	const greeting = (text: string) => ({ key: 'greeting', source: '', text });
	if (channel === 'letter') {
		const text = name === null ? words.namelessLetter : words.letter.replace('{name}', () => name);
		return [greeting(`${text},`), { ...first, joint: '\n' }, ...others];
	}
	const frame = to.isFormal ? words.formal : words.greetings[tone];
	const text = name === null ? words.nameless[tone] : frame.replace('{name}', () => name);
	const word = /^\S*/u.exec(first.text)![0].replace(/[.,;:!?]+$/u, '');
	const isLowered = words.lowered.has(word.toLowerCase().replace("'", '’'));
	const isJoined = isLowered || words.capital.test(word);
	const start = isLowered ? first.text.charAt(0).toLowerCase() + first.text.slice(1) : first.text;
	return isJoined
		? [greeting(`${text},`), { ...first, text: start }, ...others]
		: [greeting(`${text}!`), first, ...others];
}

function reassuranceFor(
	{ family, channel, line, isBirthday }: Ingredients,
	parts: readonly Part[],
	{ spoken, inviting, reassurances }: MessageWords
): string | null {
	if (isBirthday) return null;
	if (channel !== null && spoken.includes(channel)) return null;
	if (family !== null && inviting.includes(family) && line.includes('?'))
		return reassurances.invitation;
	return reassurances[parts.some(({ text }) => text.includes('?')) ? 'question' : 'statement'];
}

function isReassuring({ cardId }: Ingredients, { reassuring }: MessageWords): boolean {
	return cardId !== null && reassuring.includes(cardId);
}

/**
 * Returns whether a text still has at least half of the words of a line, so that the line's card is about
 * it.
 */
export function isAbout(text: string, line: string): boolean {
	const words = foldedWords(line);
	const own = new Set(foldedWords(text));
	return words.length > 0 && words.filter((word) => own.has(word)).length * 2 >= words.length;
}

/**
 * Returns a text that the user edited after a choice has changed the message from one composition to another.
 * Replaces and removes parts that the text still contains word for word, and adds new ones; all other words
 * are the user's and stay.
 */
export function revised(text: string, before: readonly Part[], after: readonly Part[]): string {
	let result = text;
	for (const old of before)
		if (!after.some(({ key }) => key === old.key)) result = without(result, old);
	after.forEach((part, i) => {
		const old = before.find(({ key }) => key === part.key);
		if (old?.text === part.text) return;
		if (old && result.includes(old.text)) result = replaced(result, old.text, part.text);
		else if (!old || old.source !== part.source) result = withPart(result, after, i);
	});
	return result;
}

function without(text: string, { joint, text: part }: Part): string {
	for (const piece of [joint + part, part + joint, part])
		if (part !== '' && text.includes(piece)) return replaced(text, piece, '');
	return text;
}

function replaced(text: string, piece: string, by: string): string {
	const at = placeOf(text, piece);
	return text.slice(0, at) + by + text.slice(at + piece.length);
}

/** The gap of a detail follows those of the line. */
function placeOf(text: string, piece: string): number {
	return piece.trim() === gap ? text.lastIndexOf(piece) : text.indexOf(piece);
}

/**
 * Adds a part after the one before it, or else to the end. A greeting is not added to words of the user's own,
 * and followed at once only by what comes before the line.
 */
function withPart(text: string, parts: readonly Part[], index: number): string {
	const part = parts[index]!;
	if (text.trim() === '') return part.text;
	if (part.key === 'greeting') return text;
	const leadsLine = parts.slice(index + 1).some(({ key }) => key === 'line');
	const present = parts
		.slice(0, index)
		.findLast(
			({ key, text: one }) => (leadsLine || key !== 'greeting') && one !== '' && text.includes(one)
		);
	if (!present) return text.trimEnd() + (part.key === 'line' ? '\n' : part.joint) + part.text;
	const at = placeOf(text, present.text) + present.text.length;
	return text.slice(0, at) + part.joint + part.text + text.slice(at);
}
