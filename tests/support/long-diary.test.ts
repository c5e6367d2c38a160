import { describe, expect, it } from 'vitest';
import { dayOf } from '#lib/core/day.ts';
import { longDiary } from './long-diary.ts';

const all = (count: number, seed?: string) => [...longDiary(count, seed).wins()];
const textOf = ({ note, genuine, carry }: { note: string; genuine: string; carry: string }) =>
	[note, genuine, carry].join('\n');
const signs = (text: string, script: string) =>
	text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0;
/** Words between spaces; in scripts without spaces, two signs count as one word. */
const wordsIn = (text: string) =>
	text.split(/\s+/).filter((word) => /[\p{L}]/u.test(word) && !/[一-鿿ぁ-ヿ]/.test(word)).length +
	(signs(text, 'Han') + signs(text, 'Hiragana') + signs(text, 'Katakana')) / 2;

describe('a long diary', () => {
	const wins = all(2_000);

	it('is the same for the same seed, and another for another', () => {
		expect(all(50)).toEqual(all(50));
		expect(all(50, 'another')).not.toEqual(all(50));
		expect(longDiary(50).people).toEqual(longDiary(50).people);
		const diary = longDiary(50);
		expect([...diary.wins()]).toEqual([...diary.wins()]);
	});

	it('has the requested number of wins with different ids, in ten years, oldest first', () => {
		expect(wins).toHaveLength(2_000);
		expect(new Set(wins.map(({ id }) => id)).size).toBe(2_000);
		expect(dayOf(wins[0]!.at) < '2016-12').toBe(true);
		expect(dayOf(wins.at(-1)!.at)).toBe('2026-11-20');
		const days = wins.map(({ at }) => dayOf(at));
		expect(days).toEqual(days.toSorted());
	});

	it('has 2,000 people with different names, some of them frequent, and 20,000 check-ins', () => {
		const { people, checkIns } = longDiary(10);
		expect(new Set(people.map(({ name }) => name)).size).toBe(2_000);
		expect(checkIns).toHaveLength(20_000);
		const met = wins.flatMap((win) => win.people);
		const times = (at: number) => met.filter((id) => id === people[at]!.id).length;
		expect(times(0)).toBeGreaterThan(100);
		expect(times(1_500)).toBeLessThan(5);
	});

	it('has about 60 words in a win', () => {
		const mean = wins.reduce((sum, win) => sum + wordsIn(textOf(win)), 0) / wins.length;
		expect(mean).toBeGreaterThan(55);
		expect(mean).toBeLessThan(65);
	});

	it('is written in several scripts, mostly in Latin letters, with accents and emoji', () => {
		const text = wins.map(textOf).join('\n');
		const letters = text.match(/\p{L}/gu)!.length;
		expect(signs(text, 'Latin') / letters).toBeGreaterThan(0.75);
		const others = ['Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hiragana'];
		for (const script of others) expect(signs(text, script), script).toBeGreaterThan(500);
		expect(text).toMatch(/[éüßłş]/);
		expect(text).toMatch(/\p{Extended_Pictographic}/u);
	});

	it('has frequent words and words that occur once', () => {
		const counts = new Map<string, number>();
		for (const word of wins
			.map(textOf)
			.join(' ')
			.toLowerCase()
			.match(/[\p{L}\p{M}]+/gu)!)
			counts.set(word, (counts.get(word) ?? 0) + 1);
		expect(Math.max(...counts.values())).toBeGreaterThan(2_000);
		expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThan(2_000);
	});
});
