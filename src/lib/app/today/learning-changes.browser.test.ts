import { describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso } from '#lib/core/day.ts';
import type { Win } from '#lib/core/win.ts';
import { learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import { withApp } from '../../../../tests/support/app.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { deleteWin, treasureWin } from '#lib/features/diary/win-changes.ts';
import {
	greet,
	text,
	call,
	choicesIn,
	learningOf,
	printOf,
	known,
	replayed,
	nothingKnown,
	rate,
	type Cached,
	cachedOf
} from '../../../../tests/support/learners.ts';

const dayMs = 86_400_000;

describe('undone, changed and deleted choices', () => {
	test('a win teaches nothing once it is undone', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			await app.today.say('notNow', call.id);
			const learning = learningOf(app);
			const before = printOf((await learning.knowledge(true, null)).knowledge);
			const { undo } = await app.did(text);
			const after = printOf((await learning.knowledge(true, null)).knowledge);
			expect(after).not.toBe(before);
			await undo();
			expect(printOf((await learning.knowledge(true, null)).knowledge)).toBe(before);
			expect(await known(app)).toBe(before);
		}));

	test.each(['notNow', 'lessLikeThis', 'tooMuch', 'madeItWorse'] as const)(
		'%s teaches nothing once it is undone',
		(kind) =>
			withApp(async ({ app }) => {
				await app.did(greet);
				const before = await known(app);
				const undo = await app.today.say(kind, greet.id);
				expect(await known(app)).not.toBe(before);
				await undo();
				expect(await known(app)).toBe(before);
			})
	);

	test('ratings added to a win later are learned, and the card is not counted again', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const learning = learningOf(app);
			const before = (await learning.knowledge(true, null)).knowledge;
			const undo = await rate(app, id, { ease: 5 });
			const after = (await learning.knowledge(true, null)).knowledge;
			expect(after.history.cards.get(greet.id)).toMatchObject({
				done: 1,
				times: 1,
				weight: 1,
				easeSum: 1,
				easeCount: 1
			});
			expect(after.belief.taste(greet, after.belief.means)).toBeGreaterThan(
				before.belief.taste(greet, before.belief.means)
			);
			expect(await choicesIn(app)).toHaveLength(1);
			await undo();
			expect(await known(app)).toBe(printOf(before));
		}));

	test('an edit of only words changes nothing learned, and writes no choice', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const before = [await known(app), await choicesIn(app)];
			const win = (await app.storage.win(id))!;
			await app.journal.edit(id, { ...win, note: 'words', genuine: 'more', tags: ['a'] }, win);
			expect(await app.storage.win(id)).toMatchObject({ note: 'words' });
			expect([await known(app), await choicesIn(app)]).toEqual(before);
		}));

	test('treasuring a win marks its card, and ending that removes the mark', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const learning = learningOf(app);
			const isTreasured = async () =>
				(await learning.knowledge(true, null)).knowledge.history.cards.get(greet.id)?.isTreasured;
			expect(await isTreasured()).toBe(false);
			await treasureWin(app.journal, id, true);
			expect(await isTreasured()).toBe(true);
			await treasureWin(app.journal, id, false);
			expect(await isTreasured()).toBe(false);
		}));

	test('deleting a win deletes what was learned from it, and the reactions to it', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			await app.today.say('tooMuch', greet.id, id);
			await app.today.say('madeItWorse', greet.id, id);
			const before = await known(app);
			expect(await choicesIn(app)).toHaveLength(3);
			const undo = await deleteWin(app.journal, id);
			expect(await choicesIn(app)).toEqual([]);
			expect(await known(app)).toBe(nothingKnown);
			await undo();
			expect(await choicesIn(app)).toHaveLength(3);
			expect(await known(app)).toBe(before);
		}));

	/** The sum of rewards of a card, and how often it was too much or made it worse. */
	async function earned(app: App, cardId: CardId) {
		const log = await choicesIn(app);
		const { evidence, history } = learnedFrom(nothingLearned(), log, cardFacts);
		// The cache leads to the same knowledge.
		expect(await known(app)).toBe(await replayed(app));
		return {
			reward: evidence.cards.get(cardId)?.reward,
			harmCount: history.cards.get(cardId)?.harmCount ?? 0
		};
	}

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s about a win follows it to another time, to other ratings and to another card',
		(kind) =>
			withApp(async ({ app, clock }) => {
				const { id } = await app.did(greet);
				await app.today.say(kind, greet.id, id);
				const harmful = { reward: 0.75 - 0.4, harmCount: 1 };
				expect(await earned(app, greet.id)).toEqual(harmful);

				const change = async (changed: Partial<Win>) => {
					const win = (await app.storage.win(id))!;
					await app.journal.edit(id, { ...win, ...changed }, win);
				};
				// Later than the reaction to it, and long before.
				for (const ms of [2 * dayMs, -5 * dayMs]) {
					await change({ at: localIso(clock.ms + ms) });
					expect(await earned(app, greet.id)).toEqual(harmful);
				}
				await change({ ease: 5 });
				expect(await earned(app, greet.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });
				await treasureWin(app.journal, id, true);
				await change({ note: 'words' });
				expect(await earned(app, greet.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });

				await change({ cardId: text.id });
				expect(await earned(app, text.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });
				expect(await earned(app, greet.id)).toEqual({ reward: undefined, harmCount: 0 });
				// The reaction, which snoozes a card or makes gentler days, is about the new card now.
				const said = (await choicesIn(app)).filter((choice) => choice.kind === kind);
				expect(said).toMatchObject([{ id: `${id}:${kind}`, cardId: text.id, winId: id }]);
			})
	);

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s about a win affects no other win of its card, and can be undone',
		(kind) =>
			withApp(async ({ app }) => {
				const first = await app.did(greet);
				await app.did(greet);
				const [before, choices] = [await known(app), await choicesIn(app)];
				const undo = await app.today.say(kind, greet.id, first.id);
				const dones = (await choicesIn(app)).filter((choice) => choice.kind === 'done');
				expect(dones.map(({ outcome }) => outcome?.wasHarmful)).toEqual([true, undefined]);
				expect(await earned(app, greet.id)).toEqual({ reward: 1.5 - 0.4, harmCount: 1 });
				await undo();
				expect(await known(app)).toBe(before);
				const unstamped = ({ revision: _, ...choice }: Choice) => choice;
				expect((await choicesIn(app)).map(unstamped)).toEqual(choices.map(unstamped));
			})
	);

	test('a reaction to a win is deleted with it, and restored with it', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			await app.today.say('tooMuch', greet.id, id);
			const before = await known(app);
			const undo = await deleteWin(app.journal, id);
			expect(await known(app)).toBe(nothingKnown);
			await undo();
			expect(await known(app)).toBe(before);
			expect(await earned(app, greet.id)).toEqual({ reward: 0.75 - 0.4, harmCount: 1 });
		}));

	test('a win that is moved to another card teaches only about that card', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const win = (await app.storage.win(id))!;
			await app.journal.edit(id, { ...win, cardId: text.id }, win);
			expect(await choicesIn(app)).toMatchObject([{ id: `${id}:done`, cardId: text.id }]);
			const { history } = (await learningOf(app).knowledge(true, null)).knowledge;
			expect([...history.cards.keys()]).toEqual([text.id]);
			const now = (await app.storage.win(id))!;
			await app.journal.edit(id, { ...now, cardId: null }, now);
			expect(await known(app)).toBe(nothingKnown);
		}));

	test('erasing deletes the cache, before anything reads it again', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			await learning.knowledge(true, null);
			await cachedOf(app);
			const undo = await learning.erase();
			expect(await app.storage.readMeta('learning')).toBeUndefined();
			expect(await choicesIn(app)).toEqual([]);
			await undo();
			expect(await known(app)).toBe(await replayed(app));
			expect(await known(app)).not.toBe(nothingKnown);
		}));

	test('erasing also makes further changes in the same write, and the undo reverts them', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			await app.preferences.settle({ moreLike: [greet.id] });
			const before = await choicesIn(app);
			const write = vi.spyOn(app.storage, 'write');
			const undo = await learningOf(app).erase([await app.preferences.changeTo({ moreLike: [] })]);
			expect(write).toHaveBeenCalledTimes(1);
			expect(await choicesIn(app)).toEqual([]);
			expect((await app.storage.preferences())?.moreLike).toEqual([]);
			await undo();
			expect(await choicesIn(app)).toHaveLength(before.length);
			expect((await app.storage.preferences())?.moreLike).toEqual([greet.id]);
		}));

	test('erasing prevents a pending save of the cache', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			await learning.knowledge(true, null);
			await learning.erase();
			await new Promise((resolve) => setTimeout(resolve, 500));
			const cached = (await app.storage.readMeta('learning')) as Cached | undefined;
			expect(cached?.learned.history.doneCount ?? 0).toBe(0);
		}));

	test('erased choices are not learned again when the win is edited, and can be restored', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			await app.today.say('notNow', call.id);
			const before = await known(app);
			const learning = learningOf(app);
			const undo = await learning.erase();
			expect(await choicesIn(app)).toEqual([]);
			expect(await known(app)).toBe(nothingKnown);
			await undo();
			expect(await known(app)).toBe(before);

			await learning.erase();
			await rate(app, id, { ease: 5, moodAfter: 4 });
			await treasureWin(app.journal, id, true);
			expect(await app.storage.win(id)).toMatchObject({ ease: 5, treasured: true });
			expect(await choicesIn(app)).toEqual([]);
			expect(await known(app)).toBe(nothingKnown);
			// Later choices are learned.
			await app.did(text);
			expect(await known(app)).not.toBe(nothingKnown);
		}));
});
