import { expect, test } from 'vitest';
import { jsonTable } from './json-table.ts';

test('a list of flat objects is a table with the names of its fields', () => {
	const list = [
		{ date: '2025-12-14', scores: 4, notes: 'Good day\nI am happy' },
		{ date: '2025-12-15', scores: [5], tags: ['tea', 'walk'], done: true, more: { a: 1 } }
	];
	expect(jsonTable(`\uFEFF${JSON.stringify(list)}`)).toEqual([
		['date', 'scores', 'notes', 'tags', 'done'],
		['2025-12-14', '4', 'Good day\nI am happy', '', ''],
		['2025-12-15', '5', '', 'tea, walk', 'true']
	]);
});

test('the longest list in an object is the table', () => {
	const text = JSON.stringify({
		version: 3,
		moods: [{ name: 'good' }],
		entries: [{ day: '2026-01-01' }, { day: '2026-01-02' }, 'noise']
	});
	expect(jsonTable(text)).toEqual([['day'], ['2026-01-01'], ['2026-01-02']]);
});

test('instants in ms and seconds become dates, other numbers stay', () => {
	const text = JSON.stringify([
		{ createdAt: 1764325584203, time: 1764325584, year: 2026, steps: 1764325584203 }
	]);
	expect(jsonTable(text)).toEqual([
		['createdAt', 'time', 'year', 'steps'],
		['2025-11-28T10:26:24.203Z', '2025-11-28T10:26:24.000Z', '2026', '1764325584203']
	]);
});

test.each(['[]', '{}', '[1,2]', '{"a":{"b":[{"c":1}]}}', '[{}]', '[{"a":1}', 'null', '"a"'])(
	'%s is no table',
	(text) => {
		expect(jsonTable(text)).toBeNull();
	}
);

test('a hundred columns are a table, and more are none', () => {
	const row = (count: number) =>
		JSON.stringify([Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, i]))]);
	expect(jsonTable(row(100))?.[0]).toHaveLength(100);
	expect(jsonTable(row(101))).toBeNull();
	const many = Array.from({ length: 50_000 }, (_, i) => ({ [`a${i}`]: i }));
	expect(jsonTable(JSON.stringify(many))).toBeNull();
});
