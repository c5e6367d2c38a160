import { describe, expect, test, vi } from 'vitest';
import type { WinId } from '#lib/core/win.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp } from '../../../../tests/support/app.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { People } from './people.svelte.ts';
import { personDraftPrefix } from './person-drafts.ts';
import { PersonPage } from './person-page.svelte.ts';
import { facts, rest, pageOf } from '../../../../tests/support/person-page.ts';

describe('drafts about a person', () => {
	/** Ends the page before it can write its words, as a browser may do, so that they become drafts. */
	async function cutOff(page: PersonPage, app: App): Promise<void> {
		const { storage } = app;
		const { write } = storage;
		storage.write = () => Promise.reject(new Error('the page is gone'));
		page.flushNow();
		await rest(50);
		await page.close();
		storage.write = write;
	}
	const draftsOf = async (app: App) => (await readingOf(app.storage).drafts()).map(({ id }) => id);
	/** Opens the page of a new person, with a function that opens it again. */
	async function scene(app: App) {
		const { id, page, storedPerson } = await pageOf(app);
		const reopen = () => page.open(id, () => {});
		await reopen();
		return { id, page, storedPerson, reopen };
	}

	test('are restored if the field still has the same words', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson, reopen } = await scene(app);
			page.opened!.typeName('A');
			await rest();
			page.opened!.typeName('Ab');
			page.opened!.typeName('Anna');
			page.opened!.lines.typeNew('Likes', facts);
			await cutOff(page, app);
			await reopen();
			expect(await storedPerson()).toMatchObject({ name: 'Anna' });
			expect(page.opened!.lines.list.map(({ text }) => text)).toEqual(['Likes']);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('are restored before anything is shown that the user could type over', () =>
		withApp(async ({ app }) => {
			const { page, reopen } = await scene(app);
			page.opened!.lines.typeNew('Likes', facts);
			page.opened!.lines.typeNew('Likes tea', facts);
			await cutOff(page, app);
			const shown: unknown[] = [];
			const { write } = app.storage;
			app.storage.write = (...all) => {
				shown.push(page.opened);
				return write(...all);
			};
			await reopen();
			expect(shown).toEqual([null]);
			expect(page.opened!.lines.list.map(({ text }) => text)).toEqual(['Likes tea']);
		}));

	test('do not replace newer words; those of a line become a line of their own', () =>
		withApp(async ({ app, tab }) => {
			const { id, page, storedPerson, reopen } = await scene(app);
			page.opened!.lines.typeNew('Has a dog', facts);
			await page.opened!.lines.leaveNew();
			const line = page.opened!.lines.list[0]!;
			page.opened!.typeName('Anna');
			page.opened!.birthday.type({ day: '1', month: '2', year: '' });
			page.opened!.lines.type(line.id, 'Has a dog, Rex');
			await rest();
			page.opened!.typeName('Anna M');
			page.opened!.birthday.type({ day: '1', month: '3', year: '' });
			page.opened!.lines.type(line.id, 'Has a dog, Rexy');
			await cutOff(page, app);
			const other = tab();
			const change = { name: 'Annie', birthday: '--04-05' };
			await other.storage.write([
				{ collection: 'people', id, next: (present) => present && { ...present, ...change } },
				{
					collection: 'remembered',
					id: line.id,
					next: (present) => present && { ...present, text: 'Has two dogs' }
				}
			]);
			await reopen();
			expect(await storedPerson()).toMatchObject(change);
			expect(page.opened!.lines.list.map(({ text }) => text).sort()).toEqual([
				'Has a dog, Rexy',
				'Has two dogs'
			]);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('of a contact are restored wherever the contact is now', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson, reopen } = await scene(app);
			const mail = { kind: 'mail', value: 'ann@example.org' } as const;
			await page.opened!.settle({ contacts: [{ kind: 'phone', value: '+44' }, mail] });
			page.opened!.contacts.type(0, '+442');
			await rest();
			page.opened!.contacts.type(0, '+44 2');
			page.opened!.contacts.type(0, '+44 20');
			await cutOff(page, app);
			const list = [mail, { kind: 'phone', value: '+442' } as const];
			const { id } = (await storedPerson())!;
			await app.storage.write([
				{ collection: 'people', id, next: (present) => present && { ...present, contacts: list } }
			]);
			await reopen();
			expect(await storedPerson()).toMatchObject({
				contacts: [mail, { kind: 'phone', value: '+44 20' }]
			});
		}));

	test('are restored from their old shape, that of a draft of a win', () =>
		withApp(async ({ app }) => {
			const { id, page, storedPerson } = await pageOf(app);
			await page.opened!.settle({ contacts: [{ kind: 'phone', value: '+44' }] });
			page.opened!.lines.typeNew('Has a dog', facts);
			await page.opened!.lines.leaveNew();
			const line = page.opened!.lines.list[0]!.id;
			const asWin = (field: string, start: string, note: string, tags: string[]) => {
				const draftId = `${personDraftPrefix(id)}${field}`;
				const blank = app.journal.blank();
				const base = { ...blank, note: start, tags: [start] };
				return { id: draftId, winId: draftId as WinId, base, details: { ...blank, note, tags } };
			};
			const { kind, day } = facts;
			await page.close();
			for (const draft of [
				asWin('name', 'Ann', 'Anna', []),
				asWin('birthday', '', '', ['1', '2', '1990']),
				asWin('contact 0', '+44', '+44 20', ['phone']),
				asWin(`line ${line}`, 'Has a dog', 'Has a dog, Rex', [line, kind, day]),
				asWin('new', '', 'Likes tea', [newId(app.now()), 'interest', day])
			])
				await app.storage.storeDraft(draft);
			await page.open(id, (error) => {
				throw error;
			});
			expect(await storedPerson()).toMatchObject({
				name: 'Anna',
				birthday: '1990-02-01',
				contacts: [{ kind: 'phone', value: '+44 20' }]
			});
			expect(page.opened!.lines.list).toHaveLength(2);
			expect(page.opened!.lines.list).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ id: line, kind, day, text: 'Has a dog, Rex' }),
					expect.objectContaining({ kind: 'interest', day, text: 'Likes tea' })
				])
			);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('are deleted if the words are written after all', () =>
		withApp(async ({ app }) => {
			const { id, page } = await pageOf(app);
			await page.open(id, () => {});
			const { storage } = app;
			const { write } = storage;
			storage.write = () => Promise.reject(new Error('for a moment'));
			page.opened!.typeName('Anna');
			page.flushNow();
			await expect.poll(() => draftsOf(app)).toHaveLength(1);
			storage.write = write;
			page.opened!.typeName('Annie');
			await rest();
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('are never written to another person', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson, reopen } = await scene(app);
			page.opened!.typeName('Anna');
			page.opened!.lines.typeNew('Likes tea', facts);
			await cutOff(page, app);
			const ben = (await app.part(People).add('Ben'))!.id;
			const first = reopen();
			await page.open(ben, () => {});
			await first;
			expect(page.opened!.person).toMatchObject({ name: 'Ben' });
			expect(page.opened!.lines.list).toEqual([]);
			await reopen();
			expect(await storedPerson()).toMatchObject({ name: 'Anna' });
			expect(page.opened!.lines.list).toHaveLength(1);
		}));
});

test('guards the unsaved changes of another page too, even after this page is closed', () =>
	withApp(async ({ app }) => {
		const flushed: string[] = [];
		const flushNow = () => flushed.push('other');
		app.unsaved.add({ isDirty: true, flush: () => Promise.resolve(), flushNow });
		const { page } = await pageOf(app);
		vi.spyOn(page, 'flushNow').mockImplementation(() => flushed.push('page'));
		app.unsaved.flushNow();
		expect(flushed).toEqual(['other', 'page']);
		await page.close();
		app.unsaved.flushNow();
		expect(flushed).toEqual(['other', 'page', 'other']);
		expect(app.unsaved.isDirty).toBe(true);
	}));
