import { expect, test, vi } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import { blankWin, type WinDetails } from '#lib/domain/win.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import { InsightsState } from './insights.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

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

test('acts are told apart by the kinds of the deck', () =>
	withApp(async ({ app }) => {
		const insights = app.part(InsightsState);
		await app.journal.log(text, atEnergy(40));
		await app.journal.log({ ...text, cardId: 'of-no-deck' as CardId }, atEnergy(40));
		await insights.load();
		expect(insights.present!.moodByFamily).toMatchObject([{ kind: 'greet', count: 1 }]);
		expect(insights.present!.moodByChannel).toMatchObject([{ kind: 'text', count: 2 }]);
	}));

test('what is logged, taken back, or logged in another tab shows at once, until nobody looks', () =>
	withApp(async ({ app, tab }) => {
		const insights = app.part(InsightsState);
		const stop = insights.watch();
		await vi.waitFor(() => expect(insights.present?.wins).toBe(0));
		const { undo } = await app.journal.log(text, atEnergy(40));
		await vi.waitFor(() => expect(insights.present?.wins).toBe(1));
		await tab().journal.log(text, atEnergy(40));
		await vi.waitFor(() => expect(insights.present?.wins).toBe(2));
		await undo();
		await vi.waitFor(() => expect(insights.present?.wins).toBe(1));
		stop();
		const seen = insights.present;
		await app.journal.log(text, atEnergy(40));
		await readingOf(app.storage).totals();
		expect(insights.present).toBe(seen);
	}));
