import { expect, test } from 'vitest';
import { moodScaleOf, ratingOn } from './mood-scale.ts';

const ratings = (values: readonly string[], isReversed = false) => {
	const scale = moodScaleOf(values);
	return scale && values.map((value) => ratingOn(scale, isReversed, value));
};

test.each([
	[
		['1', '2', '3', '4', '5'],
		[1, 2, 3, 4, 5]
	],
	[
		['2', '4'],
		[2, 4]
	],
	[
		['0', '3', '5'],
		[1, 3, 5]
	],
	[
		['1', '6', '10'],
		[1, 3, 5]
	],
	[
		['0', '50', '100'],
		[1, 3, 5]
	],
	[
		['-2', '0', '2'],
		[1, 3, 5]
	],
	[
		['3,5', '1,0'],
		[4, 1]
	]
])('places %j on five steps', (values, steps) => {
	expect(ratings(values)).toEqual(steps);
	expect(ratings(values, true)).toEqual(steps.map((step) => 6 - step));
});

test.each([[['good', 'bad']], [['']], [[]], [['250']], [['5', 'good', 'bad']]])(
	'finds no scale in %j',
	(values) => {
		expect(moodScaleOf(values)).toBeNull();
	}
);

test('leaves out the one value among many numbers that is not a number', () => {
	const values = [...Array.from({ length: 10 }, (_, i) => String(1 + (i % 5))), 'n/a'];
	expect(ratings(values)?.at(-1)).toBeNull();
});
