import { expect, onTestFinished, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { blankWin, type WinDetails } from '#lib/core/win.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { InsightsState } from './insights.svelte.ts';

const text: WinDetails = {
	...blankWin('2026-11-20T09:30:00+01:00'),
	cardId: 'greet-by-name' as CardId,
	channel: 'text',
	moodBefore: 2,
	moodAfter: 4
};

test('nothing is known before the totals have been read', () =>
	withApp(async ({ app }) => {
		const insights = app.part(InsightsState);
		expect(insights.present).toBeNull();
		await insights.load();
		expect(insights.present).toMatchObject({ wins: 0, moodByChannel: [] });
		expect(app.part(InsightsState)).toBe(insights);
	}));

test('wins are grouped by the family of their card in the deck', () =>
	withApp(async ({ app }) => {
		const insights = app.part(InsightsState);
		await app.journal.log(text, atEnergy(40));
		await app.journal.log({ ...text, cardId: 'of-no-deck' as CardId }, atEnergy(40));
		await insights.load();
		expect(insights.present!.moodByFamily).toMatchObject([{ kind: 'greet', count: 1 }]);
		expect(insights.present!.moodByChannel).toMatchObject([{ kind: 'text', count: 2 }]);
	}));

test('a win that is logged or undone here, or logged in another tab, shows at once', () =>
	withApp(async ({ app, tab }) => {
		const insights = app.part(InsightsState);
		const leave = use(() => insights.present);
		await expect.poll(() => insights.present?.wins).toBe(0);
		const { undo } = await app.journal.log(text, atEnergy(40));
		await expect.poll(() => insights.present?.wins).toBe(1);
		await tab().journal.log(text, atEnergy(40));
		await expect.poll(() => insights.present?.wins).toBe(2);
		await undo();
		await expect.poll(() => insights.present?.wins).toBe(1);
		leave();
	}));

test('after the user leaves the screen, a write causes no read for it', () =>
	withApp(async ({ app }) => {
		const insights = app.part(InsightsState);
		const leave = use(() => insights.present);
		await expect.poll(() => insights.present?.wins).toBe(0);
		await app.journal.log(text, atEnergy(40));
		await expect.poll(() => insights.present?.wins).toBe(1);
		leave();
		const seen = insights.present;
		const transactions = countedReads();
		await app.journal.log(text, atEnergy(40));
		await settled();
		expect(transactions()).toBe(0);
		expect(insights.present).toBe(seen);
	}));

test('an older, slower read does not replace a newer one', () =>
	withApp(async ({ app, tab }) => {
		const insights = app.part(InsightsState);
		onTestFinished(use(() => insights.present));
		await expect.poll(() => insights.present?.wins).toBe(0);
		const { journal } = tab();
		const held = heldReads(app.storage);
		await journal.log(text, atEnergy(40));
		await held.count(1);
		await journal.log(text, atEnergy(40));
		await held.count(2);
		held.releaseNewest();
		await expect.poll(() => insights.present?.wins).toBe(2);
		await held.releaseOlder();
		expect(insights.present?.wins).toBe(2);
	}));
