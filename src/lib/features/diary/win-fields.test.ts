import { describe, expect, test } from 'vitest';
import { longestText } from '#lib/core/text.ts';
import { blankWin } from '#lib/core/win.ts';
import { detailsFrom, fieldsOf, invalidFields } from './win-fields.ts';

const blank = blankWin('2026-11-20T09:30:45+01:00');

describe('detailsFrom', () => {
	test('returns the same details for untouched fields, to the second', () => {
		const win = { ...blank, tags: ['tea', 'park'], energy: 40, note: 'We met.' };
		expect(detailsFrom(fieldsOf(win))).toEqual(win);
	});

	test('splits tags at commas, without blank ones', () => {
		expect(detailsFrom({ ...fieldsOf(blank), tags: ' tea ,, park,' }).tags).toEqual([
			'tea',
			'park'
		]);
	});

	test.each([
		['', null],
		['  ', null],
		['0', 0],
		['49.6', 50],
		['101', 100],
		['-1', 0],
		['lots', 0]
	])('returns the nearest valid number for an energy of "%s"', (energy, expected) => {
		expect(detailsFrom({ ...fieldsOf(blank), energy }).energy).toBe(expected);
	});

	test('preserves the time if the one in the field is invalid', () => {
		expect(detailsFrom({ ...fieldsOf(blank), when: '' }).at).toBe(blank.at);
	});
});

describe('invalidFields', () => {
	test('returns none for an untouched form', () => {
		expect(invalidFields(fieldsOf(blank))).toEqual([]);
	});

	test('returns the invalid fields in the order of the form', () => {
		const tooLong = 'x'.repeat(longestText + 1);
		const win = { ...blank, note: tooLong, genuine: tooLong, carry: tooLong };
		expect(invalidFields({ win, tags: '', energy: 'lots', when: '' })).toEqual([
			'note',
			'genuine',
			'carry',
			'energy',
			'when'
		]);
	});

	test('accepts a text of exactly the maximum length', () => {
		expect(invalidFields(fieldsOf({ ...blank, note: 'x'.repeat(longestText) }))).toEqual([]);
	});
});
