import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import type { WinDetails } from '#lib/domain/win.ts';
import { migrations } from '#lib/storage/migrations.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { Writing } from './writing.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

const noProblem = (error: unknown) => {
	throw error;
};

function noted(app: App, note: string): WinDetails {
	return { ...app.journal.blank(), note };
}

const keptNotes = async (app: App) =>
	(await readingOf(app.storage).draftsOf('win')).map(({ details }) => details.note);

describe('what is being typed', () => {
	test('begins with nothing, and opening the page alone keeps no draft', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			expect(writing.isDirty).toBe(false);
			await writing.flush();
			writing.flushNow();
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('is kept from the first key on, the keys after it as one, and the last words win', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const keepDraft = vi.spyOn(app.storage, 'keepDraft');
			for (const note of ['H', 'He', 'Hel', 'Hello']) writing.keep(noted(app, note));
			expect(writing.isDirty).toBe(true);
			expect(keepDraft).toHaveBeenCalledTimes(1);
			await expect.poll(() => keptNotes(app)).toEqual(['Hello']);
			expect(keepDraft).toHaveBeenCalledTimes(2);
			await writing.end();
		}));

	test('is kept at once when asked, and as it was at that moment', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = { ...noted(app, 'before'), tags: ['a'] };
			writing.keep(details);
			details.note = 'after';
			details.tags.push('b');
			await writing.flush();
			expect(await readingOf(app.storage).drafts()).toMatchObject([
				{ winId: null, details: { note: 'before', tags: ['a'] } }
			]);
			await writing.end();
		}));

	test('is kept by a page that is hidden', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.keep(noted(app, 'last words'));
			writing.flushNow();
			expect(await keptNotes(app)).toEqual(['last words']);
			await writing.end();
		}));

	test('is watched over by the app, so that an update or a newer tab can wait for it', () =>
		withApp(async ({ app }) => {
			const writing = app.part(Writing);
			expect(app.unsaved).toBe(writing);
			await writing.begin(null, null, noProblem);
			expect(app.unsaved?.isDirty).toBe(false);
			writing.keep(noted(app, 'words'));
			expect(app.unsaved?.isDirty).toBe(true);
			await app.unsaved?.flush();
			expect(await keptNotes(app)).toEqual(['words']);
			await writing.end();
		}));

	test('that cannot be kept any more is told', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			const problems: unknown[] = [];
			await writing.begin(null, null, (error) => problems.push(error));
			writing.keep(noted(app, 'kept in time'));
			const newer = await openDB('small-hello', migrations.length + 1);
			expect(app.problem).toBe('superseded');
			// The last words before the newer version took over were kept, those after cannot be.
			expect(await newer.getAll('drafts')).toMatchObject([{ details: { note: 'kept in time' } }]);
			writing.keep(noted(app, 'too late'));
			await expect.poll(() => problems).toMatchObject([{ problem: 'superseded' }]);
			newer.close();
			await writing.end();
		}));
});

describe('what was left half-written', () => {
	test('is there when the page is opened again', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.keep(noted(app, 'half a thought'));
			await writing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await writing.end();
			expect(writing.isDirty).toBe(false);
			expect(await writing.begin(null, null, noProblem)).toMatchObject({
				details: { note: 'half a thought' }
			});
			expect(writing.isDirty).toBe(true);
			writing.keep(noted(app, 'a whole thought'));
			await writing.flush();
			expect(await readingOf(app.storage).drafts()).toMatchObject([
				{ id: draft!.id, details: { note: 'a whole thought' } }
			]);
			await writing.end();
		}));

	test('belongs to its tab while that is open, and to the next one after', () =>
		withApp(async ({ app, tab }) => {
			const first = new Writing(app);
			await first.begin(null, null, noProblem);
			first.keep(noted(app, 'mine'));
			await first.flush();

			const other = tab();
			const second = new Writing(other);
			expect(await second.begin(null, null, noProblem)).toBeNull();
			second.keep(noted(other, 'yours'));
			await second.flush();
			expect((await keptNotes(app)).sort()).toEqual(['mine', 'yours']);

			await first.end();
			const third = new Writing(tab());
			expect(await third.begin(null, null, noProblem)).toMatchObject({ details: { note: 'mine' } });
			await second.end();
			await third.end();
		}));

	test('about one win is not offered for another, nor for a new one', () =>
		withApp(async ({ app }) => {
			const [one, two] = [
				(await app.journal.log(noted(app, 'one'), atEnergy(25))).id,
				(await app.journal.log(noted(app, 'two'), atEnergy(25))).id
			];
			const writing = new Writing(app);
			await writing.begin(one, null, noProblem);
			writing.keep(noted(app, 'one, changed'));
			await writing.end();
			expect(await writing.begin(two, null, noProblem)).toBeNull();
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			expect(await writing.begin(one, null, noProblem)).toMatchObject({
				details: { note: 'one, changed' }
			});
			expect(await readingOf(app.storage).drafts()).toMatchObject([{ winId: one }]);
			await writing.end();
		}));

	test('the latest comes first, and the older one is not lost', () =>
		withApp(async ({ app, tab }) => {
			const [first, second] = [new Writing(app), new Writing(tab())];
			await first.begin(null, null, noProblem);
			await second.begin(null, null, noProblem);
			first.keep(noted(app, 'older'));
			await first.end();
			second.keep(noted(app, 'newer'));
			await second.end();
			const writing = new Writing(app);
			expect(await writing.begin(null, null, noProblem)).toMatchObject({
				details: { note: 'newer' }
			});
			await writing.discard();
			expect(await writing.begin(null, null, noProblem)).toMatchObject({
				details: { note: 'older' }
			});
			await writing.end();
		}));
});

describe('when the words have become a win', () => {
	test('the draft is gone with the save, and nothing brings it back', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = noted(app, 'done');
			writing.keep(details);
			await writing.flush();
			writing.keep(details);
			await writing.become((draftId) => app.journal.log(details, atEnergy(25), draftId));
			expect(writing.isDirty).toBe(false);
			await writing.flush();
			writing.flushNow();
			await new Promise((resolve) => setTimeout(resolve, 400));
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect(await app.storage.winCount()).toBe(1);
		}));

	test('the draft of an edit goes with the edit', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log(noted(app, 'before'), atEnergy(25));
			const writing = new Writing(app);
			await writing.begin(id, null, noProblem);
			const details = { ...(await app.storage.win(id))!, note: 'after' };
			writing.keep(details);
			await writing.flush();
			await writing.become((draftId) => app.part(Diary).edit(id, details, null, draftId));
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect((await app.storage.win(id))?.note).toBe('after');
		}));

	test('an edit of a win that is gone brings it back with its words', () =>
		withApp(async ({ app, tab }) => {
			const { id } = await app.journal.log(noted(app, 'before'), atEnergy(25));
			const writing = new Writing(app);
			await writing.begin(id, null, noProblem);
			const details = { ...(await app.storage.win(id))!, note: 'an hour of writing' };
			writing.keep(details);
			await writing.flush();
			await tab().storage.write([{ list: 'wins', id, next: () => null }]);
			await writing.become((draftId) => app.part(Diary).edit(id, details, null, draftId));
			expect(await app.storage.win(id)).toMatchObject({ id, note: 'an hour of writing' });
			expect(await keptNotes(app)).toEqual([]);
			await writing.end();
		}));

	test('a save that fails leaves the draft', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.keep(noted(app, 'kept'));
			await writing.flush();
			const impossible = { ...noted(app, 'kept'), wrong: () => {} };
			writing.keep(noted(app, 'kept, and a word more'));
			await expect(
				writing.become((draftId) => app.journal.log(impossible, atEnergy(25), draftId))
			).rejects.toMatchObject({ name: 'StorageError' });
			expect(writing.isDirty).toBe(true);
			expect(await keptNotes(app)).toEqual(['kept, and a word more']);
			await writing.end();
		}));

	test('that are left while they are being saved are kept when that fails', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.keep(noted(app, 'kept'));
			await writing.flush();
			writing.keep(noted(app, 'kept, and a word more'));
			let fail = () => {};
			const becoming = writing.become(
				() => new Promise<void>((_, reject) => (fail = () => reject(new Error('full'))))
			);
			const leaving = writing.end();
			await expect.poll(() => keptNotes(app)).toEqual(['kept']);
			fail();
			await expect(becoming).rejects.toThrow('full');
			await leaving;
			expect(await keptNotes(app)).toEqual(['kept, and a word more']);
		}));

	test('a page that is hidden while they are being saved does not bring them back', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = noted(app, 'once');
			writing.keep(details);
			await writing.become(async (draftId) => {
				const logging = app.journal.log(details, atEnergy(25), draftId);
				writing.flushNow();
				await writing.flush();
				await logging;
				writing.flushNow();
			});
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect(await app.storage.winCount()).toBe(1);
		}));

	test('what is let go of is gone for good', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.keep(noted(app, 'no'));
			await writing.flush();
			await writing.discard();
			expect(writing.isDirty).toBe(false);
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			await writing.end();
		}));
});
