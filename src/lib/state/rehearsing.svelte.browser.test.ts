import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/domain/card.ts';
import { localIso } from '#lib/domain/day.ts';
import { mostActive } from '#lib/domain/plan.ts';
import type { ScriptId } from '#lib/domain/script.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { withApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import type { App } from './app.svelte.ts';
import { Plans } from './plans.svelte.ts';
import { Rehearsing } from './rehearsing.svelte.ts';

const dayMs = 86_400_000;
const till = 'a-busy-till' as ScriptId;
const party = 'a-party-on-friday' as ScriptId;
const line = { cue: null, cueWords: ' the kettle  boils ', act: 'think of\none friend' };

async function loaded(app: App, energy = 60): Promise<Rehearsing> {
	await app.today.load();
	await app.today.setEnergy(energy);
	const rehearsing = app.part(Rehearsing);
	await rehearsing.load();
	return rehearsing;
}

describe('rehearsing', () => {
	test('offers at most three scenes, none above the energy that is there', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 18);
			expect(rehearsing.isReading).toBe(false);
			expect(rehearsing.offered.length).toBeGreaterThan(0);
			expect(rehearsing.offered.length).toBeLessThanOrEqual(3);
			for (const { effort } of rehearsing.offered) expect(effort).toBeLessThanOrEqual(8);
		}));

	test('is by reading alone at energy 15 and below', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 15);
			expect(rehearsing.isReading).toBe(true);
			expect(rehearsing.offered).toHaveLength(3);
			const first = rehearsing.offered[0];
			rehearsing.showOthers();
			expect(rehearsing.offered[0]).not.toEqual(first);
			await app.today.setEnergy(16);
			expect(rehearsing.isReading).toBe(false);
		}));

	test('is by reading for some days after an act was too much, when little energy is to spare', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 20);
			expect(rehearsing.isReading).toBe(false);
			await app.today.say('tooMuch', 'greet-by-name' as CardId);
			await expect.poll(() => rehearsing.isReading).toBe(true);
		}));

	test('what is said of a scene is kept, and can be taken back', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			expect(rehearsing.rungOf(till)).toBe('new');
			const undo = await rehearsing.say('rehearsed', till);
			expect(await app.storage.all('rehearsals')).toMatchObject([
				{ id: till, step: 1, interval: 1, lastDay: '2026-11-20' }
			]);
			await expect.poll(() => rehearsing.rungOf(till)).toBe('rehearsed');
			await undo();
			expect(await app.storage.all('rehearsals')).toEqual([]);
			await expect.poll(() => rehearsing.rungOf(till)).toBe('new');
		}));

	test('scenes that cannot be fetched are no fault of the diary, and come when they can be', () =>
		withApp(async ({ app }) => {
			let isOffline = true;
			const there = { words: {}, notes: {} };
			const rehearsing = new Rehearsing(app, () =>
				isOffline ? Promise.reject(new TypeError('no such file')) : Promise.resolve(there)
			);
			await app.reading(() => rehearsing.load());
			expect(app.problem).toBeNull();
			expect(rehearsing.isLoaded).toBe(true);
			expect(rehearsing.isUnfetched).toBe(true);
			isOffline = false;
			await rehearsing.load();
			expect(rehearsing.isUnfetched).toBe(false);
		}));

	test('a scene that was rehearsed makes way, and comes back some day', () =>
		withApp(async ({ app, clock }) => {
			const rehearsing = await loaded(app);
			const { id } = rehearsing.offered[0]!;
			await rehearsing.say('rehearsed', id);
			const offered = () => rehearsing.offered.map((script) => script.id);
			await expect.poll(offered).not.toContain(id);
			const days: boolean[] = [];
			for (let i = 0; i < 12; i++) {
				clock.ms += dayMs;
				await rehearsing.load();
				await app.today.setEnergy(60);
				days.push(offered().includes(id));
			}
			expect(days).toContain(true);
		}));

	test('stiff, used, comfortable: the ladder goes up and one step down', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			const rung = () => rehearsing.rungOf(till);
			await rehearsing.say('used', till);
			await expect.poll(rung).toBe('used');
			await rehearsing.say('comfortable', till);
			await expect.poll(rung).toBe('comfortable');
			await rehearsing.say('stiff', till);
			await expect.poll(rung).toBe('used');
		}));

	test('a record of an older copy, with a place alone, is read and goes on', () =>
		withApp(async ({ app }) => {
			await app.storage.write([
				{ list: 'rehearsals', id: till, next: () => ({ id: till, step: 2 }) }
			]);
			const rehearsing = await loaded(app);
			expect(rehearsing.rungOf(till)).toBe('used');
			await rehearsing.say('rehearsed', till);
			expect(await app.storage.all('rehearsals')).toMatchObject([
				{ id: till, step: 2, interval: 1 }
			]);
		}));

	test('what was put away is offered nowhere until it is brought back', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 90);
			const card = cardFacts.find(({ family }) => family === 'celebrate')!;
			const before = rehearsing.scripts.filter(({ prepares }) => prepares.includes(card.id));
			for (const { id } of before) await rehearsing.say('putAway', id);
			await expect.poll(() => rehearsing.scriptBefore(card)).toBeNull();
			await rehearsing.say('takenOut', before[0]!.id);
			await expect.poll(() => rehearsing.scriptBefore(card)?.id).toBe(before[0]!.id);
		}));

	test('before an act stands a scene that prepares it, and not the same one every day', () =>
		withApp(async ({ app, clock }) => {
			const rehearsing = await loaded(app);
			const card = cardFacts.find(({ id }) => id === 'check-in-after-a-hard-week')!;
			const ids = new Set<string>();
			for (let i = 0; i < 14; i++) {
				const script = rehearsing.scriptBefore(card)!;
				expect(script.prepares).toContain(card.id);
				ids.add(script.id);
				clock.ms += dayMs;
				await rehearsing.load();
			}
			expect(ids.size).toBeGreaterThan(2);
		}));

	test('all scenes go round, and none is lost from the round', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 90);
			const seen = new Set<string>();
			for (let i = 0; i < 12; i++) {
				expect(rehearsing.offered.length).toBeGreaterThan(0);
				for (const { id } of rehearsing.offered) seen.add(id);
				rehearsing.showOthers();
			}
			expect(seen.size).toBe(rehearsing.scripts.length);
		}));

	test('what is typed stays while the app is open, and is written nowhere', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			rehearsing.typeOwnWords(till, 'A secret sentence');
			expect(rehearsing.ownWords(till)).toBe('A secret sentence');
			expect(rehearsing.ownWords('the-broken-lift' as ScriptId)).toBe('');
			await rehearsing.say('rehearsed', till);
			const kept = JSON.stringify(await readingOf(app.storage).allOf('rehearsals'));
			expect(kept).not.toContain('secret');
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));
});

describe('a line to take along', () => {
	test('becomes an if-then plan for every day, and can be taken back', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			const undo = await rehearsing.takeAlong(till, line);
			expect(await app.storage.all('plans')).toMatchObject([
				{
					kind: 'ifThen',
					cue: null,
					cueWords: 'the kettle boils',
					act: 'think of one friend',
					cardId: null,
					time: null,
					rule: 'FREQ=DAILY',
					since: '2026-11-20',
					state: 'active'
				}
			]);
			if (typeof undo !== 'function') throw new Error(undo);
			await undo();
			expect(await app.storage.all('plans')).toEqual([]);
		}));

	test('a moment from the list stands without words of one’s own', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			await rehearsing.takeAlong(till, { ...line, cue: 'coffee' });
			expect(await app.storage.all('plans')).toMatchObject([{ cue: 'coffee', cueWords: '' }]);
		}));

	test('needs both halves', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			expect(await rehearsing.takeAlong(till, { ...line, act: ' ' })).toBe('blank');
			expect(await rehearsing.takeAlong(till, { ...line, cueWords: '' })).toBe('blank');
			expect(await app.storage.all('plans')).toEqual([]);
		}));

	test('that is left half-written is there again for its scene, until it is kept or let go of', () =>
		withApp(async ({ app, tab }) => {
			const rehearsing = await loaded(app);
			await rehearsing.beginTyping();
			expect(rehearsing.leftLine(till)).toBeNull();
			rehearsing.typeLine(till, line);
			rehearsing.typeLine(party, { ...line, cue: 'coffee' });
			expect(app.unsaved?.isDirty).toBe(true);
			await app.unsaved!.flush();
			expect(app.unsaved?.isDirty).toBe(false);
			rehearsing.endTyping();

			const later = await loaded(tab());
			await later.beginTyping();
			expect(later.leftLine(till)).toMatchObject(line);
			expect(later.leftLine(party)).toMatchObject({ cue: 'coffee' });
			await later.takeAlong(till, line);
			await later.forgetLine(party);
			expect(later.leftLine(till)).toBeNull();
			expect(later.leftLine(party)).toBeNull();
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			later.endTyping();
		}));

	test('leaves what is half-written in the form of a plan as it is', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			const plans = app.part(Plans);
			const words = { cue: null, cueWords: 'it rains', act: '', cardId: null };
			plans.type('ifThen', { ...words, time: null, rule: 'FREQ=DAILY' });
			await plans.flush();
			await rehearsing.takeAlong(till, line);
			expect(plans.leftIn('ifThen')).toMatchObject(words);
			expect(await readingOf(app.storage).drafts()).toHaveLength(1);
		}));

	test('is not one more when enough are running; paused ones leave room', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app);
			for (let i = 0; i < mostActive; i++)
				expect(await rehearsing.takeAlong(till, line)).toBeTypeOf('function');
			expect(await rehearsing.takeAlong(till, line)).toBe('full');
			const [first] = await app.storage.all('plans');
			await app.storage.write([
				{
					list: 'plans',
					id: first!.id,
					next: (plan) => (plan?.kind === 'ifThen' ? { ...plan, state: 'paused' } : plan)
				}
			]);
			expect(await rehearsing.takeAlong(till, line)).toBeTypeOf('function');
		}));
});

describe('a rehearsal as a small win', () => {
	test('is logged as something done on one’s own, and can be taken back', () =>
		withApp(async ({ app }) => {
			const rehearsing = await loaded(app, 30);
			const { undo } = await rehearsing.keepWin({ kind: 'decline' }, 'Rehearsed: a kind no');
			const { wins } = await readingOf(app.storage).wins(5);
			expect(wins).toMatchObject([
				{ cardId: 'read-a-kind-no', channel: 'solo', note: 'Rehearsed: a kind no', energy: 30 }
			]);
			expect(wins[0]!.at.slice(0, 10)).toBe(localIso(noonMs).slice(0, 10));
			await undo();
			expect(await app.storage.winCount()).toBe(0);
		}));
});
