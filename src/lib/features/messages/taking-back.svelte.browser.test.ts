import type { Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { takeBackLines } from '#lib/content/en/take-back.ts';
import { gap } from '#lib/core/message-gap.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import type { App } from '#lib/app/app.svelte.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import { begun, left, noProblem, someone, withApp } from '../../../../tests/support/messages.ts';
import { coffee, coffeeOnce, plansOf } from '../../../../tests/support/plans.ts';
import { Plans } from '#lib/features/plans/plans.svelte.ts';
import { Composing } from './composing.svelte.ts';
import { PlanToLetGo } from './plan-to-let-go.svelte.ts';
import TakeBack from './TakeBack.svelte';
import { TakingBack } from './taking-back.svelte.ts';

/** The choice of lines for a new message, at an energy. */
async function takingBack(app: App, energy: number, personId?: PersonId) {
	await app.today.load();
	await app.today.setEnergy(energy);
	const composing = await begun(app, personId ? { personId } : {});
	const taking = new TakingBack(app, composing);
	await taking.load();
	return { composing, taking };
}

/** Stores what the user knows about a person. */
async function knownAs(app: App, id: PersonId, facts: Partial<Person>): Promise<void> {
	const next = (present: Person | null) => present && { ...present, ...facts };
	await app.storage.write([{ collection: 'people', id, next }]);
}

/** Returns the lines that are shown until the first two come again. */
function turnsOf(taking: TakingBack): string[] {
	const lines = new Set<string>();
	for (let i = 0; i < 9; i++, taking.showOthers()) for (const line of taking.shown) lines.add(line);
	return [...lines];
}

describe('the choice of lines', () => {
	test('begins with no line, then shows two at a time until all were shown', () =>
		withApp(async ({ app }) => {
			const { taking } = await takingBack(app, 60);
			expect(taking.shown).toEqual([]);
			taking.pickWay('cancel');
			const { friendly, close, distant } = takeBackLines.cancel;
			expect(taking.shown).toEqual(friendly.written.slice(0, 2));
			const all = [friendly, close, distant].flatMap(({ written }) => written);
			expect(turnsOf(taking)).toEqual(all);
		}));

	test.each([
		['family', 'close'],
		['seenAround', 'distant']
	] as const)('fits the nearness of a person: %s is %s', (nearness, closeness) =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await knownAs(app, ana, { nearness, channels: ['call'] });
			const { taking } = await takingBack(app, 60, ana);
			taking.pickWay('sayNo');
			expect(taking.kind).toBe('spoken');
			expect(turnsOf(taking).sort()).toEqual([...takeBackLines.sayNo[closeness].spoken].sort());
			taking.pickKind('written');
			expect(turnsOf(taking).sort()).toEqual([...takeBackLines.sayNo[closeness].written].sort());
		})
	);

	test('is formal to someone with a title, and short at low energy', () =>
		withApp(async ({ app }) => {
			const hall = await someone(app, 'Mrs Hall');
			const { taking } = await takingBack(app, 15, hall);
			taking.pickWay('answerLate');
			const byLength = [...takeBackLines.answerLate.distant.written].sort(
				(a, b) => a.length - b.length
			);
			expect(taking.shown).toEqual(byLength.slice(0, 2));
		}));

	test('reports lines that failed to load, and loads them later', () =>
		withApp(async ({ app }) => {
			const taking = new TakingBack(app, await begun(app));
			await taking.load(() => Promise.reject(new Error('offline')));
			expect(taking.isMissing).toBe(true);
			await taking.load();
			expect(taking.isMissing).toBe(false);
		}));
});

describe('a line in the message', () => {
	test('is greeted by name, stored as a draft, and follows another person', () =>
		withApp(async ({ app, tab }) => {
			const [ana, hall] = [await someone(app, 'Ana'), await someone(app, 'Mrs Hall')];
			const composing = await begun(app, { personId: ana });
			composing.give('Can we do this a bit later?');
			expect(composing.outgoing?.text).toBe('Hi Ana, can we do this a bit later?');
			expect(composing.outgoing?.cardId).toBeNull();
			await composing.flush();
			expect(await left(app)).toMatchObject({ text: 'Hi Ana, can we do this a bit later?' });

			await composing.end();
			const later = await begun(tab());
			expect(later.outgoing?.text).toBe('Hi Ana, can we do this a bit later?');
			later.pickPerson(hall);
			expect(later.outgoing?.text).toBe('Hello Mrs Hall, can we do this a bit later?');
			later.give('It’s not for me.');
			expect(later.outgoing?.text).toBe('Hello Mrs Hall, it’s not for me.');
		}));

	test('leaves words of the user’s own in place, and gives way to a card', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('Mine');
			composing.give('Not for me this time.');
			expect(composing.outgoing?.text).toBe('Mine\nNot for me this time.');
			composing.write('');
			composing.pickCard('say-they-came-to-mind' as never);
			expect(composing.outgoing?.text).toBe('Hi, you came to mind today.');
			await composing.flush();
			expect(await left(app)).toBeNull();
		}));

	test('with a gap waits for the words of the user', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			const line = takeBackLines.move.close.written.find((each) => each.includes(gap))!;
			composing.give(line);
			expect(composing.hasGap).toBe(true);
			composing.fill(line, 0, 'Friday');
			expect(composing.hasGap).toBe(false);
			expect(composing.outgoing?.text).toBe('Hi, could we do Friday instead? Same plan, new day.');
		}));
});

describe('the plan of a message', () => {
	test('rests on its next day, even if that is not today, and comes back with the undo', () =>
		withApp(async ({ app }) => {
			// The clock is on a Friday.
			const plans = await plansOf(app);
			await plans.addRitual({ ...coffee, rule: 'FREQ=WEEKLY;BYDAY=WE' });
			await plans.load();
			const [plan] = plans.all;
			const letting = new PlanToLetGo(app, () => plan!.id);
			await letting.load();
			const undo = await letting.letGo();
			await plans.load();
			expect(plans.all[0]).toMatchObject({ restDay: '2026-11-25', state: 'active' });
			await letting.load();
			expect(letting.plan).toBeNull();
			await undo!();
			await plans.load();
			expect(plans.all[0]!.restDay ?? null).toBeNull();
		}));

	test('is over if it was for one day, and nothing changes for one that rests or is gone', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.addRitual(coffeeOnce);
			await plans.load();
			const { id } = plans.all[0]!;
			const letting = new PlanToLetGo(app, () => id);
			await letting.load();
			const undo = await letting.letGo();
			await app.part(Plans).load();
			expect(app.part(Plans).all[0]?.state).toBe('retired');
			expect(await letting.letGo()).toBeNull();
			await undo!();
			await app.part(Plans).load();
			expect(app.part(Plans).all[0]?.state).toBe('active');
			expect(await new PlanToLetGo(app, () => 'gone').letGo()).toBeNull();
		}));
});

test('the view asks who and which way, and one tap puts a line into the message', () =>
	withApp(async ({ app }) => {
		const ana = await someone(app, 'Ana');
		await knownAs(app, ana, { nearness: 'friend' });
		const composing = app.part(Composing);
		await composing.begin({}, noProblem);
		const onchosen = vi.fn();
		const view: Component = (node) => TakeBack(node, { onchosen });
		const screen = await render(InApp, { app, screen: view });

		expect(screen.getByRole('listitem').elements()).toHaveLength(0);
		await screen.getByRole('combobox', { name: 'To' }).selectOptions('Ana');
		await screen.getByRole('button', { name: 'Make it shorter' }).click();
		const [first, second, third] = takeBackLines.shorten.close.written;
		await expect.element(screen.getByRole('button', { name: first! })).toBeVisible();
		await expect.element(screen.getByRole('button', { name: second! })).toBeVisible();
		await screen.getByRole('button', { name: 'Show others' }).click();
		await screen.getByRole('button', { name: third! }).click();
		expect(onchosen).toHaveBeenCalledOnce();
		expect(composing.outgoing?.text).toBe(`Hi Ana, ${third}`);
		await screen.unmount();
		await composing.end();
	}));
