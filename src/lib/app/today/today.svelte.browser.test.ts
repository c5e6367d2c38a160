import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, type CardId, type Channel } from '#lib/core/card.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import { assumedEnergy } from '#lib/core/energy.ts';
import { atEnergy, withApp, type TestClock } from '../../../../tests/support/app.ts';
import { choiceOf, isoOfLog } from '../../../../tests/support/choice-log.ts';
import { newId } from '#lib/storage/database.ts';
import { connectionKey } from '#lib/storage/connection.ts';
import { readingOf } from '#lib/storage/queries.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { intend } from './intend.ts';
import type { Today } from './today.svelte.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const factsOf = (id: CardId) => cardFacts.find((card) => card.id === id)!;
const idsOf = (today: Today) => today.suggestions.map(({ cardId }) => cardId);
/** The highest effort of the cards that fit this day. */
const heaviest = (today: Today) =>
	Math.max(...[...today.fittingToday].map((id) => factsOf(id).effort));
/** The highest effort up to that one in the deck, without cards for strangers. */
const heaviestUpTo = (effort: number) =>
	Math.max(
		...cardFacts
			.filter((card) => !card.withStranger && card.effort <= effort)
			.map((card) => card.effort)
	);
const choicesIn = (app: App) => app.storage.choicesSince('2026-01-01' as Day);

/** The day at two in the afternoon with that energy, at which many cards fit. */
async function loaded({ app, clock }: { app: App; clock: TestClock }, energy = 60): Promise<Today> {
	clock.ms = new Date(2026, 10, 20, 14).getTime();
	await app.today.load();
	await app.today.setEnergy(energy);
	return app.today;
}

describe('energy', () => {
	test('is assumed until it is set', () =>
		withApp(async ({ app }) => {
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: assumedEnergy, isKnown: false });
			expect(heaviest(app.today)).toBe(heaviestUpTo(assumedEnergy - 10));
			expect(app.today.suggestions.length).toBeGreaterThan(0);
		}));

	test('is stored for this tab and the next', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 62);
			expect(today.energy).toEqual({ energy: 62, isKnown: true });
			expect(heaviest(today)).toBe(heaviestUpTo(52));
			const other = scene.tab();
			await other.today.load();
			expect(other.today.energy).toEqual({ energy: 62, isKnown: true });
		}));

	test('goes stale after six hours', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 62);
			scene.clock.ms += 6 * hourMs - 60_000;
			await today.load();
			expect(today.energy).toEqual({ energy: 62, isKnown: true });
			scene.clock.ms += 120_000;
			await today.load();
			expect(today.energy).toEqual({ energy: assumedEnergy, isKnown: false });
			expect(heaviest(today)).toBe(heaviestUpTo(assumedEnergy - 10));
		}));

	test.each([0, 5, 15, 30, 60, 100])('of %i never suggests a card that needs more', (energy) =>
		withApp(async (scene) => {
			const today = await loaded(scene, energy);
			for (let round = 0; round < 5; round++) {
				expect(today.suggestions.length).toBeGreaterThan(0);
				for (const id of idsOf(today))
					expect(factsOf(id).effort).toBeLessThanOrEqual(Math.max(0, energy - 10));
				today.showOthers();
			}
		})
	);

	test('counts if it was set after the clock was set back, but not if it is from the future', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 90);
			scene.clock.ms -= 7 * dayMs;
			await today.setEnergy(5);
			await today.load();
			expect(today.energy).toEqual({ energy: 5, isKnown: true });
		}));

	test('allows ten less effort, and less than that of the card, for three days after "too much"', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			expect(heaviest(today)).toBe(heaviestUpTo(50));
			const [tooMuch] = idsOf(today);
			const gentle = heaviestUpTo(Math.min(40, factsOf(tooMuch!).effort - 1));
			const undo = await today.say('tooMuch', tooMuch!);
			expect(heaviest(today)).toBe(gentle);
			await undo();
			expect(heaviest(today)).toBe(heaviestUpTo(50));
			await today.say('tooMuch', tooMuch!);
			scene.clock.ms += 2 * dayMs;
			await today.setEnergy(60);
			expect(heaviest(today)).toBe(gentle);
			scene.clock.ms += dayMs + hourMs;
			await today.setEnergy(60);
			expect(heaviest(today)).toBe(heaviestUpTo(50));
		}));
});

describe('the latest check-in', () => {
	const said = async (app: App, at: string, energy: number) => {
		const id = newId(Date.parse(at));
		await app.storage.write([{ collection: 'checkIns', id, next: () => ({ id, at, energy }) }]);
	};

	test('is the one of the latest instant, also after a journey to an earlier date', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = Date.parse('2026-11-21T07:00:00Z');
			await said(app, '2026-11-21T18:00:00+14:00', 80);
			await said(app, '2026-11-20T20:00:00-10:00', 5);
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: 5, isKnown: true });
		}));

	test('is not one from the future that a clock running ahead has left', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = Date.parse('2026-11-20T12:00:00Z');
			await said(app, '2026-12-20T12:00:00+00:00', 90);
			await said(app, '2026-11-20T11:30:00+00:00', 5);
			await app.today.load();
			expect(app.today.energy).toEqual({ energy: 5, isKnown: true });
		}));
});

describe('reactions to a card', () => {
	test('"not now" shows another card instead, and can be undone', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			const undo = await today.say('notNow', before[0]!);
			expect(idsOf(today)).not.toContain(before[0]);
			expect(today.isPaused).toBe(false);
			await undo();
			expect(idsOf(today)).toEqual(before);
			expect(await choicesIn(scene.app)).toEqual([]);
		}));

	test('"not now" twice pauses suggestions, also in another tab, until others are requested', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			const undo = await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			const other = scene.tab();
			await other.today.load();
			expect(other.today.isPaused).toBe(true);

			await undo();
			expect(today.isPaused).toBe(false);
			await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			today.showOthers();
			expect(today.isPaused).toBe(false);
			expect(today.suggestions.length).toBeGreaterThan(0);
		}));

	test('"not now" after requesting others pauses again, and its undo ends the pause', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			await today.say('notNow', idsOf(today)[0]!);
			today.showOthers();
			const before = idsOf(today);
			const undo = await today.say('notNow', before[0]!);
			expect(today.isPaused).toBe(true);
			await undo();
			expect(today.isPaused).toBe(false);
		}));

	test('a pause lasts until the next day', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			await today.say('notNow', idsOf(today)[0]!);
			await today.say('notNow', idsOf(today)[0]!);
			expect(today.isPaused).toBe(true);
			scene.clock.ms += dayMs;
			await today.load();
			expect(today.isPaused).toBe(false);
		}));

	test.each(['lessLikeThis', 'madeItWorse'] as const)(
		'%s excludes the card for a long time, and can be undone',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const before = idsOf(today);
				const cardId = before.find((id) => factsOf(id).family !== 'rest')!;
				const undo = await today.say(kind, cardId);
				expect(idsOf(today)).not.toContain(cardId);
				await undo();
				expect(idsOf(today)).toEqual(before);

				await today.say(kind, cardId);
				const seen = new Set<CardId>();
				for (let days = 0; days <= 80; days += 20) {
					for (let round = 0; round < 12; round++) {
						for (const id of idsOf(today)) seen.add(id);
						today.showOthers();
					}
					scene.clock.ms += 20 * dayMs;
					await today.load();
					await today.setEnergy(60);
				}
				expect(seen.size).toBeGreaterThan(8);
				expect(seen).not.toContain(cardId);
			})
	);

	test('a reaction is stored with the assumed energy and its win', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 44);
			const { id } = await scene.app.journal.log(scene.app.journal.blank(), atEnergy(44));
			const cardId = idsOf(today)[0]!;
			await today.say('tooMuch', cardId, id);
			expect(await choicesIn(scene.app)).toMatchObject([
				{
					kind: 'tooMuch',
					cardId,
					winId: id,
					energy: 44,
					at: expect.stringMatching(/^2026-11-20T14/)
				}
			]);
		}));
});

describe('the choice log', () => {
	test.each(['notNow', 'lessLikeThis', 'tooMuch', 'madeItWorse'] as const)(
		'stores with %s if the card was the intention for the day',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const [picked, other] = idsOf(today);
				await intend(scene.app, { cardId: picked! });
				await today.say(kind, picked!);
				await today.say(kind, other!);
				const said = (await choicesIn(scene.app)).filter((choice) => choice.kind === kind);
				const intended = said.map(({ cardId, isIntended }) => [cardId, isIntended]);
				expect(new Map(intended as [CardId, true | undefined][])).toEqual(
					new Map([
						[picked, true],
						[other, undefined]
					])
				);
			})
	);

	test('stores with a done card, but not with a shown one, if it was the intention', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const [picked, other] = idsOf(today);
			await intend(scene.app, { cardId: picked! });
			await today.noteShown([picked!]);
			await scene.app.did(factsOf(picked!));
			await scene.app.did(factsOf(other!));
			const choices = await choicesIn(scene.app);
			expect(choices.filter(({ isIntended }) => isIntended)).toMatchObject([
				{ kind: 'done', cardId: picked }
			]);
		}));

	test.each(['tooMuch', 'madeItWorse'] as const)(
		'stores %s of a win in the outcome of that win, until it is undone',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const [cardId] = idsOf(today);
				const { id } = await scene.app.did(factsOf(cardId!));
				const outcome = async () =>
					(await choicesIn(scene.app)).find((choice) => choice.id === `${id}:done`)?.outcome;
				const before = await outcome();
				const undo = await today.say(kind, cardId!, id);
				expect(await outcome()).toEqual({ ...before, wasHarmful: true });
				await undo();
				expect(await outcome()).toEqual(before);
				// A reaction to a card that was only offered does not change the outcome.
				await today.say(kind, cardId!);
				expect(await outcome()).toEqual(before);
			})
	);
});

describe('suggestions', () => {
	test.each(['lessLikeThis', 'madeItWorse'] as const)(
		'that were snoozed in another tab leave the screen when the day is read (%s)',
		(kind) =>
			withApp(async (scene) => {
				const today = await loaded(scene);
				const before = idsOf(today);
				const other = scene.tab();
				await other.today.load();
				await other.today.say(kind, before[0]!);
				await today.load();
				expect(idsOf(today)).not.toContain(before[0]);
				expect(today.suggestions.length).toBeGreaterThan(0);
				// Their replacements stay.
				const after = idsOf(today);
				await today.load();
				expect(idsOf(today)).toEqual(after);
			})
	);

	test('that were done or got "not now" in another tab stay where they are', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			const other = scene.tab();
			await other.today.load();
			await other.did(factsOf(before[0]!));
			await other.today.say('notNow', before[1]!);
			await today.load();
			expect(idsOf(today)).toEqual(before);
		}));

	test('follow a preview of the energy, which is neither stored nor noted', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 20);
			const before = idsOf(today);
			const { storage } = scene.app;
			const stored = await storage.all('checkIns');
			today.previewEnergy(95);
			expect(today.isPreview).toBe(true);
			expect(today.energy).toEqual({ energy: 95, isKnown: true });
			expect(idsOf(today)).not.toEqual(before);
			today.previewEnergy(null);
			expect(today.energy.energy).toBe(20);
			expect(idsOf(today)).toEqual(before);
			expect(await storage.all('checkIns')).toEqual(stored);
		}));

	test('are only appended to the log as shown, so that no reader has to read all of it again', () =>
		withApp(async (scene) => {
			const today = await loaded(scene, 60);
			const { storage } = scene.app;
			await today.say('notNow', 'three-slow-breaths-out' as CardId);
			let { place } = await readingOf(storage).choicesAfter(null);
			// Both have the same instant, so that their ids may be in any order.
			scene.clock.step = 0;
			const noted: number[] = [];
			for (let round = 0; round < 20; round++) {
				scene.clock.ms += 10_000;
				today.showOthers();
				await today.noteShown(idsOf(today));
				const read = await readingOf(storage).choicesAfter(place);
				expect(read.isWhole).toBe(false);
				expect(new Set(read.choices.map(({ at }) => at)).size).toBe(1);
				noted.push(read.choices.length);
				place = read.place;
			}
			expect(noted).toEqual(Array(20).fill(2));
		}));

	test('stay the same when the day is read again, and change on request', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const before = idsOf(today);
			await today.load();
			expect(idsOf(today)).toEqual(before);
			today.showOthers();
			expect(idsOf(today).filter((id) => before.includes(id))).toEqual([]);
		}));

	test('are renewed after more than an hour, and not before', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			today.showOthers();
			const shown = idsOf(today);
			scene.clock.ms += hourMs / 2;
			await today.load();
			expect(idsOf(today)).toEqual(shown);
			scene.clock.ms += hourMs;
			await today.load();
			expect(idsOf(today)).not.toEqual(shown);
		}));

	test('do not reach out to others late at night, unless requested', () =>
		withApp(async ({ app, clock }) => {
			clock.ms = new Date(2026, 10, 20, 23).getTime();
			await app.today.load();
			await app.today.setEnergy(80);
			expect(app.today.isQuiet).toBe(true);
			for (const id of idsOf(app.today)) {
				const { channel, direction } = factsOf(id);
				expect(channel === 'solo' || direction === 'inward' || direction === 'receiving').toBe(
					true
				);
			}
			app.today.askAtNight();
			expect(app.today.isQuiet).toBe(false);
		}));

	test('are recorded as shown once a day', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const ids = idsOf(today);
			await today.noteShown(ids);
			await today.noteShown(ids);
			const shown = () =>
				choicesIn(scene.app).then((choices) =>
					choices.filter(({ kind }) => kind === 'shown').map(({ cardId }) => cardId)
				);
			expect((await shown()).sort()).toEqual([...ids].sort());
			scene.clock.ms += dayMs;
			await today.load();
			await today.noteShown(ids);
			expect(await shown()).toHaveLength(2 * ids.length);
		}));

	test('are recorded as shown once by two tabs', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const today = await loaded(scene);
			const ids = idsOf(today);
			await today.noteShown(ids);
			const other = scene.tab();
			await other.today.load();
			await other.today.noteShown(ids);
			const choices = await choicesIn(scene.app);
			expect(choices.filter(({ kind }) => kind === 'shown')).toHaveLength(ids.length);
			stop();
		}));
});

describe('the intention for today', () => {
	test('is stored for its day, with a card or without, and can be removed and restored', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const cardId = 'greet-by-name' as CardId;
			expect(today.intention).toBeNull();
			await intend(scene.app, { cardId: null });
			expect(today.intention).toEqual({ cardId: null });
			const undo = await intend(scene.app, { cardId });
			expect(today.intention).toEqual({ cardId });
			await undo();
			expect(today.intention).toEqual({ cardId: null });
			const undoLettingGo = await intend(scene.app, null);
			expect(today.intention).toBeNull();
			await undoLettingGo();
			expect(today.intention).toEqual({ cardId: null });

			scene.clock.ms += dayMs;
			await today.load();
			expect(today.intention).toBeNull();
			await intend(scene.app, { cardId });
			expect(await readingOf(scene.app.storage).allOf('plans')).toMatchObject([
				{ day: '2026-11-20', kind: 'intention', cardId: null },
				{ day: '2026-11-21', kind: 'intention', cardId }
			]);
		}));

	test('is shown in another tab that is in use', () =>
		withApp(async (scene) => {
			await loaded(scene);
			const other = scene.tab();
			await other.today.load();
			const stop = useApp(other);
			await intend(scene.app, { cardId: null });
			await expect.poll(() => other.today.intention).toEqual({ cardId: null });
			stop();
		}));
});

describe('learning', () => {
	/** A log in which every card of a channel was done a few times some weeks ago, and went well. */
	async function wentWell({ app }: { app: App }, channel: string, times = 4): Promise<void> {
		const cards = cardFacts.filter((card) => card.channel === channel);
		const outcome = { ease: 5, moodBefore: 2, moodAfter: 5, treasured: false } as const;
		await app.storage.write(
			cards.flatMap((card, i) =>
				[...Array(times).keys()].map((time) => {
					const at = isoOfLog(-60 + time, 10, i);
					const { revision: _, ...choice } = choiceOf('done', card.id, at, { outcome });
					return { collection: 'choices' as const, id: choice.id, next: () => choice };
				})
			)
		);
	}

	/** The channels of the first cards of ten days. */
	async function waysOf(scene: { tab: () => App; clock: TestClock }): Promise<string[]> {
		const { today } = scene.tab();
		const ways: string[] = [];
		for (let day = 0; day < 10; day++) {
			scene.clock.ms = new Date(2026, 10, 20 + day, 14).getTime();
			await today.load();
			await today.setEnergy(60);
			ways.push(factsOf(idsOf(today)[0]!).channel);
		}
		return ways;
	}

	test('suggests more cards of a channel that went well than the prior does', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const learned = await waysOf(scene);
			await scene.app.preferences.settle({ learns: false });
			const prior = await waysOf(scene);
			expect(learned).not.toEqual(prior);
			const letters = (ways: string[]) => ways.filter((way) => way === 'letter').length;
			expect(letters(learned)).toBeGreaterThan(letters(prior));
		}));

	test('renews the suggestions at once when learning is switched off or restarted', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const stop = useApp(scene.app);
			const today = await loaded(scene);
			const learned = idsOf(today);
			await scene.app.preferences.settle({ learns: false });
			await expect.poll(() => idsOf(today)).not.toEqual(learned);
			await scene.app.preferences.settle({ learns: true });
			await expect.poll(() => idsOf(today)).toEqual(learned);
			await scene.app.preferences.settle({ learnsSince: scene.app.journal.blank().at });
			await expect.poll(() => idsOf(today)).not.toEqual(learned);
			stop();
		}));

	/** The reasons for the cards on screen that come from learning. */
	const learnedReasons = async (today: Today) =>
		(await Promise.all(idsOf(today).map((id) => today.why(id))))
			.flat()
			.filter(({ kind }) => ['wentWell', 'doneBefore', 'channelWentWell'].includes(kind));

	test.each(['it is the first reader', 'the settings have read it first'])(
		'removes suggestions based on erased choices when the day is read, where %s',
		(who) =>
			withApp(async (scene) => {
				await wentWell(scene, 'letter');
				const today = await loaded(scene);
				const before = idsOf(today);
				expect(before.map((id) => factsOf(id).channel)).toContain('letter');
				expect(await learnedReasons(today)).not.toEqual([]);
				const undo = await (await today.learning()).erase();
				if (who.startsWith('the settings'))
					expect(await today.lessons()).toMatchObject({ answerCount: 0 });
				await today.load();
				expect(idsOf(today)).not.toEqual(before);
				expect(await learnedReasons(today)).toEqual([]);
				// The replacements are those of a user without any choices.
				const fresh = scene.tab();
				await fresh.today.load();
				expect(idsOf(today)).toEqual(idsOf(fresh.today));
				await undo();
				today.showOthers();
				await today.load();
				expect(today.suggestions.length).toBeGreaterThan(0);
			})
	);

	test('removes suggestions based on erased choices at once, also in another tab that is in use', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const stop = useApp(scene.app);
			const today = await loaded(scene);
			const before = idsOf(today);
			const other = scene.tab();
			await (await other.today.learning()).erase();
			await expect.poll(() => idsOf(today)).not.toEqual(before);
			expect(await learnedReasons(today)).toEqual([]);
			stop();
		}));

	test('removes suggestions based on earlier choices after a restart, even if the lessons are read first', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const today = await loaded(scene);
			const before = idsOf(today);
			expect(await learnedReasons(today)).not.toEqual([]);
			await scene.app.preferences.settle({ learnsSince: scene.app.journal.blank().at });
			expect(await today.lessons()).toMatchObject({ answerCount: 0 });
			await today.load();
			expect(idsOf(today)).not.toEqual(before);
			expect(await learnedReasons(today)).toEqual([]);
		}));

	test('applies a restart to the lessons of another tab as soon as that tab is notified', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const other = scene.tab();
			expect((await other.today.lessons()).answerCount).toBeGreaterThan(0);
			const told = new Promise((resolve, reject) => {
				other.storage.onchange(() => other.today.lessons().then(resolve, reject));
			});
			await scene.app.preferences.settle({ learnsSince: scene.app.journal.blank().at });
			expect(await told).toMatchObject({ answerCount: 0 });
		}));

	test('does not call a card new that was shown before a restart', () =>
		withApp(async (scene) => {
			const today = await loaded(scene);
			const ids = cardFacts.map(({ id }) => id);
			await today.noteShown(ids);
			scene.clock.ms += dayMs;
			await today.load();
			await today.setEnergy(60);
			await scene.app.preferences.settle({ learnsSince: scene.app.journal.blank().at });
			await today.load();
			for (let round = 0; round < 5; round++) {
				for (const cardId of idsOf(today))
					expect((await today.why(cardId)).map(({ kind }) => kind)).not.toContain('notLately');
				today.showOthers();
			}
		}));

	test('ignores a restart that a clock far ahead has set', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			await scene.app.preferences.settle({ learnsSince: isoOfLog(40, 12) });
			expect((await scene.app.today.lessons()).answerCount).toBeGreaterThan(0);
			await scene.app.preferences.settle({ learnsSince: isoOfLog(0, 12) });
			expect((await scene.app.today.lessons()).answerCount).toBe(0);
		}));

	test('leaves the suggestions on screen when a choice of another tab is learned', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const stop = useApp(scene.app);
			const today = await loaded(scene);
			const before = idsOf(today);
			const other = scene.tab();
			await other.did(cardFacts.find(({ id }) => !before.includes(id))!);
			await new Promise((resolve) => setTimeout(resolve, 150));
			expect(idsOf(today)).toEqual(before);
			stop();
		}));

	test('records shown cards with their propensities', () =>
		withApp(async (scene) => {
			await wentWell(scene, 'letter');
			const today = await loaded(scene);
			await today.noteShown(idsOf(today));
			const shown = (await choicesIn(scene.app)).filter(({ kind }) => kind === 'shown');
			expect(shown).toHaveLength(2);
			for (const { probability } of shown) {
				expect(probability).toBeGreaterThanOrEqual(1 / 21);
				expect(probability).toBeLessThanOrEqual(1);
			}
		}));
});

describe('preferences take effect on the suggestions on screen', () => {
	test('avoided channels are no longer suggested', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const today = await loaded(scene, 90);
			const ways = () => idsOf(today).map((id) => factsOf(id).channel);
			while (ways().every((way) => way === 'solo')) today.showOthers();
			const avoidedChannels: Channel[] = ways().filter((way) => way !== 'solo');
			await scene.app.preferences.settle({ avoidedChannels });
			await expect.poll(() => ways().filter((way) => avoidedChannels.includes(way))).toEqual([]);
			expect(today.suggestions.length).toBeGreaterThan(0);
			await scene.app.preferences.settle({ avoidedChannels: channels });
			await expect.poll(() => new Set(ways())).toEqual(new Set(['solo']));
			for (let round = 0; round < 12; round++) {
				today.showOthers();
				expect(new Set(ways())).toEqual(new Set(['solo']));
			}
			stop();
		}));

	test('longer quiet hours apply at both ends', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { app, clock } = scene;
			const ways = () => idsOf(app.today).map((id) => factsOf(id).channel);
			for (const [hour, settled] of [
				[20, { quietFromHour: 19 }],
				[9, { quietUntilHour: 11 }]
			] as const) {
				clock.ms = new Date(2026, 10, 20 + hour, hour).getTime();
				await app.today.load();
				await app.today.setEnergy(90);
				while (ways().every((way) => way === 'solo')) app.today.showOthers();
				expect(app.today.isQuiet).toBe(false);
				await app.preferences.settle(settled);
				await expect.poll(() => new Set(ways())).toEqual(new Set(['solo']));
				expect(app.today.isQuiet).toBe(true);
				app.today.askAtNight();
				expect(app.today.isQuiet).toBe(false);
			}
			stop();
		}));

	test('shorter quiet hours of another version are ignored', () =>
		withApp(async ({ app, clock }) => {
			await app.preferences.settle({ quietFromHour: 24, quietUntilHour: 0 });
			clock.ms = new Date(2026, 10, 20, 23).getTime();
			await app.today.load();
			await app.today.setEnergy(80);
			expect(app.today.isQuiet).toBe(true);
			for (const id of idsOf(app.today)) expect(factsOf(id).channel).toBe('solo');
		}));
});

describe('a person for whom a card could be suggested', () => {
	/** A day with a person in the diary, and a card on screen that names them. */
	async function naming(scene: { app: App; clock: TestClock }, name = 'Ann') {
		const added = (await scene.app.part(People).add(name))!;
		const today = await loaded(scene, 90);
		await today.load();
		for (let round = 0; round < 40 && named(today).length === 0; round++) today.showOthers();
		return { id: added.id, today };
	}
	const named = (today: Today) =>
		today.suggestions.flatMap(({ personId }) => today.nameOf(personId) ?? []);
	/** All people who are named while others are requested again and again. */
	const everNamed = (today: Today) => {
		const names = new Set<string>();
		for (let round = 0; round < 40; round++) {
			for (const name of named(today)) names.add(name);
			today.showOthers();
		}
		return [...names].sort();
	};
	const metAt = (app: App, id: string, ms: number) =>
		app.journal.log(
			{ ...app.journal.blank(), at: localIso(ms), people: [id as never] },
			{ energy: 50, isIntended: false }
		);

	test('is named', () =>
		withApp(async (scene) => {
			const { today } = await naming(scene);
			expect(new Set(named(today))).toEqual(new Set(['Ann']));
			expect(today.nameOf(null)).toBeNull();
		}));

	test('is no longer named as soon as they are marked "not now"', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { id, today } = await naming(scene);
			expect(named(today)).not.toEqual([]);
			await scene.app.part(People).change(id, { notNow: true });
			await expect.poll(() => named(today)).toEqual([]);
			expect(everNamed(today)).toEqual([]);
			stop();
		}));

	test('is not named again by a stale read', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const connection = scene.app.storage[connectionKey];
			const { withDatabase } = connection;
			let letGo = () => {};
			const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
			// The read of the records takes a while.
			const isLooking = new Promise<void>((resolve) => {
				connection.withDatabase = async (use) => {
					connection.withDatabase = withDatabase;
					resolve();
					await isLetGo;
					return withDatabase(use);
				};
			});
			const overtaken = today.load();
			await isLooking;
			await scene.app.part(People).change(id, { notNow: true });
			await today.load();
			expect(everNamed(today)).toEqual([]);
			letGo();
			await overtaken;
			expect(everNamed(today)).toEqual([]);
		}));

	test('is no longer named as soon as a win with them is written', () =>
		withApp(async (scene) => {
			const stop = useApp(scene.app);
			const { id, today } = await naming(scene);
			expect(named(today)).not.toEqual([]);
			await metAt(scene.app, id, scene.clock.ms);
			await expect.poll(() => named(today)).toEqual([]);
			stop();
		}));

	test('is not named for three days after a win with them, and named again after that', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			await metAt(scene.app, id, scene.clock.ms);
			const namedAfter: string[][] = [];
			for (let days = 0; days < 4; days++) {
				scene.clock.ms = new Date(2026, 10, 20 + days, 14).getTime();
				await today.load();
				await today.setEnergy(90);
				namedAfter.push(everNamed(today));
			}
			expect(namedAfter).toEqual([[], [], [], ['Ann']]);
		}));

	test('is not named for three days after a card suggested for them was done, and is named after that', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const offer = today.suggestions.find(({ personId }) => personId === id)!;
			const logged = await scene.app.did(factsOf(offer.cardId));
			// The user has not recorded that it was with them.
			expect((await scene.app.storage.win(logged.id))?.people).toEqual([]);
			const namedAfter: string[][] = [];
			for (let days = 0; days < 4; days++) {
				if (days > 0) scene.clock.ms = new Date(2026, 10, 20 + days, 14).getTime();
				await today.load();
				if (days > 0) await today.setEnergy(90);
				namedAfter.push(everNamed(today));
			}
			expect(namedAfter).toEqual([[], [], [], ['Ann']]);
		}));

	test('is named again when the card done for them is undone, and after a card suggested for no person', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			const offer = today.suggestions.find(({ personId }) => personId === id)!;
			const { undo } = await scene.app.did(factsOf(offer.cardId));
			await today.load();
			expect(named(today)).toEqual([]);
			await undo();
			await today.load();
			expect(everNamed(today)).toEqual(['Ann']);
			const other = cardFacts.find(
				({ id: cardId, needs }) => needs.includes('knownPerson') && !idsOf(today).includes(cardId)
			)!;
			await scene.app.did(other);
			await today.load();
			expect(everNamed(today)).toEqual(['Ann']);
		}));

	test('is not named after a win of today, even if a clock that ran ahead has left one of next month', () =>
		withApp(async (scene) => {
			const { id, today } = await naming(scene);
			await metAt(scene.app, id, scene.clock.ms + 30 * dayMs);
			await metAt(scene.app, id, scene.clock.ms - hourMs);
			await today.load();
			today.showOthers();
			expect(everNamed(today)).toEqual([]);
		}));

	test('is the one whose last win is the longest ago', () =>
		withApp(async (scene) => {
			const people = scene.app.part(People);
			const [ann, ben] = [(await people.add('Ann'))!, (await people.add('Ben'))!];
			scene.clock.ms = new Date(2026, 10, 20, 13).getTime();
			await metAt(scene.app, ann.id, scene.clock.ms - 5 * dayMs);
			await metAt(scene.app, ben.id, scene.clock.ms - 9 * dayMs);
			const today = await loaded(scene, 90);
			await today.load();
			// If both cards are for a known person, the second one is for the next person.
			const rounds = Array.from({ length: 40 }, () => {
				today.showOthers();
				return named(today);
			});
			for (const names of rounds) expect(names).toEqual(['Ben', 'Ann'].slice(0, names.length));
			expect(rounds.flat()).toContain('Ben');
		}));
});
