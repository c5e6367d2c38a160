import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { evidenceNotes } from '#lib/content/en/evidence-notes.ts';
import { leavingWords } from '#lib/content/en/leaving.ts';
import { sceneTalks } from '#lib/content/en/scene-talks.ts';
import { scriptWords } from '#lib/content/en/scripts.ts';
import { cardOfKind, noteOfKind, scriptFacts } from '#lib/content/scripts.ts';
import { settings } from '#lib/core/card.ts';
import { scriptKinds, type ScriptWords, type Talk } from '#lib/core/script.ts';
import { longestPlanText } from '#lib/core/plan.ts';
import { claiming, ordering, readingGrade } from '../../../tests/support/plain-words.ts';

const all = Object.entries(scriptWords);

/** The cards that a scene prepares for. */
const preparedActs = cardFacts.filter(({ id }) =>
	scriptFacts.some(({ prepares }) => prepares.includes(id))
);

function textsOf({ title, scene, says, replies, good, when, act }: ScriptWords): string[] {
	const said = [...replies, ...good].flatMap(({ text, does }) => [text, does]);
	return [title, scene, says, ...said, when, act].filter((text) => text !== '');
}

function repeated(list: readonly string[]): string[] {
	return list.filter((each, i) => list.indexOf(each) !== i);
}

describe('the facts of the scenes', () => {
	test('each has a unique id in kebab case, and texts', () => {
		const ids = scriptFacts.map(({ id }) => String(id));
		expect(repeated(ids)).toEqual([]);
		expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
		expect(Object.keys(scriptWords).sort()).toEqual([...ids].sort());
	});

	test.each(scriptKinds)('there are at least three scenes of the kind %s', (kind) => {
		const scenes = scriptFacts.filter((script) => script.kind === kind);
		expect(scenes.length).toBeGreaterThanOrEqual(3);
		// Scenes of one kind must not all have one setting.
		expect(new Set(scenes.map(({ setting }) => setting)).size).toBeGreaterThan(1);
	});

	test('every field has a valid value', () => {
		for (const { kind, effort, setting, prepares } of scriptFacts) {
			expect(scriptKinds).toContain(kind);
			expect(settings).toContain(setting);
			expect(Number.isInteger(effort) && effort >= 0 && effort <= 15).toBe(true);
			const known = cardFacts.map(({ id }) => id);
			expect(prepares.filter((id) => !known.includes(id))).toEqual([]);
			expect(repeated(prepares)).toEqual([]);
		}
	});

	test('the scenes are set in many places', () => {
		expect(new Set(scriptFacts.map(({ setting }) => setting)).size).toBeGreaterThanOrEqual(7);
	});

	test('there are small scenes of several kinds for little more than low energy', () => {
		const small = scriptFacts.filter(({ effort }) => effort <= 6);
		expect(new Set(small.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
	});

	test('their notes and cards exist', () => {
		for (const kind of scriptKinds) {
			const note = noteOfKind[kind];
			if (note !== null) expect(evidenceNotes[note]).toBeDefined();
			const card = cardOfKind[kind];
			if (card !== null)
				expect(cardFacts.find(({ id }) => id === card)).toMatchObject({ family: 'rehearse' });
		}
		expect(noteOfKind.end).toBeNull();
	});

	test('most card families with other people have a scene that prepares for them', () => {
		const prepared = new Set(preparedActs.map(({ family }) => family));
		for (const family of ['listen', 'ask', 'celebrate', 'appreciate', 'invite', 'acknowledge'])
			expect(prepared).toContain(family);
	});

	test('a scene prepares only for cards with other people', () => {
		const alone = preparedActs.filter(
			({ channel, family }) =>
				channel === 'solo' || ['rest', 'selfKindness', 'rehearse'].includes(family)
		);
		expect(alone.map(({ id }) => id)).toEqual([]);
	});

	test('no scene prepares for a card that is done by looking, waving or silence', () => {
		const wordless = [
			'look-up-and-smile',
			'wave-from-the-window',
			'thank-with-a-nod',
			'react-with-a-symbol',
			'let-a-quiet-moment-stay',
			'breathe-side-by-side',
			'same-room-own-book',
			'bench-where-people-pass'
		];
		const known = cardFacts.map(({ id }) => String(id));
		expect(wordless.filter((id) => !known.includes(id))).toEqual([]);
		expect(preparedActs.filter(({ id }) => wordless.includes(id))).toEqual([]);
	});
});

describe('the texts of the scenes', () => {
	test('no two scenes share a title, and no two replies share a text', () => {
		expect(repeated(all.map(([, { title }]) => title.toLowerCase()))).toEqual([]);
		const said = all.flatMap(([, { replies, good }]) => [...replies, ...good]);
		expect(repeated(said.map(({ text }) => text))).toEqual([]);
	});

	test.each(all)('%s is complete, tidy and plain', (_, script) => {
		const { title, scene, says, replies, good, when, act } = script;
		expect(title.length).toBeGreaterThanOrEqual(8);
		expect(title.length).toBeLessThanOrEqual(46);
		expect(title).not.toMatch(/[.!?]$/);
		expect(scene.length).toBeLessThanOrEqual(140);
		expect(scene).toMatch(/[.]$/);
		if (says !== '') expect(says).toMatch(/[.!?]$/);
		expect(replies.length).toBeGreaterThanOrEqual(3);
		expect(replies.length).toBeLessThanOrEqual(4);
		expect(good).toHaveLength(2);
		for (const { text, does } of [...replies, ...good]) {
			expect(text.length).toBeLessThanOrEqual(110);
			expect(text).toMatch(/[.!?]$/);
			expect(does.length).toBeLessThanOrEqual(120);
			expect(does).toMatch(/[.]$/);
		}
		for (const words of [when, act]) {
			expect(words).not.toMatch(/[.!?]$|^[A-HJ-Z]/);
			expect(words.length).toBeLessThanOrEqual(Math.min(80, longestPlanText));
		}
		for (const text of textsOf(script)) {
			expect(text).toBe(text.trim().normalize('NFC'));
			expect(text).not.toMatch(/ {2}|\n|\t/);
		}
		expect(repeated(textsOf(script))).toEqual([]);
		expect(readingGrade(textsOf(script))).toBeLessThanOrEqual(6);
	});

	test('no reply is called right or wrong, or graded', () => {
		const judging =
			/\b(right answer|wrong answer|correct|incorrect|mistake|bad reply|score|points?|best reply|perfect)\b/i;
		const found = all.flatMap(([id, script]) =>
			[...script.replies, ...script.good].flatMap(({ does }) =>
				judging.test(does) ? `${id}: ${does}` : []
			)
		);
		expect(found).toEqual([]);
	});

	test('no text uses jargon of therapy', () => {
		const jargon =
			/\b(validat\w*|boundar\w*|trigger\w*|process(ing|ed)?|hold(ing)? space|trauma\w*|toxic|co-?regulat\w*|attachment|self-care|mindful\w*)\b/i;
		const found = all.flatMap(([id, script]) =>
			textsOf(script).flatMap((text) => (jargon.test(text) ? `${id}: ${text}` : []))
		);
		expect(found).toEqual([]);
	});

	test('no text contains forbidden words or claims', () => {
		const texts = [...all.flatMap(([, script]) => textsOf(script)), ...leaving()];
		expect(texts.filter((text) => ordering.test(text))).toEqual([]);
		expect(texts.filter((text) => claiming.test(text))).toEqual([]);
	});
});

describe('the talks in the scenes', () => {
	const textsOfTalk = ({ answers, own, then, end }: Talk) => [
		...answers,
		own,
		...then.flatMap(({ text, answer }) => [text, answer]),
		end
	];

	test('every scene has a talk with an answer to each reply', () => {
		expect(Object.keys(sceneTalks).sort()).toEqual(Object.keys(scriptWords).sort());
		for (const [id, { replies }] of all)
			expect(sceneTalks[id]?.answers, id).toHaveLength(replies.length);
	});

	test.each(Object.entries(sceneTalks))('%s: is short, tidy and plain', (_, talk) => {
		for (const text of textsOfTalk(talk)) {
			expect(text).toBe(text.trim().normalize('NFC'));
			expect(text.length).toBeGreaterThan(2);
			expect(text.length).toBeLessThanOrEqual(80);
			expect(text).toMatch(/[.!?…]”?$/);
			expect(text).not.toMatch(ordering);
			expect(text).not.toMatch(claiming);
		}
		expect(repeated(textsOfTalk(talk))).toEqual([]);
		expect(readingGrade(textsOfTalk(talk))).toBeLessThanOrEqual(6);
	});
});

describe('the lines for leaving', () => {
	test.each(Object.entries(leavingWords))('%s: has several short and plain lines', (_, lines) => {
		expect(lines.length).toBeGreaterThanOrEqual(5);
		expect(repeated(lines)).toEqual([]);
		for (const line of lines) {
			expect(line.length).toBeLessThanOrEqual(80);
			expect(line).toMatch(/[.!]$/);
		}
		expect(readingGrade(lines)).toBeLessThanOrEqual(4);
	});
});

function leaving(): string[] {
	return Object.values(leavingWords).flat();
}
