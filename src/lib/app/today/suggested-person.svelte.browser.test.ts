import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { localIso } from '#lib/core/day.ts';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import { connectionKey } from '#lib/storage/connection.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { Shelf } from '#lib/features/people/shelf.svelte.ts';
import type { Today } from './today.svelte.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';
import { dayMs, factsOf, hourMs, idsOf, loaded } from '../../../../tests/support/today.ts';

describe('a person for whom a card could be suggested', () => {
	/** A day with a person in the diary, and a card on screen that names them. */
	async function naming(scene: { app: App; clock: TestClock }, name = 'Ann') {
		const added = (await scene.app.part(People).add(name))!;
		const today = await loaded(scene, 90);
		await today.load();
		for (let round = 0; round < 40 && named(today).length === 0; round++) today.showOthers();
		return { id: added.id, today };
	}
	const named = (today: Today) =>
		today.suggestions.flatMap(({ personId }) => today.nameOf(personId) ?? []);
	/** All people who are named while others are requested again and again. */
	const everNamed = (today: Today) => {
		const names = new Set<string>();
		for (let round = 0; round < 40; round++) {
			for (const name of named(today)) names.add(name);
			today.showOthers();
		}
		return [...names].sort();
	};
	const metAt = (app: App, id: string, ms: number) =>
		app.journal.log(
			{ ...app.journal.blank(), at: localIso(ms), people: [id as never] },
			{ energy: 50, isIntended: false }
		);

	test('is named', () =>
		withApp(async (scene) => {
			const { today } = await naming(scene);
			expect(new Set(named(today))).toEqual(new Set(['Ann']));
			expect(today.nameOf(null)).toBeNull();
		}));

	test('is no longer named as soon as they are marked "not now"', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { id, today } = await naming(scene);
			expect(named(today)).not.toEqual([]);
			await scene.app.part(People).change(id, { notNow: true });
			await expect.poll(() => named(today)).toEqual([]);
			expect(everNamed(today)).toEqual([]);
			stop();
		}));

	test('is no longer named once the name rests', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { id, today } = await naming(scene);
			expect(named(today)).not.toEqual([]);
			await scene.app.part(Shelf).rest(id);
			await expect.poll(() => named(today)).toEqual([]);
			expect(everNamed(today)).toEqual([]);
			stop();
		}));

	test('is not named again by a stale read', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const connection = scene.app.storage[connectionKey];
			const { withDatabase } = connection;
			let letGo = () => {};
			const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
			// The read of the records takes a while.
			const isLooking = new Promise<void>((resolve) => {
				connection.withDatabase = async (use) => {
					connection.withDatabase = withDatabase;
					resolve();
					await isLetGo;
					return withDatabase(use);
				};
			});
			const overtaken = today.load();
			await isLooking;
			await scene.app.part(People).change(id, { notNow: true });
			await today.load();
			expect(everNamed(today)).toEqual([]);
			letGo();
			await overtaken;
			expect(everNamed(today)).toEqual([]);
		}));

	test('is no longer named as soon as a win with them is written', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { id, today } = await naming(scene);
			expect(named(today)).not.toEqual([]);
			await metAt(scene.app, id, scene.clock.ms);
			await expect.poll(() => named(today)).toEqual([]);
			stop();
		}));

	test('is not named for three days after a win with them, and named again after that', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			await metAt(scene.app, id, scene.clock.ms);
			const namedAfter: string[][] = [];
			for (let days = 0; days < 4; days++) {
				scene.clock.ms = new Date(2026, 10, 20 + days, 14).getTime();
				await today.load();
				await today.setEnergy(90);
				namedAfter.push(everNamed(today));
			}
			expect(namedAfter).toEqual([[], [], [], ['Ann']]);
		}));

	test('is not named for three days after a card suggested for them was done, and is named after that', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const offer = today.suggestions.find(({ personId }) => personId === id)!;
			const logged = await scene.app.did(factsOf(offer.cardId));
			// The user has not recorded that it was with them.
			expect((await scene.app.storage.win(logged.id))?.people).toEqual([]);
			const namedAfter: string[][] = [];
			for (let days = 0; days < 4; days++) {
				if (days > 0) scene.clock.ms = new Date(2026, 10, 20 + days, 14).getTime();
				await today.load();
				if (days > 0) await today.setEnergy(90);
				namedAfter.push(everNamed(today));
			}
			expect(namedAfter).toEqual([[], [], [], ['Ann']]);
		}));

	test('is named again when the card done for them is undone, and after a card suggested for no person', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const offer = today.suggestions.find(({ personId }) => personId === id)!;
			const { undo } = await scene.app.did(factsOf(offer.cardId));
			await today.load();
			expect(named(today)).toEqual([]);
			await undo();
			await today.load();
			expect(everNamed(today)).toEqual(['Ann']);
			const other = cardFacts.find(
				({ id: cardId, needs }) => needs.includes('knownPerson') && !idsOf(today).includes(cardId)
			)!;
			await scene.app.did(other);
			await today.load();
			expect(everNamed(today)).toEqual(['Ann']);
		}));

	test('is not named after a win of today, even if a wrong clock has dated an earlier win next month', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			await metAt(scene.app, id, scene.clock.ms + 30 * dayMs);
			await metAt(scene.app, id, scene.clock.ms - hourMs);
			await today.load();
			today.showOthers();
			expect(everNamed(today)).toEqual([]);
		}));

	test('is the one whose last win is the longest ago', () =>
		withApp(async (scene) => {
			const people = scene.app.part(People);
			const [ann, ben] = [(await people.add('Ann'))!, (await people.add('Ben'))!];
			scene.clock.ms = new Date(2026, 10, 20, 13).getTime();
			await metAt(scene.app, ann.id, scene.clock.ms - 5 * dayMs);
			await metAt(scene.app, ben.id, scene.clock.ms - 9 * dayMs);
			const today = await loaded(scene, 90);
			await today.load();
			// Only if both cards are for a known person, one of them is for the other person.
			const rounds = Array.from({ length: 40 }, () => {
				today.showOthers();
				return named(today);
			});
			for (const names of rounds)
				expect([...names].sort().reverse()).toEqual(['Ben', 'Ann'].slice(0, names.length));
			expect(rounds.flat()).toContain('Ben');
		}));
});
