import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { localIso, type Day } from '#lib/domain/day.ts';
import type { Rating, Win, WinId } from '#lib/domain/win.ts';
import { priorBelief } from '#lib/suggest/belief.ts';
import { digestOf } from '#lib/suggest/digest.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	savedLearning,
	type SavedLearning
} from '#lib/suggest/learning.ts';
import { readingOf, type LogPlace } from '#lib/storage/reading.ts';
import type { Knowledge } from '#lib/suggest/suggest.ts';
import { withApp, type TestClock } from '../../../tests/scenes/app.ts';
import { choiceOf, isoOfLog } from '../../../tests/scenes/choice-log.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { Learning } from './learning.ts';

const dayMs = 86_400_000;
const greet = cardFacts.find(({ id }) => id === 'greet-by-name')!;
const text = cardFacts.find(({ channel }) => channel === 'text')!;
const call = cardFacts.find(({ channel }) => channel === 'call')!;

const choicesIn = (app: App) => app.storage.choicesSince('2000-01-01' as Day);
const learningOf = (app: App) => new Learning(app.storage, cardFacts);

/** A text that is the same for the same knowledge, to the last bit. */
function printOf({ belief, history }: Knowledge): string {
	const tastes = cardFacts.map(({ id }) => [
		belief.taste(id, belief.means),
		belief.tasteDeviation(id)
	]);
	return digestOf([belief.means, tastes, history]);
}

/** What is known by what is kept, read as by a page that was just opened. */
async function known(app: App, since: string | null = null): Promise<string> {
	return printOf((await learningOf(app).knowledge(true, since)).knowledge);
}

/** What is known when the log is gone through from its beginning. */
async function replayed(app: App, since: string | null = null): Promise<string> {
	const log = await choicesIn(app);
	return printOf(knowledgeOf(learnedFrom(nothingLearned(), log, cardFacts, since), true));
}

const nothingKnown = printOf(knowledgeOf(nothingLearned(), true));

/** The same win with these ratings. */
async function rate(app: App, id: WinId, ratings: { ease?: Rating; moodAfter?: Rating }) {
	const diary = app.part(Diary);
	const win = (await diary.win(id))!;
	return diary.edit(id, { ...win, ...ratings }, win);
}

describe('what is learned in several tabs', () => {
	test('is the same to the last bit, after anything that was done, said, changed and taken back', () => {
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
						const diary = here.part(Diary);
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
						else if (kind === 'remove') undos.push(await diary.remove(win.id));
						else if (kind === 'treasure') undos.push(await diary.treasure(win.id, true));
						else {
							const present = await diary.win(win.id);
							if (!present) continue;
							const changed = {
								edit: { ease: rating, moodBefore: 3 as const, moodAfter: rating },
								move: { at: isoOfLog(-which, 12) },
								recard: { cardId: rating > 1 ? card.id : null }
							}[kind];
							undos.push(await diary.edit(win.id, { ...present, ...changed }, present));
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

	test('is learned once each, also when it is asked for several times at once', () =>
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

type Kept = SavedLearning<LogPlace>;

/** What is kept of it once that is up to the end of the log: it comes a moment after what is known. */
async function keptOf({ storage }: App): Promise<Kept> {
	const { place } = await readingOf(storage).choicesAfter(null);
	const derived = () => storage.derived('learning') as Promise<Kept | undefined>;
	await expect.poll(async () => (await derived())?.place).toEqual(place);
	// Others who learn in this tab may be about to keep the same.
	await new Promise((resolve) => setTimeout(resolve, 20));
	return (await derived())!;
}

/** What was kept of it, and what another page finds when this stands there instead. */
async function foundInstead(
	{ app, tab }: { app: App; tab: () => App },
	instead: (kept: Kept) => object | null
): Promise<void> {
	await app.did(greet);
	await app.today.say('notNow', text.id);
	await known(app);
	const kept = await keptOf(app);
	expect(kept.fingerprint).toBe(fingerprintOf(cardFacts, null));
	const value = instead(structuredClone(kept));
	if (value) await app.storage.keepDerived('learning', value);
	else {
		const database = await openDB('small-hello');
		await database.delete('meta', 'learning');
		database.close();
	}
	const other = tab();
	expect(await known(other)).toBe(await replayed(other));
	// And what was kept has been made good, also for what comes next.
	await expect.poll(() => other.storage.derived('learning')).toEqual(kept);
	await other.did(call);
	expect(await known(tab())).toBe(await replayed(other));
}

describe('what was kept of it', () => {
	test('is gone on with, and the log is not read again', () =>
		withApp(async ({ app, tab }) => {
			await app.did(greet);
			await known(app);
			// Something that the log does not say, so that it shows where it came from.
			const { place } = await keptOf(app);
			const other = learnedFrom(
				nothingLearned(),
				[choiceOf('done', text.id, isoOfLog(-9, 12))],
				cardFacts
			);
			const saved = savedLearning(other, place, fingerprintOf(cardFacts, null));
			await app.storage.keepDerived('learning', saved);
			expect(await known(tab())).toBe(printOf(knowledgeOf(other, true)));
		}));

	const another = learnedFrom(
		nothingLearned(),
		[choiceOf('done', call.id, isoOfLog(-9, 12))],
		cardFacts
	);
	const madeFor = ({ place }: Kept, fingerprint: string) =>
		savedLearning(another, place, fingerprint);
	test.each<[string, Parameters<typeof foundInstead>[1]]>([
		['missing', () => null],
		['empty', () => ({})],
		['a list', () => []],
		['of another kind', () => new Map([['learned', 'x']])],
		['without its content', (kept) => ({ ...kept, learned: null })],
		['without its place', (kept) => ({ ...kept, place: null })],
		['without the field of its place', ({ place: _, ...rest }) => rest],
		['damaged in its place', (kept) => ({ ...kept, place: {} })],
		['damaged in the kind of its place', (kept) => ({ ...kept, place: 'x' })],
		[
			'damaged in the time of its place',
			(kept) => {
				kept.place.order[1] -= 60_000;
				return kept;
			}
		],
		['of an older engine', (kept) => madeFor(kept, 'older')],
		['of another deck', (kept) => madeFor(kept, fingerprintOf(cardFacts.slice(1), null))],
		['of another beginning', (kept) => madeFor(kept, fingerprintOf(cardFacts, isoOfLog(-5, 12)))],
		[
			'damaged in one number',
			(kept) => {
				kept.learned.evidence.rewards[3]! += Number.EPSILON;
				return kept;
			}
		],
		[
			'damaged in one date',
			(kept) => {
				kept.learned.history.contactDay--;
				return kept;
			}
		]
	])('%s is no harm: the log is gone through again', (_, instead) =>
		withApp((scene) => foundInstead(scene, instead))
	);
});

describe('what was taken back, changed or deleted', () => {
	test('a win that was taken back has taught nothing', () =>
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
		'%s that was taken back has taught nothing',
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

	test('ratings that are added to a win later are learned, and the act is not counted again', () =>
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
			expect(after.belief.taste(greet.id, after.belief.means)).toBeGreaterThan(
				before.belief.taste(greet.id, before.belief.means)
			);
			expect(await choicesIn(app)).toHaveLength(1);
			await undo();
			expect(await known(app)).toBe(printOf(before));
		}));

	test('an edit of words alone changes nothing that is learned, and writes no choice', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const before = [await known(app), await choicesIn(app)];
			const diary = app.part(Diary);
			const win = (await diary.win(id))!;
			await diary.edit(id, { ...win, note: 'words', genuine: 'more', tags: ['a'] }, win);
			expect(await diary.win(id)).toMatchObject({ note: 'words' });
			expect([await known(app), await choicesIn(app)]).toEqual(before);
		}));

	test('a win that is treasured marks its act, and not any more when it is not', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const learning = learningOf(app);
			const isTreasured = async () =>
				(await learning.knowledge(true, null)).knowledge.history.cards.get(greet.id)?.isTreasured;
			expect(await isTreasured()).toBe(false);
			await app.part(Diary).treasure(id, true);
			expect(await isTreasured()).toBe(true);
			await app.part(Diary).treasure(id, false);
			expect(await isTreasured()).toBe(false);
		}));

	test('a win that is deleted takes along what was learned from it, and what was said about it', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			await app.today.say('tooMuch', greet.id, id);
			await app.today.say('madeItWorse', greet.id, id);
			const before = await known(app);
			expect(await choicesIn(app)).toHaveLength(3);
			const undo = await app.part(Diary).remove(id);
			expect(await choicesIn(app)).toEqual([]);
			expect(await known(app)).toBe(nothingKnown);
			await undo();
			expect(await choicesIn(app)).toHaveLength(3);
			expect(await known(app)).toBe(before);
		}));

	/** What stands of that act's wins in the sums, and how often it was too much or made it worse. */
	async function earned(app: App, cardId: CardId) {
		const log = await choicesIn(app);
		const { evidence, history } = learnedFrom(nothingLearned(), log, cardFacts);
		// What is known by what is kept is the same.
		expect(await known(app)).toBe(await replayed(app));
		return {
			reward: evidence.cards.get(cardId)?.reward,
			harmCount: history.cards.get(cardId)?.harmCount ?? 0
		};
	}

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s said of a win follows it to another time, to other ratings and to another act',
		(kind) =>
			withApp(async ({ app, clock }) => {
				const { id } = await app.did(greet);
				await app.today.say(kind, greet.id, id);
				const harmful = { reward: 0.75 - 0.4, harmCount: 1 };
				expect(await earned(app, greet.id)).toEqual(harmful);

				const diary = app.part(Diary);
				const change = async (changed: Partial<Win>) => {
					const win = (await diary.win(id))!;
					await diary.edit(id, { ...win, ...changed }, win);
				};
				// Past the moment of what was said about it, and far before.
				for (const ms of [2 * dayMs, -5 * dayMs]) {
					await change({ at: localIso(clock.ms + ms) });
					expect(await earned(app, greet.id)).toEqual(harmful);
				}
				await change({ ease: 5 });
				expect(await earned(app, greet.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });
				await diary.treasure(id, true);
				await change({ note: 'words' });
				expect(await earned(app, greet.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });

				await change({ cardId: text.id });
				expect(await earned(app, text.id)).toEqual({ reward: 1 - 0.4, harmCount: 1 });
				expect(await earned(app, greet.id)).toEqual({ reward: undefined, harmCount: 0 });
				// And what keeps an act away, or makes gentler days, is about that one now.
				const said = (await choicesIn(app)).filter((choice) => choice.kind === kind);
				expect(said).toMatchObject([{ id: `${id}:${kind}`, cardId: text.id, winId: id }]);
			})
	);

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'%s said of a win is said of no other win of that act, and can be taken back',
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

	test('what was said about a win goes with it when it is taken back, and comes again with it', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			await app.today.say('tooMuch', greet.id, id);
			const before = await known(app);
			const undo = await app.part(Diary).remove(id);
			expect(await known(app)).toBe(nothingKnown);
			await undo();
			expect(await known(app)).toBe(before);
			expect(await earned(app, greet.id)).toEqual({ reward: 0.75 - 0.4, harmCount: 1 });
		}));

	test('a win that gets another act teaches of that one, and of the first no more', () =>
		withApp(async ({ app }) => {
			const { id } = await app.did(greet);
			const diary = app.part(Diary);
			const win = (await diary.win(id))!;
			await diary.edit(id, { ...win, cardId: text.id }, win);
			expect(await choicesIn(app)).toMatchObject([{ id: `${id}:done`, cardId: text.id }]);
			const { history } = (await learningOf(app).knowledge(true, null)).knowledge;
			expect([...history.cards.keys()]).toEqual([text.id]);
			const now = (await diary.win(id))!;
			await diary.edit(id, { ...now, cardId: null }, now);
			expect(await known(app)).toBe(nothingKnown);
		}));

	test('erasing leaves nothing behind of what was kept, without anybody reading it again', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			await learning.knowledge(true, null);
			await keptOf(app);
			const undo = await learning.erase();
			expect(await app.storage.derived('learning')).toBeUndefined();
			expect(await choicesIn(app)).toEqual([]);
			await undo();
			expect(await known(app)).toBe(await replayed(app));
			expect(await known(app)).not.toBe(nothingKnown);
		}));

	test('erasing leaves nothing behind that was about to be kept', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			await learning.knowledge(true, null);
			await learning.erase();
			await new Promise((resolve) => setTimeout(resolve, 100));
			const kept = (await app.storage.derived('learning')) as Kept | undefined;
			expect(kept?.learned.history.doneCount ?? 0).toBe(0);
		}));

	test('what was erased is not learned again when the win is edited, and can be taken back', () =>
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
			await app.part(Diary).treasure(id, true);
			expect(await app.part(Diary).win(id)).toMatchObject({ ease: 5, treasured: true });
			expect(await choicesIn(app)).toEqual([]);
			expect(await known(app)).toBe(nothingKnown);
			// What is done from now on is learned.
			await app.did(text);
			expect(await known(app)).not.toBe(nothingKnown);
		}));
});

describe('learning that is switched', () => {
	/** Two acts that were done, with a moment between them. */
	async function twoDone(app: App, clock: TestClock): Promise<string> {
		await app.did(greet);
		clock.ms += dayMs;
		const between = app.journal.blank().at;
		clock.ms += dayMs;
		await app.did(text);
		return between;
	}

	test('off goes by the prior alone, and on by what was learned all the while', () =>
		withApp(async ({ app }) => {
			await app.did(greet);
			const learning = learningOf(app);
			const on = (await learning.knowledge(true, null)).knowledge;
			const off = (await learning.knowledge(false, null)).knowledge;
			expect(off.belief).toBe(priorBelief);
			// The days alone are known: nothing of what was answered, and how.
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

	test('off and on, and begun afresh, is told once', () =>
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

	test('is not told anew for what is done in between', () =>
		withApp(async ({ app }) => {
			const learning = learningOf(app);
			const { epoch } = await learning.knowledge(true, null);
			const { id } = await app.did(greet);
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
			// Nor when the log has to be gone through again.
			await rate(app, id, { ease: 5 });
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
			await app.today.say('notNow', call.id);
			expect((await learning.knowledge(true, null)).epoch).toBe(epoch);
		}));

	test.each(['here', 'in another tab'])(
		'is told anew once after all was erased %s, whoever reads it first',
		(where) =>
			withApp(async ({ app, tab }) => {
				await app.did(greet);
				const learning = learningOf(app);
				const { epoch } = await learning.knowledge(true, null);
				await (where === 'here' ? learning : learningOf(tab())).erase();
				// As the settings do, which show what was learned.
				expect(await learning.lessons(null, '2026-11-20' as Day)).toMatchObject({ answerCount: 0 });
				const after = (await learning.knowledge(true, null)).epoch;
				expect(after).not.toBe(epoch);
				await app.did(text);
				expect((await learning.knowledge(true, null)).epoch).toBe(after);
			})
	);

	test('is told anew when it begins afresh, also when the settings have read it meanwhile', () =>
		withApp(async ({ app, clock }) => {
			const since = await twoDone(app, clock);
			const learning = learningOf(app);
			const { epoch } = await learning.knowledge(true, null);
			await learning.lessons(since, '2026-11-22' as Day);
			expect((await learning.knowledge(true, since)).epoch).not.toBe(epoch);
		}));

	test('afresh leaves out what was said before and not its days, in this tab and the next, and can be taken back', () =>
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

	test('takes effect through the preferences, on what the day is suggested by', () =>
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
