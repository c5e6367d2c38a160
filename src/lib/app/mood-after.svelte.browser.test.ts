import { expect, test, vi } from 'vitest';
import { atEnergy, withApp } from '../../../tests/support/app.ts';
import { moodAfter } from './mood-after.svelte.ts';

test('a second pick while the first is being saved is stored, and shown', () =>
	withApp(async ({ app }) => {
		const { id } = await app.journal.log(app.journal.blank(), atEnergy(25));
		const mood = moodAfter(app, () => id);
		mood.pick(2);
		mood.pick(5);
		expect(mood.value).toBe(5);
		await expect.poll(async () => (await app.storage.win(id))?.moodAfter).toBe(5);
		mood.pick(null);
		await expect.poll(async () => (await app.storage.win(id))?.moodAfter).toBeNull();
		expect(mood.value).toBeNull();
	}));

test('a pick that cannot be saved gives way to the last saved one', () =>
	withApp(async ({ app }) => {
		const { id } = await app.journal.log(app.journal.blank(), atEnergy(25));
		const mood = moodAfter(app, () => id);
		mood.pick(2);
		await expect.poll(async () => (await app.storage.win(id))?.moodAfter).toBe(2);
		const edit = vi
			.spyOn(app.journal, 'edit')
			.mockRejectedValue(new DOMException('', 'AbortError'));
		mood.pick(4);
		expect(mood.value).toBe(4);
		await expect.poll(() => mood.value).toBe(2);
		await expect.poll(() => app.snackbar.present?.text).toContain('couldn’t be saved');
		edit.mockRestore();
		expect((await app.storage.win(id))?.moodAfter).toBe(2);
	}));
