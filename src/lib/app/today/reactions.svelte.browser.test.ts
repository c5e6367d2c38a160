import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { intend } from './intend.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';
import { choicesIn, dayMs, factsOf, idsOf, loaded } from '../../../../tests/support/today.ts';

describe('reactions to a card', () => {
	test('"not now" shows another card instead, and can be undone', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			const undo = await today.say('notNow', before[0]!);
			expect(idsOf(today)).not.toContain(before[0]);
			expect(today.isPaused).toBe(false);
			await undo();
			expect(idsOf(today)).toEqual(before);
			expect(await choicesIn(scene.app)).toEqual([]);
		}));

	test('"not now" twice pauses suggestions, in other tabs too, until others are requested', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			const undo = await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			const other = scene.tab();
			await other.today.load();
			expect(other.today.isPaused).toBe(true);

			await undo();
			expect(today.isPaused).toBe(false);
			await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			today.showOthers();
			expect(today.isPaused).toBe(false);
			expect(today.suggestions.length).toBeGreaterThan(0);
		}));

	test('"not now" after requesting others pauses again, and its undo ends the pause', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			await today.say('notNow', idsOf(today)[0]!);
			today.showOthers();
			const before = idsOf(today);
			const undo = await today.say('notNow', before[0]!);
			expect(today.isPaused).toBe(true);
			await undo();
			expect(today.isPaused).toBe(false);
		}));

	test('a pause lasts until the next day', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			scene.clock.ms += dayMs;
			await today.load();
			expect(today.isPaused).toBe(false);
		}));

	test.each(['lessLikeThis', 'madeItWorse'] as const)(
		'%s excludes the card for a long time, and can be undone',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const before = idsOf(today);
				const cardId = before.find((id) => factsOf(id).family !== 'rest')!;
				const undo = await today.say(kind, cardId);
				expect(idsOf(today)).not.toContain(cardId);
				await undo();
				expect(idsOf(today)).toEqual(before);

				await today.say(kind, cardId);
				const seen = new Set<CardId>();
				for (let days = 0; days <= 80; days += 20) {
					for (let round = 0; round < 12; round++) {
						for (const id of idsOf(today)) seen.add(id);
						today.showOthers();
					}
					scene.clock.ms += 20 * dayMs;
					await today.load();
					await today.setEnergy(60);
				}
				expect(seen.size).toBeGreaterThan(8);
				expect(seen).not.toContain(cardId);
			})
	);

	test('a reaction is stored with the assumed energy and its win', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 44);
			const { id } = await scene.app.journal.log(scene.app.journal.blank(), atEnergy(44));
			const cardId = idsOf(today)[0]!;
			await today.say('tooMuch', cardId, id);
			expect(await choicesIn(scene.app)).toMatchObject([
				{
					kind: 'tooMuch',
					cardId,
					winId: id,
					energy: 44,
					at: expect.stringMatching(/^2026-11-20T14/)
				}
			]);
		}));
});

describe('the choice log', () => {
	test.each(['notNow', 'lessLikeThis', 'tooMuch', 'madeItWorse'] as const)(
		'stores with %s if the card was the intention for the day',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const [picked, other] = idsOf(today);
				await intend(scene.app, { cardId: picked! });
				await today.say(kind, picked!);
				await today.say(kind, other!);
				const said = (await choicesIn(scene.app)).filter((choice) => choice.kind === kind);
				const intended = said.map(({ cardId, isIntended }) => [cardId, isIntended]);
				expect(new Map(intended as [CardId, true | undefined][])).toEqual(
					new Map([
						[picked, true],
						[other, undefined]
					])
				);
			})
	);

	test('stores with a done card, but not with a shown one, if it was the intention', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const [picked, other] = idsOf(today);
			await intend(scene.app, { cardId: picked! });
			await today.noteShown([picked!]);
			await scene.app.did(factsOf(picked!));
			await scene.app.did(factsOf(other!));
			const choices = await choicesIn(scene.app);
			expect(choices.filter(({ isIntended }) => isIntended)).toMatchObject([
				{ kind: 'done', cardId: picked }
			]);
		}));

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'stores %s of a win in the outcome of that win, until it is undone',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const [cardId] = idsOf(today);
				const { id } = await scene.app.did(factsOf(cardId!));
				const outcome = async () =>
					(await choicesIn(scene.app)).find((choice) => choice.id === `${id}:done`)?.outcome;
				const before = await outcome();
				const undo = await today.say(kind, cardId!, id);
				expect(await outcome()).toEqual({ ...before, wasHarmful: true });
				await undo();
				expect(await outcome()).toEqual(before);
				// A reaction to a card that was only offered does not change the outcome.
				await today.say(kind, cardId!);
				expect(await outcome()).toEqual(before);
			})
	);
});

describe('the intention for today', () => {
	test('is stored for its day, with a card or without, and can be removed and restored', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const cardId = 'greet-by-name' as CardId;
			expect(today.intention).toBeNull();
			await intend(scene.app, { cardId: null });
			expect(today.intention).toEqual({ cardId: null });
			const undo = await intend(scene.app, { cardId });
			expect(today.intention).toEqual({ cardId });
			await undo();
			expect(today.intention).toEqual({ cardId: null });
			const undoLettingGo = await intend(scene.app, null);
			expect(today.intention).toBeNull();
			await undoLettingGo();
			expect(today.intention).toEqual({ cardId: null });

			scene.clock.ms += dayMs;
			await today.load();
			expect(today.intention).toBeNull();
			await intend(scene.app, { cardId });
			expect(await readingOf(scene.app.storage).allOf('plans')).toMatchObject([
				{ day: '2026-11-20', kind: 'intention', cardId: null },
				{ day: '2026-11-21', kind: 'intention', cardId }
			]);
		}));

	test('is shown in another tab that is in use', () =>
		withApp(async (scene) => {
			await loaded(scene);
			const other = scene.tab();
			await other.today.load();
			const stop = useApp(other);
			await intend(scene.app, { cardId: null });
			await expect.poll(() => other.today.intention).toEqual({ cardId: null });
			stop();
		}));
});
