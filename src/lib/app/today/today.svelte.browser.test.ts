import { describe, expect, test } from 'vitest';
import { presumesSomebody, type CardId } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';
import {
	choicesIn,
	dayMs,
	factsOf,
	hourMs,
	idsOf,
	loaded
} from '../../../../tests/support/today.ts';

describe('suggestions', () => {
	test.each(['lessLikeThis', 'madeItWorse'] as const)(
		'that were snoozed in another tab leave the screen when the day is read (%s)',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const before = idsOf(today);
				const other = scene.tab();
				await other.today.load();
				await other.today.say(kind, before[0]!);
				await today.load();
				expect(idsOf(today)).not.toContain(before[0]);
				expect(today.suggestions.length).toBeGreaterThan(0);
				// Their replacements stay.
				const after = idsOf(today);
				await today.load();
				expect(idsOf(today)).toEqual(after);
			})
	);

	test('begin with half-known people while the diary names no one, and until a person is added', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const presuming = () =>
				today.suggestions.filter((one) => presumesSomebody(factsOf(one.cardId)));
			/** Returns how many of the cards at these energies presume a known person. */
			const countPresuming = async () => {
				let count = 0;
				for (const energy of [35, 40, 45, 50, 55, 60, 65]) {
					await today.setEnergy(energy);
					count += presuming().length;
				}
				return count;
			};
			expect(today.knowsNobody).toBe(true);
			expect(await countPresuming()).toBe(0);
			const id = 'ann' as PersonId;
			await scene.app.storage.write([
				{ collection: 'people', id, next: () => ({ id, name: 'Ann', notNow: false }) }
			]);
			await today.load();
			expect(today.knowsNobody).toBe(false);
			expect(await countPresuming()).toBeGreaterThan(0);
		}));

	test('that were done or got "not now" in another tab stay where they are', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			const other = scene.tab();
			await other.today.load();
			await other.did(factsOf(before[0]!));
			await other.today.say('notNow', before[1]!);
			await today.load();
			expect(idsOf(today)).toEqual(before);
		}));

	test('follow a preview of the energy, which is neither stored nor noted', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 20);
			const before = idsOf(today);
			const { storage } = scene.app;
			const stored = await storage.all('checkIns');
			today.previewEnergy(95);
			expect(today.isPreview).toBe(true);
			expect(today.energy).toEqual({ energy: 95, isKnown: true });
			expect(idsOf(today)).not.toEqual(before);
			today.previewEnergy(null);
			expect(today.energy.energy).toBe(20);
			expect(idsOf(today)).toEqual(before);
			expect(await storage.all('checkIns')).toEqual(stored);
		}));

	test('are only appended to the log as shown, so that no reader has to read all of it again', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			const { storage } = scene.app;
			await today.say('notNow', 'three-slow-breaths-out' as CardId);
			let { place } = await readingOf(storage).choicesAfter(null);
			// Both have the same instant, so that their ids may be in any order.
			scene.clock.step = 0;
			const noted: number[] = [];
			for (let round = 0; round < 20; round++) {
				scene.clock.ms += 10_000;
				today.showOthers();
				await today.noteShown(idsOf(today));
				const read = await readingOf(storage).choicesAfter(place);
				expect(read.isWhole).toBe(false);
				expect(new Set(read.choices.map(({ at }) => at)).size).toBe(1);
				noted.push(read.choices.length);
				place = read.place;
			}
			expect(noted).toEqual(Array(20).fill(2));
		}));

	test('stay the same when the day is read again, and change on request', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			await today.load();
			expect(idsOf(today)).toEqual(before);
			today.showOthers();
			expect(idsOf(today).filter((id) => before.includes(id))).toEqual([]);
		}));

	test('are renewed after more than an hour, and not before', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			today.showOthers();
			const shown = idsOf(today);
			scene.clock.ms += hourMs / 2;
			await today.load();
			expect(idsOf(today)).toEqual(shown);
			scene.clock.ms += hourMs;
			await today.load();
			expect(idsOf(today)).not.toEqual(shown);
		}));

	test('do not reach out to others late at night, unless requested', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = new Date(2026, 10, 20, 23).getTime();
			await app.today.load();
			await app.today.setEnergy(80);
			expect(app.today.isQuiet).toBe(true);
			for (const id of idsOf(app.today)) {
				const { channel, direction } = factsOf(id);
				expect(channel === 'solo' || direction === 'inward' || direction === 'receiving').toBe(
					true
				);
			}
			app.today.askAtNight();
			expect(app.today.isQuiet).toBe(false);
		}));

	test('are recorded as shown once a day', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const ids = idsOf(today);
			await today.noteShown(ids);
			await today.noteShown(ids);
			const shown = () =>
				choicesIn(scene.app).then((choices) =>
					choices.filter(({ kind }) => kind === 'shown').map(({ cardId }) => cardId)
				);
			expect((await shown()).sort()).toEqual([...ids].sort());
			scene.clock.ms += dayMs;
			await today.load();
			await today.noteShown(ids);
			expect(await shown()).toHaveLength(2 * ids.length);
		}));

	test('are recorded as shown once by two tabs', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const today = await loaded(scene);
			const ids = idsOf(today);
			await today.noteShown(ids);
			const other = scene.tab();
			await other.today.load();
			await other.today.noteShown(ids);
			const choices = await choicesIn(scene.app);
			expect(choices.filter(({ kind }) => kind === 'shown')).toHaveLength(ids.length);
			stop();
		}));
});
