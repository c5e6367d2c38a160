import { describe, expect, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { isOver } from '#lib/core/once.ts';
import { mostActive, type RecurringPlan } from '#lib/core/plan.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { savingPerson } from '../../../../tests/support/database.ts';
import {
	actsOf,
	coffee,
	coffeeOnce,
	duePlansOf,
	plansOf,
	smile
} from '../../../../tests/support/plans.ts';
import { holdNextRead, transactionsDuring } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { intend } from '#lib/app/today/intend.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import type { Plans } from './plans.svelte.ts';

describe('saving a plan', () => {
	test('sets today as its first day and stores typed text as one line', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addIfThen({ ...smile, cue: null, cueWords: ' the bus\ncomes ', act: ' nod\t' });
			await plans.load();
			expect(plans.all).toMatchObject([
				{ kind: 'ifThen', cueWords: 'the bus comes', act: 'nod', since: '2026-11-20' }
			]);
		}));

	test('removes the words typed for the moment if a listed moment is chosen', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addIfThen({ ...smile, cueWords: 'the bus comes' });
			await plans.load();
			expect(plans.all).toMatchObject([{ cue: 'coffee', cueWords: '' }]);
		}));

	test('is limited to a few active if-then plans, and pausing one makes room', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			for (let n = 0; n < mostActive; n++)
				expect(await plans.addIfThen({ ...smile, act: `act ${n}` })).not.toBeNull();
			expect(await plans.addIfThen(smile)).toBeNull();
			// Rituals don't count towards the limit.
			await plans.addRitual(coffee);
			await plans.load();
			expect(plans.hasRoom).toBe(false);
			const [first] = plans.all;
			await plans.setState(first!.id, 'paused');
			await plans.load();
			expect(plans.all.at(-1)).toMatchObject({ id: first!.id, state: 'paused' });
			expect(await plans.addIfThen(smile)).not.toBeNull();
			expect(await plans.setState(first!.id, 'active')).toBeNull();
			await plans.load();
			expect(plans.all.find(({ id }) => id === first!.id)).toMatchObject({ state: 'paused' });
		}));

	test('can be undone, and so can a new state and a deletion', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addRitual(coffee);
			await plans.load();
			const before = plans.all[0]!;
			const { id } = before;
			for (const change of [
				() => plans.changeRitual(id, { ...coffee, act: 'A walk' }),
				() => plans.setState(id, 'retired'),
				() => plans.delete(id)
			]) {
				const undo = (await change())!;
				await plans.load();
				expect(plans.all[0]?.revision).not.toBe(before.revision);
				await undo();
				await plans.load();
				const { revision: _now, ...restored } = plans.all[0]!;
				const { revision: _then, ...first } = before;
				expect(restored).toEqual(first);
			}
		}));

	test('leaves today’s intention as it is, which is no recurring plan', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await intend(app, { cardId: null });
			await plans.load();
			expect(plans.all).toEqual([]);
			await plans.setState('intention:2026-11-20', 'retired');
			await app.today.load();
			expect(app.today.intention).toEqual({ cardId: null });
		}));

	test('shows the plan in other tabs', () =>
		withApp(async ({ app, tab }) => {
			const plans = await plansOf(app);
			const leave = use(() => plans.all);
			const other = await plansOf(tab());
			await other.addIfThen(smile);
			await expect.poll(() => plans.all).toMatchObject([{ act: 'look up and smile' }]);
			leave();
		}));
});

describe('a ritual for one day', () => {
	const today = '2026-11-20' as Day;

	test('is stored with its day, and a repeating one begins today', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addRitual(coffeeOnce);
			await plans.load();
			const { id } = plans.all[0]!;
			expect(plans.all).toMatchObject([{ since: '2026-11-21', rule: coffeeOnce.rule }]);
			await plans.changeRitual(id, { ...coffeeOnce, since: '2026-12-04' as Day });
			await plans.load();
			expect(plans.all).toMatchObject([{ since: '2026-12-04' }]);
			await plans.changeRitual(id, coffee);
			await plans.load();
			expect(plans.all).toMatchObject([{ since: today, rule: coffee.rule }]);
			await plans.changeRitual(id, { ...coffee, since: '2026-12-04' as Day });
			await plans.load();
			expect(plans.all, 'the day of a form that repeats').toMatchObject([{ since: today }]);
		}));

	test.each<[string, (plans: Plans, plan: RecurringPlan) => Promise<unknown>]>([
		['was done', (plans, plan) => plans.did(plan)],
		['was let go', (plans, { id }) => plans.setState(id, 'retired')]
	])('is over once it %s, and can be planned again', (_, end) =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addRitual({ ...coffeeOnce, since: today });
			await plans.load();
			const [plan] = plans.all;
			expect(isOver(plan!, today)).toBe(false);
			await end(plans, plan!);
			await plans.load();
			expect(isOver(plans.all[0]!, today)).toBe(true);
			const undo = await plans.changeRitual(plan!.id, { ...coffeeOnce, since: today });
			await plans.load();
			expect(plans.all).toMatchObject([{ state: 'active', since: today, lastDay: null }]);
			await undo();
			await plans.load();
			expect(isOver(plans.all[0]!, today)).toBe(true);
		})
	);

	test('is over after its day, without a change of the record', () =>
		withApp(async ({ app, clock }) => {
			const plans = await plansOf(app);
			await plans.addRitual(coffeeOnce);
			await plans.load();
			clock.ms += 2 * 86_400_000;
			expect(plans.all).toMatchObject([{ state: 'active', since: '2026-11-21' }]);
			expect(isOver(plans.all[0]!, '2026-11-22' as Day)).toBe(true);
			await plans.changeRitual(plans.all[0]!.id, { ...coffeeOnce, since: '2026-11-29' as Day });
			await plans.load();
			expect(isOver(plans.all[0]!, '2026-11-22' as Day)).toBe(false);
		}));
});

describe('a plan that was done', () => {
	test('is logged as a win with its person, its words and the energy', () =>
		withApp(async ({ app }) => {
			const { plans, load } = await duePlansOf(app);
			const people = new People(app);
			const { id: personId } = (await people.add('Ann'))!;
			await plans.addRitual({ ...coffee, personId });
			await load();
			const { id } = await plans.did(plans.all[0]!);
			expect(await app.storage.win(id)).toMatchObject({
				note: 'A five-minute coffee',
				people: [personId],
				energy: 60,
				cardId: null
			});
			await load();
			expect(plans.all[0]).toMatchObject({ lastDay: '2026-11-20' });
		}));

	test('is recorded as an intended choice if its card is in the deck', () =>
		withApp(async ({ app }) => {
			const { plans, due, load } = await duePlansOf(app);
			await plans.addIfThen(smile);
			await load();
			const { id, undo } = await plans.did(plans.all[0]!);
			expect(await app.storage.win(id)).toMatchObject({ cardId: smile.cardId, note: '' });
			const done = (await app.storage.all('choices')).filter(({ kind }) => kind === 'done');
			expect(done).toMatchObject([{ winId: id, cardId: smile.cardId, isIntended: true }]);
			await undo();
			expect(await app.storage.win(id)).toBeNull();
			await load();
			expect(plans.all[0]?.lastDay).toBeUndefined();
			expect(actsOf(due)).toEqual(['look up and smile']);
		}));
});

describe('a read of the plans', () => {
	test('does not restore a deleted plan when it ends after a newer read', () =>
		withApp(async ({ app }) => {
			const { plans, due } = await duePlansOf(app);
			await plans.addIfThen(smile);
			for (const { shown, load } of [
				{ shown: () => plans.all, load: () => plans.load() },
				{ shown: () => due.plans, load: () => due.load() }
			]) {
				const leave = use(shown);
				await load();
				expect(shown()).toMatchObject([{ act: smile.act }]);
				const slow = holdNextRead(app.storage, 'plans', 'people');
				await app.storage.write([savingPerson('Ann')]);
				await slow.begun;
				const undo = await plans.delete(shown()[0]!.id);
				await load();
				expect(shown()).toEqual([]);
				slow.release();
				await new Promise((resolve) => setTimeout(resolve, 50));
				expect(shown()).toEqual([]);
				await undo();
				leave();
			}
		}));

	test('runs on each save while a component shows the plans, and not after that', () =>
		withApp(async ({ app }) => {
			const { plans, due } = await duePlansOf(app);
			const save = () => app.storage.write([savingPerson('Ann')]);
			for (const { shown, load } of [
				{ shown: () => plans.all, load: () => plans.load() },
				{ shown: () => due.plans, load: () => due.load() }
			]) {
				const leave = use(shown);
				await load();
				// Today decides which plans are due, and reads the people as well.
				await app.today.load();
				expect((await transactionsDuring(save)).reads).toBeGreaterThan(0);
				leave();
				expect(await transactionsDuring(save)).toEqual({ reads: 0, writes: 1 });
			}
		}));
});
