import { describe, expect, test } from 'vitest';
import { assumedEnergy } from '#lib/core/energy.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { newId } from '#lib/storage/database.ts';
import type { App } from '#lib/app/app.svelte.ts';
import {
	dayMs,
	factsOf,
	heaviest,
	heaviestUpTo,
	hourMs,
	idsOf,
	loaded
} from '../../../../tests/support/today.ts';

describe('energy', () => {
	test('is assumed until it is set', () =>
		withApp(async ({ app }) => {
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: assumedEnergy, isKnown: false });
			expect(heaviest(app.today)).toBe(heaviestUpTo(assumedEnergy - 10));
			expect(app.today.suggestions.length).toBeGreaterThan(0);
		}));

	test('is stored for this tab and the next', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 62);
			expect(today.energy).toEqual({ energy: 62, isKnown: true });
			expect(heaviest(today)).toBe(heaviestUpTo(52));
			const other = scene.tab();
			await other.today.load();
			expect(other.today.energy).toEqual({ energy: 62, isKnown: true });
		}));

	test('goes stale after six hours', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 62);
			scene.clock.ms += 6 * hourMs - 60_000;
			await today.load();
			expect(today.energy).toEqual({ energy: 62, isKnown: true });
			scene.clock.ms += 120_000;
			await today.load();
			expect(today.energy).toEqual({ energy: assumedEnergy, isKnown: false });
			expect(heaviest(today)).toBe(heaviestUpTo(assumedEnergy - 10));
		}));

	test.each([0, 5, 15, 30, 60, 100])('of %i never suggests a card that needs more', (energy) =>
		withApp(async (scene) => {
			const today = await loaded(scene, energy);
			for (let round = 0; round < 5; round++) {
				expect(today.suggestions.length).toBeGreaterThan(0);
				for (const id of idsOf(today))
					expect(factsOf(id).effort).toBeLessThanOrEqual(Math.max(0, energy - 10));
				today.showOthers();
			}
		})
	);

	test('counts if it was set after the clock was set back, but not if it is from the future', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 90);
			scene.clock.ms -= 7 * dayMs;
			await today.setEnergy(5);
			await today.load();
			expect(today.energy).toEqual({ energy: 5, isKnown: true });
		}));

	test('allows ten less effort, and less than that of the card, for three days after "too much"', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			expect(heaviest(today)).toBe(heaviestUpTo(50));
			const [tooMuch] = idsOf(today);
			const gentle = heaviestUpTo(Math.min(40, factsOf(tooMuch!).effort - 1));
			const undo = await today.say('tooMuch', tooMuch!);
			expect(heaviest(today)).toBe(gentle);
			await undo();
			expect(heaviest(today)).toBe(heaviestUpTo(50));
			await today.say('tooMuch', tooMuch!);
			scene.clock.ms += 2 * dayMs;
			await today.setEnergy(60);
			expect(heaviest(today)).toBe(gentle);
			scene.clock.ms += dayMs + hourMs;
			await today.setEnergy(60);
			expect(heaviest(today)).toBe(heaviestUpTo(50));
		}));
});

describe('the latest check-in', () => {
	const said = async (app: App, at: string, energy: number) => {
		const id = newId(Date.parse(at));
		await app.storage.write([{ collection: 'checkIns', id, next: () => ({ id, at, energy }) }]);
	};

	test('is the one of the latest instant, even after a journey to an earlier date', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = Date.parse('2026-11-21T07:00:00Z');
			await said(app, '2026-11-21T18:00:00+14:00', 80);
			await said(app, '2026-11-20T20:00:00-10:00', 5);
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: 5, isKnown: true });
		}));

	test('is not one from the future that a clock running ahead has left', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = Date.parse('2026-11-20T12:00:00Z');
			await said(app, '2026-12-20T12:00:00+00:00', 90);
			await said(app, '2026-11-20T11:30:00+00:00', 5);
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: 5, isKnown: true });
		}));
});
