import { describe, expect, test } from 'vitest';
import { scriptFacts } from '#lib/content/scripts.ts';
import { sceneTalks } from '#lib/content/en/scene-talks.ts';
import { scriptWords } from '#lib/content/en/scripts.ts';
import type { Script } from '#lib/core/script.ts';
import { Talks } from './talks.svelte.ts';

const scenes = scriptFacts.map((facts): Script => ({
	...facts,
	...scriptWords[facts.id]!,
	talk: sceneTalks[facts.id]!
}));
const scene = scenes[0]!;

describe('a talk', () => {
	test.each(scenes.map((each) => [each.id, each] as const))(
		'in %s every line of both turns gets an answer',
		(_, each) => {
			for (const [first] of each.replies.entries()) {
				for (const second of [0, 1]) {
					const talks = new Talks();
					talks.pick(each, first);
					talks.pick(each, second);
					expect(talks.turnsIn(each.id)).toMatchObject([
						{ said: each.replies[first]!.text, answer: each.talk.answers[first] },
						{ said: each.talk.then[second]!.text, answer: each.talk.then[second]!.answer }
					]);
					expect(talks.turnsIn(each.id).every(({ answer }) => answer !== '')).toBe(true);
					expect(talks.linesIn(each)).toEqual([]);
				}
			}
		}
	);

	test('answers own words, typed or spoken aloud, and is over after two turns', () => {
		const talks = new Talks();
		talks.change(scene.id, '  That sounds like a lot.  ');
		talks.sayOwn(scene);
		expect(talks.wordsIn(scene.id)).toBe('');
		talks.sayOwn(scene);
		talks.sayOwn(scene);
		talks.pick(scene, 0);
		expect(talks.turnsIn(scene.id)).toEqual([
			{ said: 'That sounds like a lot.', picked: null, answer: scene.talk.own },
			{ said: '', picked: null, answer: scene.talk.end }
		]);
	});

	test('gives own words back to be changed when it begins again', () => {
		const talks = new Talks();
		talks.change(scene.id, 'That sounds like a lot.');
		talks.sayOwn(scene);
		talks.restart(scene.id);
		expect(talks.turnsIn(scene.id)).toEqual([]);
		expect(talks.wordsIn(scene.id)).toBe('That sounds like a lot.');
	});

	test('of one scene does not change the others', () => {
		const talks = new Talks();
		talks.pick(scene, 0);
		expect(talks.turnsIn(scenes[1]!.id)).toEqual([]);
	});
});
