import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId } from './card.ts';
import type { PersonId } from './person.ts';
import { countedIn, energyParts, monthOf, totalsOf } from './totals.ts';
import { blankWin, type Win, type WinDetails } from './win.ts';
import { someDetails } from '../../../tests/support/wins.ts';

const at = '2026-11-20T09:30:00+01:00';
const winWith = (details: Partial<WinDetails> = {}) => ({ ...blankWin(at), ...details }) as Win;
const someWin = someDetails.map(winWith);

describe('monthOf', () => {
	test("is the month on the writer's wall clock", () => {
		expect(monthOf({ at: '2026-01-01T00:30:00+14:00' })).toBe('2026-01');
		expect(monthOf({ at: '2025-12-31T23:30:00-10:00' })).toBe('2025-12');
	});
});

describe('countedIn', () => {
	test('counts an empty win and its hour', () => {
		expect(countedIn(winWith())).toEqual(['win', 'hour|9']);
	});

	test('counts each field of a complete win', () => {
		const win = winWith({
			cardId: 'greet-by-name' as CardId,
			channel: 'inPerson',
			moodBefore: 2,
			moodAfter: 4,
			ease: 3,
			energy: 35,
			reply: 'notYet',
			people: ['ann', 'ben'] as PersonId[]
		});
		expect(countedIn(win).sort()).toEqual(
			[
				'win',
				'hour|9',
				'mood|inPerson|greet-by-name|2|4',
				'ease|3',
				'energy|inPerson|1|3',
				'reply|inPerson|notYet',
				'person|ann',
				'person|ben'
			].sort()
		);
	});

	test('counts a mood change only if both moods are known, with or without a card', () => {
		expect(countedIn(winWith({ moodBefore: 2 })).join()).not.toContain('mood');
		expect(countedIn(winWith({ moodAfter: 2 })).join()).not.toContain('mood');
		expect(countedIn(winWith({ moodBefore: 1, moodAfter: 5 }))).toContain('mood|||1|5');
	});

	test('counts a person once', () => {
		const people = ['ann', 'ann'] as PersonId[];
		expect(countedIn(winWith({ people })).filter((key) => key === 'person|ann')).toHaveLength(1);
	});

	test.each([
		[0, 0],
		[19, 0],
		[20, 1],
		[50, 2],
		[99, 4],
		[100, 4]
	])('counts an energy of %i in part %i', (energy, part) => {
		expect(part).toBeLessThan(energyParts);
		expect(countedIn(winWith({ energy }))).toContain(`energy||${part}|`);
	});
});

describe('totalsOf', () => {
	test('returns nothing without wins', () => {
		expect(totalsOf([])).toEqual([]);
	});

	test('returns each month once, the earliest first', () => {
		const wins = ['2026-11-01', '2025-02-03', '2026-11-30', '2026-01-01'].map((day) =>
			winWith({ at: `${day}T10:00:00+00:00` })
		);
		expect(totalsOf(wins).map(({ id, counts }) => [id, counts.win])).toEqual([
			['2025-02', 1],
			['2026-01', 1],
			['2026-11', 2]
		]);
	});

	test('does not depend on the order of the wins', () => {
		fc.assert(
			fc.property(fc.array(someWin), (wins) => {
				expect(totalsOf([...wins].reverse())).toEqual(totalsOf(wins));
			})
		);
	});

	test('counts each key of each win in the month of the win', () => {
		fc.assert(
			fc.property(fc.array(someWin), (wins) => {
				const totals = totalsOf(wins);
				expect(totals.map(({ id }) => id)).toEqual([...new Set(wins.map(monthOf))].sort());
				for (const { id, counts } of totals) {
					const keys = wins.filter((win) => monthOf(win) === id).flatMap(countedIn);
					expect(Object.keys(counts).sort()).toEqual([...new Set(keys)].sort());
					for (const key of Object.keys(counts))
						expect(counts[key]).toBe(keys.filter((one) => one === key).length);
				}
			})
		);
	});
});
