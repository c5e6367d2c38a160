import type { WordsOfCards } from '#lib/domain/card.ts';

export const words: WordsOfCards = {
	'sticky-note-at-home': {
		title: 'Leave a sticky note at home',
		how: [
			'You could write three or four words on a scrap of paper.',
			'The kettle, the mirror and the fridge are good places for it.',
			'If you live alone, a note to yourself for tomorrow is fine.'
		],
		say: [
			'Soup in the pot. Help yourself.',
			'Thanks for taking the bins out.',
			'Good morning. No need to be quick today.'
		],
		smaller: 'A small drawn star on the paper is fine.'
	},
	'tuck-words-in-a-book-or-lunch': {
		title: 'Tuck a few words in a book or lunch box',
		how: [
			'A slip of paper can wait in a lunch box, a coat pocket or a book you give back.',
			'You could write one line and leave it where they will find it later.',
			'Then your part is done, and no one has to thank you.'
		],
		say: [
			'I hope the afternoon goes gently.',
			'For your break. Enjoy the apple.',
			'Page 90 was my favourite. Thank you for lending me this.'
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
			'Hello from number 4. Thank you for taking in my parcel.',
			'Welcome to the house. The bins go out on Tuesdays. Kind wishes, flat 2.',
			'Your roses by the gate are a joy to walk past. From next door.'
		],
		smaller: 'A thank you on the back of the parcel slip does it.'
	},
	'three-line-postcard': {
		title: 'Send a postcard with three lines',
		how: [
			'A postcard has little room, so three lines fill it.',
			'You could say where you are, what you see, and that you thought of them.',
			'It is fine to write it today and post it whenever you next go out.'
		],
		say: [
			'Greetings from here. I am thinking of you. This card needs no answer.',
			'I saw this boat and it looked like one you would buy. Warm wishes from here.',
			'Nothing big to report. The cat sleeps, I drink tea. This card needs no answer.'
		],
		smaller: 'Today could be for the address; the words can wait.'
	},
	'write-a-thank-you-note': {
		title: 'Write a thank-you note',
		how: [
			'There may be a lift, a meal or a kind word that you still remember.',
			'You could write down what they did and what it meant for you.',
			'On paper you have time to find the words, and there is no face to read.'
		],
		say: [
			'Thank you for … I have not forgotten it.',
			'When I was ill you left soup at my door. I ate it for three days. Thank you.',
			'Thank you for showing me the new system twice. I was lost, and you were kind about it.'
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
			'Dear Jo, I do not know if I will send this.',
			'There is something I have wanted to tell you for a while.',
			'I have been quiet for a long time. This is what my days are like.',
			'What I remember most is how you waited for me at the gate.'
		],
		smaller: '“Dear” and a name at the top of a page is a start that counts.'
	}
};
