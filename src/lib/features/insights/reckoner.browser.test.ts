import { expect, test } from 'vitest';
import { dayAfter } from '#lib/core/calendar.ts';
import type { CardId } from '#lib/core/card.ts';
import { dayAt } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads } from '../../../../tests/support/reads.ts';
import { InsightsState } from './insights.svelte.ts';
import { mostInPage, Reckoner } from './reckoner.ts';
import { RecentState } from './recent.svelte.ts';

const today = dayAt(Date.now());
const wins = Array.from({ length: 40 }, (_, i) =>
	winAt(`${dayAfter(today, -i * 5)}T09:30:00+01:00`, {
		cardId: 'greet-by-name' as CardId,
		...{ channel: 'text', moodBefore: 2, moodAfter: 4, ease: 3, energy: i },
		people: [`person ${i % 3}` as PersonId]
	})
);

test('a worker computes the numbers of a long diary, the same as the page does', () =>
	withApp(async ({ app, tab }) => {
		await app.storage.write(wins.map(saving));
		const short = [app.part(InsightsState), app.part(RecentState)] as const;
		await Promise.all(short.map((state) => state.load()));

		const long = tab();
		// Writing so many would take too long.
		long.storage.winCount = () => Promise.resolve(mostInPage + 1);
		await long.deck.load();
		const states = [long.part(InsightsState), long.part(RecentState)] as const;
		const reads = countedReads();
		await Promise.all(states.map((state) => state.load()));
		expect(reads()).toBe(0);
		expect(states[0].present).toEqual(short[0].present);
		expect(states[0].present?.moodByFamily).toMatchObject([{ kind: 'greet', count: 40 }]);
		expect(states[0].grown).toEqual(short[0].grown);
		expect(states[1].present).toEqual(short[1].present);
	}));

test('numbers stay on screen when the page goes into the back/forward cache', () =>
	withApp(async ({ app }) => {
		await app.storage.write(wins.map(saving));
		const insights = app.part(InsightsState);
		await insights.load();
		app.storage.winCount = () => Promise.resolve(mostInPage + 1);
		const asked = app.part(Reckoner).numbers(new Map());
		const reload = insights.load();
		await new Promise((resolve) => setTimeout(resolve));
		dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
		expect(await asked).toBeNull();
		await reload;
		expect(insights.present?.wins).toBe(40);
		expect(app.problem).toBeNull();
	}));
