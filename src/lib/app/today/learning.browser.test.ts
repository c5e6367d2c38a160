import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import type { Rating, Win, WinId } from '#lib/core/win.ts';
import { priorBelief } from '#lib/engine/belief.ts';
import { digestOf } from '#lib/engine/digest.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	savedLearning,
	type SavedLearning
} from '#lib/engine/learning.ts';
import { readingOf, type LogPlace } from '#lib/storage/queries.ts';
import type { Knowledge } from '#lib/engine/suggest.ts';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import { choiceOf, isoOfLog } from '../../../../tests/support/choice-log.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { deleteWin, treasureWin } from '#lib/features/diary/win-changes.ts';
import { Learning } from './learning.ts';

const dayMs = 86_400_000;
const greet = cardFacts.find(({ id }) => id === 'greet-by-name')!;
const text = cardFacts.find(({ channel }) => channel === 'text')!;
const call = cardFacts.find(({ channel }) => channel === 'call')!;

const choicesIn = (app: App) => app.storage.choicesSince('2000-01-01' as Day);
const learningOf = (app: App) => new Learning(app.storage, cardFacts);

/** A text that is equal only for bit-identical knowledge. */
function printOf({ belief, history }: Knowledge): string {
	const tastes = cardFacts.map((card) => [
		belief.taste(card, belief.means),
		belief.tasteDeviation(card)
	]);
	return digestOf([belief.means, tastes, history]);
}

/** The knowledge of a page that was just opened, which may use the cache. */
async function known(app: App, since: string | null = null): Promise<string> {
	return printOf((await learningOf(app).knowledge(true, since)).knowledge);
}

/** The knowledge after a replay of the whole log. */
async function replayed(app: App, since: string | null = null): Promise<string> {
	const log = await choicesIn(app);
	return printOf(knowledgeOf(learnedFrom(nothingLearned(), log, cardFacts, since), true));
}

const nothingKnown = printOf(knowledgeOf(nothingLearned(), true));

/** Edits a win to have these ratings. */
async function rate(app: App, id: WinId, ratings: { ease?: Rating; moodAfter?: Rating }) {
	const win = (await app.storage.win(id))!;
	return app.journal.edit(id, { ...win, ...ratings }, win);
}

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

type Cached = SavedLearning<LogPlace>;

/** The cache once it is up to the end of the log: it is saved a moment after learning. */
async function cachedOf({ storage }: App): Promise<Cached> {
	const { place } = await readingOf(storage).choicesAfter(null);
	const derived = () => storage.readMeta('learning') as Promise<Cached | undefined>;
	await expect.poll(async () => (await derived())?.place).toEqual(place);
	// Other learners in this tab may be about to save the same.
	await new Promise((resolve) => setTimeout(resolve, 20));
	return (await derived())!;
}

/** Replaces the cache and expects that another page learns the same, and repairs the cache. */
async function foundInstead(
	{ app, tab }: { app: App; tab: () => App },
	instead: (cached: Cached) => object | null
): Promise<void> {
	await app.did(greet);
	await app.today.say('notNow', text.id);
	await known(app);
	const cached = await cachedOf(app);
	expect(cached.fingerprint).toBe(fingerprintOf(cardFacts, null));
	const value = instead(structuredClone(cached));
	if (value) await app.storage.writeMeta('learning', value);
	else {
		const database = await openDB('small-hello');
		await database.delete('meta', 'learning');
		database.close();
	}
	const other = tab();
	expect(await known(other)).toBe(await replayed(other));
	// The cache has been repaired, and works for later choices.
	await expect.poll(() => other.storage.readMeta('learning')).toEqual(cached);
	await other.did(call);
	expect(await known(tab())).toBe(await replayed(other));
}

describe('the cache', () => {
	test('is used, so that the log is not read again', () =>
		withApp(async ({ app, tab }) => {
			await app.did(greet);
			await known(app);
			// Something that is not in the log, to show that it came from the cache.
			const { place } = await cachedOf(app);
			const other = learnedFrom(
				nothingLearned(),
				[choiceOf('done', text.id, isoOfLog(-9, 12))],
				cardFacts
			);
			const saved = savedLearning(other, place, fingerprintOf(cardFacts, null));
			await app.storage.writeMeta('learning', saved);
			expect(await known(tab())).toBe(printOf(knowledgeOf(other, true)));
		}));

	const another = learnedFrom(
		nothingLearned(),
		[choiceOf('done', call.id, isoOfLog(-9, 12))],
		cardFacts
	);
	const madeFor = ({ place }: Cached, fingerprint: string) =>
		savedLearning(another, place, fingerprint);
	test.each<[string, Parameters<typeof foundInstead>[1]]>([
		['missing', () => null],
		['empty', () => ({})],
		['a list', () => []],
		['a map of other values', () => new Map([['learned', 'x']])],
		['without the learned state', (cached) => ({ ...cached, learned: null })],
		['without its place', (cached) => ({ ...cached, place: null })],
		['lacking the field of its place', ({ place: _, ...rest }) => rest],
		['empty in its place', (cached) => ({ ...cached, place: {} })],
		['of a wrong type in its place', (cached) => ({ ...cached, place: 'x' })],
		[
			'damaged in the time of its place',
			(cached) => {
				cached.place.order[1] -= 60_000;
				return cached;
			}
		],
		['of an older engine', (cached) => madeFor(cached, 'older')],
		['of another deck', (cached) => madeFor(cached, fingerprintOf(cardFacts.slice(1), null))],
		[
			'of another start of learning',
			(cached) => madeFor(cached, fingerprintOf(cardFacts, isoOfLog(-5, 12)))
		],
		[
			'damaged in one number',
			(cached) => {
				cached.learned.evidence.rewards[3]! += Number.EPSILON;
				return cached;
			}
		],
		[
			'damaged in one date',
			(cached) => {
				cached.learned.history.contactDay--;
				return cached;
			}
		]
	])('is harmless if it is %s: the log is replayed', (_, instead) =>
		withApp((scene) => foundInstead(scene, instead))
	);
});

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
