import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import type { WinDetails } from '#lib/core/win.ts';
import { migrations } from '#lib/storage/migrations.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Writing } from './writing.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';

const noProblem = (error: unknown) => {
	throw error;
};

function noted(app: App, note: string): WinDetails {
	return { ...app.journal.blank(), note };
}

const keptNotes = async (app: App) =>
	(await readingOf(app.storage).draftsOf('win')).map(({ details }) => details.note);

describe('a draft', () => {
	test('does not exist until something is typed', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			expect(writing.isDirty).toBe(false);
			await writing.flush();
			writing.flushNow();
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('is stored at the first key, once more for all later keys, and with the last words', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const storeDraft = vi.spyOn(app.storage, 'storeDraft');
			for (const note of ['H', 'He', 'Hel', 'Hello']) writing.change(noted(app, note));
			expect(writing.isDirty).toBe(true);
			expect(storeDraft).toHaveBeenCalledTimes(1);
			await expect.poll(() => keptNotes(app)).toEqual(['Hello']);
			expect(storeDraft).toHaveBeenCalledTimes(2);
			await writing.end();
		}));

	test('is stored at once on request, as it was at the time of the change', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = { ...noted(app, 'before'), tags: ['a'] };
			writing.change(details);
			details.note = 'after';
			details.tags.push('b');
			await writing.flush();
			expect(await readingOf(app.storage).drafts()).toMatchObject([
				{ winId: null, details: { note: 'before', tags: ['a'] } }
			]);
			await writing.end();
		}));

	test('is stored by a page that is hidden', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'last words'));
			writing.flushNow();
			expect(await keptNotes(app)).toEqual(['last words']);
			await writing.end();
		}));

	test('is guarded by the app, so that an update or a newer tab can wait for it', () =>
		withApp(async ({ app }) => {
			const writing = app.part(Writing);
			await writing.begin(null, null, noProblem);
			expect(app.unsaved.isDirty).toBe(false);
			writing.change(noted(app, 'words'));
			expect(app.unsaved.isDirty).toBe(true);
			await app.unsaved.flush();
			expect(await keptNotes(app)).toEqual(['words']);
			expect(app.unsaved.isDirty).toBe(true);
			await writing.end();
			expect(app.unsaved.isDirty).toBe(false);
			writing.change(noted(app, 'after the end'));
			await app.unsaved.flush();
			expect(await keptNotes(app)).toEqual(['words']);
		}));

	test('reports a problem when it cannot be stored any more', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			const problems: unknown[] = [];
			await writing.begin(null, null, (error) => problems.push(error));
			writing.change(noted(app, 'kept in time'));
			const newer = await openDB('small-hello', migrations.length + 1);
			expect(app.problem).toBe('superseded');
			// The words from before the newer version took over are stored. Later ones cannot be.
			expect(await newer.getAll('drafts')).toMatchObject([{ details: { note: 'kept in time' } }]);
			writing.change(noted(app, 'too late'));
			await expect.poll(() => problems).toMatchObject([{ problem: 'superseded' }]);
			newer.close();
			await writing.end();
		}));
});

describe('a draft from an earlier visit', () => {
	test('is there when the page is opened again', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'half a thought'));
			await writing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await writing.end();
			expect(writing.isDirty).toBe(false);
			expect(await writing.begin(null, null, noProblem)).toMatchObject({
				details: { note: 'half a thought' }
			});
			expect(writing.isDirty).toBe(true);
			writing.change(noted(app, 'a whole thought'));
			await writing.flush();
			expect(await readingOf(app.storage).drafts()).toMatchObject([
				{ id: draft!.id, details: { note: 'a whole thought' } }
			]);
			await writing.end();
		}));

	test('belongs to its tab while that is open, and to the next tab after that', () =>
		withApp(async ({ app, tab }) => {
			const first = new Writing(app);
			await first.begin(null, null, noProblem);
			first.change(noted(app, 'mine'));
			await first.flush();

			const other = tab();
			const second = new Writing(other);
			expect(await second.begin(null, null, noProblem)).toBeNull();
			second.change(noted(other, 'yours'));
			await second.flush();
			expect((await keptNotes(app)).sort()).toEqual(['mine', 'yours']);

			await first.end();
			const third = new Writing(tab());
			expect(await third.begin(null, null, noProblem)).toMatchObject({ details: { note: 'mine' } });
			await second.end();
			await third.end();
		}));

	test('of one win is not offered for another win, nor for a new one', () =>
		withApp(async ({ app }) => {
			const [one, two] = [
				(await app.journal.log(noted(app, 'one'), atEnergy(25))).id,
				(await app.journal.log(noted(app, 'two'), atEnergy(25))).id
			];
			const writing = new Writing(app);
			await writing.begin(one, null, noProblem);
			writing.change(noted(app, 'one, changed'));
			await writing.end();
			expect(await writing.begin(two, null, noProblem)).toBeNull();
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			expect(await writing.begin(one, null, noProblem)).toMatchObject({
				details: { note: 'one, changed' }
			});
			expect(await readingOf(app.storage).drafts()).toMatchObject([{ winId: one }]);
			await writing.end();
		}));

	test('is taken up latest first, and an older one is not lost', () =>
		withApp(async ({ app, tab }) => {
			const [first, second] = [new Writing(app), new Writing(tab())];
			await first.begin(null, null, noProblem);
			await second.begin(null, null, noProblem);
			first.change(noted(app, 'older'));
			await first.end();
			second.change(noted(app, 'newer'));
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

describe('finishing a draft', () => {
	test('a save deletes the draft, and nothing stores it again', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = noted(app, 'done');
			writing.change(details);
			await writing.flush();
			writing.change(details);
			await writing.commit((draftId) => app.journal.log(details, atEnergy(25), draftId));
			expect(writing.isDirty).toBe(false);
			await writing.flush();
			writing.flushNow();
			await new Promise((resolve) => setTimeout(resolve, 400));
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect(await app.storage.winCount()).toBe(1);
		}));

	test('an edit deletes its draft', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log(noted(app, 'before'), atEnergy(25));
			const writing = new Writing(app);
			await writing.begin(id, null, noProblem);
			const details = { ...(await app.storage.win(id))!, note: 'after' };
			writing.change(details);
			await writing.flush();
			await writing.commit((draftId) => app.journal.edit(id, details, null, draftId));
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect((await app.storage.win(id))?.note).toBe('after');
		}));

	test('an edit of a deleted win restores the win with its words', () =>
		withApp(async ({ app, tab }) => {
			const { id } = await app.journal.log(noted(app, 'before'), atEnergy(25));
			const writing = new Writing(app);
			await writing.begin(id, null, noProblem);
			const details = { ...(await app.storage.win(id))!, note: 'an hour of writing' };
			writing.change(details);
			await writing.flush();
			await tab().storage.write([{ collection: 'wins', id, next: () => null }]);
			await writing.commit((draftId) => app.journal.edit(id, details, null, draftId));
			expect(await app.storage.win(id)).toMatchObject({ id, note: 'an hour of writing' });
			expect(await keptNotes(app)).toEqual([]);
			await writing.end();
		}));

	test('a failed save leaves the draft', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'kept'));
			await writing.flush();
			const impossible = { ...noted(app, 'kept'), wrong: () => {} };
			writing.change(noted(app, 'kept, and a word more'));
			await expect(
				writing.commit((draftId) => app.journal.log(impossible, atEnergy(25), draftId))
			).rejects.toMatchObject({ name: 'StorageError' });
			expect(writing.isDirty).toBe(true);
			expect(await keptNotes(app)).toEqual(['kept, and a word more']);
			await writing.end();
		}));

	test('a save that never ends has stored the last words before it begins', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'kept'));
			await writing.flush();
			writing.change(noted(app, 'kept, and a word more'));
			void writing.commit(() => new Promise(() => {}));
			await expect.poll(() => keptNotes(app)).toEqual(['kept, and a word more']);
		}));

	test('a win has the id of its draft, and words after the save become another win', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const ids: string[] = [];
			for (const note of ['first', 'second']) {
				const details = noted(app, note);
				writing.change(details);
				await writing.commit(async (draftId) => {
					const { id } = await app.journal.log(details, atEnergy(25), draftId);
					expect(id).toBe(draftId);
					ids.push(id);
				});
			}
			expect(new Set(ids).size).toBe(2);
			expect(await app.storage.winCount()).toBe(2);
			await writing.end();
		}));

	test('a save that fails after the user has left stores the draft', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'kept'));
			await writing.flush();
			writing.change(noted(app, 'kept, and a word more'));
			let fail = () => {};
			const committing = writing.commit(
				() => new Promise<void>((_, reject) => (fail = () => reject(new Error('full'))))
			);
			const leaving = writing.end();
			await expect.poll(() => keptNotes(app)).toEqual(['kept, and a word more']);
			fail();
			await expect(committing).rejects.toThrow('full');
			await leaving;
			expect(await keptNotes(app)).toEqual(['kept, and a word more']);
		}));

	test('a page that is hidden during the save does not store the draft again', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			const details = noted(app, 'once');
			writing.change(details);
			await writing.commit(async (draftId) => {
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

	test('discarding deletes the draft for good', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			await writing.begin(null, null, noProblem);
			writing.change(noted(app, 'no'));
			await writing.flush();
			await writing.discard();
			expect(writing.isDirty).toBe(false);
			await writing.end();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			expect(await writing.begin(null, null, noProblem)).toBeNull();
			await writing.end();
		}));
});
