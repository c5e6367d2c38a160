import { describe, expect, test, vi } from 'vitest';
import type { CardId, Channel } from '#lib/core/card.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import type { WinDetails, WinId } from '#lib/core/win.ts';
import type { Change } from '#lib/storage/database.ts';
import { noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { heldReads, settled } from '../../../../tests/support/reads.ts';
import { Diary } from './diary.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { noFilter, type DiaryFilter } from './filter.ts';
import { filled, notesIn, onScreen } from '../../../../tests/support/diary.ts';

describe('searching', () => {
	test('finds words in texts, tags, names and card titles, without regard to accents or case', () =>
		withApp(async ({ app }) => {
			const people = app.part(People);
			const id = (await people.add('Zoë'))!.id;
			await people.load();
			const cardId = 'greet-by-name' as CardId;
			await app.deck.load();
			const said: Partial<WinDetails>[] = [
				{ note: 'a CAFÉ by the sea' },
				{ genuine: 'the cafe laugh' },
				{ carry: 'cafés are fine' },
				{ tags: ['cafe'] },
				{ note: 'with someone', people: [id] },
				{ note: 'an act', cardId },
				{ note: 'nothing of that' }
			];
			for (const details of said) await filled(app, 1, { note: '', ...details });
			const diary = onScreen(app);
			await diary.lookFor({ query: 'cafe' });
			expect(diary.wins).toHaveLength(4);
			await diary.lookFor({ query: 'zoe' });
			expect(notesIn(diary)).toEqual(['with someone']);
			await diary.lookFor({ query: app.deck.card(cardId)!.title.toUpperCase() });
			expect(notesIn(diary)).toEqual(['an act']);
			await diary.lookFor({ query: 'cafe sea' });
			expect(notesIn(diary)).toEqual(['a CAFÉ by the sea']);
			await diary.lookFor({ query: 'cafe nowhere' });
			expect(diary.wins).toEqual([]);
			expect(diary.hasOlder).toBe(false);
			await diary.lookFor({ query: '   ' });
			expect(diary.wins).toHaveLength(7);
		}));

	test('begins with the month chosen during the search, until another one is chosen', () =>
		withApp(async ({ app }) => {
			for (const day of ['2026-11-20', '2024-05-31', '2024-05-01', '2020-01-15'])
				await app.storage.write([
					saving(winAt(`${day}T09:00:00+01:00`, { note: day, channel: 'call' }))
				]);
			await filled(app, 1, { note: 'in person', channel: 'inPerson' });
			const diary = onScreen(app);
			await diary.load();
			await diary.lookFor({ channel: 'call' });
			await diary.beginWith('2024-05' as Month);
			expect(notesIn(diary)).toEqual(['2024-05-31', '2024-05-01', '2020-01-15']);
			expect([diary.month, diary.months.length]).toEqual(['2024-05', 3]);
			await diary.lookFor({ to: '2024-05-30' as Day });
			expect(notesIn(diary)).toEqual(['2024-05-01', '2020-01-15']);
			await diary.lookFor({ to: null });
			await diary.beginWith(null);
			expect(notesIn(diary)).toEqual(['2026-11-20', '2024-05-31', '2024-05-01', '2020-01-15']);
			await diary.beginWith('2020-01' as Month);
			expect(notesIn(diary)).toEqual(['2020-01-15']);
			await diary.lookFor({ channel: null });
			expect([diary.isNarrowed, diary.hasNewer, ...notesIn(diary)]).toEqual([
				false,
				true,
				'2020-01-15'
			]);
			expect(diary.filter).toEqual(noFilter);
		}));

	test.each(['beginWith', 'goTo'] as const)(
		'includes all months after a jump to one with "%s"',
		(jump) =>
			withApp(async ({ app }) => {
				const days = ['2020-01-15', '2024-05-01', '2024-05-31', '2026-11-20'];
				await app.storage.write(
					days.map((day) => saving(winAt(`${day}T09:00:00+01:00`, { note: day, channel: 'call' })))
				);
				const diary = onScreen(app);
				await diary.load();
				await diary[jump]('2024-05' as Month);
				expect([diary.isNarrowed, diary.hasNewer, diary.month]).toEqual([false, true, '2024-05']);
				expect(notesIn(diary)[0]).toBe('2024-05-31');
				await diary.lookFor({ channel: 'call' });
				expect(notesIn(diary)).toEqual([...days].reverse());
			})
	);

	test('applies each filter, and several at once', () =>
		withApp(async ({ app }) => {
			const people = app.part(People);
			const id = (await people.add('Zoë Müller'))!.id;
			await people.load();
			const said: (Partial<WinDetails> & { on?: string })[] = [
				{ note: 'treasured', treasured: true },
				{ note: 'call', channel: 'call' as Channel },
				{ note: 'call with her', channel: 'call' as Channel, people: [id] },
				{ note: 'low', moodBefore: 4, moodAfter: 2 },
				{ note: 'low before', moodBefore: 2 }
			];
			for (const details of said) await filled(app, 1, details);
			await app.storage.write([saving(winAt('2025-03-01T09:00:00+01:00', { note: 'long ago' }))]);
			const diary = onScreen(app);
			const found = async (filter: Partial<DiaryFilter>) => {
				await diary.lookFor({ ...noFilter, ...filter });
				return notesIn(diary).sort();
			};
			expect(await found({ isTreasured: true })).toEqual(['treasured']);
			expect(await found({ channel: 'call' })).toEqual(['call', 'call with her']);
			expect(await found({ channel: 'call', person: 'mul' })).toEqual(['call with her']);
			expect(await found({ person: 'nobody' })).toEqual([]);
			expect(await found({ mood: 2 })).toEqual(['low', 'low before']);
			expect(await found({ mood: 2, query: 'bef' })).toEqual(['low before']);
			expect(await found({ from: '2025-03-01' as Day, to: '2025-03-01' as Day })).toEqual([
				'long ago'
			]);
			expect(await found({ from: '2025-03-02' as Day })).toHaveLength(5);
			expect(await found({ to: '2025-02-28' as Day })).toEqual([]);
			expect(diary.isNarrowed).toBe(true);
			expect(await found({})).toHaveLength(6);
			expect(diary.isNarrowed).toBe(false);
		}));

	test('finds the wins that have a voice note, and follows changes of the notes', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 30, { note: 'spoken' });
			const voiced = wins.filter((_, at) => at % 2 === 0);
			const noteOf = (winId: WinId | null, id: string): Change => ({
				collection: 'voiceNotes',
				id,
				next: () => ({
					...{ id, at: localIso(noonMs), seconds: 3, type: 'audio/webm', bytes: 9 },
					...{ winId, personId: null }
				})
			});
			await app.storage.write([
				...voiced.map(({ id }) => noteOf(id, `voice ${id}`)),
				noteOf(null, 'of no entry'),
				noteOf('gone' as WinId, 'of an entry that is gone')
			]);
			const diary = onScreen(app);
			await diary.lookFor({ hasVoice: true });
			expect(diary.isNarrowed).toBe(true);
			expect(diary.foundCount).toBe(15);
			await diary.showOlder();
			expect(diary.wins.map(({ id }) => id)).toEqual(voiced.map(({ id }) => id).reverse());
			await diary.lookFor({ query: 'nowhere' });
			expect(diary.wins).toEqual([]);
			await diary.lookFor({ query: 'spok' });
			expect(diary.foundCount).toBe(15);

			const id = `voice ${voiced[0]!.id}`;
			const written = await app.storage.write([{ collection: 'voiceNotes', id, next: () => null }]);
			await expect.poll(() => diary.foundCount).toBe(14);
			await app.storage.undo(written);
			await expect.poll(() => diary.foundCount).toBe(15);
			await diary.lookFor({ hasVoice: false });
			expect(diary.foundCount).toBe(30);
		}));

	test('finds words written a moment ago, and not the words from before an edit', () =>
		withApp(async ({ app }) => {
			const [win] = await filled(app, 1, { note: 'first words' });
			const diary = onScreen(app);
			await diary.lookFor({ query: 'first' });
			expect(diary.wins).toHaveLength(1);
			for (const word of ['second', 'third', 'fourth']) {
				const { id: _, ...details } = { ...win!, note: `${word} words` };
				await app.journal.edit(win!.id, details, null);
				await diary.lookFor({ query: word });
				expect(notesIn(diary)).toEqual([`${word} words`]);
			}
			await diary.lookFor({ query: 'first' });
			expect(diary.wins).toEqual([]);
		}));

	test('leaves no worker running if the user leaves the screen while it starts', () =>
		withApp(async ({ app }) => {
			await filled(app, 5, { note: 'sought' });
			const diary = new Diary(app);
			const { Worker } = globalThis;
			let begun = 0;
			// The real class, with a counter.
			vi.stubGlobal(
				'Worker',
				class extends Worker {
					constructor(...of: ConstructorParameters<typeof Worker>) {
						super(...of);
						begun++;
					}
				}
			);
			try {
				const preparing = diary.prepareSearch();
				const looking = diary.lookFor({ query: 'sought' });
				diary.restSearch();
				await Promise.all([preparing, looking]);
				expect(begun).toBe(1);
				expect(diary.isSearching).toBe(false);
				await diary.load();
				expect(diary.wins).toHaveLength(5);
				expect(begun).toBe(2);
			} finally {
				vi.stubGlobal('Worker', Worker);
			}
		}));

	test('searches on the page if there are no workers', () =>
		withApp(async ({ app }) => {
			await filled(app, 15, { note: 'sought' });
			const diary = onScreen(app);
			await diary.lookFor({ query: 'sought' });
			expect(diary.wins).toHaveLength(10);
			const { Worker } = globalThis;
			// A browser without workers has to be simulated.
			vi.stubGlobal('Worker', undefined);
			try {
				diary.restSearch();
				await diary.lookFor({ query: 'soug' });
				expect(diary.wins).toHaveLength(10);
				await diary.showOlder();
				expect(diary.wins).toHaveLength(15);
			} finally {
				vi.stubGlobal('Worker', Worker);
			}
		}));

	test('pages through its results', () =>
		withApp(async ({ app }) => {
			await filled(app, 130);
			await filled(app, 70, { note: 'sought' });
			const diary = onScreen(app);
			await diary.lookFor({ query: 'sought' });
			expect(diary.wins).toHaveLength(10);
			expect(diary.foundCount).toBe(70);
			while (diary.hasOlder) await diary.showOlder();
			expect(notesIn(diary)).toEqual(Array(70).fill('sought'));
			expect(new Set(diary.wins.map(({ id }) => id)).size).toBe(70);
		}));

	test('counts all results even if more pages are requested during the count, and shows none twice', () =>
		withApp(async ({ app }) => {
			await filled(app, 60, { note: 'sought' });
			const diary = onScreen(app);
			const looking = diary.lookFor({ query: 'sought' });
			await expect.poll(() => diary.wins.length).toBe(10);
			await Promise.all([diary.showOlder(), diary.showOlder()]);
			await looking;
			expect(diary.foundCount).toBe(60);
			expect(new Set(diary.wins.map(({ id }) => id)).size).toBe(20);
			expect(diary.wins).toHaveLength(20);
		}));

	test('shows the result of the last of several concurrent searches', () =>
		withApp(async ({ app }) => {
			await filled(app, 30, { note: 'apple' });
			await filled(app, 20, { note: 'apricot' });
			const diary = onScreen(app);
			const searches = ['a', 'ap', 'apr', 'apri', ''].map((query) => diary.lookFor({ query }));
			const last = diary.lookFor({ query: 'apricot' });
			await Promise.all([...searches, last]);
			expect(diary.filter.query).toBe('apricot');
			expect(notesIn(diary)).toEqual(Array(10).fill('apricot'));
			expect(diary.foundCount).toBe(20);
		}));

	test('shows the search results if more wins are requested during the search', () =>
		withApp(async ({ app }) => {
			await filled(app, 80, { note: 'plain' });
			await filled(app, 3, { note: 'sought' });
			const diary = onScreen(app);
			await diary.load();
			await Promise.all([diary.lookFor({ query: 'sought' }), diary.showOlder()]);
			expect(notesIn(diary)).toEqual(['sought', 'sought', 'sought']);
		}));

	test('an older, slower read does not replace search results', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { note: 'plain' });
			await filled(app, 2, { note: 'sought' });
			const diary = onScreen(app);
			await diary.load();
			const held = heldReads(app.storage);
			const going = diary.goTo(null);
			await held.count(1);
			const looking = diary.lookFor({ query: 'sought' });
			await looking;
			expect(notesIn(diary)).toEqual(['sought', 'sought']);
			held.releaseNewest();
			await going;
			await settled();
			expect(notesIn(diary)).toEqual(['sought', 'sought']);
			expect(diary.isSearching).toBe(false);
		}));

	test('a slow search does not replace a later jump', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { note: 'plain' });
			const diary = onScreen(app);
			await diary.load();
			// Hold the read of the voice notes, which is the first step of the search.
			let letArrive = () => {};
			const reading = vi.spyOn(app.storage, 'all').mockImplementationOnce(async () => {
				await new Promise<void>((resolve) => (letArrive = resolve));
				return [];
			});
			const looking = diary.lookFor({ hasVoice: true });
			expect(reading).toHaveBeenCalledOnce();
			expect(diary.isSearching).toBe(true);
			await diary.goTo(null);
			letArrive();
			await looking;
			await settled();
			expect(notesIn(diary)).toHaveLength(3);
			expect(diary.isSearching).toBe(false);
		}));

	test('follows wins that are written after the search', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { note: 'sought' });
			const diary = onScreen(app);
			await diary.lookFor({ query: 'sought' });
			const [win] = await filled(app, 1, { note: 'sought as well' });
			await filled(app, 1, { note: 'other' });
			await expect.poll(() => diary.wins.length).toBe(4);
			expect(diary.wins.map(({ id }) => id)).toContain(win!.id);
			expect(notesIn(diary)).not.toContain('other');
		}));
});
