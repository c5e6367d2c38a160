import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardWords, WordsOfCards } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import { isComposed } from '#lib/core/message.ts';
import {
	composed,
	graveLine,
	isGrave,
	lineFor,
	type Ingredients
} from '#lib/core/message-composition.ts';
import { detailsOf, type Detail } from '#lib/core/message-detail.ts';
import { callName } from '#lib/core/message-name.ts';
import { tones, type DetailRule, type Tone } from '#lib/core/message-words.ts';
import { claiming, ordering, readingGrade } from '../../../../../tests/support/plain-words.ts';
import { messageWords as words } from './message-words.ts';
import { inventedPeople } from '../../../../../tests/support/invented-people.ts';

const wordFiles = import.meta.glob<WordsOfCards>('../cards/*.ts', { eager: true, import: 'words' });
const cardWords: { [id: string]: CardWords } = Object.assign({}, ...Object.values(wordFiles));
const cards = cardFacts.filter(isComposed);
const today = '2026-11-20' as Day;

const reassurance = /\b(?:no need|needs? no|no rush|no worries|no hurry|no pressure)\b/giu;

/** Words that are out of place beside a grave detail. */
const light =
	/\b(?:hey|waving|smil\w*|grin\w*|laugh\w*|glad for|good news|well done|congrat\w*|cake|sofas?|film|song|fun|enjoy|kind one|nice one|lovely)\b/iu;

/** Returns a message without the sentences of details that are not grave: the user added those. */
function withoutGladNews(text: string, used: readonly Detail[]): string {
	return used
		.filter((one) => !one.isGrave && !one.isReminder)
		.flatMap(({ sentences }) => Object.values(sentences))
		.reduce((rest, sentence) => rest.replaceAll(sentence, ''), text);
}

/** Returns the broken rules of a message. */
function faultsOf(
	text: string,
	name: string | null,
	used: readonly Detail[],
	tone: Tone
): string[] {
	const sentences = used.flatMap((one) => (one.isReminder ? [] : one.sentences[tone]));
	const body = name === null ? text : text.replaceAll(name, 'Name');
	const rules: [fault: string, isBroken: boolean][] = [
		['begins with a small letter', !/^\p{Lu}/u.test(body)],
		['ends without a mark', !/[.!?]$/u.test(body)],
		['has a small letter after an end mark', /[.!?]\s+\p{Ll}/u.test(body)],
		['has two marks in a row', /[.!?,;:]\s*[.!?,;:]/u.test(body)],
		['has a space before a mark', /\s[.,!?;:]/u.test(body)],
		['has two spaces', / {2}/u.test(body)],
		['has a gap', /…/u.test(body)],
		['has a slot', /[{}<>|]/u.test(body)],
		[
			'has no contraction',
			/\b(?:(?<!where )I am|It is|it is|do not|cannot|That is)(?= )/u.test(body)
		],
		['has the third person', /\b(?:she|her|his|their)\b/iu.test(body.replace(/Name/gu, ''))],
		['says a word twice', /\b(\p{L}+) \1\b/iu.test(body)],
		['reassures more than once', [...body.matchAll(reassurance)].length > 1],
		['doubles a detail', sentences.some((one) => text.split(one).length > 2)],
		[
			'is light beside a grave detail',
			used.some((one) => one.isGrave) && light.test(withoutGladNews(body, used))
		],
		['has the words of a reminder', used.some((one) => one.isReminder && text.includes(one.label))],
		['has a word that orders', ordering.test(body) || claiming.test(body)]
	];
	if (name !== null) rules.push(['has the name not once', text.split(name).length !== 2]);
	return rules.flatMap(([fault, isBroken]) => (isBroken ? [`${fault}: ${text}`] : []));
}

/** A filling for a gap, as users type it: without a full stop, with one, or with spaces. */
const fillings = ['walked home in the rain', ' the soup you brought.', 'fix bikes'];

describe('every message', () => {
	test.each(inventedPeople)('to $name follows the rules of grammar', ({ name, lines }) => {
		const to = callName(name, words);
		const remembered = lines.map(([kind, text], i) => {
			return { id: `${i}`, kind, text, day: '2026-11-15' as Day };
		});
		const details = detailsOf(remembered, to.name, today, words);
		const choices = details.map((detail) => [detail]);
		const own = details.flatMap(({ id, isReminder }) => (isReminder ? [[id, ['Take care.']]] : []));
		const filled = (line: string) => ({ [line]: fillings, ...Object.fromEntries(own) });
		const faults = new Set<string>();
		let count = 0;
		const check = (from: Ingredients, used: readonly Detail[]) => {
			const { text, gapsLeft } = composed(from, words);
			count++;
			expect(gapsLeft).toBe(0);
			for (const fault of faultsOf(text, to.name, used, from.tone)) faults.add(fault);
		};
		for (const tone of tones) {
			for (const { id, family, channel } of cards) {
				for (const used of [[], ...choices, details])
					for (const reassures of used.length === 1 ? [null] : [true, null]) {
						const { say } = cardWords[id]!;
						const line = isGrave(used) ? graveLine({ id, say }, words) : lineFor(tone, say);
						const from = { cardId: id, family, channel, tone, to, reassures, line };
						check({ ...from, fillings: filled(line), details: used, isBirthday: false }, used);
					}
			}
			const from = { cardId: null, family: null, channel: null, tone, to, reassures: null };
			const line = isGrave(details) ? words.graveBirthday : words.birthday[tone];
			check({ ...from, line, fillings: filled(line), details, isBirthday: true }, details);
		}
		expect(count).toBeGreaterThan(450);
		expect([...faults].slice(0, 10)).toEqual([]);
	});
});

describe('the lines of the composed cards', () => {
	test('beside a grave detail are those of cards that are there', () => {
		for (const id of words.lightCards) expect(cards.map((card) => card.id)).toContain(id);
	});

	test.each(cards.map(({ id }) => id))('%s: are one message in three tones', (id) => {
		const { say } = cardWords[id]!;
		expect(say.length).toBeGreaterThanOrEqual(3);
		expect(say[0]!.length).toBeLessThanOrEqual(60);
		for (const line of say) expect(line).not.toMatch(reassurance);
	});
});

describe('the sentences for details', () => {
	const framesOf = ({ frames, ahead, past, later }: DetailRule) =>
		[frames, ahead, past, later?.frames].flatMap((those) => Object.values(those ?? {}));
	const frames = words.rules.flatMap(framesOf);

	test('are short, plain and complete', () => {
		for (const frame of frames) {
			expect(frame.length).toBeLessThanOrEqual(90);
			expect(frame).toMatch(/[.!?]$/);
			expect(frame).not.toMatch(ordering);
			expect(frame).not.toMatch(claiming);
			const filled = frame.replaceAll(/\{(?: (in) )?[^}]*\}/gu, (_, word) =>
				word ? ` ${word} cat` : 'cat'
			);
			expect(readingGrade([filled])).toBeLessThanOrEqual(8);
		}
	});

	test('fill only slots that their pattern has', () => {
		for (const { pattern, label, ...rule } of words.rules)
			for (const text of [label, ...framesOf({ pattern, label, ...rule })])
				for (const [, slot] of text.matchAll(/\{([^}]*)\}/gu)) {
					const names = slot!.split('|').map((one) => /<(\w+)>/u.exec(one)?.[1] ?? one);
					for (const name of names) expect(pattern.source).toContain(`(?<${name}>`);
				}
	});

	test('about a loss or an illness have no light tone', () => {
		const grave = words.rules.filter((rule) => rule.isGrave);
		expect(grave.length).toBeGreaterThan(15);
		for (const frame of grave.flatMap(framesOf)) expect(frame).not.toMatch(light);
	});
});
