import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import {
	mostActive,
	type IfThenWords,
	type RitualWords,
	type TimeOfDay
} from '#lib/domain/plan.ts';
import type { WinId } from '#lib/domain/win.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { StorageError } from '#lib/storage/storage.ts';
import { withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { People } from './people.svelte.ts';
import { Plans } from './plans.svelte.ts';

const smile: IfThenWords = {
	cue: 'coffee',
	cueWords: '',
	act: 'look up and smile',
	cardId: 'look-up-and-smile' as CardId,
	time: null,
	rule: 'FREQ=DAILY'
};
const coffee: RitualWords = {
	personId: null,
	act: 'A five-minute coffee',
	cardId: null,
	time: null,
	rule: 'FREQ=WEEKLY;BYDAY=FR'
};
const dayMs = 86_400_000;

/** Plans on a diary of somebody with some energy. The clock stands at noon UTC, on a Friday. */
async function plansOf(app: App): Promise<Plans> {
	await app.today.load();
	await app.today.setEnergy(60);
	const plans = new Plans(app);
	await plans.load();
	return plans;
}
const acts = (plans: Plans) => plans.due.map(({ act }) => act);

describe('keeping plans', () => {
	test('they begin today, and say what was typed as one line', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.keepIfThen({ ...smile, cue: null, cueWords: ' the bus\ncomes ', act: ' nod\t' });
			await plans.load();
			expect(plans.all).toMatchObject([
				{ kind: 'ifThen', cueWords: 'the bus comes', act: 'nod', since: '2026-11-20' }
			]);
		}));

	test('own words for the moment are let go of when one from the list is chosen', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.keepIfThen({ ...smile, cueWords: 'the bus comes' });
			await plans.load();
			expect(plans.all).toMatchObject([{ cue: 'coffee', cueWords: '' }]);
		}));

	test('a few are active at once, and pausing one makes room', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			for (let n = 0; n < mostActive; n++)
				expect(await plans.keepIfThen({ ...smile, act: `act ${n}` })).not.toBeNull();
			expect(await plans.keepIfThen(smile)).toBeNull();
			// Rituals are not counted among them.
			await plans.keepRitual(coffee);
			await plans.load();
			expect(plans.hasRoom).toBe(false);
			const [first] = plans.all;
			await plans.setState(first!.id, 'paused');
			await plans.load();
			expect(plans.all.at(-1)).toMatchObject({ id: first!.id, state: 'paused' });
			expect(await plans.keepIfThen(smile)).not.toBeNull();
			expect(await plans.setState(first!.id, 'active')).toBeNull();
			await plans.load();
			expect(plans.all.find(({ id }) => id === first!.id)).toMatchObject({ state: 'paused' });
		}));

	test('a change, a pause and a deletion can each be taken back', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.keepRitual(coffee);
			await plans.load();
			const before = plans.all[0]!;
			const { id } = before;
			for (const change of [
				() => plans.changeRitual(id, { ...coffee, act: 'A walk' }),
				() => plans.setState(id, 'retired'),
				() => plans.remove(id)
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

	test('today’s intention is none of them, and stays', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await app.today.intend({ cardId: null });
			await plans.load();
			expect(plans.all).toEqual([]);
			await plans.setState('intention:2026-11-20', 'retired');
			await app.today.load();
			expect(app.today.intention).toEqual({ cardId: null });
		}));

	test('what another tab keeps shows here', () =>
		withApp(async ({ app, tab }) => {
			const plans = await plansOf(app);
			const other = await plansOf(tab());
			await other.keepIfThen(smile);
			await expect.poll(() => plans.all).toMatchObject([{ act: 'look up and smile' }]);
		}));
});

describe('a plan comes up', () => {
	test('when its moment is there, and goes by itself', () =>
		withApp(async ({ app, clock }) => {
			const plans = await plansOf(app);
			const hour = new Date(clock.ms).getHours();
			const time = `${String(hour).padStart(2, '0')}:00` as TimeOfDay;
			await plans.keepIfThen({ ...smile, time });
			await plans.load();
			expect(acts(plans)).toEqual(['look up and smile']);
			clock.ms += 3 * 3_600_000;
			await plans.look();
			expect(acts(plans)).toEqual([]);
			clock.ms += dayMs - 3 * 3_600_000;
			await plans.look();
			// The energy that was said yesterday counts as not said, and the act fits that too.
			await app.today.load();
			expect(acts(plans)).toEqual(['look up and smile']);
		}));

	test('on its days', () =>
		withApp(async ({ app, clock }) => {
			const plans = await plansOf(app);
			await plans.keepRitual(coffee);
			await plans.keepRitual({ ...coffee, act: 'A call', rule: 'FREQ=WEEKLY;BYDAY=SA' });
			await plans.load();
			expect(acts(plans)).toEqual(['A five-minute coffee']);
			clock.ms += dayMs;
			await app.today.setEnergy(60);
			await plans.look();
			expect(acts(plans)).toEqual(['A call']);
		}));

	test('not when it is paused, sent away for today, or done today', () =>
		withApp(async ({ app, clock }) => {
			const plans = await plansOf(app);
			await plans.keepRitual(coffee);
			await plans.load();
			const { id } = plans.all[0]!;
			const undos = [];
			for (const change of [
				async () => (await plans.setState(id, 'paused'))!,
				() => plans.rest(id),
				async () => (await plans.did(plans.all[0]!)).undo
			]) {
				const undo = await change();
				undos.push(undo);
				await plans.load();
				expect(acts(plans)).toEqual([]);
				await undo();
				await plans.load();
				expect(acts(plans)).toHaveLength(1);
			}
			expect(undos).toHaveLength(3);
			await plans.rest(id);
			clock.ms += 7 * dayMs;
			await app.today.setEnergy(60);
			await plans.look();
			expect(acts(plans)).toHaveLength(1);
		}));

	test('not when somebody is marked "not now", or not kept any more', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const people = new People(app);
			const { id: personId } = (await people.add('Ann'))!;
			await plans.keepRitual({ ...coffee, personId });
			await plans.load();
			expect(plans.due.map((plan) => plans.nameOf(plan))).toEqual(['Ann']);
			await people.change(personId, { notNow: true });
			await expect.poll(() => acts(plans)).toEqual([]);
			expect(plans.isResting(plans.all[0]!)).toBe(true);
			await people.change(personId, { notNow: false });
			await expect.poll(() => acts(plans)).toHaveLength(1);
			await app.storage.write([{ list: 'people', id: personId, next: () => null }]);
			await expect.poll(() => acts(plans)).toEqual([]);
			expect(plans.nameOf(plans.all[0]!)).toBeNull();
		}));

	test('not at an energy of 15 and below, and not above the energy that there is', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.keepRitual(coffee);
			await plans.keepIfThen(smile);
			const call = 'call-after-a-first-day' as CardId;
			await plans.keepIfThen({ ...smile, cardId: call, act: 'call Ann' });
			await plans.load();
			expect(acts(plans).sort()).toEqual(['A five-minute coffee', 'call Ann', 'look up and smile']);
			await app.today.setEnergy(30);
			expect(acts(plans).sort()).toEqual(['A five-minute coffee', 'look up and smile']);
			await app.today.setEnergy(15);
			expect(acts(plans)).toEqual([]);
		}));

	test('not in the quiet hours, unless the person has set that time', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = new Date(2026, 10, 20, 21, 30).getTime();
			await app.preferences.settle({ quietFromHour: 21 });
			const plans = await plansOf(app);
			expect(app.today.isQuiet).toBe(true);
			await plans.keepRitual(coffee);
			await plans.load();
			expect(acts(plans)).toEqual([]);
			await plans.changeRitual(plans.all[0]!.id, { ...coffee, time: '21:30' as TimeOfDay });
			await plans.load();
			expect(acts(plans)).toEqual(['A five-minute coffee']);
		}));
});

describe('a plan that was done', () => {
	test('is a win with its person, what was meant, and the energy', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const people = new People(app);
			const { id: personId } = (await people.add('Ann'))!;
			await plans.keepRitual({ ...coffee, personId });
			await plans.load();
			const { id } = await plans.did(plans.all[0]!);
			expect(await app.storage.win(id)).toMatchObject({
				note: 'A five-minute coffee',
				people: [personId],
				energy: 60,
				cardId: null
			});
			await plans.load();
			expect(plans.all[0]).toMatchObject({ lastDay: '2026-11-20' });
		}));

	test('is learned from as an act that was picked, where it is from the deck', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.keepIfThen(smile);
			await plans.load();
			const { id, undo } = await plans.did(plans.all[0]!);
			expect(await app.storage.win(id)).toMatchObject({ cardId: smile.cardId, note: '' });
			const done = (await app.storage.all('choices')).filter(({ kind }) => kind === 'done');
			expect(done).toMatchObject([{ winId: id, cardId: smile.cardId, isIntended: true }]);
			await undo();
			expect(await app.storage.win(id)).toBeNull();
			await plans.load();
			expect(plans.all[0]?.lastDay).toBeUndefined();
			expect(acts(plans)).toEqual(['look up and smile']);
		}));
});

describe('what is typed into a form', () => {
	const typed = { ...smile, act: 'look up and' };

	test('is there for the next who opens it, until the plan is kept or let go of', () =>
		withApp(async ({ app, tab }) => {
			const plans = await plansOf(app);
			await plans.beginTyping();
			plans.type('ifThen', typed);
			plans.type('ritual', coffee);
			await plans.flush();
			plans.endTyping();
			const again = await plansOf(tab());
			await again.beginTyping();
			expect(again.leftIn('ifThen')).toEqual(typed);
			expect(again.leftIn('ritual')).toEqual(coffee);
			await again.keepIfThen(typed);
			await again.forget('ritual');
			expect(again.leftIn('ifThen')).toBeNull();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('does not come back when it was to be kept while it became a plan', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.beginTyping();
			plans.type('ifThen', typed);
			const { write } = app.storage;
			app.storage.write = (...given) => {
				const written = write(...given);
				// The last key was pressed a moment before.
				void plans.flush();
				plans.flushNow();
				return written;
			};
			await plans.keepIfThen(typed);
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			plans.endTyping();
		}));

	test('is kept when it could not become a plan', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			await plans.beginTyping();
			plans.type('ifThen', smile);
			plans.type('ifThen', typed);
			app.storage.write = () => {
				void plans.flush();
				return Promise.reject(new StorageError('full'));
			};
			await expect(plans.keepIfThen(typed)).rejects.toMatchObject({ problem: 'full' });
			await expect
				.poll(() => readingOf(app.storage).drafts())
				.toMatchObject([{ id: 'plan ifThen', words: typed }]);
			plans.endTyping();
		}));

	test('is taken up as it was kept when drafts had the shape of a win’s', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const id = 'plan ifThen' as const;
			const details = app.journal.blank();
			const asWin = { winId: id as string as WinId, base: null, details };
			await app.storage.keepDraft({ id, words: typed, ...asWin });
			await plans.beginTyping();
			expect(plans.leftIn('ifThen')).toEqual(typed);
			plans.endTyping();
		}));
});
