import { describe, expect, test } from 'vitest';
import { comingBackLines } from '#lib/content/en/coming-back.ts';
import { messageWords } from '#lib/content/en/messages/message-words.ts';
import { closenesses, lineKinds } from '#lib/core/closeness.ts';
import { silencesOfLines } from '#lib/core/coming-back.ts';
import { composed } from '#lib/core/message-composition.ts';
import { gap } from '#lib/core/message-gap.ts';
import { callName } from '#lib/core/message-name.ts';
import { firstChoices } from '#lib/core/message.ts';
import {
	claiming,
	ordering,
	readingGrade,
	uncontracted
} from '../../../tests/support/plain-words.ts';

const groups = [
	...silencesOfLines.map((length) => [length, comingBackLines.after[length]] as const),
	['warm-up', comingBackLines.warmUp] as const
];
const combinations = groups.flatMap(([group, lines]) =>
	closenesses.flatMap((closeness) =>
		lineKinds.map((kind) => [group, closeness, kind, lines[closeness][kind]] as const)
	)
);
const all = combinations.flatMap(([, , , lines]) => lines);
const linesOf = (wanted: string) =>
	combinations.flatMap(([group, , , lines]) => (group === wanted ? lines : []));

const names = [
	'Lena',
	'Ana María Ruiz',
	'Mrs Hall',
	'the woman with the dog',
	'مريم',
	'李小龙',
	`${'Maximiliane-Theodora '.repeat(4).trim()}`,
	'🌻',
	''
];

/** Returns the message that a line becomes for a person. */
function messageTo(name: string, line: string): string {
	const { text } = composed(
		{
			line,
			cardId: null,
			family: null,
			channel: null,
			tone: firstChoices.tone,
			to: callName(name, messageWords),
			fillings: {},
			details: [],
			isBirthday: false,
			reassures: null
		},
		messageWords
	);
	return text;
}

const sentencesIn = (text: string) => text.split(/(?<=[.!?]) /u);
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];

/** The parts of a sentence that are about the silence or excuse it, up to the end of their clause. */
const latePart =
	/\b(?:it’s been|it has been|we’ve been quiet|after all|(?:I’m )?sorry|my apolog\w+|apolog\w+|forgive|pardon|late(?:ly)?|silen\w+|quiet|ages|overdue|weeks|months|years?|a (?:long )?while|long time)\b[^,.;:!?]*/giu;

/** Returns the share of a sentence, from 0 to 1, that is about the silence. */
function lateShare(sentence: string): number {
	const late = sentence.match(latePart) ?? [];
	return wordsIn(late.join(' ')).length / wordsIn(sentence).length;
}

/** Returns true if at most half of one sentence is about the silence. */
function isBarelyLate(text: string): boolean {
	const shares = sentencesIn(text).map(lateShare);
	return shares.filter((share) => share > 0).length <= 1 && Math.max(...shares) <= 0.5;
}

/** Returns the words of apology in a text. */
function apologiesIn(text: string): string[] {
	return text.match(/\b(?:sorry|apolog\w+|forgive|pardon|regret\w*|excuse\w*)\b/giu) ?? [];
}

/** Words that excuse with a reason, whether invented or private. */
const reasons =
	/\b(?:tired|ill|sick|unwell|sad|low|down|anxi\w+|depress\w+|stress\w*|worn|exhausted|energy|mood|busy|because|mental|health|lonely|overwhelmed|work)\b/iu;
/** Words that make an apology stronger, put the writer down, or blame the reader. */
const grovelling =
	/\b(?:(?:so|very|really|terribly|truly) sorry|my fault|guilt\w*|terribl\w+|awful\w*|asham\w+|bad friend|hate me|angry|you never|you didn’t|your turn)\b/iu;
/** Words that ask for an answer. */
const demanding =
	/\?|\b(?:let me know|write back|call back|reply|answer|get back to me|tell me)\b/iu;

describe('the rules themselves', () => {
	test.each([
		'It’s been a long time.',
		'Sorry for the long silence. It’s been months, and I think of you.',
		'I’m sorry I didn’t write to you for such a long while, friend.',
		'It’s been so many weeks since we last spoke to each other, and hello.'
	])('find too much about the silence in “%s”', (text) => {
		expect(isBarelyLate(text)).toBe(false);
	});

	test.each(['Sorry, I’m sorry, hello.', 'My apologies, and forgive me.'])(
		'find a second apology in “%s”',
		(text) => expect(apologiesIn(text).length).toBeGreaterThan(1)
	);
});

describe('the lines to come back with', () => {
	test.each(combinations)('%s, %s, %s has two lines to choose from', (...combination) => {
		expect(combination[3].length).toBeGreaterThanOrEqual(2);
	});

	test.each(combinations)('%s, %s, %s has a first line without an apology', (...combination) => {
		expect(apologiesIn(combination[3][0]!)).toEqual([]);
	});

	test('all differ', () => {
		expect(new Set(all.map((line) => line.toLowerCase())).size).toBe(all.length);
	});

	test('mostly need no apology, and have none about a silence of weeks or an unknown one', () => {
		const apologising = all.filter((line) => apologiesIn(line).length > 0);
		expect(apologising.length).toBeLessThan(all.length / 8);
		expect(
			linesOf('weeks').concat(linesOf('unknown'), linesOf('warm-up')).flatMap(apologiesIn)
		).toEqual([]);
	});

	test('are true for their length: a year and more has no number, and a warm-up no silence', () => {
		expect(linesOf('years').filter((line) => /\b(?:weeks|months|years?)\b/iu.test(line))).toEqual(
			[]
		);
		expect(linesOf('unknown').filter((line) => /\b(?:weeks|months|years?)\b/iu.test(line))).toEqual(
			[]
		);
		expect(linesOf('weeks').filter((line) => /\b(?:months|years?|long)\b/iu.test(line))).toEqual(
			[]
		);
		expect(linesOf('months').filter((line) => /\b(?:weeks|years?)\b/iu.test(line))).toEqual([]);
		expect(linesOf('warm-up').filter((line) => lateShare(line) > 0)).toEqual([]);
	});

	test('give no reason, order nothing, and claim no effect', () => {
		const wrong = [reasons, grovelling, ordering, claiming, uncontracted];
		expect(all.filter((line) => wrong.some((words) => words.test(line)))).toEqual([]);
	});

	test('are plain and fit a short message', () => {
		expect(all.filter((line) => line.length > 120)).toEqual([]);
		expect(readingGrade(all)).toBeLessThanOrEqual(5);
	});
});

describe('the messages made of them', () => {
	test.each(names)('are well made for “%s”', (name) => {
		const called = callName(name, messageWords).name;
		for (const line of all) {
			const text = messageTo(name, line);
			expect(text, 'begins with a capital').toMatch(/^\p{Lu}/u);
			expect(text, 'ends with a mark').toMatch(/[.!]$/u);
			expect(text, 'has no gap or frame left').not.toMatch(
				new RegExp(`${gap}|[{}]|undefined|null`)
			);
			expect(text, 'has single spaces and marks').not.toMatch(/ {2}| [,.!?]|[,.!?]{2}|\n/u);
			for (const sentence of sentencesIn(text))
				expect(sentence, 'each sentence has a capital').toMatch(/^\p{Lu}/u);
			expect(sentencesIn(text).length).toBeLessThanOrEqual(3);
			expect(isBarelyLate(text), `at most half a sentence in “${text}”`).toBe(true);
			expect(apologiesIn(text).length, text).toBeLessThanOrEqual(1);
			expect(text).not.toMatch(demanding);
			expect(text.match(/\b(?:hi|hello|hey)\b/giu)?.length ?? 0, text).toBeLessThanOrEqual(2);
			if (called !== null) expect(text.split(called).length, text).toBe(2);
		}
	});
});
