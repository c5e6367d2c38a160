import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { withApp } from '../../../../tests/support/app.ts';
import type { Today } from './today.svelte.ts';
import { factsOf, hourMs, idsOf, loaded } from '../../../../tests/support/today.ts';

describe('what is around', () => {
	const needsSomebody = (today: Today) =>
		idsOf(today).some((id) => factsOf(id).needs.includes('personNearby'));

	test('rules out cards that need company when the user is by themselves, also among the others', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			today.setAround({ isNobodyHere: true });
			for (let round = 0; round < 15; round++) {
				expect(today.suggestions.length).toBeGreaterThan(0);
				expect(needsSomebody(today)).toBe(false);
				today.showOthers();
			}
		}));

	test('rules out cards for elsewhere at home, and cards for the home when out', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			for (const place of ['home', 'out'] as const) {
				today.setAround({ place });
				for (let round = 0; round < 10; round++) {
					for (const id of idsOf(today)) {
						const { needs, settings, family } = factsOf(id);
						if (place === 'home') expect(needs).not.toContain('goingOut');
						else if (family !== 'rest') expect(settings).not.toEqual(['home']);
					}
					today.showOthers();
				}
			}
		}));

	test('is forgotten with the visit, and by another page', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			today.setAround({ isNobodyHere: true, place: 'home' });
			expect(scene.tab().today.around).toEqual({});
			await today.load();
			expect(today.around).toEqual({ isNobodyHere: true, place: 'home' });
			scene.clock.ms += 2 * hourMs;
			await today.setEnergy(60);
			expect(today.around).toEqual({});
		}));
});

describe('the first questions', () => {
	test('shape the suggestions of a new user, and no longer once they are cleared', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			const before = idsOf(today);
			const texts = cardFacts.filter(({ channel }) => channel === 'text').map(({ id }) => id);
			const others = cardFacts.filter(({ channel }) => channel !== 'text').map(({ id }) => id);
			await scene.app.preferences.settle({ moreLike: texts, ratherNot: others });
			await today.load();
			expect(idsOf(today).every((id) => factsOf(id).channel === 'text')).toBe(true);
			await scene.app.preferences.settle({ moreLike: [], ratherNot: [] });
			await today.load();
			expect(idsOf(today)).toEqual(before);
		}));
});
