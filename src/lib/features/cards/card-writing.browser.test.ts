import { expect, test } from 'vitest';
import { blankOwnCard } from '#lib/core/own-card.ts';
import type { CardId } from '#lib/core/card.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { CardWriting } from './card-writing.ts';
import { deleteOwnCard, saveOwnCard } from './own-cards.ts';

const plum = { ...blankOwnCard, title: 'Give a plum' };

test('“Cancel” in a second tab leaves the words that another tab is writing', () =>
	withApp(async ({ app, tab }) => {
		const id = newId(app.now()) as CardId;
		await saveOwnCard(app, id, plum, null, '');
		const drafts = async () =>
			(await readingOf(app.storage).draftsOf('card')).map(({ words }) => words.title);

		const first = new CardWriting(app);
		await first.edit(id, plum);
		first.change({ ...plum, title: 'Give two plums' });
		await expect.poll(drafts).toEqual(['Give two plums']);

		const second = new CardWriting(tab());
		expect((await second.edit(id, plum)).title).toBe('Give two plums');
		await second.discard();
		expect(await drafts()).toEqual(['Give two plums']);

		await first.discard();
		expect(await drafts()).toEqual([]);
	}));

test('deleting a card deletes the unsaved words of its form', () =>
	withApp(async ({ app }) => {
		const id = newId(app.now()) as CardId;
		await saveOwnCard(app, id, plum, null, '');
		const writing = new CardWriting(app);
		await writing.edit(id, plum);
		writing.change({ ...plum, title: 'Half a plum' });
		await expect.poll(() => readingOf(app.storage).draftsOf('card')).toHaveLength(1);
		writing.end();
		await deleteOwnCard(app, id);
		expect(await readingOf(app.storage).draftsOf('card')).toEqual([]);
	}));
