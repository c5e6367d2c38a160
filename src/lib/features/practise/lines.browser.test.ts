import { describe, expect, test } from 'vitest';
import { mostActive } from '#lib/core/plan.ts';
import type { ScriptId } from '#lib/core/script.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { PlanDrafts } from '#lib/features/plans/plan-drafts.ts';
import { Lines } from './lines.ts';

const till = 'a-busy-till' as ScriptId;
const party = 'a-party-on-friday' as ScriptId;
const line = { cue: null, cueWords: ' the kettle  boils ', act: 'think of\none friend' };

describe('a line to take along', () => {
	test('becomes a daily if-then plan, and can be undone', () =>
		withApp(async ({ app }) => {
			const lines = app.part(Lines);
			const undo = await lines.save(till, line);
			expect(await app.storage.all('plans')).toMatchObject([
				{
					kind: 'ifThen',
					cue: null,
					cueWords: 'the kettle boils',
					act: 'think of one friend',
					cardId: null,
					time: null,
					rule: 'FREQ=DAILY',
					since: '2026-11-20',
					state: 'active'
				}
			]);
			if (typeof undo !== 'function') throw new Error(undo);
			await undo();
			expect(await app.storage.all('plans')).toEqual([]);
		}));

	test('is saved without the words typed for its moment if a listed moment is chosen', () =>
		withApp(async ({ app }) => {
			const lines = app.part(Lines);
			await lines.save(till, { ...line, cue: 'coffee' });
			expect(await app.storage.all('plans')).toMatchObject([{ cue: 'coffee', cueWords: '' }]);
		}));

	test('needs both halves', () =>
		withApp(async ({ app }) => {
			const lines = app.part(Lines);
			expect(await lines.save(till, { ...line, act: ' ' })).toBe('blank');
			expect(await lines.save(till, { ...line, cueWords: '' })).toBe('blank');
			expect(await app.storage.all('plans')).toEqual([]);
		}));

	test('is shown again at its scene in another tab until it is saved or discarded', () =>
		withApp(async ({ app, tab }) => {
			const lines = app.part(Lines);
			const drafts = app.part(PlanDrafts);
			const leave = drafts.guard();
			await drafts.load();
			expect(lines.lineIn(till)).toBeNull();
			lines.change(till, line);
			lines.change(party, { ...line, cue: 'coffee' });
			expect(app.unsaved?.isDirty).toBe(true);
			await app.unsaved!.flush();
			expect(app.unsaved?.isDirty).toBe(false);
			leave();

			const other = tab();
			const later = other.part(Lines);
			await other.part(PlanDrafts).load();
			expect(later.lineIn(till)).toMatchObject(line);
			expect(later.lineIn(party)).toMatchObject({ cue: 'coffee' });
			await later.save(till, line);
			await later.discard(party);
			expect(later.lineIn(till)).toBeNull();
			expect(later.lineIn(party)).toBeNull();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('leaves the draft of a plan form as it is', () =>
		withApp(async ({ app }) => {
			const lines = app.part(Lines);
			const drafts = app.part(PlanDrafts);
			const leave = drafts.guard();
			const words = { cue: null, cueWords: 'it rains', act: '', cardId: null };
			drafts.change('ifThen', { ...words, time: null, rule: 'FREQ=DAILY' });
			await app.unsaved.flush();
			await lines.save(till, line);
			expect(drafts.wordsIn('ifThen')).toMatchObject(words);
			leave();
			expect(await readingOf(app.storage).drafts()).toHaveLength(1);
		}));

	test('is not saved if too many plans are active, and pausing one makes room', () =>
		withApp(async ({ app }) => {
			const lines = app.part(Lines);
			for (let i = 0; i < mostActive; i++)
				expect(await lines.save(till, line)).toBeTypeOf('function');
			expect(await lines.save(till, line)).toBe('full');
			const [first] = await app.storage.all('plans');
			await app.storage.write([
				{
					collection: 'plans',
					id: first!.id,
					next: (plan) => (plan?.kind === 'ifThen' ? { ...plan, state: 'paused' } : plan)
				}
			]);
			expect(await lines.save(till, line)).toBeTypeOf('function');
		}));
});
