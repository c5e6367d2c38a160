import { describe, expect, test } from 'vitest';
import { localIso } from '#lib/core/day.ts';
import { StorageError } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { atEnergy } from '../../../../tests/support/app.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import {
	begun,
	checkIn,
	dayMs,
	left,
	noProblem,
	someone,
	wins,
	withApp,
	withoutRoom
} from '../../../../tests/support/messages.ts';

describe('a message that was handed over', () => {
	test('is asked about after a reload, and is logged as one win with its person and card', () =>
		withApp(async ({ app, clock, tab }) => {
			const ana = await someone(app, 'Ana');
			const before = await begun(app, { personId: ana, cardId: checkIn });
			before.write('Thinking of you');
			await before.handOver('sms');
			const handedMs = clock.ms;

			await before.end();
			clock.ms += dayMs;
			const other = tab();
			const composing = await begun(other);
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Thinking of you' });
			const undo = await composing.sent(true);
			const [win] = await wins(app);
			expect(win).toMatchObject({
				cardId: checkIn,
				channel: 'text',
				people: [ana],
				note: 'Thinking of you',
				reply: null
			});
			expect(Math.abs(Date.parse(win!.at) - handedMs)).toBeLessThan(5000);
			expect(await left(app)).toBeNull();
			expect(composing.outgoing?.state).toBe('writing');
			expect(composing.justSent).toEqual({ winId: win!.id, personId: ana, channel: 'text' });

			await undo();
			expect(composing.justSent).toBeNull();
			expect(await wins(app)).toEqual([]);
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Thinking of you' });
			await composing.sent(false);
			expect((await wins(app)).map(({ note }) => note)).toEqual(['']);
			composing.writeAnother();
			expect(composing.justSent).toBeNull();
		}));

	test('counts as a choice for its own person, not for the person suggested on Today', () =>
		withApp(async ({ app }) => {
			const both = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			await app.today.load();
			await app.today.setEnergy(90);
			const offer = () => app.today.suggestions.find((one) => one.personId);
			for (let round = 0; round < 40 && !offer(); round++) app.today.showOthers();
			const { cardId, personId } = offer()!;
			const other = both.find((id) => id !== personId)!;
			for (const asked of [{ cardId, personId: other }, { cardId }]) {
				const composing = await begun(app, asked);
				await composing.handOver('copy');
				await composing.sent(true);
				await composing.end();
			}
			const done = (await app.storage.all('choices')).filter(({ kind }) => kind === 'done');
			expect(done.map((choice) => choice.personId)).toEqual([other, undefined]);
		}));

	test('is logged without a person who was marked "not now" since', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			await composing.handOver('copy');
			await app.part(People).change(ana, { notNow: true });
			await expect.poll(() => composing.person).toBeNull();
			await composing.sent(true);
			expect((await wins(app)).map(({ people }) => people)).toEqual([[]]);
			await composing.end();
		}));

	test('leaves no trace if it was not sent', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Secret words');
			await composing.handOver('copy');
			await composing.discard();
			expect(await wins(app)).toEqual([]);
			expect(await left(app)).toBeNull();
			await composing.begin({}, noProblem);
			expect(composing.outgoing?.state).toBe('writing');
			expect(composing.outgoing?.text).not.toContain('Secret');
		}));

	test('is one win, even if the page ended before its draft was deleted', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await app.storage.storeDraft(handedOver!);
			await composing.end();
			const after = await begun(tab());
			expect(after.outgoing?.state).toBe('writing');
			expect(await wins(app)).toHaveLength(1);
			expect(await left(app)).toBeNull();
		}));

	test('is settled here when another tab has settled it', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await tab().storage.dropDraft(handedOver!.id);
			await composing.lookAgain();
			expect(composing.outgoing?.state).toBe('writing');
		}));

	test('is still asked about if it could not be stored', () =>
		withApp(async ({ app }) => {
			// On a slow device autosave runs first and fails as well.
			const composing = await begun(app, { cardId: checkIn }, () => {});
			composing.write('Nowhere else');
			const mend = withoutRoom();
			await expect(composing.handOver('copy')).rejects.toThrow(StorageError);
			mend();
			await composing.lookAgain();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
			await composing.flush();
			expect(await left(app)).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
		}));

	test('can be edited again if the user goes back', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.handOver('copy');
			await composing.goBack();
			expect(composing.outgoing).toMatchObject({ state: 'writing', text: 'Mine', way: null });
			expect(await left(app)).toMatchObject({ state: 'writing', text: 'Mine' });
		}));
});

describe('earlier messages', () => {
	test('are those to the chosen person, and none for people marked "not now"', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await app.journal.log(
				{ ...app.journal.blank(), channel: 'text', people: [ana] },
				atEnergy(50)
			);
			const ben = await someone(app, 'Ben');
			const composing = await begun(app, { personId: ana });
			expect(composing.earlier).toHaveLength(1);
			composing.pickPerson(ben);
			expect(composing.earlier).toHaveLength(0);
			composing.pickPerson(ana);
			expect(composing.earlier).toHaveLength(1);
			await new People(app).change(ana, { notNow: true });
			await expect.poll(() => composing.earlier).toHaveLength(0);
		}));

	test('are the last five of two weeks without a noted reply, and a reply can be noted', () =>
		withApp(async ({ app, clock }) => {
			for (let days = 20; days > 0; days -= 2)
				await app.journal.log(
					{
						...app.journal.blank(),
						at: localIso(clock.ms - days * dayMs),
						channel: 'text',
						note: `${days}`
					},
					atEnergy(50)
				);
			for (const details of [{ channel: 'inPerson' }, { channel: 'text', reply: 'no' }] as const)
				await app.journal.log({ ...app.journal.blank(), ...details }, atEnergy(50));
			const composing = await begun(app);
			expect(composing.earlier.map(({ note }) => note)).toEqual(['2', '4', '6', '8', '10']);
			const undo = await composing.replied(composing.earlier[0]!);
			expect((await wins(app)).find(({ note }) => note === '2')?.reply).toBe('yes');
			await expect
				.poll(() => composing.earlier.map(({ note }) => note))
				.toEqual(['4', '6', '8', '10', '12']);
			await undo();
			await expect.poll(() => composing.earlier[0]?.note).toBe('2');
		}));
});
