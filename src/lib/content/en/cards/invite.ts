import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'invite-to-a-short-walk': {
		title: 'Ask someone along on a short walk',
		how: [
			'To the postbox and back is a whole walk.',
			'You could name a day, an hour of daylight and how long it takes.',
			'One message is enough. If no answer comes, it can rest there.'
		],
		say: [
			'A short walk together this week?',
			'I’d love your company on a short walk this week. Would you like that?',
			'I’m slow and not very chatty. A short walk this week?'
		],
		smaller: 'You could pick the route and the day, and ask nobody yet.'
	},
	'invite-for-one-coffee': {
		title: 'Ask someone for one coffee',
		how: [
			'You could offer one day and say you have half an hour.',
			'A café near you both keeps the trip short.',
			'If cafés are too loud or cost too much, a bench and a flask work well.'
		],
		say: [
			'Would you like to get a coffee this week?',
			'I’m getting a coffee after work. Come along if you like.',
			'Half an hour and one coffee? If it’s not for you, that’s fine.'
		],
		smaller: 'You could find out when the café is quiet, and leave the asking for later.'
	},
	'offer-a-ten-minute-call': {
		title: 'Offer a ten-minute call',
		how: [
			'You could ask by text first, so the ring comes as no surprise.',
			'Saying ten minutes tells you both when it ends.',
			'A no, or no answer, can be the end of it.'
		],
		say: [
			'Are you free for ten minutes this week?',
			'I’d love to hear your voice. Are you free for ten minutes this week?',
			'Ten minutes, one phone call, no big topics. Are you in?'
		],
		smaller: 'A text in your drafts, not sent, is a first step.'
	},
	'same-show-two-sofas': {
		title: 'Watch the same show from two sofas',
		how: [
			'Each of you stays at home and presses play at the same time.',
			'You could pick something short that you both know.',
			'A word or two at the end is enough talk.'
		],
		say: [
			'Same film, two sofas?',
			'I’d like some company for a film. Shall we press play at the same time?',
			'You on your sofa, me on mine, the same film. Are you in?'
		],
		smaller: 'You could tell someone what you plan to watch and leave it at that.'
	},
	'ask-for-company-on-the-sofa': {
		title: 'Ask someone at home to sit with you',
		how: [
			'This is for a person you live with and feel safe with.',
			'You could ask for company with no talk, each with a book or a phone.',
			'Either of you can get up at any point.'
		],
		say: [
			'Want to sit in here with me for a bit? We don’t have to talk.',
			'I’m on the sofa for a while. There’s room, if you feel like it.',
			'Would you bring your book in here? If you’d like to be alone, that’s fine.'
		],
		smaller: 'You could leave your door open for a while.'
	},
	'share-an-errand': {
		title: 'Share an errand you have to do anyway',
		how: [
			'At the market or the post office, there’s less to talk about than at a table.',
			'In one short note, you could say where, when and how long.',
			'It’s your errand, so you can go with or without them.'
		],
		say: [
			'I’ve got an errand to do. Want to come?',
			'I’ve got an errand to do, and it’s nicer with you. Want to come along?',
			'My big plan is an errand. Want to come?'
		],
		smaller: 'You could ask what to bring back for them, and go alone.'
	},
	'share-a-plain-meal': {
		title: 'Have one person over for a plain meal',
		how: [
			'Soup and bread, or a takeaway, is a meal.',
			'You could ask one person you know well, and name an end time.',
			'Dishes can stay in the sink.'
		],
		say: [
			'I’m cooking something plain. There’s enough for two.',
			'Supper at mine? Nothing fancy, and an early end.',
			'The flat’s a mess and the pasta’s good. Would you like to come?'
		],
		smaller: 'Eating your sandwich next to someone you know is a shared meal too.'
	},
	'two-people-and-a-game': {
		title: 'Have two people round for a game',
		how: [
			'Cards or a board game give the hands and eyes something to do.',
			'You could ask two people, and set the end as well as the start.',
			'Someone else may be happy to bring the game or the snacks.'
		],
		say: [
			'A game at mine? You can leave whenever you like.',
			'There’ll be one game, and nobody keeping score.',
			'I may stop early if I get tired. Is that all right with you?'
		],
		smaller: 'One round of a phone game with a friend is a game night too.'
	}
};
