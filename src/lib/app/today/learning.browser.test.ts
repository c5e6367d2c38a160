import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { Rating, WinId } from '#lib/core/win.ts';
import { priorBelief } from '#lib/engine/belief.ts';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import { isoOfLog } from '../../../../tests/support/choice-log.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { deleteWin, treasureWin } from '#lib/features/diary/win-changes.ts';
import {
	greet,
	text,
	call,
	learningOf,
	printOf,
	known,
	replayed,
	rate
} from '../../../../tests/support/learners.ts';

const dayMs = 86_400_000;

describe('learning in several tabs', () => {
	test('is bit-identical after any sequence of wins, reactions, edits and undos', () => {
		const step = fc.record({
			kind: fc.constantFrom(
				'did',
				'did',
				'say',
				'sayOfWin',
				'undo',
				'undoSaying',
				'edit',
				'move',
				'recard',
				'treasure',
				'remove',
				'read'
			),
			tab: fc.nat(1),
			card: fc.constantFrom(greet, text, call),
			which: fc.nat(5),
			rating: fc.constantFrom<Rating>(1, 3, 5)
		});
		return fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), (steps) =>
				withApp(async ({ app, tab }) => {
					const apps = [app, tab()] as const;
					const learnings = apps.map(learningOf);
					const wins: { id: WinId; cardId: CardId; undo: () => Promise<void> }[] = [];
					const undos: (() => Promise<void>)[] = [];
					for (const { kind, tab: at, card, which, rating } of steps) {
						const here = apps[at as 0 | 1];
						const win = wins[which % Math.max(1, wins.length)];
						if (kind === 'did') wins.push({ ...(await here.did(card)), cardId: card.id });
						else if (kind === 'say')
							undos.push(await here.today.say(rating > 2 ? 'notNow' : 'lessLikeThis', card.id));
						else if (kind === 'undoSaying') await undos[which]?.().catch(() => {});
						else if (kind === 'read') await learnings[at]!.knowledge(true, null);
						else if (!win) continue;
						else if (kind === 'sayOfWin')
							undos.push(
								await here.today.say(rating > 2 ? 'tooMuch' : 'madeItWorse', win.cardId, win.id)
							);
						else if (kind === 'undo') await win.undo().catch(() => {});
						else if (kind === 'remove') undos.push(await deleteWin(here.journal, win.id));
						else if (kind === 'treasure') undos.push(await treasureWin(here.journal, win.id, true));
						else {
							const present = await here.storage.win(win.id);
							if (!present) continue;
							const changed = {
								edit: { ease: rating, moodBefore: 3 as const, moodAfter: rating },
								move: { at: isoOfLog(-which, 12) },
								recard: { cardId: rating > 1 ? card.id : null }
							}[kind];
							undos.push(await app.journal.edit(win.id, { ...present, ...changed }, present));
						}
					}
					const prints = [
						...(await Promise.all(learnings.map((one) => one.knowledge(true, null)))).map(
							({ knowledge }) => printOf(knowledge)
						),
						await known(tab()),
						await known(apps[1])
					];
					expect(new Set(prints)).toEqual(new Set([await replayed(app)]));
				})
			),
			{ numRuns: 25 }
		);
	}, 60_000);

	test('learns each choice once, even when called several times at once', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			const asked = [0, 1, 2].map(() => learning.knowledge(true, null));
			await app.did(text);
			asked.push(learning.knowledge(true, null));
			const last = (await Promise.all(asked)).at(-1)!;
			expect(last.knowledge.history.doneCount).toBe(2);
			expect(printOf(last.knowledge)).toBe(await replayed(app));
		}));
});

describe('switching and restarting learning', () => {
	/** Logs two done cards; returns an instant between them. */
	async function twoDone(app: App, clock: TestClock): Promise<string> {
		await app.did(greet);
		clock.ms += dayMs;
		const between = app.journal.blank().at;
		clock.ms += dayMs;
		await app.did(text);
		return between;
	}

	test('uses only the prior when off, and everything learned since when on again', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			const on = (await learning.knowledge(true, null)).knowledge;
			const off = (await learning.knowledge(false, null)).knowledge;
			expect(off.belief).toBe(priorBelief);
			// Only the days are known, and nothing about the answers.
			const { shownDay, shownDayBefore, doneDay } = on.history.cards.get(greet.id)!;
			expect([...off.history.cards.keys()]).toEqual([greet.id]);
			expect(off.history.cards.get(greet.id)).toEqual({
				...{ shownDay, shownDayBefore, doneDay },
				...{ times: 0, done: 0, weight: 0, easeSum: 0, easeCount: 0, harmCount: 0 },
				isTreasured: false
			});
			expect(off.history).toMatchObject({ doneCount: 0, answerCount: 0, channels: new Map() });
			await app.did(text);
			const again = (await learning.knowledge(true, null)).knowledge;
			expect(printOf(again)).toBe(await replayed(app));
		}));

	test('changes the epoch once for each switch and each restart', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			const told: boolean[] = [];
			let before = (await learning.knowledge(true, null)).epoch;
			for (const [learns, since] of [
				[true, null],
				[true, null],
				[false, null],
				[false, null],
				[true, null],
				[true, isoOfLog(-3, 12)],
				[true, isoOfLog(-3, 12)],
				[true, null]
			] as const) {
				const { epoch } = await learning.knowledge(learns, since);
				told.push(epoch !== before);
				before = epoch;
			}
			expect(told).toEqual([false, false, true, false, true, true, false, true]);
		}));

	test('does not change the epoch for new choices', () =>
		withApp(async ({ app }) => {
			const learning = learningOf(app);
			const { epoch } = await learning.knowledge(true, null);
			const { id } = await app.did(greet);
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
			// Nor when the log has to be replayed.
			await rate(app, id, { ease: 5 });
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
			await app.today.say('notNow', call.id);
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
		}));

	test.each(['here', 'in another tab'])(
		'changes the epoch once after everything was erased %s, regardless of the first reader',
		(where) =>
			withApp(async ({ app, tab }) => {
				await app.did(greet);
				const learning = learningOf(app);
				const { epoch } = await learning.knowledge(true, null);
				await (where === 'here' ? learning : learningOf(tab())).erase();
				// As the settings do, to show what was learned.
				expect(await learning.lessons(null, '2026-11-20' as Day)).toMatchObject({ answerCount: 0 });
				const after = (await learning.knowledge(true, null)).epoch;
				expect(after).not.toBe(epoch);
				await app.did(text);
				expect((await learning.knowledge(true, null)).epoch).toBe(after);
			})
	);

	test('changes the epoch after a restart, even if the settings have read the lessons first', () =>
		withApp(async ({ app, clock }) => {
			const since = await twoDone(app, clock);
			const learning = learningOf(app);
			const { epoch } = await learning.knowledge(true, null);
			await learning.lessons(since, '2026-11-22' as Day);
			expect((await learning.knowledge(true, since)).epoch).not.toBe(epoch);
		}));

	test('leaves out answers before a restart but not their days, in every tab, until that is undone', () =>
		withApp(async ({ app, clock, tab }) => {
			const since = await twoDone(app, clock);
			const learning = learningOf(app);
			const whole = printOf((await learning.knowledge(true, null)).knowledge);
			const { knowledge } = await learning.knowledge(true, since);
			const { cards, doneCount, answerCount } = knowledge.history;
			expect([doneCount, answerCount]).toEqual([1, 1]);
			expect(cards.get(text.id)).toMatchObject({ times: 1, done: 1 });
			expect(cards.get(greet.id)).toMatchObject({ times: 0, done: 0, weight: 0 });
			expect(cards.get(greet.id)!.doneDay).toBe(cards.get(text.id)!.doneDay - 2);
			expect(printOf(knowledge)).toBe(await replayed(app, since));
			expect(await known(tab(), since)).toBe(printOf(knowledge));
			expect(printOf((await learning.knowledge(true, null)).knowledge)).toBe(whole);
		}));

	test('takes effect on suggestions through the preferences', () =>
		withApp(async ({ app, clock, tab }) => {
			const since = await twoDone(app, clock);
			await app.today.load();
			const other = tab();
			await app.preferences.settle({ learnsSince: since });
			await other.today.load();
			expect(await known(other, other.preferences.preferences.learnsSince)).toBe(
				await replayed(app, since)
			);
		}));
});
