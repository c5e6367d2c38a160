import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import { localIso } from '#lib/domain/day.ts';
import { restDays } from '#lib/domain/good-moment.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { Win, WinDetails } from '#lib/domain/win.ts';
import { withApp, type TestClock } from '../../../tests/scenes/app.ts';
import { deleting, keepingPerson, noonMs, saving, winAt } from '../../../tests/scenes/database.ts';
import type { App } from './app.svelte.ts';
import { Moments } from './moments.svelte.ts';

const dayMs = 86_400_000;

/** Saves so many wins with these details, a minute apart, long ago. */
async function filled(app: App, count: number, details: Partial<Win>) {
	const wins = Array.from({ length: count }, (_, i) =>
		winAt(localIso(noonMs - 400 * dayMs + i * 60_000), { note: `number ${i}`, ...details })
	);
	await app.storage.write(wins.map(saving));
	return wins;
}

const lifted: Partial<WinDetails> = { moodBefore: 1, moodAfter: 4 };

/** Chance that is the same in each run. */
function chanceOf(seed: number) {
	let state = seed;
	return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Asks for so many moments in a row, and gives their ids. */
async function asked(moments: Moments, times: number, clock?: TestClock, apartMs = 0) {
	const chance = chanceOf(20 + times);
	const ids: (string | undefined)[] = [];
	for (let i = 0; i < times; i++) {
		await moments.show(chance);
		ids.push(moments.present?.win.id);
		if (clock) clock.ms += apartMs;
	}
	return ids;
}

describe('a good moment', () => {
	test('where nothing is treasured and nothing went with a lift, there is none', () =>
		withApp(async ({ app }) => {
			await filled(app, 5, { moodBefore: 3, moodAfter: 3 });
			const moments = new Moments(app);
			await moments.look();
			expect(moments.isAny).toBe(false);
			expect(moments.isOpen).toBe(false);
			await moments.show();
			expect(moments.isOpen).toBe(true);
			expect(moments.present).toBeNull();
			moments.close();
			expect(moments.isOpen).toBe(false);
		}));

	test('is offered where there is one that may be shown, and no longer than that', () =>
		withApp(async ({ app, tab }) => {
			const ann = keepingPerson('Ann');
			await app.storage.write([ann]);
			const [win] = await filled(app, 1, { treasured: true, people: [ann.person.id] });
			const moments = new Moments(app);
			await moments.look();
			expect(moments.isAny).toBe(true);
			expect(moments.isOpen).toBe(false);
			expect(await app.storage.derived('moments')).toBeUndefined();
			const notNow = (isNotNow: boolean) =>
				({ ...ann, next: () => ({ ...ann.person, notNow: isNotNow }) }) as typeof ann;
			await app.storage.write([notNow(true)]);
			await expect.poll(() => moments.isAny).toBe(false);
			await app.storage.write([notNow(false)]);
			await expect.poll(() => moments.isAny).toBe(true);
			// One that was handed back and rests may come again.
			await moments.show();
			moments.close();
			const later = new Moments(tab());
			await later.look();
			expect(later.isAny).toBe(true);
			await app.storage.write([deleting('wins', win!.id)]);
			await expect.poll(() => moments.isAny).toBe(false);
		}));

	test('treasured ones come first, each once, then those with a high lift', () =>
		withApp(async ({ app }) => {
			const treasured = await filled(app, 5, { treasured: true });
			const high = await filled(app, 4, lifted);
			await filled(app, 4, { moodBefore: 3, moodAfter: 3 });
			const ids = await asked(new Moments(app), 9);
			expect(new Set(ids.slice(0, 5))).toEqual(new Set(treasured.map(({ id }) => id)));
			expect(new Set(ids.slice(5))).toEqual(new Set(high.map(({ id }) => id)));
		}));

	test('once all were handed back, it begins again with the one of longest ago, and says so', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { treasured: true });
			const moments = new Moments(app);
			const ids = await asked(moments, 3);
			expect(moments.present?.isAgain).toBe(false);
			expect(await asked(moments, 4)).toEqual([ids[0], ids[1], ids[2], ids[0]]);
			expect(moments.present?.isAgain).toBe(true);
		}));

	test('after a fortnight it may come as if for the first time, and not a day before', () =>
		withApp(async ({ app, clock }) => {
			const [one] = await filled(app, 1, { treasured: true });
			const moments = new Moments(app);
			await moments.show();
			clock.ms += (restDays - 1) * dayMs;
			await moments.show();
			expect(moments.present).toMatchObject({ win: { id: one!.id }, isAgain: true });
			clock.ms += restDays * dayMs;
			await moments.show();
			expect(moments.present).toMatchObject({ win: { id: one!.id }, isAgain: false });
		}));

	test('what was handed back is kept by id and day alone, and no longer than it rests', () =>
		withApp(async ({ app, clock }) => {
			await filled(app, 40, { treasured: true, note: 'a secret' });
			await asked(new Moments(app), 30, clock, dayMs);
			const kept = (await app.storage.derived('moments')) as { handedBack: object[] };
			expect(kept.handedBack).toHaveLength(restDays);
			for (const one of kept.handedBack) expect(Object.keys(one).sort()).toEqual(['day', 'id']);
			expect(JSON.stringify(kept)).not.toContain('secret');
		}));

	test('a new start, as after a reload, knows what rests', () =>
		withApp(async ({ app, tab }) => {
			await filled(app, 6, { treasured: true });
			const first = await asked(new Moments(app), 3);
			const second = await asked(new Moments(tab()), 3);
			expect(new Set([...first, ...second]).size).toBe(6);
		}));

	test('two taps at once bring two moments', () =>
		withApp(async ({ app }) => {
			await filled(app, 2, { treasured: true });
			const moments = new Moments(app);
			const seen: unknown[] = [];
			await Promise.all(
				[1, 2].map(() => moments.show().then(() => seen.push(moments.present?.win.id)))
			);
			expect(moments.present?.isAgain).toBe(false);
			const kept = (await app.storage.derived('moments')) as { handedBack: object[] };
			expect(kept.handedBack).toHaveLength(2);
		}));

	test('never one with somebody marked "not now", nor with somebody who was removed', () =>
		withApp(async ({ app }) => {
			const ann = keepingPerson('Ann');
			const ben = keepingPerson('Ben');
			await app.storage.write([
				ann,
				{ ...ben, next: () => ({ ...ben.person, notNow: true }) } as typeof ben
			]);
			const [fine] = await filled(app, 1, { treasured: true, people: [ann.person.id] });
			await filled(app, 15, { treasured: true, people: [ann.person.id, ben.person.id] });
			await filled(app, 15, { treasured: true, people: ['gone' as PersonId] });
			await filled(app, 15, { treasured: true, note: 'with ben at the lake' });
			const moments = new Moments(app);
			expect(new Set(await asked(moments, 6))).toEqual(new Set([fine!.id]));
			expect(moments.present?.names).toEqual(['Ann']);
		}));

	test('one that is on screen goes when somebody in it is marked "not now", or it is deleted', () =>
		withApp(async ({ app }) => {
			const ann = keepingPerson('Ann');
			await app.storage.write([ann]);
			const [one] = await filled(app, 1, { treasured: true, people: [ann.person.id] });
			const [two] = await filled(app, 1, lifted);
			const moments = new Moments(app);
			await moments.show();
			expect(moments.present?.win.id).toBe(one!.id);
			await app.storage.write([
				{ ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann
			]);
			await expect.poll(() => moments.isOpen).toBe(false);
			await moments.show();
			expect(moments.present?.win.id).toBe(two!.id);
			await app.storage.write([deleting('wins', two!.id)]);
			await expect.poll(() => moments.present).toBeNull();
		}));

	test('is quick among very many: no more is read than is tried', () =>
		withApp(async ({ app }) => {
			for (let i = 0; i < 4; i++) await filled(app, 2500, { treasured: true });
			const moments = new Moments(app);
			const begunMs = performance.now();
			const ids = await asked(moments, 20);
			expect(new Set(ids).size).toBe(20);
			expect((performance.now() - begunMs) / 20).toBeLessThan(200);
		}));
});

describe('what the person wants to remember with an act', () => {
	const cardId = 'look-up-and-smile' as CardId;

	test('is that of the latest entry of this act, or nothing', () =>
		withApp(async ({ app }) => {
			const moments = new Moments(app);
			expect(await moments.carriedWith(cardId)).toBeNull();
			await filled(app, 3, { cardId, carry: 'I can do this' });
			const [latest] = [winAt(localIso(noonMs), { cardId, carry: 'He smiled back' })];
			await app.storage.write([latest!, winAt(localIso(noonMs), { carry: 'else' })].map(saving));
			expect((await moments.carriedWith(cardId))?.carry).toBe('He smiled back');
			expect(await moments.carriedWith('greet-by-name' as CardId)).toBeNull();
		}));

	test('never with somebody marked "not now"', () =>
		withApp(async ({ app }) => {
			const ann = keepingPerson('Ann');
			await app.storage.write([ann]);
			await filled(app, 1, { cardId, carry: 'She laughed', people: [ann.person.id] });
			const moments = new Moments(app);
			expect((await moments.carriedWith(cardId))?.carry).toBe('She laughed');
			await app.storage.write([
				{ ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann
			]);
			expect(await moments.carriedWith(cardId)).toBeNull();
		}));
});

describe('an act that was too much', () => {
	test('is known for an hour, and until it is taken back', () =>
		withApp(async ({ app, clock }) => {
			const cardId = 'look-up-and-smile' as CardId;
			const moments = new Moments(app);
			expect(await moments.wasTooMuch(cardId)).toBe(false);
			const undo = await app.today.say('tooMuch', cardId);
			expect(await moments.wasTooMuch(cardId)).toBe(true);
			expect(await moments.wasTooMuch('greet-by-name' as CardId)).toBe(false);
			await undo();
			expect(await moments.wasTooMuch(cardId)).toBe(false);
			await app.today.say('tooMuch', cardId);
			clock.ms += 3_700_000;
			expect(await moments.wasTooMuch(cardId)).toBe(false);
		}));
});
