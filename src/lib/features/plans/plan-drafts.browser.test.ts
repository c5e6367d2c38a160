import { describe, expect, test } from 'vitest';
import type { WinId } from '#lib/core/win.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { StorageError } from '#lib/storage/database.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { coffee, plansOf, smile } from '../../../../tests/support/plans.ts';
import { holdNextRead } from '../../../../tests/support/reads.ts';
import { PlanDrafts } from './plan-drafts.ts';

describe('the draft of a plan form', () => {
	const typed = { ...smile, act: 'look up and' };

	test('appears in another tab until the plan is saved or the draft is discarded', () =>
		withApp(async ({ app, tab }) => {
			const drafts = app.part(PlanDrafts);
			const leave = drafts.guard();
			await drafts.load();
			drafts.change('ifThen', typed);
			drafts.change('ritual', coffee);
			await app.unsaved.flush();
			leave();
			const other = tab();
			const again = other.part(PlanDrafts);
			await again.load();
			expect(again.wordsIn('ifThen')).toEqual(typed);
			expect(again.wordsIn('ritual')).toEqual(coffee);
			await (await plansOf(other)).addIfThen(typed);
			await again.discard('ritual');
			expect(again.wordsIn('ifThen')).toBeNull();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('is not stored again when autosave runs while the plan is being saved', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const drafts = app.part(PlanDrafts);
			const leave = drafts.guard();
			await drafts.load();
			drafts.change('ifThen', typed);
			const { write } = app.storage;
			app.storage.write = (...given) => {
				const written = write(...given);
				// Autosave of the last keystroke runs while the plan is being saved.
				void app.unsaved.flush();
				app.unsaved.flushNow();
				return written;
			};
			await plans.addIfThen(typed);
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			leave();
		}));

	test('is stored when saving the plan fails', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const drafts = app.part(PlanDrafts);
			const leave = drafts.guard();
			await drafts.load();
			drafts.change('ifThen', smile);
			drafts.change('ifThen', typed);
			app.storage.write = () => {
				void app.unsaved.flush();
				return Promise.reject(new StorageError('full'));
			};
			await expect(plans.addIfThen(typed)).rejects.toMatchObject({ problem: 'full' });
			await expect
				.poll(() => readingOf(app.storage).drafts())
				.toMatchObject([{ id: 'plan ifThen', words: typed }]);
			leave();
		}));

	test('is read when an earlier version stored it in the shape of a win’s draft', () =>
		withApp(async ({ app }) => {
			const drafts = app.part(PlanDrafts);
			const id = 'plan ifThen' as const;
			const details = app.journal.blank();
			const asWin = { winId: id as string as WinId, base: null, details };
			await app.storage.storeDraft({ id, words: typed, ...asWin });
			await drafts.load();
			expect(drafts.wordsIn('ifThen')).toEqual(typed);
		}));

	test('is not restored by a slow read if it was committed or discarded during that read', () =>
		withApp(async ({ app }) => {
			const plans = await plansOf(app);
			const drafts = app.part(PlanDrafts);
			drafts.change('ifThen', smile);
			drafts.change('ritual', coffee);
			await drafts.load();
			const slow = holdNextRead(app.storage, 'drafts');
			const loading = drafts.load();
			await slow.begun;
			await plans.addIfThen(smile);
			await drafts.discard('ritual');
			slow.release();
			await loading;
			expect(drafts.wordsIn('ifThen')).toBeNull();
			expect(drafts.wordsIn('ritual')).toBeNull();
		}));

	test('is the newest one even if an older read ends after a newer read', () =>
		withApp(async ({ app, tab }) => {
			const [drafts, others] = [app.part(PlanDrafts), tab().part(PlanDrafts)];
			others.change('ifThen', smile);
			await others.load();
			const slow = holdNextRead(app.storage, 'drafts');
			const older = drafts.load();
			await slow.begun;
			others.change('ifThen', { ...smile, act: 'nod' });
			await others.load();
			await drafts.load();
			slow.release();
			await older;
			expect(drafts.wordsIn('ifThen')).toMatchObject({ act: 'nod' });
		}));
});
