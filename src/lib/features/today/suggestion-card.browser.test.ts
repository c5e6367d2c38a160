import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { cardFacts } from '#lib/content/cards.ts';
import type { TitledCard } from '#lib/core/card.ts';
import SuggestionCard from './SuggestionCard.svelte';

const [facts] = cardFacts.filter(({ needs }) => needs.includes('knownPerson'));

test.each(['Ada', 'Ada\u202E', 'שרה'])(
	'a suggestion for a person asks with their name, which reorders no word around it: %j',
	async (name) => {
		const screen = await render(SuggestionCard, {
			card: { ...facts!, title: 'A line', say: ['Hello'] } as unknown as TitledCard,
			why: vi.fn(),
			person: { id: 'p1', name },
			done: null,
			isBusy: false,
			ondid: vi.fn(),
			onanswer: vi.fn()
		});
		const asked = screen.getByText(`Maybe ${name}?`);
		await expect.element(asked).toBeVisible();
		const [isolated] = asked.element().getElementsByTagName('bdi');
		expect(isolated!.textContent).toBe(name);
	}
);
