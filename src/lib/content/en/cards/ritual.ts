import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'one-line-every-monday': {
		title: 'Agree on one text a week',
		how: [
			'If a friend likes the idea, you could pick a day, such as Monday at lunch.',
			'One line about the week is all it takes.',
			'A week without a text is fine. The next Monday is a new one.'
		],
		say: [
			'Shall we send each other one line on Mondays?',
			'I’d like to hear from you more. Shall we send each other one line on Mondays?',
			'One line each, on Mondays, no masterpieces. Are you in?',
			'Here’s my line for this week: …'
		],
		smaller: 'Choosing the person and the day in your head is a beginning.'
	},
	'five-minute-coffee': {
		title: 'Keep a five-minute coffee with someone',
		how: [
			'It may be a colleague at the machine, or a neighbour on the step.',
			'You could stand there at the same hour each week, coat on if you like.',
			'When the cup is empty, it’s over.'
		],
		say: [
			'Five minutes and a coffee, then back to it?',
			'I get my coffee about now. Join me if you like.',
			'Same time next week, if it suits you?'
		],
		smaller: 'You could drink three sips where people stand, then take the cup back.'
	},
	'weekly-walk-on-the-line': {
		title: 'Walk and call on the same day each week',
		how: [
			'Each of you walks near home, by day, with the other on the phone.',
			'You could agree on a day and on fifteen minutes.',
			'Spending half of it on a bench is fine.'
		],
		say: [
			'Shall we try a weekly walk and talk?',
			'I’d like a walk with you on the phone each week. Shall we try it?',
			'You walk your block, I walk mine, and we talk. Shall we?',
			'I’m nearly home now. Same again next week, if you’re up to it?'
		],
		smaller: 'A two-minute call from your own doorstep has air and a voice in it.'
	},
	'breathe-side-by-side': {
		title: 'Breathe slowly side by side',
		how: [
			'You could lie or sit near each other and take five slow breaths.',
			'There’s no right pace, and eyes can be open or shut.',
			'If slow breathing feels bad, being still together is fine.'
		],
		say: [
			'Shall we be quiet for a minute?',
			'Five slow breaths before the light goes out?',
			'You set the pace and I’ll follow.'
		],
		smaller: 'One long breath out while they’re in the room is enough.'
	},
	'sunday-photo': {
		title: 'Swap one photo on Sundays',
		how: [
			'With one friend or a cousin, you could swap a picture each Sunday.',
			'A shoe, a tree or the kettle says enough about a day.',
			'Some Sundays there may be none, from either side.'
		],
		say: [
			'Shall we swap a photo on Sundays?',
			'I’d love to see a bit of your Sundays. Shall we swap a photo?',
			'A photo swap on Sundays? Dull ones welcome.'
		],
		smaller: 'Looking at the last one they sent is also part of it.'
	},
	'pass-a-crossword-back-and-forth': {
		title: 'Pass a crossword back and forth',
		how: [
			'One crossword can live on the kitchen table or on a shelf at work.',
			'You could fill in one clue and leave the next to the other person.',
			'Wrong guesses in pencil are welcome.'
		],
		say: [
			'The puzzle’s back on your side.',
			'I did my clue and thought of you. The puzzle’s back on your side.',
			'I’m stuck, so the puzzle’s yours. Wrong guesses welcome.'
		],
		smaller: 'You could read the clues and leave the pencil where it is.'
	}
};
