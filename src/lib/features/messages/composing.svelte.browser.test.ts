import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { newId, StorageError } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { atEnergy, withApp as withEmptyApp } from '../../../../tests/support/app.ts';
import { savingPerson, noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Composing } from './composing.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';
import { Writing } from '#lib/features/diary/writing.svelte.ts';

const dayMs = 86_400_000;
const checkIn = 'say-they-came-to-mind' as CardId;
const noProblem = (error: unknown) => {
	throw error;
};

/** The instances that a test began. Each must end with its test, or it would go on saving words. */
const opened = new Set<Composing>();

/** Runs a test on an empty diary. Afterwards its instances end, as when the page is closed. */
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

async function begun(
	app: App,
	asked: { personId?: PersonId; cardId?: CardId } = {},
	onproblem: (error: unknown) => void = noProblem
) {
	const composing = new Composing(app);
	opened.add(composing);
	onTestFinished(use(() => composing.subscribe()));
	await composing.begin(asked, onproblem);
	return composing;
}

async function remembers(app: App, personId: PersonId, text: string): Promise<void> {
	const id = newId(noonMs);
	const day = '2026-11-01' as Day;
	const line = { id, personId, kind: 'detail', text, day } as const;
	await app.storage.write([{ collection: 'remembered', id, next: () => line }]);
}

async function someone(app: App, name: string): Promise<PersonId> {
	return (await new People(app).add(name))!.id;
}

/** Makes the device full for drafts; returns a function that makes room. */
function withoutRoom(): () => void {
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...row: Parameters<typeof put>) {
		if (this.name === 'drafts') throw new DOMException('', 'QuotaExceededError');
		return put.apply(this, row);
	};
	return () => (IDBObjectStore.prototype.put = put);
}

/** The stored draft of a message; null if there is none. */
const left = async (app: App) =>
	(await readingOf(app.storage).draftsOf('message'))[0]?.outgoing ?? null;
const wins = (app: App) =>
	readingOf(app.storage)
		.wins(20)
		.then((page) => page.wins);

describe('composing', () => {
	test('begins with the words of the requested card, or of a small one', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			expect(composing.person?.name).toBe('Ana');
			expect(composing.card?.id).toBe(checkIn);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');

			await composing.begin({}, noProblem);
			expect(composing.card?.family).toBe('checkIn');
			expect(composing.card?.effort).toBeLessThanOrEqual(10);
			expect(composing.outgoing?.text).not.toBe('');
			await composing.flush();
			expect(await left(app)).toBeNull();
		}));

	test('offers no person marked "not now" or deleted, even if requested', () =>
		withApp(async ({ app }) => {
			const [ana, ben, cem] = [
				await someone(app, 'Ana'),
				await someone(app, 'Ben'),
				await someone(app, 'Cem')
			];
			await new People(app).change(ben, { notNow: true });
			await app.storage.write([
				{
					collection: 'people',
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

	test('restores own words after the page was closed, even if another card is requested', () =>
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
			const bringBack = await other.discard();
			expect(await left(app)).toBeNull();
			await bringBack();
			expect(other.outgoing?.text).toBe('Mine, and nobody else’s 👋🏽');
			expect(await left(app)).toMatchObject({ text: 'Mine, and nobody else’s 👋🏽' });
		}));

	test('replaces composed words by those of another choice, but never own words', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { cardId: checkIn });
			expect(composing.outgoing?.text).toBe('Hi, you came to mind today.');
			composing.pickPerson(ana);
			composing.pickTone('warm');
			const warm = "Hi Ana, you came to mind today. I hope you're all right.";
			expect(composing.outgoing?.text).toBe(warm);
			composing.write(`${warm} And more.`);
			composing.pickTone('short');
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. And more.');
			composing.toggleReassurance();
			const reassured = 'Hi Ana, you came to mind today. No need to reply. And more.';
			expect(composing.outgoing?.text).toBe(reassured);
			composing.toggleReassurance();
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. And more.');
			composing.write('Mine');
			composing.pickCard(null);
			expect(composing.outgoing?.text).toBe('Mine');
			await composing.flush();
		}));

	test('mentions a remembered detail of the person once, and drops it with the card', () =>
		withApp(async ({ app }) => {
			const [ana, ben] = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			await remembers(app, ana, 'her knee operation');
			await remembers(app, ben, 'His boat');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			expect(composing.details.map(({ label }) => label)).toEqual(['the knee']);
			const [knee] = composing.details;
			composing.toggleDetail(knee!.id);
			const text = "Hi Ana, you came to mind today. How's your knee?";
			expect(composing.outgoing?.text).toBe(text);
			composing.pickCard('send-one-song' as CardId);
			expect(composing.outgoing?.text).toBe('Hi Ana, I keep playing this one.');

			composing.toggleDetail(knee!.id);
			composing.write(`${composing.outgoing!.text} Mine.`);
			composing.pickCard(checkIn);
			expect(composing.outgoing?.text).toBe(`${text} Mine.`);
			composing.toggleDetail(knee!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. Mine.');
			composing.pickPerson(null);
			expect(composing.details).toEqual([]);
			await composing.flush();
		}));

	test('waits for own words about a detail without a sentence, and never sends its note', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await remembers(app, ana, 'allergic to nuts');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			const [note] = composing.details;
			expect(note).toMatchObject({ label: 'allergic to nuts', isReminder: true });
			composing.toggleDetail(note!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. …');
			expect(composing.hasGap).toBe(true);
			composing.toggleDetail(note!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');
			expect(composing.hasGap).toBe(false);

			composing.toggleDetail(note!.id);
			composing.fill(note!.id, 0, 'I found a cake for you');
			const text = 'Hi Ana, you came to mind today. I found a cake for you.';
			expect(composing.outgoing?.text).toBe(text);
			expect(composing.hasGap).toBe(false);
			composing.pickCard('send-one-song' as CardId);
			expect(composing.outgoing?.text).toBe('Hi Ana, I keep playing this one.');

			composing.write(`${composing.outgoing!.text} Mine … and more.`);
			expect(composing.hasGap).toBe(false);
			composing.fill(note!.id, 0, '');
			composing.toggleDetail(note!.id);
			expect(composing.hasGap).toBe(true);
			composing.write(composing.outgoing!.text.replaceAll('…', 'with words'));
			expect(composing.hasGap).toBe(false);
			await composing.discard();
		}));

	test('has nothing light beside a grave detail, in any tone', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await remembers(app, ana, 'her mum died');
			const composing = await begun(app, { personId: ana });
			composing.pickTone('light');
			expect(composing.outgoing?.text).toBe('Hey Ana, waving at you from over here.');
			composing.toggleDetail(composing.details[0]!.id);
			expect(composing.outgoing?.text).toBe("Hello Ana. I'm so sorry about your mum.");
			composing.pickTone('warm');
			expect(composing.outgoing?.text).toBe(
				"Hello Ana. I'm so sorry about your mum. I'm thinking of you."
			);
			composing.pickTone('light');
			composing.toggleDetail(composing.details[0]!.id);
			expect(composing.outgoing?.text).toBe('Hey Ana, waving at you from over here.');
		}));

	test('stores words in a gap as a draft, and waits for them before it is sent', () =>
		withApp(async ({ app, tab }) => {
			const memory = 'send-a-shared-memory' as CardId;
			const composing = await begun(app, { cardId: memory });
			expect(composing.hasGap).toBe(true);
			composing.fill(composing.composition.parts.at(-1)!.source, 0, 'swam at night');
			expect(composing.hasGap).toBe(false);
			const text = 'Hi, I was thinking of the time when we swam at night.';
			await expect.poll(() => left(app)).toMatchObject({ text });
			composing.pickTone('light');
			expect(composing.hasGap).toBe(true);
			composing.write(composing.outgoing!.text);
			expect(composing.hasGap).toBe(true);
			composing.pickTone('short');
			expect(composing.outgoing?.text).toBe(text);

			await composing.end();
			const other = await begun(tab(), { cardId: checkIn });
			expect(other.isFromBefore).toBe(true);
			expect(other.outgoing?.text).toBe(text);
			await other.discard();
		}));

	test('opens with a birthday wish on the day, unless the person was reached already', () =>
		withApp(async ({ app, clock }) => {
			const ana = await someone(app, 'Ana');
			const birthday = `--${localIso(clock.ms).slice(5, 10)}`;
			const next = (present: Omit<Person, 'revision'> | null) =>
				present && { ...present, birthday };
			await app.storage.write([{ collection: 'people', id: ana, next }]);
			const composing = await begun(app);
			expect(composing.person?.id).toBe(ana);
			expect(composing.outgoing?.text).toBe('Happy birthday, Ana!');
			expect(composing.composition.reassurance).toBeNull();
			composing.pickPerson(null);
			expect(composing.outgoing?.text).toBe('Hello.');
			composing.pickPerson(ana);
			expect(composing.outgoing?.text).toBe('Happy birthday, Ana!');

			await composing.begin({ personId: ana, cardId: checkIn }, noProblem);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');
			expect(composing.isTheirBirthday).toBe(true);
			composing.pickBirthday();
			await composing.handOver('sms');
			await composing.sent(true);
			expect(await wins(app)).toMatchObject([{ note: 'Happy birthday, Ana!', cardId: null }]);
			await expect.poll(() => app.part(ReachingOut).daysSince(ana)).toBe(0);
			await composing.begin({}, noProblem);
			expect(composing.outgoing?.text).toBe('Hello.');
		}));
});

describe('a person who was reached lately', () => {
	test('is known from a message that was sent here', () =>
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

describe('an unsettled message', () => {
	test('is not taken over by the page that logs wins', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('Mine');
			await composing.flush();
			expect(await new Writing(app).begin(null, null, noProblem)).toBeNull();
			expect(await left(app)).toMatchObject({ text: 'Mine' });
		}));

	test('is not taken for an edit of the win that it became', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).draftsOf('message');
			await composing.sent(true);
			await composing.end();
			await app.storage.storeDraft(draft!);
			const [win] = await wins(app);
			expect(draft!.outgoing.winId).toBe(win!.id);
			expect(await new Writing(tab()).begin(win!.id, win!, noProblem)).toBeNull();
		}));

	test('is read when an earlier version stored it in the shape of a win’s draft', () =>
		withApp(async ({ app }) => {
			const { outgoing } = await begun(app, { cardId: checkIn });
			const kept = { ...outgoing!, text: 'From before' };
			const asWin = { winId: kept.winId, base: null, details: app.journal.blank() };
			const id = `message ${newId(noonMs)}` as const;
			await app.storage.storeDraft({ id, outgoing: kept, ...asWin });
			const again = await begun(app);
			expect(again.isFromBefore).toBe(true);
			expect(again.outgoing?.text).toBe('From before');
			expect(await new Writing(app).begin(kept.winId, null, noProblem)).toBeNull();
			await again.end();
		}));

	test('is stored at once when the page is hidden', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The last words');
			composing.flushNow();
			expect(await left(tab())).toMatchObject({ text: 'The last words' });
			await composing.flush();
		}));
});

describe('another tab', () => {
	test('has a message of its own and changes nothing in the first one', () =>
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

	test('deletes a draft, and hiding the first tab does not store it again', () =>
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

	test('takes over own words that outlived their win, as another win', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.flush();
			const [draft] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await composing.end();
			await app.storage.storeDraft(draft!);
			const other = await begun(tab());
			expect(other.outgoing).toMatchObject({ state: 'writing', text: 'Mine' });
			await other.sent(true);
			expect(await wins(app)).toHaveLength(2);
			await other.end();
		}));
});

describe('the unsaved changes of the app', () => {
	test('include the message while its page is open, and only other sources afterwards', () =>
		withApp(async ({ app }) => {
			const flushed: string[] = [];
			const flushNow = () => flushed.push('other');
			app.unsaved.add({ isDirty: false, flush: () => Promise.resolve(), flushNow });
			const composing = await begun(app);
			vi.spyOn(composing, 'flushNow').mockImplementation(() => flushed.push('composing'));
			expect(app.unsaved.isDirty).toBe(false);
			composing.write('Mine');
			expect(app.unsaved.isDirty).toBe(true);
			app.unsaved.flushNow();
			expect(flushed).toEqual(['other', 'composing']);
			await composing.begin({}, noProblem);
			await composing.end();
			app.unsaved.flushNow();
			expect(flushed).toEqual(['other', 'composing', 'other']);
			expect(app.unsaved.isDirty).toBe(false);
			expect(composing.isDirty).toBe(false);
		}));
});

describe('a message that was handed over', () => {
	test('is asked about after a reload, and is logged as one win with its person and card', () =>
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
			expect(composing.justSent).toEqual({ winId: win!.id, personId: ana, channel: 'text' });

			await undo();
			expect(composing.justSent).toBeNull();
			expect(await wins(app)).toEqual([]);
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Thinking of you' });
			await composing.sent(false);
			expect((await wins(app)).map(({ note }) => note)).toEqual(['']);
			composing.writeAnother();
			expect(composing.justSent).toBeNull();
		}));

	test('counts as a choice for its own person, not for the person suggested on Today', () =>
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

	test('is logged without a person who was marked "not now" since', () =>
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

	test('leaves no trace if it was not sent', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Secret words');
			await composing.handOver('copy');
			await composing.discard();
			expect(await wins(app)).toEqual([]);
			expect(await left(app)).toBeNull();
			await composing.begin({}, noProblem);
			expect(composing.outgoing?.state).toBe('writing');
			expect(composing.outgoing?.text).not.toContain('Secret');
		}));

	test('is one win, even if the page ended before its draft was deleted', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await composing.sent(true);
			await app.storage.storeDraft(handedOver!);
			await composing.end();
			const after = await begun(tab());
			expect(after.outgoing?.state).toBe('writing');
			expect(await wins(app)).toHaveLength(1);
			expect(await left(app)).toBeNull();
		}));

	test('is settled here when another tab has settled it', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app, { cardId: checkIn });
			await composing.handOver('copy');
			const [handedOver] = await readingOf(app.storage).drafts();
			await tab().storage.dropDraft(handedOver!.id);
			await composing.lookAgain();
			expect(composing.outgoing?.state).toBe('writing');
		}));

	test('is still asked about if it could not be stored', () =>
		withApp(async ({ app }) => {
			// On a slow device autosave runs first and fails as well.
			const composing = await begun(app, { cardId: checkIn }, () => {});
			composing.write('Nowhere else');
			const mend = withoutRoom();
			await expect(composing.handOver('copy')).rejects.toThrow(StorageError);
			mend();
			await composing.lookAgain();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
			await composing.flush();
			expect(await left(app)).toMatchObject({ state: 'handedOver', text: 'Nowhere else' });
		}));

	test('can be edited again if the user goes back', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app, { cardId: checkIn });
			composing.write('Mine');
			await composing.handOver('copy');
			await composing.goBack();
			expect(composing.outgoing).toMatchObject({ state: 'writing', text: 'Mine', way: null });
			expect(await left(app)).toMatchObject({ state: 'writing', text: 'Mine' });
		}));
});

describe('restored words', () => {
	test.each(['discard', 'sent'] as const)('after %s are placed above newer words', (settle) =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			composing.write('The old words');
			await composing.handOver('copy');
			const bringBack = await (settle === 'sent' ? composing.sent(true) : composing.discard());
			composing.write('The new ones');
			await bringBack();
			expect(await wins(app)).toEqual([]);
			const text = 'The old words\nThe new ones';
			expect(composing.outgoing).toMatchObject({ state: 'writing', text });
			expect(await left(app)).toMatchObject({ text });
			await composing.end();
		})
	);

	test('become a separate draft if another message was handed over or the page is closed', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The old words');
			const bringBack = await composing.discard();
			composing.write('The new ones');
			await composing.handOver('copy');
			await bringBack();
			expect(composing.outgoing).toMatchObject({ state: 'handedOver', text: 'The new ones' });
			const other = await begun(tab());
			expect(other.outgoing?.text).toBe('The old words');

			const again = await other.discard();
			await other.end();
			await again();
			await other.begin({}, noProblem);
			expect(other.outgoing?.text).toBe('The old words');
			await Promise.all([composing.end(), other.end()]);
		}));
});

describe('earlier messages', () => {
	test('are those to the chosen person, and none for people marked "not now"', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await app.journal.log(
				{ ...app.journal.blank(), channel: 'text', people: [ana] },
				atEnergy(50)
			);
			const ben = await someone(app, 'Ben');
			const composing = await begun(app, { personId: ana });
			expect(composing.earlier).toHaveLength(1);
			composing.pickPerson(ben);
			expect(composing.earlier).toHaveLength(0);
			composing.pickPerson(ana);
			expect(composing.earlier).toHaveLength(1);
			await new People(app).change(ana, { notNow: true });
			await expect.poll(() => composing.earlier).toHaveLength(0);
		}));

	test('are the last five of two weeks without a noted reply, and a reply can be noted', () =>
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

describe('the live data of the compose page', () => {
	test('does not bring back a deleted message when an older read ends late', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			const win = winAt(localIso(app.now() - dayMs), { channel: 'text' });
			const reads = heldReads(app.storage, 'queries');
			await app.storage.write([saving(win)]);
			await app.storage.write([{ collection: 'wins', id: win.id, next: () => null }]);
			// Each of the two writes causes two reads: the earlier messages, and the people who were reached.
			await reads.count(4);
			await reads.releaseNewestFirst();
			expect(composing.earlier).toEqual([]);
		}));

	test('is not read for a screen that was left', () =>
		withApp(async ({ app }) => {
			const composing = new Composing(app);
			const leave = use(() => [composing.subscribe(), composing.earlier, composing.person]);
			await composing.begin({}, noProblem);
			await composing.end();
			leave();
			await settled();
			const reads = countedReads();
			await app.storage.write([savingPerson('Ana'), saving(winAt(localIso(app.now())))]);
			await settled();
			expect(reads()).toBe(0);
		}));
});
