import type { CardId, Channel, Family } from './card.ts';
import type { Detail } from './message-detail.ts';
import { filledLine, gapsLeft } from './message-gap.ts';
import type { CallName } from './message-name.ts';
import { tones, type MessageWords, type Tone } from './message-words.ts';

/** The choices from which a message is composed. */
export interface Ingredients {
	/** The line of the card; '' for none. */
	line: string;
	cardId: CardId | null;
	family: Family | null;
	channel: Channel | null;
	tone: Tone;
	to: CallName;
	/** The words for the gaps of the line, in order. */
	fillings: readonly string[];
	/** The details to mention, in order. */
	details: readonly Detail[];
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
	text: string;
}

/** A composed message. */
export interface Composition {
	parts: readonly Part[];
	text: string;
	/** The line as it is used after the greeting, with its gaps. */
	line: string;
	/** The number of gaps that wait for words of the user. */
	gapsLeft: number;
	/** The sentence that asks for no reply; null where a reply cannot be waived. */
	reassurance: string | null;
	/** True if that sentence is in the message. */
	reassures: boolean;
}

/**
 * Returns the line of a card for a tone: the lines of a composed card are in the order of the tones. A card
 * with fewer lines has its last one for the others.
 */
export function lineFor(tone: Tone, say: readonly string[]): string {
	return say[Math.min(tones.indexOf(tone), say.length - 1)] ?? '';
}

/** Returns the message that the choices make. */
export function composed(from: Ingredients, words: MessageWords): Composition {
	const opening = openingOf(from, words);
	const line = opening.at(-1)?.text ?? '';
	const parts = opening.map((part) =>
		part.key === 'line' ? { ...part, text: filledLine(part.text, from.fillings) } : part
	);
	for (const { id, sentences } of from.details)
		parts.push({ key: id, source: id, joint: ' ', text: sentences[from.tone] });
	const reassurance = reassuranceFor(from, parts, words);
	const reassures = reassurance !== null && (from.reassures ?? isReassuring(from, words));
	if (reassures) parts.push({ key: 'reassurance', source: '', joint: ' ', text: reassurance });
	return {
		parts,
		text: textOf(parts),
		line,
		gapsLeft: gapsLeft(line, from.fillings),
		reassurance,
		reassures
	};
}

function textOf(parts: readonly Part[]): string {
	return parts.map(({ joint, text }, i) => (i === 0 ? text : joint + text)).join('');
}

/** The greeting and the line. A line that is a greeting itself gets the name and needs no other greeting. */
function openingOf({ line, channel, tone, to, details }: Ingredients, words: MessageWords): Part[] {
	const part = (key: string, text: string, joint = ' ', source = '') => ({
		key,
		source,
		joint,
		text
	});
	if (line === '' && details.length === 0) return [];
	const { name } = to;
	for (const { pattern, joint } of words.openers) {
		const [opener] = pattern.exec(line) ?? [];
		if (opener === undefined) continue;
		const text = name === null ? line : opener + joint + name + line.slice(opener.length);
		return [part('line', text, ' ', line)];
	}
	if (channel === 'letter') {
		const greeting =
			name === null ? words.namelessLetter : words.letter.replace('{name}', () => name);
		return [part('greeting', `${greeting},`), part('line', line, '\n', line)];
	}
	const frame = to.isFormal ? words.formal : words.greetings[tone];
	const greeting = name === null ? words.nameless[tone] : frame.replace('{name}', () => name);
	const first = /^\S*/u.exec(line)![0].replace(/[.,;:!?]+$/u, '');
	const isLowered = words.lowered.has(first.toLowerCase().replace('’', "'"));
	if (isLowered || words.capital.test(first)) {
		const text = isLowered ? line.charAt(0).toLowerCase() + line.slice(1) : line;
		return [part('greeting', `${greeting},`), part('line', text, ' ', line)];
	}
	return [
		part('greeting', `${greeting}!`),
		...(line === '' ? [] : [part('line', line, ' ', line)])
	];
}

function reassuranceFor(
	{ family, channel, line }: Ingredients,
	parts: readonly Part[],
	{ spoken, inviting, reassurances }: MessageWords
): string | null {
	if (channel !== null && spoken.includes(channel)) return null;
	if (family !== null && inviting.includes(family) && line.includes('?'))
		return reassurances.invitation;
	return reassurances[parts.some(({ text }) => text.includes('?')) ? 'question' : 'statement'];
}

function isReassuring({ cardId }: Ingredients, { reassuring }: MessageWords): boolean {
	return cardId !== null && reassuring.includes(cardId);
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
		if (old && result.includes(old.text)) result = result.replace(old.text, () => part.text);
		else if (!old || old.source !== part.source) result = withPart(result, part, after.slice(0, i));
	});
	return result;
}

function without(text: string, { joint, text: part }: Part): string {
	for (const piece of [joint + part, part + joint, part])
		if (part !== '' && text.includes(piece)) return text.replace(piece, () => '');
	return text;
}

/** A greeting is not added to words of the user's own. Other parts follow the one before, or the text. */
function withPart(text: string, part: Part, earlier: readonly Part[]): string {
	if (text.trim() === '') return part.text;
	if (part.key === 'greeting') return text;
	const present = earlier.findLast(
		({ key, text: one }) => key !== 'greeting' && one !== '' && text.includes(one)
	);
	if (!present) return text.trimEnd() + (part.key === 'line' ? '\n' : part.joint) + part.text;
	const at = text.indexOf(present.text) + present.text.length;
	return text.slice(0, at) + part.joint + part.text + text.slice(at);
}
