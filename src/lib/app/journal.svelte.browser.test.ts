import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import { assumedEnergy } from '#lib/core/energy.ts';
import type { PersonId } from '#lib/core/person.ts';
import { noonMs } from '../../../tests/support/database.ts';
import { atEnergy, withApp } from '../../../tests/support/app.ts';
import type { Circumstances } from './journal.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { useApp } from '../../../tests/support/use.svelte.ts';

const cardId = 'greet-by-name' as CardId;

describe('logging', () => {
	test('saves a win without any details', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log(app.journal.blank(), atEnergy(25));
			const win = await app.storage.win(id);
			expect(win).toMatchObject({ id, note: '', people: [], moodAfter: null, treasured: false });
			expect(Math.abs(Date.parse(win!.at) - noonMs)).toBeLessThan(60_000);
			expect(await readingOf(app.storage).allOf('choices')).toEqual([]);
		}));

	test('saves all details', () =>
		withApp(async ({ app }) => {
			const details = {
				at: '2026-11-19T18:00:00-03:30',
				cardId,
				channel: 'inPerson' as const,
				note: 'Line one\nline two 👋 שלום',
				genuine: 'her laugh',
				carry: 'it was easy',
				people: ['p1', 'p2'] as PersonId[],
				tags: ['bus', 'morning'],
				moodBefore: 1 as const,
				moodAfter: 5 as const,
				ease: 3 as const,
				energy: 0,
				reply: 'notYet' as const,
				treasured: true
			};
			const { id } = await app.journal.log(details, atEnergy(40));
			expect(await app.storage.win(id)).toEqual({
				...details,
				id,
				revision: expect.any(String)
			});
		}));

	test('saves words well-formed and within bounds, and each tag and person once', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log(
				{
					...app.journal.blank(),
					note: `${'x'.repeat(9_999)}👋`,
					genuine: 'lone \uD83D end',
					people: ['p', 'p'] as PersonId[],
					tags: [' bus ', 'bus', '', '  ']
				},
				atEnergy(25)
			);
			expect(await app.storage.win(id)).toMatchObject({
				note: 'x'.repeat(9_999),
				genuine: 'lone \uFFFD end',
				people: ['p'],
				tags: ['bus']
			});
		}));

	test('adds a done card to the choice log, with the assumed energy', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log({ ...app.journal.blank(), cardId }, atEnergy(35));
			const [done, ...others] = await app.storage.choicesSince('2026-11-01' as Day);
			expect(others).toEqual([]);
			expect(done).toEqual({
				id: `${id}:done`,
				at: (await app.storage.win(id))!.at,
				kind: 'done',
				cardId,
				energy: 35,
				winId: id,
				probability: null,
				outcome: { ease: null, moodBefore: null, moodAfter: null, treasured: false },
				revision: expect.any(String)
			});
		}));

	test('copies the outcome and the intention to the choice, but no words', () =>
		withApp(async ({ app }) => {
			const said = { ease: 4, moodBefore: 2, moodAfter: 3, treasured: true } as const;
			const details = { ...app.journal.blank(), cardId, note: 'private', ...said };
			await app.journal.log(details, { energy: 50, isIntended: true });
			const choices = await app.storage.choicesSince('2026-11-01' as Day);
			expect(choices).toMatchObject([{ kind: 'done', isIntended: true, outcome: said }]);
			expect(JSON.stringify(choices)).not.toContain('private');
		}));

	test('prefers the energy entered for the win to that of the moment', () =>
		withApp(async ({ app }) => {
			const logged = async (energy: number | null) => {
				const details = { ...app.journal.blank(), cardId, energy };
				const { id } = await app.journal.log(details, atEnergy(10));
				const choices = await app.storage.choicesSince('2026-11-01' as Day);
				return choices.find(({ winId }) => winId === id)?.energy;
			};
			expect(await logged(80)).toBe(80);
			expect(await logged(0)).toBe(0);
			expect(await logged(null)).toBe(10);
		}));

	test.each([1, 3, -1])('ignores the present circumstances for a win of %i days ago', (daysAgo) =>
		withApp(async ({ app, clock }) => {
			const now: Circumstances = {
				energy: 10,
				isIntended: true,
				personId: 'person-ann' as PersonId
			};
			const at = localIso(clock.ms - daysAgo * 86_400_000);
			await app.journal.log({ ...app.journal.blank(), at, cardId }, now);
			await app.journal.log({ ...app.journal.blank(), at, cardId, energy: 80 }, now);
			await app.journal.log({ ...app.journal.blank(), cardId }, now);
			const choices = await app.storage.choicesSince('2026-11-01' as Day);
			const isThen = (choice: Choice) => choice.at === at;
			expect(
				choices
					.filter(isThen)
					.map(({ energy }) => energy)
					.sort()
			).toEqual([assumedEnergy, 80].sort());
			for (const choice of choices.filter(isThen)) {
				expect(choice).not.toHaveProperty('isIntended');
				expect(choice).not.toHaveProperty('personId');
			}
			expect(choices.filter((choice) => !isThen(choice))).toMatchObject([now]);
		})
	);

	test('stores the person for whom a card was suggested in the choice, not in the win', () =>
		withApp(async ({ app }) => {
			const personId = 'person-ann' as PersonId;
			const details = { ...app.journal.blank(), cardId };
			const { id } = await app.journal.log(details, { ...atEnergy(40), personId });
			expect(await app.storage.choicesSince('2026-11-01' as Day)).toMatchObject([{ personId }]);
			expect(JSON.stringify(await app.storage.win(id))).not.toContain('person-ann');
			// It stays there when words are added.
			const win = (await app.storage.win(id))!;
			await app.journal.edit(id, { ...win, note: 'words', ease: 4 }, win);
			expect(await app.storage.choicesSince('2026-11-01' as Day)).toMatchObject([
				{ personId, outcome: { ease: 4 } }
			]);
		}));

	test('undo reverts the win, its choice and the count', () =>
		withApp(async ({ app }) => {
			await app.journal.log(app.journal.blank(), atEnergy(25));
			const { id, undo } = await app.journal.log({ ...app.journal.blank(), cardId }, atEnergy(35));
			await app.journal.loadCount();
			expect(app.journal.count).toBe(2);
			await undo();
			await app.journal.loadCount();
			expect(app.journal.count).toBe(1);
			expect(await app.storage.win(id)).toBeNull();
			expect(await app.storage.choicesSince('2026-11-01' as Day)).toEqual([]);
		}));

	test('undo is refused, and changes nothing, after words were added to the win', () =>
		withApp(async ({ app }) => {
			const { id, undo } = await app.journal.log({ ...app.journal.blank(), cardId }, atEnergy(35));
			await app.storage.write([
				{ collection: 'wins', id, next: (present) => present && { ...present, note: 'words' } }
			]);
			await expect(undo()).rejects.toMatchObject({ problem: 'changedSince' });
			expect((await app.storage.win(id))?.note).toBe('words');
			expect(await app.storage.choicesSince('2026-11-01' as Day)).toHaveLength(1);
		}));

	test('the count follows the writes of another tab', () =>
		withApp(async ({ app, tab }) => {
			expect(app.journal.count).toBeNull();
			await app.journal.loadCount();
			expect(app.journal.count).toBe(0);
			const stop = useApp(app);
			const other = tab();
			const { undo } = await other.journal.log(other.journal.blank(), atEnergy(25));
			await expect.poll(() => app.journal.count).toBe(1);
			await undo();
			await expect.poll(() => app.journal.count).toBe(0);
			stop();
		}));
});
