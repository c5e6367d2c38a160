import { describe, expect, test } from 'vitest';
import type { Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { WinId } from '#lib/domain/win.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { People, personDrafts } from './people.svelte.ts';
import { PersonPage } from './person-page.svelte.ts';

const facts = { kind: 'detail', day: '2026-11-20' as Day } as const;
const restMs = 300;
const rest = (ms = restMs + 100) => new Promise((resolve) => setTimeout(resolve, ms));

/** The page of somebody of that name. */
async function pageOf(app: App, name = 'Ann') {
	const id = (await app.part(People).add(name))!.id;
	const page = app.part(PersonPage);
	await page.open(id, (error) => {
		throw error;
	});
	const kept = async () =>
		(await app.storage.all('people')).find((person) => person.id === id) ?? null;
	return { id, page, kept };
}

/** Does something as soon as the next write is done, before anybody has heard of it. */
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

describe('what is typed', () => {
	test('the first key is kept at once, and the last one soon after', () =>
		withApp(async ({ app }) => {
			const { page } = await pageOf(app);
			page.typeNew('H', facts);
			await expect.poll(() => linesIn(app)).toEqual(['H']);
			page.typeNew('Has', facts);
			page.typeNew('Has a dog', facts);
			await rest();
			expect(await linesIn(app)).toEqual(['Has a dog']);
			expect(page.isDirty).toBe(false);
		}));

	test('a line stands in its field while it is typed, then in the list, and is taken back as one', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			for (const text of ['L', 'Li', 'Likes ', 'Likes tea ']) {
				page.typeNew(text, facts);
				await rest(120);
			}
			expect(page.text('new')).toBe('Likes tea ');
			expect(page.lines).toEqual([]);
			const undo = await page.leave('new');
			expect(page.text('new')).toBe('');
			expect(page.lines).toMatchObject([{ personId: id, text: 'Likes tea', ...facts }]);
			await undo!();
			expect(page.lines).toEqual([]);
			expect(await linesIn(app)).toEqual([]);
		}));

	test('a line that was left half-typed is there the next time', () =>
		withApp(async ({ app, tab }) => {
			const { page, id } = await pageOf(app);
			page.typeNew('L', facts);
			page.typeNew('Likes te', facts);
			await page.close();
			const again = tab().part(PersonPage);
			await again.open(id, () => {});
			expect(again.lines.map(({ text }) => text)).toEqual(['Likes te']);
			await again.close();
		}));

	test('a line that is emptied again is none', () =>
		withApp(async ({ app }) => {
			const { page } = await pageOf(app);
			page.typeNew('Oh', facts);
			await rest();
			page.typeNew('  ', facts);
			await page.leave('new');
			expect(await linesIn(app)).toEqual([]);
		}));

	test('a name is kept without its ends, never empty, and taken back as it was', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			page.typeName('');
			await rest();
			expect(await kept()).toMatchObject({ name: 'Ann' });
			page.typeName('Anna ');
			await rest();
			expect(page.text('name', 'Ann')).toBe('Anna ');
			const undo = await page.leave('name');
			expect(page.person).toMatchObject({ name: 'Anna' });
			expect(page.text('name', page.person!.name)).toBe('Anna');
			await undo!();
			expect(page.person).toMatchObject({ name: 'Ann' });
		}));

	test('a name that is typed on while its field is being left stays, and is kept', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			page.typeName('A');
			await expect.poll(kept).toMatchObject({ name: 'A' });
			page.typeName('Anna');
			whenNextKept(app, () => page.typeName('Annab'));
			await page.leave('name');
			expect(page.text('name', page.person!.name)).toBe('Annab');
			await page.leave('name');
			expect(await kept()).toMatchObject({ name: 'Annab' });
		}));

	test('two pages open at once lose nothing of each other', () =>
		withApp(async ({ app, tab }) => {
			const { page, id, kept } = await pageOf(app);
			const other = tab().part(PersonPage);
			await other.open(id, () => {});
			page.typeName('Anna');
			await other.settle({ nearness: 'friend' });
			await page.leave('name');
			await other.suit('call', true);
			expect(await kept()).toMatchObject({
				name: 'Anna',
				nearness: 'friend',
				channels: ['call']
			});
			await expect.poll(() => page.person?.channels).toEqual(['call']);
			await other.close();
		}));

	test('what this version does not know of a person stays', () =>
		withApp(async ({ app }) => {
			const { page, id, kept } = await pageOf(app);
			const next = (present: object | null) => ({ ...present, pet: 'a cat' }) as never;
			await app.storage.write([{ list: 'people', id, next }]);
			page.typeName('Anna');
			await page.leave('name');
			await page.settle({ nearness: 'family' });
			expect(await kept()).toMatchObject({ name: 'Anna', nearness: 'family', pet: 'a cat' });
		}));
});

describe('a birthday', () => {
	test('is kept once it is one, and what is none is told of', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			page.typeBirthday({ day: '30', month: '', year: '' });
			expect(page.birthdayProblem).toBe('incomplete');
			page.typeBirthday({ day: '30', month: '2', year: '' });
			expect(page.birthdayProblem).toBe('noSuchDay');
			await page.leave('birthday');
			expect(await kept()).not.toHaveProperty('birthday');
			page.typeBirthday({ day: '28', month: '2', year: '' });
			const undo = await page.leave('birthday');
			expect(await kept()).toMatchObject({ birthday: '--02-28' });
			expect(page.birthday).toEqual({ day: '28', month: '2', year: '' });
			await undo!();
			expect(page.birthday).toEqual({ day: '', month: '', year: '' });
		}));

	test('what is typed while another part is being left stays, and is kept', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			page.typeBirthday({ day: '1', month: '11', year: '' });
			await expect.poll(kept).toMatchObject({ birthday: '--11-01' });
			const { all } = app.storage;
			app.storage.all = (list) => {
				app.storage.all = all;
				page.typeBirthday({ day: '15', month: '11', year: '' });
				return all(list);
			};
			await page.leave('birthday');
			expect(page.birthday.day).toBe('15');
			await page.leave('birthday');
			expect(page.birthday.day).toBe('15');
			expect(await kept()).toMatchObject({ birthday: '--11-15' });
		}));
});

describe('ways of reaching somebody', () => {
	test('one is added, changed, emptied and taken back', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			await page.addContact('phone');
			expect(page.contacts).toEqual([{ kind: 'phone', value: '' }]);
			page.typeContact(0, '+44');
			page.typeContact(0, '+44 20 ');
			const undo = await page.leave('contact 0');
			expect(await kept()).toMatchObject({ contacts: [{ kind: 'phone', value: '+44 20' }] });
			await page.addContact('mail');
			page.typeContact(1, 'ann@example.org');
			await page.leave('contact 1');
			expect(page.contacts).toHaveLength(2);
			await expect(undo!()).rejects.toMatchObject({ problem: 'changedSince' });

			page.typeContact(0, '');
			const back = await page.leave('contact 0');
			expect(page.contacts).toEqual([{ kind: 'mail', value: 'ann@example.org' }]);
			await back!();
			expect(page.contacts).toHaveLength(2);
		}));

	test('what was picked is added once, with a name where one is wanted', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			const contacts = [
				{ kind: 'phone', value: '+44 20' },
				{ kind: 'mail', value: ' ann@example.org ' }
			] as const;
			await page.takeOver({ name: null, contacts });
			const undo = await page.takeOver({ name: 'Ann Miller', contacts });
			expect(await kept()).toMatchObject({
				name: 'Ann Miller',
				contacts: [
					{ kind: 'phone', value: '+44 20' },
					{ kind: 'mail', value: 'ann@example.org' }
				]
			});
			await undo();
			expect(await kept()).toMatchObject({ name: 'Ann' });
		}));
});

describe('the diary', () => {
	test('the latest entries with them come by themselves, none of days to come', () =>
		withApp(async ({ app }) => {
			const { page, id } = await pageOf(app);
			const days = ['2019-03-01', '2026-10-31', '2026-11-02', '2026-11-19', '2030-01-01'];
			for (const day of days) {
				const details = { ...app.journal.blank(), at: `${day}T12:00:00+00:00`, note: day };
				await app.journal.log({ ...details, people: [id] }, atEnergy(25));
				await app.journal.log({ ...details, people: ['ben' as PersonId] }, atEnergy(25));
			}
			await expect
				.poll(() => page.recent.map(({ note }) => note))
				.toEqual(['2026-11-19', '2026-11-02', '2026-10-31', '2019-03-01']);
			expect(page.lastDay).toBe('2026-11-19');
		}));
});

describe('letting go', () => {
	test('with what is being typed, and all of it comes back', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			await page.settle({ nearness: 'friend' });
			page.typeNew('Likes tea', facts);
			const undo = await page.letGo(false);
			expect(await kept()).toBeNull();
			expect(await linesIn(app)).toEqual([]);
			await undo();
			expect(await kept()).toMatchObject({ name: 'Ann', nearness: 'friend' });
			expect(await linesIn(app)).toEqual(['Likes tea']);
		}));
});

describe('what was put aside', () => {
	/** Puts words aside that the page could not keep any more, as when its browser ends it at once. */
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
	/** A page whose words cannot be kept for a while, opened again by `reopen`. */
	async function scene(app: App) {
		const { id, page, kept } = await pageOf(app);
		const reopen = () => page.open(id, () => {});
		await reopen();
		return { id, page, kept, reopen };
	}

	test('it is taken up where the field still holds what it held', () =>
		withApp(async ({ app }) => {
			const { page, kept, reopen } = await scene(app);
			page.typeName('A');
			await rest();
			page.typeName('Ab');
			page.typeName('Anna');
			page.typeNew('Likes', facts);
			await cutOff(page, app);
			await reopen();
			expect(await kept()).toMatchObject({ name: 'Anna' });
			expect(page.lines.map(({ text }) => text)).toEqual(['Likes']);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('nothing of them is shown, and so typed over, before it is taken up', () =>
		withApp(async ({ app }) => {
			const { page, reopen } = await scene(app);
			page.typeNew('Likes', facts);
			page.typeNew('Likes tea', facts);
			await cutOff(page, app);
			const shown: unknown[] = [];
			const { write } = app.storage;
			app.storage.write = (...all) => {
				shown.push(page.person);
				return write(...all);
			};
			await reopen();
			expect(shown).toEqual([null]);
			expect(page.lines.map(({ text }) => text)).toEqual(['Likes tea']);
		}));

	test('newer words stand, and those of a line stand beside them', () =>
		withApp(async ({ app, tab }) => {
			const { id, page, kept, reopen } = await scene(app);
			page.typeNew('Has a dog', facts);
			await page.leave('new');
			const line = page.lines[0]!;
			page.typeName('Anna');
			page.typeBirthday({ day: '1', month: '2', year: '' });
			page.typeLine(line.id, 'Has a dog, Rex');
			await rest();
			page.typeName('Anna M');
			page.typeBirthday({ day: '1', month: '3', year: '' });
			page.typeLine(line.id, 'Has a dog, Rexy');
			await cutOff(page, app);
			const other = tab();
			const change = { name: 'Annie', birthday: '--04-05' };
			await other.storage.write([
				{ list: 'people', id, next: (present) => present && { ...present, ...change } },
				{
					list: 'remembered',
					id: line.id,
					next: (present) => present && { ...present, text: 'Has two dogs' }
				}
			]);
			await reopen();
			expect(await kept()).toMatchObject(change);
			expect(page.lines.map(({ text }) => text).sort()).toEqual([
				'Has a dog, Rexy',
				'Has two dogs'
			]);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('a way of reaching them goes by what it was, wherever it stands now', () =>
		withApp(async ({ app }) => {
			const { page, kept, reopen } = await scene(app);
			const mail = { kind: 'mail', value: 'ann@example.org' } as const;
			await page.settle({ contacts: [{ kind: 'phone', value: '+44' }, mail] });
			page.typeContact(0, '+442');
			await rest();
			page.typeContact(0, '+44 2');
			page.typeContact(0, '+44 20');
			await cutOff(page, app);
			const list = [mail, { kind: 'phone', value: '+442' } as const];
			const { id } = (await kept())!;
			await app.storage.write([
				{ list: 'people', id, next: (present) => present && { ...present, contacts: list } }
			]);
			await reopen();
			expect(await kept()).toMatchObject({ contacts: [mail, { kind: 'phone', value: '+44 20' }] });
		}));

	test('it is taken up as it was kept when drafts had the shape of a win’s', () =>
		withApp(async ({ app }) => {
			const { id, page, kept } = await pageOf(app);
			await page.settle({ contacts: [{ kind: 'phone', value: '+44' }] });
			page.typeNew('Has a dog', facts);
			await page.leave('new');
			const line = page.lines[0]!.id;
			const asWin = (field: string, start: string, note: string, tags: string[]) => {
				const draftId = `${personDrafts(id)}${field}`;
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
				await app.storage.keepDraft(draft);
			await page.open(id, (error) => {
				throw error;
			});
			expect(await kept()).toMatchObject({
				name: 'Anna',
				birthday: '1990-02-01',
				contacts: [{ kind: 'phone', value: '+44 20' }]
			});
			expect(page.lines).toHaveLength(2);
			expect(page.lines).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ id: line, kind, day, text: 'Has a dog, Rex' }),
					expect.objectContaining({ kind: 'interest', day, text: 'Likes tea' })
				])
			);
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('words that were kept after all leave nothing aside', () =>
		withApp(async ({ app }) => {
			const { id, page } = await pageOf(app);
			await page.open(id, () => {});
			const { storage } = app;
			const { write } = storage;
			storage.write = () => Promise.reject(new Error('for a moment'));
			page.typeName('Anna');
			page.flushNow();
			await expect.poll(() => draftsOf(app)).toHaveLength(1);
			storage.write = write;
			page.typeName('Annie');
			await rest();
			expect(await draftsOf(app)).toEqual([]);
		}));

	test('what was put aside of one person is never written to another', () =>
		withApp(async ({ app }) => {
			const { page, kept, reopen } = await scene(app);
			page.typeName('Anna');
			page.typeNew('Likes tea', facts);
			await cutOff(page, app);
			const ben = (await app.part(People).add('Ben'))!.id;
			const first = reopen();
			await page.open(ben, () => {});
			await first;
			expect(page.person).toMatchObject({ name: 'Ben' });
			expect(page.lines).toEqual([]);
			await reopen();
			expect(await kept()).toMatchObject({ name: 'Anna' });
			expect(page.lines).toHaveLength(1);
		}));
});

describe('a field that is emptied', () => {
	test('a way of reaching them goes, and comes back whole', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			await page.settle({ contacts: [{ kind: 'phone', value: '12345' }] });
			for (const left of ['1234', '1', '']) {
				page.typeContact(0, left);
				await rest();
			}
			const undo = await page.leave('contact 0');
			expect(await kept()).toMatchObject({ contacts: [] });
			await undo!();
			expect(await kept()).toMatchObject({ contacts: [{ kind: 'phone', value: '12345' }] });
		}));

	test('a way of reaching them that is removed while it is typed comes back as it was before', () =>
		withApp(async ({ app }) => {
			const { page, kept } = await pageOf(app);
			await page.settle({ contacts: [{ kind: 'phone', value: '12345' }] });
			page.typeContact(0, '12');
			await rest();
			const undo = await page.removeContact(0);
			expect(page.contacts).toEqual([]);
			await undo!();
			expect(await kept()).toMatchObject({ contacts: [{ kind: 'phone', value: '12345' }] });
		}));

	test('a name and a line are again what they were, also where the page is left', () =>
		withApp(async ({ app }) => {
			const { id, page, kept } = await pageOf(app);
			page.typeNew('Likes tea', facts);
			await page.leave('new');
			const line = page.lines[0]!.id;
			for (const left of ['A', '']) {
				page.typeName(left);
				page.typeLine(line, left);
				await rest();
			}
			expect(await page.leave('name')).toBeNull();
			expect(page.person).toMatchObject({ name: 'Ann' });
			await page.close();
			expect(await kept()).toMatchObject({ name: 'Ann' });
			expect(await linesIn(app)).toEqual(['Likes tea']);
			await page.open(id, () => {});
			expect(page.text(`line ${line}`, page.lines[0]!.text)).toBe('Likes tea');
		}));

	test('a name that was emptied when the page was cut off is again what it was the next time', () =>
		withApp(async ({ app, tab }) => {
			const { id, page, kept } = await pageOf(app);
			for (const left of ['A', '']) {
				page.typeName(left);
				await rest();
			}
			page.flushNow();
			await rest(100);
			expect(await kept()).toMatchObject({ name: 'A' });
			await tab()
				.part(PersonPage)
				.open(id, () => {});
			expect(await kept()).toMatchObject({ name: 'Ann' });
		}));
});

test('the words of another page are watched over again once this one is left', () =>
	withApp(async ({ app }) => {
		const other = { isDirty: false, flush: () => Promise.resolve(), flushNow: () => {} };
		app.watchOver(other);
		const { page } = await pageOf(app);
		expect(app.unsaved).toBe(page);
		await page.close();
		expect(app.unsaved).toBe(other);
	}));
