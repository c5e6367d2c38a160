import { describe, expect, test } from 'vitest';
import type { PersonId } from '#lib/core/person.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled, whenNextRead } from '../../../../tests/support/reads.ts';
import { People } from './people.svelte.ts';
import { PersonPage } from './person-page.svelte.ts';
import {
	facts,
	rest,
	pageOf,
	whenNextKept,
	linesIn
} from '../../../../tests/support/person-page.ts';

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
