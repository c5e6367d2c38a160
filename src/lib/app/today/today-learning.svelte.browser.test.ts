import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { channels, type Channel } from '#lib/core/card.ts';
import { withApp, type TestClock } from '../../../../tests/support/app.ts';
import { choiceOf, isoOfLog } from '../../../../tests/support/choice-log.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { Today } from './today.svelte.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';
import { choicesIn, dayMs, factsOf, idsOf, loaded } from '../../../../tests/support/today.ts';

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

	test('removes suggestions based on erased choices at once, even in another tab that is in use', () =>
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
