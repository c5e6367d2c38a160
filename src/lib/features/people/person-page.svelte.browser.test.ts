import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { WinId } from '#lib/core/win.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled, whenNextRead } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { People } from './people.svelte.ts';
import { personDraftPrefix } from './person-drafts.ts';
import { PersonPage } from './person-page.svelte.ts';

const facts = { kind: 'detail', day: '2026-11-20' as Day } as const;
const restMs = 300;
const rest = (ms = restMs + 100) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads what the page of a person shows, as its component does. */
function shownOf({ opened }: PersonPage) {
	return opened && [opened.person, opened.recent];
}

/** Opens the page of a new person, and subscribes to it as a component does. */
async function pageOf(app: App, name = 'Ann') {
	const id = (await app.part(People).add(name))!.id;
	const page = app.part(PersonPage);
	onTestFinished(use(() => shownOf(page)));
	await page.open(id, (error) => {
		throw error;
	});
	const storedPerson = async () =>
		(await app.storage.all('people')).find((person) => person.id === id) ?? null;
	return { id, page, storedPerson };
}

/** Calls `act` as soon as the next write is done, before its caller continues. */
function whenNextKept(app: App, act: () => void): void {
	const { write } = app.storage;
	app.storage.write = async (...all) => {
		app.storage.write = write;
		const written = await write(...all);
		act();
		return written;
	};
}

const linesIn = async (app: App) => (await app.storage.all('remembered')).map(({ text }) => text);

describe('typing', () => {
	test('writes the first key at once, and the last one soon after', () =>
		withApp(async ({ app }) => {
			const { page } = await pageOf(app);
			page.opened!.lines.typeNew('H', facts);
			await expect.poll(() => linesIn(app)).toEqual(['H']);
			page.opened!.lines.typeNew('Has', facts);
			page.opened!.lines.typeNew('Has a dog', facts);
			await rest();
			expect(await linesIn(app)).toEqual(['Has a dog']);
			expect(page.isDirty).toBe(false);
		}));

	test('shows a new line in its field until the user leaves it, then in the list, and undoes it as one', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			for (const text of ['L', 'Li', 'Likes ', 'Likes tea ']) {
				page.opened!.lines.typeNew(text, facts);
				await rest(120);
			}
			expect(page.opened!.text('new')).toBe('Likes tea ');
			expect(page.opened!.lines.list).toEqual([]);
			const undo = await page.opened!.lines.leaveNew();
			expect(page.opened!.text('new')).toBe('');
			expect(page.opened!.lines.list).toMatchObject([
				{ personId: id, text: 'Likes tea', ...facts }
			]);
			await undo!();
			expect(page.opened!.lines.list).toEqual([]);
			expect(await linesIn(app)).toEqual([]);
		}));

	test('preserves a half-typed line for the next visit', () =>
		withApp(async ({ app, tab }) => {
			const { page, id } = await pageOf(app);
			page.opened!.lines.typeNew('L', facts);
			page.opened!.lines.typeNew('Likes te', facts);
			await page.close();
			const again = tab().part(PersonPage);
			await again.open(id, () => {});
			expect(again.opened!.lines.list.map(({ text }) => text)).toEqual(['Likes te']);
			await again.close();
		}));

	test('deletes a new line that is emptied again', () =>
		withApp(async ({ app }) => {
			const { page } = await pageOf(app);
			page.opened!.lines.typeNew('Oh', facts);
			await rest();
			page.opened!.lines.typeNew('  ', facts);
			await page.opened!.lines.leaveNew();
			expect(await linesIn(app)).toEqual([]);
		}));

	test('stores a name trimmed and never empty, and undoes it as one', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			page.opened!.typeName('');
			await rest();
			expect(await storedPerson()).toMatchObject({ name: 'Ann' });
			page.opened!.typeName('Anna ');
			await rest();
			expect(page.opened!.text('name', 'Ann')).toBe('Anna ');
			const undo = await page.opened!.leaveName();
			expect(page.opened!.person).toMatchObject({ name: 'Anna' });
			expect(page.opened!.text('name', page.opened!.person!.name)).toBe('Anna');
			await undo!();
			expect(page.opened!.person).toMatchObject({ name: 'Ann' });
		}));

	test('preserves and stores a name if the user types on while leaving its field', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			page.opened!.typeName('A');
			await expect.poll(storedPerson).toMatchObject({ name: 'A' });
			page.opened!.typeName('Anna');
			whenNextKept(app, () => page.opened!.typeName('Annab'));
			await page.opened!.leaveName();
			expect(page.opened!.text('name', page.opened!.person!.name)).toBe('Annab');
			await page.opened!.leaveName();
			expect(await storedPerson()).toMatchObject({ name: 'Annab' });
		}));

	test('loses nothing if two pages of a person are open at once', () =>
		withApp(async ({ app, tab }) => {
			const { page, id, storedPerson } = await pageOf(app);
			const other = tab().part(PersonPage);
			await other.open(id, () => {});
			page.opened!.typeName('Anna');
			await other.opened!.settle({ nearness: 'friend' });
			await page.opened!.leaveName();
			await other.opened!.suit('call', true);
			expect(await storedPerson()).toMatchObject({
				name: 'Anna',
				nearness: 'friend',
				channels: ['call']
			});
			await expect.poll(() => page.opened!.person?.channels).toEqual(['call']);
			await other.close();
		}));

	test('preserves fields of a person that this version does not know', () =>
		withApp(async ({ app }) => {
			const { page, id, storedPerson } = await pageOf(app);
			const next = (present: object | null) => ({ ...present, pet: 'a cat' }) as never;
			await app.storage.write([{ collection: 'people', id, next }]);
			page.opened!.typeName('Anna');
			await page.opened!.leaveName();
			await page.opened!.settle({ nearness: 'family' });
			expect(await storedPerson()).toMatchObject({
				name: 'Anna',
				nearness: 'family',
				pet: 'a cat'
			});
		}));
});

describe('a birthday', () => {
	test('is stored once it is valid, and has a problem until then', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			page.opened!.birthday.type({ day: '30', month: '', year: '' });
			expect(page.opened!.birthday.problem).toBe('incomplete');
			page.opened!.birthday.type({ day: '30', month: '2', year: '' });
			expect(page.opened!.birthday.problem).toBe('noSuchDay');
			await page.opened!.birthday.leave();
			expect(await storedPerson()).not.toHaveProperty('birthday');
			page.opened!.birthday.type({ day: '28', month: '2', year: '' });
			const undo = await page.opened!.birthday.leave();
			expect(await storedPerson()).toMatchObject({ birthday: '--02-28' });
			expect(page.opened!.birthday.typed).toEqual({ day: '28', month: '2', year: '' });
			await undo!();
			expect(page.opened!.birthday.typed).toEqual({ day: '', month: '', year: '' });
		}));

	test('preserves and stores what is typed while another part is being left', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			page.opened!.birthday.type({ day: '1', month: '11', year: '' });
			await expect.poll(storedPerson).toMatchObject({ birthday: '--11-01' });
			whenNextRead(app.storage, () =>
				page.opened!.birthday.type({ day: '15', month: '11', year: '' })
			);
			await page.opened!.birthday.leave();
			expect(page.opened!.birthday.typed.day).toBe('15');
			await page.opened!.birthday.leave();
			expect(page.opened!.birthday.typed.day).toBe('15');
			expect(await storedPerson()).toMatchObject({ birthday: '--11-15' });
		}));
});

describe('contacts', () => {
	test('are added, changed, emptied and restored', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			await page.opened!.contacts.add('phone');
			expect(page.opened!.contacts.list).toEqual([{ kind: 'phone', value: '' }]);
			page.opened!.contacts.type(0, '+44');
			page.opened!.contacts.type(0, '+44 20 ');
			const undo = await page.opened!.contacts.leave(0);
			expect(await storedPerson()).toMatchObject({
				contacts: [{ kind: 'phone', value: '+44 20' }]
			});
			await page.opened!.contacts.add('mail');
			page.opened!.contacts.type(1, 'ann@example.org');
			await page.opened!.contacts.leave(1);
			expect(page.opened!.contacts.list).toHaveLength(2);
			await expect(undo!()).rejects.toMatchObject({ problem: 'changedSince' });

			page.opened!.contacts.type(0, '');
			const back = await page.opened!.contacts.leave(0);
			expect(page.opened!.contacts.list).toEqual([{ kind: 'mail', value: 'ann@example.org' }]);
			await back!();
			expect(page.opened!.contacts.list).toHaveLength(2);
		}));

	test('are added only once when picked, with a name if one is wanted', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			const contacts = [
				{ kind: 'phone', value: '+44 20' },
				{ kind: 'mail', value: ' ann@example.org ' },
				{ kind: 'mail', value: 'ann@example.org' }
			] as const;
			await page.opened!.takeOver({ name: null, contacts });
			const undo = await page.opened!.takeOver({ name: 'Ann Miller', contacts });
			expect(await storedPerson()).toMatchObject({
				name: 'Ann Miller',
				contacts: [
					{ kind: 'phone', value: '+44 20' },
					{ kind: 'mail', value: 'ann@example.org' }
				]
			});
			await undo();
			expect(await storedPerson()).toMatchObject({ name: 'Ann' });
		}));
});

describe('recent wins', () => {
	test('are the latest wins with the person, update by themselves and exclude future days', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			const days = ['2019-03-01', '2026-10-31', '2026-11-02', '2026-11-19', '2030-01-01'];
			for (const day of days) {
				const details = { ...app.journal.blank(), at: `${day}T12:00:00+00:00`, note: day };
				await app.journal.log({ ...details, people: [id] }, atEnergy(25));
				await app.journal.log({ ...details, people: ['ben' as PersonId] }, atEnergy(25));
			}
			await expect
				.poll(() => page.opened!.recent.map(({ note }) => note))
				.toEqual(['2026-11-19', '2026-11-02', '2026-10-31', '2019-03-01']);
			expect(page.opened!.lastDay).toBe('2026-11-19');
		}));
});

describe('deleting a person', () => {
	test('deletes what is being typed as well, and the undo restores all of it', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			await page.opened!.settle({ nearness: 'friend' });
			page.opened!.lines.typeNew('Likes tea', facts);
			const undo = await page.opened!.remove(false);
			expect(await storedPerson()).toBeNull();
			expect(await linesIn(app)).toEqual([]);
			await undo();
			expect(await storedPerson()).toMatchObject({ name: 'Ann', nearness: 'friend' });
			expect(await linesIn(app)).toEqual(['Likes tea']);
		}));
});

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

describe('a field that is emptied', () => {
	test('deletes a contact, and the undo restores it completely', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			await page.opened!.settle({ contacts: [{ kind: 'phone', value: '12345' }] });
			for (const left of ['1234', '1', '']) {
				page.opened!.contacts.type(0, left);
				await rest();
			}
			const undo = await page.opened!.contacts.leave(0);
			expect(await storedPerson()).toMatchObject({ contacts: [] });
			await undo!();
			expect(await storedPerson()).toMatchObject({ contacts: [{ kind: 'phone', value: '12345' }] });
		}));

	test('restores a contact that was deleted while half-typed, with its value from before the typing', () =>
		withApp(async ({ app }) => {
			const { page, storedPerson } = await pageOf(app);
			await page.opened!.settle({ contacts: [{ kind: 'phone', value: '12345' }] });
			page.opened!.contacts.type(0, '12');
			await rest();
			const undo = await page.opened!.contacts.remove(0);
			expect(page.opened!.contacts.list).toEqual([]);
			await undo!();
			expect(await storedPerson()).toMatchObject({ contacts: [{ kind: 'phone', value: '12345' }] });
		}));

	test('restores a name or a line, even if the page is closed', () =>
		withApp(async ({ app }) => {
			const { id, page, storedPerson } = await pageOf(app);
			page.opened!.lines.typeNew('Likes tea', facts);
			await page.opened!.lines.leaveNew();
			const line = page.opened!.lines.list[0]!.id;
			for (const left of ['A', '']) {
				page.opened!.typeName(left);
				page.opened!.lines.type(line, left);
				await rest();
			}
			expect(await page.opened!.leaveName()).toBeNull();
			expect(page.opened!.person).toMatchObject({ name: 'Ann' });
			await page.close();
			expect(await storedPerson()).toMatchObject({ name: 'Ann' });
			expect(await linesIn(app)).toEqual(['Likes tea']);
			await page.open(id, () => {});
			expect(page.opened!.text(`line ${line}`, page.opened!.lines.list[0]!.text)).toBe('Likes tea');
		}));

	test('restores a name on the next visit if the page was cut off', () =>
		withApp(async ({ app, tab }) => {
			const { id, page, storedPerson } = await pageOf(app);
			for (const left of ['A', '']) {
				page.opened!.typeName(left);
				await rest();
			}
			page.flushNow();
			await rest(100);
			expect(await storedPerson()).toMatchObject({ name: 'A' });
			await tab()
				.part(PersonPage)
				.open(id, () => {});
			expect(await storedPerson()).toMatchObject({ name: 'Ann' });
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

describe('following a person', () => {
	test('a deleted line and a deleted win stay deleted if an older read ends late', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			page.opened!.lines.typeNew('Likes tea', facts);
			await page.opened!.lines.leaveNew();
			const [line] = page.opened!.lines.list;
			const win = winAt('2026-11-19T12:00:00+00:00', { people: [id] });
			const reads = heldReads(app.storage, 'queries');
			await app.storage.write([
				saving(win),
				{ collection: 'people', id, next: (ann) => ({ ...ann! }) }
			]);
			await reads.count(2);
			await app.storage.write([
				{ collection: 'remembered', id: line!.id, next: () => null },
				{ collection: 'wins', id: win.id, next: () => null }
			]);
			await reads.count(4);
			await reads.releaseNewestFirst();
			expect(page.opened!.lines.list).toEqual([]);
			expect(page.opened!.recent).toEqual([]);
		}));

	test('the page opened last is shown, even while an earlier one is still being read', () =>
		withApp(async ({ app }) => {
			const { page } = await pageOf(app);
			const ben = (await app.part(People).add('Ben'))!.id;
			const cem = (await app.part(People).add('Cem'))!.id;
			const opening = [ben, cem].map((id) => page.open(id, () => {}));
			await Promise.all(opening);
			expect(page.opened!.person).toMatchObject({ name: 'Cem' });
		}));

	test('nothing is read for a closed page', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			await page.close();
			await settled();
			const reads = countedReads();
			await app.storage.write([
				savingPerson('Ben'),
				saving(winAt('2026-11-19T12:00:00+00:00', { people: [id] }))
			]);
			await settled();
			expect(reads()).toBe(0);
		}));
});
