import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import { restDays } from './good-moment.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Win, WinDetails } from '#lib/core/win.ts';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import {
	deleting,
	savingPerson,
	noonMs,
	saving,
	winAt
} from '../../../../tests/support/database.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { placesOf, type Placed } from '#lib/core/pond.ts';
import { Moments } from './moments.svelte.ts';
import { carriedWith, wasTooMuch } from './remembered.ts';

const dayMs = 86_400_000;

/** Returns a freshly read value of a live query. */
async function read<Value>(query: LiveQuery<Value>): Promise<Value> {
	await query.refresh();
	return query.value;
}

/** Saves this number of wins with these details, a minute apart, 400 days ago. */
async function filled(app: App, count: number, details: Partial<Win>) {
	const wins = Array.from({ length: count }, (_, i) =>
		winAt(localIso(noonMs - 400 * dayMs + i * 60_000), { note: `number ${i}`, ...details })
	);
	await app.storage.write(wins.map(saving));
	return wins;
}

const lifted: Partial<WinDetails> = { moodBefore: 1, moodAfter: 4 };

/** Returns a seeded random number generator. */
function chanceOf(seed: number) {
	let state = seed;
	return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Shows this number of good moments in a row and returns the ids of their wins. */
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
	test('finds none if no win is treasured or has a mood lift', () =>
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

	test('is offered exactly while there is a win that may be shown', () =>
		withApp(async ({ app, tab }) => {
			const ann = savingPerson('Ann');
			await app.storage.write([ann]);
			const [win] = await filled(app, 1, { treasured: true, people: [ann.person.id] });
			const moments = new Moments(app);
			const stop = use(() => moments.isAny);
			await moments.look();
			expect(moments.isAny).toBe(true);
			expect(moments.isOpen).toBe(false);
			expect(await app.storage.readMeta('moments')).toBeUndefined();
			const notNow = (isNotNow: boolean) =>
				({ ...ann, next: () => ({ ...ann.person, notNow: isNotNow }) }) as typeof ann;
			await app.storage.write([notNow(true)]);
			await expect.poll(() => moments.isAny).toBe(false);
			await app.storage.write([notNow(false)]);
			await expect.poll(() => moments.isAny).toBe(true);
			// A win that was shown and rests may be shown again when there is no other.
			await moments.show();
			moments.close();
			const later = new Moments(tab());
			await later.look();
			expect(later.isAny).toBe(true);
			await app.storage.write([deleting('wins', win!.id)]);
			await expect.poll(() => moments.isAny).toBe(false);
			stop();
		}));

	test('shows each treasured win once, then the wins with a high lift', () =>
		withApp(async ({ app }) => {
			const treasured = await filled(app, 5, { treasured: true });
			const high = await filled(app, 4, lifted);
			await filled(app, 4, { moodBefore: 3, moodAfter: 3 });
			const ids = await asked(new Moments(app), 9);
			expect(new Set(ids.slice(0, 5))).toEqual(new Set(treasured.map(({ id }) => id)));
			expect(new Set(ids.slice(5))).toEqual(new Set(high.map(({ id }) => id)));
		}));

	test('starts over with the win shown longest ago once all were shown, and marks it as shown again', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { treasured: true });
			const moments = new Moments(app);
			const ids = await asked(moments, 3);
			expect(moments.present?.isAgain).toBe(false);
			expect(await asked(moments, 4)).toEqual([ids[0], ids[1], ids[2], ids[0]]);
			expect(moments.present?.isAgain).toBe(true);
		}));

	test('shows a win as new again after a fortnight, and not a day earlier', () =>
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

	test('stores only the id and day of a win, and only while it rests', () =>
		withApp(async ({ app, clock }) => {
			await filled(app, 40, { treasured: true, note: 'a secret' });
			await asked(new Moments(app), 30, clock, dayMs);
			const stored = (await app.storage.readMeta('moments')) as { handedBack: object[] };
			expect(stored.handedBack).toHaveLength(restDays);
			for (const one of stored.handedBack) expect(Object.keys(one).sort()).toEqual(['day', 'id']);
			expect(JSON.stringify(stored)).not.toContain('secret');
		}));

	test('knows after a reload which wins rest', () =>
		withApp(async ({ app, tab }) => {
			await filled(app, 6, { treasured: true });
			const first = await asked(new Moments(app), 3);
			const second = await asked(new Moments(tab()), 3);
			expect(new Set([...first, ...second]).size).toBe(6);
		}));

	test('shows two wins for two taps at once', () =>
		withApp(async ({ app }) => {
			await filled(app, 2, { treasured: true });
			const moments = new Moments(app);
			const seen: unknown[] = [];
			await Promise.all(
				[1, 2].map(() => moments.show().then(() => seen.push(moments.present?.win.id)))
			);
			expect(moments.present?.isAgain).toBe(false);
			const stored = (await app.storage.readMeta('moments')) as { handedBack: object[] };
			expect(stored.handedBack).toHaveLength(2);
		}));

	test('never shows a win with a person who is marked "not now" or was deleted', () =>
		withApp(async ({ app }) => {
			const ann = savingPerson('Ann');
			const ben = savingPerson('Ben');
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

	test('closes when a person of the win on screen is marked "not now", and when the win is deleted', () =>
		withApp(async ({ app }) => {
			const ann = savingPerson('Ann');
			await app.storage.write([ann]);
			const [one] = await filled(app, 1, { treasured: true, people: [ann.person.id] });
			const [two] = await filled(app, 1, lifted);
			const moments = new Moments(app);
			const stop = use(() => moments.present);
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
			stop();
		}));

	test('is quick among ten thousand wins, because it reads no more wins than it tries', () =>
		withApp(async ({ app }) => {
			for (let i = 0; i < 4; i++) await filled(app, 2500, { treasured: true });
			const moments = new Moments(app);
			const begunMs = performance.now();
			const ids = await asked(moments, 20);
			expect(new Set(ids).size).toBe(20);
			expect((performance.now() - begunMs) / 20).toBeLessThan(200);
		}));
});

describe('words to remember with a card', () => {
	const cardId = 'look-up-and-smile' as CardId;

	test('come from the latest win with the card, or are null', () =>
		withApp(async ({ app }) => {
			expect(await read(carriedWith(app, cardId))).toBeNull();
			await filled(app, 3, { cardId, carry: 'I can do this' });
			const [latest] = [winAt(localIso(noonMs), { cardId, carry: 'He smiled back' })];
			await app.storage.write([latest!, winAt(localIso(noonMs), { carry: 'else' })].map(saving));
			expect((await read(carriedWith(app, cardId)))?.carry).toBe('He smiled back');
			expect(await read(carriedWith(app, 'greet-by-name' as CardId))).toBeNull();
		}));

	test('are never those of a win with a person marked "not now"', () =>
		withApp(async ({ app }) => {
			const ann = savingPerson('Ann');
			await app.storage.write([ann]);
			await filled(app, 1, { cardId, carry: 'She laughed', people: [ann.person.id] });
			expect((await read(carriedWith(app, cardId)))?.carry).toBe('She laughed');
			await app.storage.write([
				{ ...ann, next: () => ({ ...ann.person, notNow: true }) } as typeof ann
			]);
			expect(await read(carriedWith(app, cardId))).toBeNull();
		}));
});

describe('a card that was too much', () => {
	test('is known as such for an hour, or until the answer is undone', () =>
		withApp(async ({ app, clock }) => {
			const cardId = 'look-up-and-smile' as CardId;
			expect(await read(wasTooMuch(app, cardId))).toBe(false);
			const undo = await app.today.say('tooMuch', cardId);
			expect(await read(wasTooMuch(app, cardId))).toBe(true);
			expect(await read(wasTooMuch(app, 'greet-by-name' as CardId))).toBe(false);
			await undo();
			expect(await read(wasTooMuch(app, cardId))).toBe(false);
			await app.today.say('tooMuch', cardId);
			clock.ms += 3_700_000;
			expect(await read(wasTooMuch(app, cardId))).toBe(false);
		}));
});

describe('a touch of the pond', () => {
	const placeOf = (win: Placed) => placesOf(win)[0]!;

	test('hands back a win of that place, even one that is not marked as good', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 30, { channel: 'letter' });
			const moments = new Moments(app);
			const chance = chanceOf(3);
			for (const win of wins.slice(0, 5)) {
				await moments.showAt(placeOf(win), chance);
				expect(placeOf(moments.present!.win)).toBe(placeOf(win));
			}
			const lily = { ...wins[0]!, treasured: true };
			await app.storage.write([saving(lily)]);
			await moments.showAt(placesOf(lily)[1]!, chance);
			expect(moments.present?.win.id).toBe(lily.id);
		}));

	test('hands back neither a sad moment nor one with a person marked "not now"', () =>
		withApp(async ({ app }) => {
			const ana = savingPerson('Ana');
			await app.storage.write([
				{ ...ana, next: () => ({ ...ana.person, notNow: true }) } as typeof ana
			]);
			const [sad] = (await filled(app, 1, { moodBefore: 4, moodAfter: 2 })) as unknown as [Placed];
			const [avoided] = (await filled(app, 1, { people: [ana.person.id] })) as unknown as [Placed];
			const [good] = (await filled(app, 1, { treasured: true, channel: 'solo' })) as unknown as [
				Placed
			];
			const moments = new Moments(app);
			for (const win of [sad, avoided]) {
				await moments.showAt(placeOf(win));
				expect(moments.present?.win.id).toBe(good.id);
			}
		}));
});
