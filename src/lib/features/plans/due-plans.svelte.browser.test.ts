import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { TimeOfDay } from '#lib/core/plan.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { actsOf, coffee, coffeeOnce, duePlansOf, smile } from '../../../../tests/support/plans.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';

const dayMs = 86_400_000;

describe('due plans', () => {
	test('include a plan only while its moment lasts', () =>
		withApp(async ({ app, clock }) => {
			const { plans, due, load } = await duePlansOf(app);
			const hour = new Date(clock.ms).getHours();
			const time = `${String(hour).padStart(2, '0')}:00` as TimeOfDay;
			await plans.addIfThen({ ...smile, time });
			await load();
			expect(actsOf(due)).toEqual(['look up and smile']);
			clock.ms += 3 * 3_600_000;
			await due.look();
			expect(actsOf(due)).toEqual([]);
			clock.ms += dayMs - 3 * 3_600_000;
			await due.look();
			// Yesterday's energy counts as unknown, and the card fits that too.
			await app.today.load();
			expect(actsOf(due)).toEqual(['look up and smile']);
		}));

	test('include a plan only on the days of its rule', () =>
		withApp(async ({ app, clock }) => {
			const { plans, due, load } = await duePlansOf(app);
			await plans.addRitual(coffee);
			await plans.addRitual({ ...coffee, act: 'A call', rule: 'FREQ=WEEKLY;BYDAY=SA' });
			await load();
			expect(actsOf(due)).toEqual(['A five-minute coffee']);
			clock.ms += dayMs;
			await app.today.setEnergy(60);
			await due.look();
			expect(actsOf(due)).toEqual(['A call']);
		}));

	test('include a plan for one day on its day, and announce it on the evening before', () =>
		withApp(async ({ app, clock }) => {
			const { plans, due, load } = await duePlansOf(app);
			const near = () => [due.tomorrow, due.plans, due.soon].map((list) => list.length);
			const lookAt = async (day: number, hour: number, minute = 0) => {
				clock.ms = new Date(2026, 10, day, hour, minute).getTime();
				await app.today.setEnergy(60);
				await due.look();
			};
			await plans.addRitual({ ...coffeeOnce, time: '15:00' as TimeOfDay });
			await load();
			for (const [day, hour, expected] of [
				[20, 17, [0, 0, 0]],
				[20, 19, [1, 0, 0]],
				[21, 9, [0, 0, 0]],
				[21, 12, [0, 0, 1]],
				[21, 15, [0, 1, 0]],
				[21, 17, [0, 0, 0]],
				[22, 15, [0, 0, 0]]
			] as const) {
				await lookAt(day, hour);
				expect(near(), `${day} November, ${hour}:00`).toEqual(expected);
			}
			await plans.changeRitual(plans.all[0]!.id, { ...coffeeOnce, since: '2026-11-25' as Day });
			await lookAt(25, 6);
			await load();
			expect(near(), 'early on its day').toEqual([0, 0, 1]);
			await lookAt(25, 12);
			expect(near()).toEqual([0, 1, 0]);
			await app.today.setEnergy(10);
			expect(near(), 'at a low energy').toEqual([0, 0, 1]);
			const undo = await plans.snooze(plans.all[0]!.id);
			await load();
			expect(near(), 'moved to the next day').toEqual([0, 0, 0]);
			await lookAt(25, 20);
			expect(near()).toEqual([1, 0, 0]);
			await undo();
			await load();
			expect(near()[0]).toBe(0);
		}));

	test('leave out a plan that is paused, snoozed for today or done today', () =>
		withApp(async ({ app, clock }) => {
			const { plans, due, load } = await duePlansOf(app);
			await plans.addRitual(coffee);
			await load();
			const { id } = plans.all[0]!;
			const undos = [];
			for (const change of [
				async () => (await plans.setState(id, 'paused'))!,
				() => plans.snooze(id),
				async () => (await plans.did(plans.all[0]!)).undo
			]) {
				const undo = await change();
				undos.push(undo);
				await load();
				expect(actsOf(due)).toEqual([]);
				await undo();
				await load();
				expect(actsOf(due)).toHaveLength(1);
			}
			expect(undos).toHaveLength(3);
			await plans.snooze(id);
			clock.ms += 7 * dayMs;
			await app.today.setEnergy(60);
			await due.look();
			expect(actsOf(due)).toHaveLength(1);
		}));

	test('leave out a ritual whose person is marked "not now" or was deleted', () =>
		withApp(async ({ app }) => {
			const { plans, due, load } = await duePlansOf(app);
			const people = new People(app);
			const { id: personId } = (await people.add('Ann'))!;
			await plans.addRitual({ ...coffee, personId });
			await load();
			const leave = use(() => [plans.all, due.plans]);
			expect(due.plans.map((plan) => due.nameOf(plan))).toEqual(['Ann']);
			await people.change(personId, { notNow: true });
			await expect.poll(() => actsOf(due)).toEqual([]);
			await expect.poll(() => plans.isResting(plans.all[0]!)).toBe(true);
			await people.change(personId, { notNow: false });
			await expect.poll(() => actsOf(due)).toHaveLength(1);
			await app.storage.write([{ collection: 'people', id: personId, next: () => null }]);
			await expect.poll(() => actsOf(due)).toEqual([]);
			await expect.poll(() => plans.nameOf(plans.all[0]!)).toBeNull();
			leave();
		}));

	test('leave out all plans at an energy of 15 or below, and cards that need more energy than there is', () =>
		withApp(async ({ app }) => {
			const { plans, due, load } = await duePlansOf(app);
			await plans.addRitual(coffee);
			await plans.addIfThen(smile);
			const call = 'call-after-a-first-day' as CardId;
			await plans.addIfThen({ ...smile, cardId: call, act: 'call Ann' });
			await load();
			expect(actsOf(due).sort()).toEqual(['A five-minute coffee', 'call Ann', 'look up and smile']);
			await app.today.setEnergy(30);
			expect(actsOf(due).sort()).toEqual(['A five-minute coffee', 'look up and smile']);
			await app.today.setEnergy(15);
			expect(actsOf(due)).toEqual([]);
		}));

	test('leave out plans in the quiet hours, except those with a time that the user has set', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = new Date(2026, 10, 20, 21, 30).getTime();
			await app.preferences.settle({ quietFromHour: 21 });
			const { plans, due, load } = await duePlansOf(app);
			expect(app.today.isQuiet).toBe(true);
			await plans.addRitual(coffee);
			await load();
			expect(actsOf(due)).toEqual([]);
			await plans.changeRitual(plans.all[0]!.id, { ...coffee, time: '21:30' as TimeOfDay });
			await load();
			expect(actsOf(due)).toEqual(['A five-minute coffee']);
		}));
});
