import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'tell-a-short-story-at-the-table': {
		title: 'Tell a two-line story at the table',
		how: [
			'A dog in a raincoat or a sign spelt wrong is plenty.',
			'You could say where you were, then what you saw, and leave it there.',
			'It doesn’t have to get a laugh.'
		],
		say: [
			'Can I tell you what I saw today?',
			'I saw a dog in a raincoat this morning. It didn’t look pleased.',
			'A pigeon got on my bus today. It got off one stop later.'
		],
		smaller: 'You could tell it to one person in the corridor.'
	},
	'send-one-song': {
		title: 'Send one song you keep playing',
		how: [
			'If a song has been with you this week, you could send it to one friend.',
			'Old songs are as good as new ones.',
			'A line about why is fine, and so is no line.'
		],
		say: [
			'I keep playing this one.',
			'I keep playing this one, and it made me think of you.',
			'This song has moved in with me, so now it’s yours as well.'
		],
		smaller: 'You could note the song next to a friend’s name and leave it for another day.'
	},
	'photo-of-your-plate-or-window': {
		title: 'Send a photo of your plate or window',
		how: [
			'Toast, a grey sky or the cat on the bed will do.',
			'You could send it as it is, with no tidying first.',
			'Three words under it are enough.'
		],
		say: [
			'My view today.',
			'This is my view today. I hope yours has something good in it.',
			'Today’s view, not tidied up for you.'
		],
		smaller: 'Taking the photo and keeping it is a fine place to stop.'
	},
	'ring-with-good-news': {
		title: 'Ring someone with a bit of good news',
		how: [
			'Good news can be small: a form sent off, a tooth fixed, a plant that lived.',
			'You could call the person who tends to be glad with you.',
			'If nobody picks up, you still have the news.'
		],
		say: [
			'I’ve got a bit of good news. Have you got two minutes?',
			'Something good happened, and I wanted to tell you: …',
			'Small news, good news: …'
		],
		smaller: 'One line about it in your diary keeps the news safe for now.'
	},
	'say-it-is-a-slow-day': {
		title: 'Tell a safe person it’s a slow day',
		how: [
			'A safe person is one who won’t push and won’t pass it on.',
			'You could say how the day is and leave out the reasons.',
			'If you want no advice, it’s fine to say so.'
		],
		say: [
			'It’s a slow day here. I wanted someone to know.',
			'It’s a slow day here. There’s nothing to fix, and it helps that you know.',
			'I’m at half speed today. If I go quiet, that’s all it is.'
		],
		smaller: 'Saying it to yourself, out loud or on paper, is a start.'
	},
	'pass-on-a-recipe': {
		title: 'Write out a recipe that worked',
		how: [
			'Packet soup with one thing added is a recipe too.',
			'You could put it on the back of an envelope in four lines.',
			'Next time you pass, it can go on a desk or through a letterbox.'
		],
		say: [
			'This one worked for me, so here it is.',
			'I made this and thought of you. I hope it’s good at yours too.',
			'I burnt the first try. The second was good, so here’s how.'
		],
		smaller: 'The name of the dish on a scrap of paper is enough to pass on.'
	}
};
