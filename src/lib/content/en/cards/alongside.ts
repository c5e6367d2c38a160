import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'same-room-own-book': {
		title: 'Sit quietly in the same room',
		how: [
			'If you’re at ease with someone at home, you could sit near them.',
			'They do their thing, and you do yours.',
			'Going back to your own room at any point is fine.'
		],
		say: [
			'Mind if I sit in here for a bit? No need to talk.',
			'I’d like some company, but not a chat, if that’s all right.',
			'Carry on, I’ve got my book.'
		],
		smaller: 'Stay in your room, and leave the door open a little.'
	},
	'bench-where-people-pass': {
		title: 'Sit on a bench where people pass',
		how: [
			'By day, you could sit on a bench by a path, a pond or a market.',
			'Nobody has to be looked at: the trees or your shoes are fine.',
			'Going home after two minutes is allowed.'
		],
		say: [
			'I’m out, and I’m sitting. That’s all this is.',
			'I can watch them, or look at the pigeons.',
			'One more dog, then home.'
		],
		smaller: 'Stand at your own front door until one person has gone by.'
	},
	'work-at-the-same-table': {
		title: 'Work at the same table as someone',
		how: [
			'You could take your forms or your sewing to a table where someone you know sits.',
			'Each of you does your own task.',
			'If it fits, name an end, such as half an hour.'
		],
		say: [
			'Can I sit next to you while I do this? I’ll be quiet.',
			'Half an hour side by side, and then I’m off.',
			'I get more done when someone else is around.'
		],
		smaller: 'Sit one table away while you open a single letter.'
	},
	'among-others-in-a-library': {
		title: 'Sit among others in a library',
		how: [
			'In a library you can be near people, and no talk is expected.',
			'You could take a chair by the window, with a newspaper or any book.',
			'Most libraries let you sit and read without a card.'
		],
		say: [
			'I’m one of the people in here today.',
			'Three pages, and then I’ll see.',
			'Is this seat free?'
		],
		smaller: 'Walk in, look along one shelf, and walk out again.'
	},
	'corner-seat-in-a-cafe': {
		title: 'Take the corner seat in a café',
		how: [
			'You could order one thing and let the talk go on around you.',
			'A book or a crossword gives your eyes somewhere to be.',
			'If the place is too full or too loud, turning round at the door is fine.'
		],
		say: [
			'A tea, please. I’ll sit over there.',
			'Plenty of people sit alone here, and today I’m one of them.',
			'I like the noise, and none of it is about me.'
		],
		smaller: 'Get a drink to take away, and have the first sip near the door.'
	},
	'listen-from-the-back-row': {
		title: 'Listen to music from the back row',
		how: [
			'A choir, a service or a concert in a park can be heard from the back.',
			'You could come late, sit near the way out, and leave between two songs.',
			'There’s no need to sing, clap or stay for the tea.'
		],
		say: [
			'I came to listen, and I can leave when I like.',
			'Is anyone sitting here?',
			'Sorry, may I get past? Thank you.'
		],
		smaller: 'Stand outside an open door for the length of one song.'
	}
};
