import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { InPieces } from './in-pieces.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function winsFrom(first: number, count: number): Win[] {
	return Array.from({ length: count }, (_, i) => ({
		...blankWin('2026-11-15T09:00:00+01:00'),
		...{ id: `id ${first + i}` as WinId, revision: '' as Revision }
	}));
}

test('a list comes in pieces of three, one for each task', () => {
	const pieces = new InPieces([]);
	const wins = winsFrom(0, 10);
	pieces.take(wins);
	const lengths = [pieces.shown.length];
	while (pieces.shown.length < 10) {
		vi.advanceTimersToNextTimer();
		lengths.push(pieces.shown.length);
	}
	expect(lengths).toEqual([3, 6, 9, 10]);
	expect(pieces.shown).toEqual(wins);
	expect(vi.getTimerCount()).toBe(0);
});

test('wins on screen stay there while older ones join them', () => {
	const pieces = new InPieces([]);
	pieces.take(winsFrom(0, 10));
	vi.runAllTimers();
	pieces.take(winsFrom(0, 20));
	expect(pieces.shown).toHaveLength(13);
	vi.runAllTimers();
	expect(pieces.shown).toHaveLength(20);
});

test('newer wins join at once, since those on screen have to stay', () => {
	const pieces = new InPieces([]);
	pieces.take(winsFrom(10, 10));
	vi.runAllTimers();
	pieces.take(winsFrom(0, 20));
	expect(pieces.shown).toHaveLength(20);
});

test('another list replaces one whose pieces have not all come', () => {
	const pieces = new InPieces([]);
	pieces.take(winsFrom(0, 10));
	pieces.take(winsFrom(50, 4));
	vi.runAllTimers();
	expect(pieces.shown).toEqual(winsFrom(50, 4));
	pieces.take([]);
	expect(pieces.shown).toEqual([]);
	pieces.take(winsFrom(0, 10));
	pieces.stop();
	expect(vi.getTimerCount()).toBe(0);
});

test('on the way back to the diary all its wins are there at once', () => {
	const pieces = new InPieces(winsFrom(0, 40));
	expect(pieces.shown).toHaveLength(40);
	pieces.take(winsFrom(0, 40));
	expect(pieces.shown).toHaveLength(40);
	expect(vi.getTimerCount()).toBe(0);
});
