import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels } from '#lib/core/card.ts';
import { markKinds } from '#lib/core/pond.ts';
import type { WinId } from '#lib/core/win.ts';
import { marksIn, winsIn } from './counts.ts';
import { somePlaced, someWins, tallyOf } from '../../../../tests/support/pond.ts';

describe('the marks on the pond', () => {
	test('are as many as the wins, besides the lilies', () => {
		fc.assert(
			fc.property(someWins, (wins) => {
				expect(winsIn(tallyOf(wins))).toBe(wins.length);
			})
		);
	});

	test('gain one lily and nothing else when a win is treasured', () => {
		fc.assert(
			fc.property(someWins, somePlaced, (wins, win) => {
				const plain = marksIn(tallyOf([...wins, { ...win, treasured: false }]));
				const treasured = marksIn(tallyOf([...wins, { ...win, treasured: true }]));
				expect(treasured).toEqual({ ...plain, lily: plain.lily + 1 });
			})
		);
	});

	test('have the kind of the channel', () => {
		const kinds = channels.map((channel) => {
			const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;
			const marks = marksIn(tallyOf([{ id, channel, treasured: false }]));
			return [channel, markKinds.filter((kind) => marks[kind] > 0).join()];
		});
		expect(Object.fromEntries(kinds)).toEqual({
			inPerson: 'leaf',
			call: 'ripple',
			voiceNote: 'ripple',
			text: 'light',
			online: 'light',
			letter: 'boat',
			solo: 'stone'
		});
	});
});
