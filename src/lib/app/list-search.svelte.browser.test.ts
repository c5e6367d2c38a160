import { expect, test } from 'vitest';
import { ListSearch } from './list-search.svelte.ts';

interface Soup {
	name: string;
	words: string;
}

test('a list search finds items by their texts, and follows changes of the list', () => {
	let soups = $state.raw<readonly Soup[]>([
		{ name: 'Crème of leek', words: 'with Åsa' },
		{ name: 'Lentils', words: 'on Tuesdays' }
	]);
	const end = $effect.root(() => {
		const search = new ListSearch(
			() => soups,
			({ name, words }: Soup) => [name, words]
		);
		const names = () => search.found.map(({ name }) => name);
		expect(search.isNarrowed).toBe(false);
		expect(search.isInUse).toBe(false);
		expect(names()).toEqual(['Crème of leek', 'Lentils']);

		search.lookFor('asa CREME');
		expect(search.isNarrowed).toBe(true);
		expect(names()).toEqual(['Crème of leek']);
		soups = [...soups, { name: 'Creme brûlée', words: 'Åsa’s' }];
		expect(names()).toEqual(['Crème of leek', 'Creme brûlée']);
		search.lookFor('reme');
		expect(names()).toEqual([]);
		search.lookFor(' … ');
		expect(search.isNarrowed).toBe(false);
		expect(search.isInUse).toBe(true);
		expect(names()).toHaveLength(3);
	});
	end();
});
