import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import { localIso } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { newId, StorageError } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { atEnergy, withApp as withEmptyApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import type { App } from './app.svelte.ts';
import { Composing } from './composing.svelte.ts';
import { People } from './people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';
import { Writing } from './writing.svelte.ts';

const dayMs = 86_400_000;
const checkIn = 'say-they-came-to-mind' as CardId;
const noProblem = (error: unknown) => {
	throw error;
};

/** What a test has begun, which would go on keeping words after it. */
const opened = new Set<Composing>();

/** Runs a test on an empty diary; what it has begun ends as with the page. */
function withApp(test: Parameters<typeof withEmptyApp>[0]): Promise<void> {
	return withEmptyApp(async (scene) => {
		try {
			await test(scene);
		} finally {
			for (const composing of opened) await composing.end();
			opened.clear();
		}
	});
}

async function begun(app: App, asked: { personId?: PersonId; cardId?: CardId } = {}) {
	const composing = new Composing(app);
	opened.add(composing);
	await composing.begin(asked, noProblem);
	return composing;
}

async function someone(app: App, name: string): Promise<PersonId> {
	return (await new People(app).add(name))!.id;
}

/** A device that is full, for drafts; gives how to make room. */
function withoutRoom(): () => void {
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...row: Parameters<typeof put>) {
		if (this.name === 'drafts') throw new DOMException('', 'QuotaExceededError');
		return put.apply(this, row);
	};
	return () => (IDBObjectStore.prototype.put = put);
}

/** What is kept of a message on its way; null when nothing is. */
const left = async (app: App) =>
	(await readingOf(app.storage).draftsOf('message'))[0]?.outgoing ?? null;
const wins = (app: App) =>
	readingOf(app.storage)
		.wins(20)
		.then((page) => page.wins);

describe('composing', () => {
	test('begins with the words of the act that is asked for, or of a small one', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			expect(composing.person?.name).toBe('Ana');
			expect(composing.card?.id).toBe(checkIn);
			expect(composing.outgoing?.text).toBe(composing.card?.say[0]);

			await composing.begin({}, noProblem);
			expect(composing.card?.family).toBe('checkIn');
			expect(composing.card?.effort).toBeLessThanOrEqual(10);
			expect(composing.outgoing?.text).not.toBe('');
			await composing.flush();
			expect(await left(app)).toBeNull();
		}));

	test('nobody marked "not now" or let go of is offered, even when asked for', () =>
		withApp(async ({ app }) => {
			const [ana, ben, cem] = [
				await someone(app, 'Ana'),
				await someone(app, 'Ben'),
				await someone(app, 'Cem')
			];
			await new People(app).change(ben, { notNow: true });
			await app.storage.write([
				{
					list: 'people',
					id: cem,
					next: (present) => present && { ...present, isNameOnly: true }
				}
			]);
			const composing = await begun(app, { personId: ben });
			expect(composing.people.map(({ id }) => id)).toEqual([ana]);
			expect(composing.outgoing?.personId).toBeNull();
			await composing.begin({ personId: cem }, noProblem);
			expect(composing.outgoing?.personId).toBeNull();
		}));

	test('own words survive the end of the page, and another act that is asked for', () =>
		withApp(async ({ app, tab }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app);
			composing.write('Mine, and nobody else’s 👋🏽');
			await expect.poll(() => left(app)).toMatchObject({ text: 'Mine, and nobody else’s 👋🏽' });

			await composing.end();
			const other = await begun(tab(), { personId: ana, cardId: checkIn });
			expect(other.isFromBefore).toBe(true);
			expect(other.outgoing).toMatchObject({
				text: 'Mine, and nobody else’s 👋🏽',
				personId: ana,
				cardId: checkIn
			});
			const bringBack = await other.letGo();
			expect(await left(app)).toBeNull();
			await bringBack();
			expect(other.outgoing?.text).toBe('Mine, and nobody else’s 👋🏽');
			expect(await left(app)).toMatchObject({ text: 'Mine, and nobody else’s 👋🏽' });
		}));

	test('an act’s own words give way to those of another; own words never do', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			const [first, second] = composing.card!.say as [string, string];
			composing.pickLine(second);
			expect(composing.outgoing?.text).toBe(second);
			composing.write(`${second} And more.`);
			composing.pickLine(first);
			expect(composing.outgoing?.text).toBe(`${first} And more.`);
			composing.write('Mine');
			composing.pickCard(null);
			expect(composing.outgoing?.text).toBe('Mine');
			await composing.flush();
		}));

	test('what is remembered of the person is there, and of nobody else', () =>
		withApp(async ({ app }) => {
			const [ana, ben] = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			for (const [personId, text] of [
				[ana, 'Her cat Mia'],
				[ben, 'His boat']
			] as const) {
				const id = newId(noonMs);
				await app.storage.write([
					{
						list: 'remembered',
						id,
						next: () => ({ id, personId, kind: 'detail', text, day: '2026-11-01' as never })
					}
				]);
			}
			const composing = await begun(app, { personId: ana });
			expect(composing.lines.map(({ text }) => text)).toEqual(['Her cat Mia']);
			composing.pickPerson(null);
			expect(composing.lines).toEqual([]);
			await composing.flush();
		}));
});

describe('somebody who was reached lately', () => {
	test('is known from a message that went out from here as well', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			await composing.handOver('sms');
			await composing.sent(true);
			await composing.begin({ personId: ana }, noProblem);
			expect(app.part(ReachingOut).daysSince(ana)).toBe(0);
			await composing.flush();
		}));
});

describe('a message on its way', () => {
	test('is no draft of a win that the page for logging would take up', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('Mine');
			await composing.flush();
			expect(await new Writing(app).begin(null, null, noProblem)).toBeNull();
			expect(await left(app)).toMatchObject({ text: 'Mine' });
		}));

	test('is no edit of the win that it became, where it was left behind', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).draftsOf('message');
			await composing.sent(true);
			await composing.end();
			await app.storage.keepDraft(draft!);
			const [win] = await wins(app);
			expect(draft!.outgoing.winId).toBe(win!.id);
			expect(await new Writing(tab()).begin(win!.id, win!, noProblem)).toBeNull();
		}));

	test('is taken up as it was kept when drafts had the shape of a win’s', () =>
		withApp(async ({ app }) => {
			const { outgoing } = await begun(app, { cardId: checkIn });
			const kept = { ...outgoing!, text: 'From before' };
			const asWin = { winId: kept.winId, base: null, details: app.journal.blank() };
			const id = `message ${newId(noonMs)}` as const;
			await app.storage.keepDraft({ id, outgoing: kept, ...asWin });
			const again = await begun(app);
			expect(again.isFromBefore).toBe(true);
			expect(again.outgoing?.text).toBe('From before');
			expect(await new Writing(app).begin(kept.winId, null, noProblem)).toBeNull();
			await again.end();
		}));

	test('is kept at once when the page is being hidden', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The last words');
			composing.flushNow();
			expect(await left(tab())).toMatchObject({ text: 'The last words' });
			await composing.flush();
		}));
});

describe('another tab', () => {
	test('has a message of its own, and takes nothing of this one with it', () =>
		withApp(async ({ app, tab }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app);
			composing.write('Words of the first tab');
			await composing.flush();

			const other = await begun(tab());
			expect(other.isFromBefore).toBe(false);
			other.pickPerson(ana);
			other.pickCard(checkIn);
			await other.flush();
			expect(await left(app)).toMatchObject({ text: 'Words of the first tab' });

			other.write('Words of the second');
			await other.handOver('copy');
			await composing.handOver('sms');
			await other.sent(true);
			await composing.lookAgain();
			await composing.sent(true);
			expect((await wins(app)).map(({ note }) => note).sort()).toEqual([
				'Words of the first tab',
				'Words of the second'
			]);
			await Promise.all([composing.end(), other.end()]);
		}));

	test('that is hidden writes nothing that was kept already', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('To be let go of');
			await composing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await tab().storage.dropDraft(draft!.id);
			composing.flushNow();
			expect(await left(app)).toBeNull();
			await composing.end();
		}));

	test('takes up own words that were left behind a win, as another one', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await composing.end();
			await app.storage.keepDraft(draft!);
			const other = await begun(tab());
			expect(other.outgoing).toMatchObject({ state: 'writing', text: 'Mine' });
			await other.sent(true);
			expect(await wins(app)).toHaveLength(2);
			await other.end();
		}));
});

describe('what all pages know', () => {
	test('are its words while its page is open, and those of the former afterwards', () =>
		withApp(async ({ app }) => {
			const writing = new Writing(app);
			const composing = await begun(app);
			expect(app.unsaved).toBe(composing);
			expect(app.unsaved?.isDirty).toBe(false);
			composing.write('Mine');
			expect(app.unsaved?.isDirty).toBe(true);
			await composing.begin({}, noProblem);
			await composing.end();
			expect(app.unsaved).toBe(writing);
			expect(composing.isDirty).toBe(false);
		}));
});

describe('what was handed over', () => {
	test('is asked about after a reload, and logs one win with the person and the act', () =>
		withApp(async ({ app, clock, tab }) => {
			const ana = await someone(app, 'Ana');
			const before = await begun(app, { personId: ana, cardId: checkIn });
			before.write('Thinking of you');
			await before.handOver('sms');
			const handedMs = clock.ms;

			await before.end();
			clock.ms += dayMs;
			const other = tab();
			const composing = await begun(other);
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Thinking of you' });
			const undo = await composing.sent(true);
			const [win] = await wins(app);
			expect(win).toMatchObject({
				cardId: checkIn,
				channel: 'text',
				people: [ana],
				note: 'Thinking of you',
				reply: null
			});
			expect(Math.abs(Date.parse(win!.at) - handedMs)).toBeLessThan(5000);
			expect(await left(app)).toBeNull();
			expect(composing.outgoing?.state).toBe('writing');

			await undo();
			expect(await wins(app)).toEqual([]);
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Thinking of you' });
			await composing.sent(false);
			expect((await wins(app)).map(({ note }) => note)).toEqual(['']);
		}));

	test('is learned of for the person that it went to, and not for the one of Today', () =>
		withApp(async ({ app }) => {
			const both = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			await app.today.load();
			await app.today.setEnergy(90);
			const offer = () => app.today.suggestions.find((one) => one.personId);
			for (let round = 0; round < 40 && !offer(); round++) app.today.showOthers();
			const { cardId, personId } = offer()!;
			const other = both.find((id) => id !== personId)!;
			for (const asked of [{ cardId, personId: other }, { cardId }]) {
				const composing = await begun(app, asked);
				await composing.handOver('copy');
				await composing.sent(true);
				await composing.end();
			}
			const done = (await app.storage.all('choices')).filter(({ kind }) => kind === 'done');
			expect(done.map((choice) => choice.personId)).toEqual([other, undefined]);
		}));

	test('is with nobody who was put aside since', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			await composing.handOver('copy');
			await app.part(People).change(ana, { notNow: true });
			await expect.poll(() => composing.person).toBeNull();
			await composing.sent(true);
			expect((await wins(app)).map(({ people }) => people)).toEqual([[]]);
			await composing.end();
		}));

	test('leaves no trace when it did not go out', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Secret words');
			await composing.handOver('copy');
			await composing.letGo();
			expect(await wins(app)).toEqual([]);
			expect(await left(app)).toBeNull();
			await composing.begin({}, noProblem);
			expect(composing.outgoing?.state).toBe('writing');
			expect(composing.outgoing?.text).not.toContain('Secret');
		}));

	test('is one win, also when the page ended between saving it and noting that', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await app.storage.keepDraft(handedOver!);
			await composing.end();
			const after = await begun(tab());
			expect(after.outgoing?.state).toBe('writing');
			expect(await wins(app)).toHaveLength(1);
			expect(await left(app)).toBeNull();
		}));

	test('is settled here when it was settled elsewhere', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await tab().storage.dropDraft(handedOver!.id);
			await composing.lookAgain();
			expect(composing.outgoing?.state).toBe('writing');
		}));

	test('is asked about further where it could not be kept', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Nowhere else');
			const mend = withoutRoom();
			await expect(composing.handOver('copy')).rejects.toThrow(StorageError);
			mend();
			await composing.lookAgain();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
			await composing.flush();
			expect(await left(app)).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
		}));

	test('goes back to the words when the person wants that', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.handOver('copy');
			await composing.goOn();
			expect(composing.outgoing).toMatchObject({ state: 'writing', text: 'Mine', way: null });
			expect(await left(app)).toMatchObject({ state: 'writing', text: 'Mine' });
		}));
});

describe('words that are brought back', () => {
	test.each(['letGo', 'sent'] as const)('after %s stand above those begun since', (settle) =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('The old words');
			await composing.handOver('copy');
			const bringBack = await (settle === 'sent' ? composing.sent(true) : composing.letGo());
			composing.write('The new ones');
			await bringBack();
			expect(await wins(app)).toEqual([]);
			const text = 'The old words\nThe new ones';
			expect(composing.outgoing).toMatchObject({ state: 'writing', text });
			expect(await left(app)).toMatchObject({ text });
			await composing.end();
		})
	);

	test('stay for later where others are on their way, or the page is left', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The old words');
			const bringBack = await composing.letGo();
			composing.write('The new ones');
			await composing.handOver('copy');
			await bringBack();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'The new ones' });
			const other = await begun(tab());
			expect(other.outgoing?.text).toBe('The old words');

			const again = await other.letGo();
			await other.end();
			await again();
			await other.begin({}, noProblem);
			expect(other.outgoing?.text).toBe('The old words');
			await Promise.all([composing.end(), other.end()]);
		}));
});

describe('earlier messages', () => {
	test('name nobody who is marked "not now"', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await app.journal.log(
				{ ...app.journal.blank(), channel: 'text', people: [ana] },
				atEnergy(50)
			);
			const composing = await begun(app);
			expect(composing.earlier).toHaveLength(1);
			await new People(app).change(ana, { notNow: true });
			await expect.poll(() => composing.earlier).toHaveLength(0);
		}));

	test('are the last five of two weeks without a reply noted, and a reply is one tap', () =>
		withApp(async ({ app, clock }) => {
			for (let days = 20; days > 0; days -= 2)
				await app.journal.log(
					{
						...app.journal.blank(),
						at: localIso(clock.ms - days * dayMs),
						channel: 'text',
						note: `${days}`
					},
					atEnergy(50)
				);
			for (const details of [{ channel: 'inPerson' }, { channel: 'text', reply: 'no' }] as const)
				await app.journal.log({ ...app.journal.blank(), ...details }, atEnergy(50));
			const composing = await begun(app);
			expect(composing.earlier.map(({ note }) => note)).toEqual(['2', '4', '6', '8', '10']);
			const undo = await composing.replied(composing.earlier[0]!);
			expect((await wins(app)).find(({ note }) => note === '2')?.reply).toBe('yes');
			await expect
				.poll(() => composing.earlier.map(({ note }) => note))
				.toEqual(['4', '6', '8', '10', '12']);
			await undo();
			await expect.poll(() => composing.earlier[0]?.note).toBe('2');
		}));
});
