import { describe, expect, test, vi } from 'vitest';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { noonMs } from '../../../../tests/support/database.ts';
import { Writing } from '#lib/features/diary/writing.svelte.ts';
import {
	begun,
	checkIn,
	left,
	noProblem,
	someone,
	wins,
	withApp
} from '../../../../tests/support/messages.ts';

describe('an unsettled message', () => {
	test('is not taken over by the page that logs wins', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('Mine');
			await composing.flush();
			expect(await new Writing(app).begin(null, null, noProblem)).toBeNull();
			expect(await left(app)).toMatchObject({ text: 'Mine' });
		}));

	test('is not taken for an edit of the win that it became', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).draftsOf('message');
			await composing.sent(true);
			await composing.end();
			await app.storage.storeDraft(draft!);
			const [win] = await wins(app);
			expect(draft!.outgoing.winId).toBe(win!.id);
			expect(await new Writing(tab()).begin(win!.id, win!, noProblem)).toBeNull();
		}));

	test('is read when an earlier version stored it in the shape of a win’s draft', () =>
		withApp(async ({ app }) => {
			const { outgoing } = await begun(app, { cardId: checkIn });
			const kept = { ...outgoing!, text: 'From before' };
			const asWin = { winId: kept.winId, base: null, details: app.journal.blank() };
			const id = `message ${newId(noonMs)}` as const;
			await app.storage.storeDraft({ id, outgoing: kept, ...asWin });
			const again = await begun(app);
			expect(again.isFromBefore).toBe(true);
			expect(again.outgoing?.text).toBe('From before');
			expect(await new Writing(app).begin(kept.winId, null, noProblem)).toBeNull();
			await again.end();
		}));

	test('is stored at once when the page is hidden', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The last words');
			composing.flushNow();
			expect(await left(tab())).toMatchObject({ text: 'The last words' });
			await composing.flush();
		}));
});

describe('another tab', () => {
	test('has a message of its own and changes nothing in the first one', () =>
		withApp(async ({ app, tab }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app);
			composing.write('Words of the first tab');
			await composing.flush();

			const other = await begun(tab());
			expect(other.isFromBefore).toBe(false);
			other.pickPerson(ana);
			other.pickCard(checkIn);
			await other.flush();
			expect(await left(app)).toMatchObject({ text: 'Words of the first tab' });

			other.write('Words of the second');
			await other.handOver('copy');
			await composing.handOver('sms');
			await other.sent(true);
			await composing.lookAgain();
			await composing.sent(true);
			expect((await wins(app)).map(({ note }) => note).sort()).toEqual([
				'Words of the first tab',
				'Words of the second'
			]);
			await Promise.all([composing.end(), other.end()]);
		}));

	test('deletes a draft, and hiding the first tab does not store it again', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('To be let go of');
			await composing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await tab().storage.dropDraft(draft!.id);
			composing.flushNow();
			expect(await left(app)).toBeNull();
			await composing.end();
		}));

	test('takes over own words that outlived their win, as another win', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await composing.end();
			await app.storage.storeDraft(draft!);
			const other = await begun(tab());
			expect(other.outgoing).toMatchObject({ state: 'writing', text: 'Mine' });
			await other.sent(true);
			expect(await wins(app)).toHaveLength(2);
			await other.end();
		}));
});

describe('the unsaved changes of the app', () => {
	test('include the message while its page is open, and only other sources afterwards', () =>
		withApp(async ({ app }) => {
			const flushed: string[] = [];
			const flushNow = () => flushed.push('other');
			app.unsaved.add({ isDirty: false, flush: () => Promise.resolve(), flushNow });
			const composing = await begun(app);
			vi.spyOn(composing, 'flushNow').mockImplementation(() => flushed.push('composing'));
			expect(app.unsaved.isDirty).toBe(false);
			composing.write('Mine');
			expect(app.unsaved.isDirty).toBe(true);
			app.unsaved.flushNow();
			expect(flushed).toEqual(['other', 'composing']);
			await composing.begin({}, noProblem);
			await composing.end();
			app.unsaved.flushNow();
			expect(flushed).toEqual(['other', 'composing', 'other']);
			expect(app.unsaved.isDirty).toBe(false);
			expect(composing.isDirty).toBe(false);
		}));
});

describe('restored words', () => {
	test.each(['discard', 'sent'] as const)('after %s are placed above newer words', (settle) =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('The old words');
			await composing.handOver('copy');
			const bringBack = await (settle === 'sent' ? composing.sent(true) : composing.discard());
			composing.write('The new ones');
			await bringBack();
			expect(await wins(app)).toEqual([]);
			const text = 'The old words\nThe new ones';
			expect(composing.outgoing).toMatchObject({ state: 'writing', text });
			expect(await left(app)).toMatchObject({ text });
			await composing.end();
		})
	);

	test('become a separate draft if another message was handed over or the page is closed', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The old words');
			const bringBack = await composing.discard();
			composing.write('The new ones');
			await composing.handOver('copy');
			await bringBack();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'The new ones' });
			const other = await begun(tab());
			expect(other.outgoing?.text).toBe('The old words');

			const again = await other.discard();
			await other.end();
			await again();
			await other.begin({}, noProblem);
			expect(other.outgoing?.text).toBe('The old words');
			await Promise.all([composing.end(), other.end()]);
		}));
});
