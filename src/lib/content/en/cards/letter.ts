import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'sticky-note-at-home': {
		title: 'Leave a sticky note at home',
		how: [
			'You could write three or four words on a scrap of paper.',
			'The kettle, the mirror and the fridge are good places for it.',
			'If you live alone, a note to yourself for tomorrow is fine.'
		],
		say: [
			'Have a gentle day.',
			'Thanks for taking the bins out.',
			'There’s soup in the pot. Help yourself.'
		],
		smaller: 'A small drawn star on the paper is fine.'
	},
	'tuck-words-in-a-book-or-lunch': {
		title: 'Tuck a few words in a book or lunch box',
		how: [
			'A slip of paper can wait in a lunch box, a coat pocket or a book you give back.',
			'You could write one line and leave it where they’ll find it later.',
			'Then your part is done, and no one has to thank you.'
		],
		say: [
			'I hope the afternoon goes well.',
			'A few words for your day: I’m glad you’re here.',
			'This is a very small letter. It says hello.'
		],
		smaller: 'Their name and yours on a folded slip can be all of it.'
	},
	'note-for-a-neighbour': {
		title: 'Leave a note for a neighbour',
		how: [
			'You could write two lines to someone in your building or street, for their letter box.',
			'It might be a thank you, a welcome, or news about a parcel.',
			'A flat number is enough to sign with.'
		],
		say: [
			'Hello from next door. I hope all’s well with you.',
			'Thank you for taking in my parcel.',
			'Welcome to the house. It’s good to have you here.'
		],
		smaller: 'A thank you on the back of the parcel slip will do.'
	},
	'three-line-postcard': {
		title: 'Send a postcard with three lines',
		how: [
			'A postcard has little room, so three lines fill it.',
			'You could say where you are, what you see, and that you thought of them.',
			'It’s fine to write it today and post it whenever you next go out.'
		],
		say: [
			'Greetings from here. I’m thinking of you.',
			'A small card to say that I’m thinking of you. I hope it finds you well.',
			'Nothing big to report. I had a stamp, and I thought of you.'
		],
		smaller: 'Today could be for the address; the words can wait.'
	},
	'write-a-thank-you-note': {
		title: 'Write a thank-you note',
		how: [
			'There may be a lift, a meal or a kind word that you still remember.',
			'You could write down what they did and what it meant for you.',
			'On paper you have time to find the words, and there’s no face to read.'
		],
		say: [
			'Thank you for … I haven’t forgotten it.',
			'Thank you for … It meant more to me than I said at the time.',
			'This is a thank-you, in writing, for … I’m still glad of it.'
		],
		smaller: 'One line on a plain card is a thank-you note too.'
	},
	'letter-you-may-not-send': {
		title: 'Write a letter you may or may not send',
		how: [
			'You could write to someone who matters to you as if they had all the time to listen.',
			'Whether to send it is a question for another day.',
			'If it gets heavy, stopping in the middle of a line is fine.'
		],
		say: [
			'There’s something I’ve wanted to tell you for a while.',
			'I don’t know if I’ll send this.',
			'I’ve been quiet for a long time. This is what my days are like.',
			'What I remember most is …'
		],
		smaller: '“Dear” and a name at the top of a page is a start that counts.'
	}
};
