import type { WordsOfCards } from '#lib/domain/card.ts';

export const words: WordsOfCards = {
	'invite-to-a-short-walk': {
		title: 'Ask someone along on a short walk',
		how: [
			'To the postbox and back is a whole walk.',
			'You could name a day, an hour of daylight and how long it takes.',
			'One message is enough. If no answer comes, it can rest there.'
		],
		say: [
			'A short walk together this week? No is a fine answer.',
			"I'm walking to the postbox on Saturday at eleven. Come along if you like.",
			"I'll be slow and not very chatty. If you'd like a walk, join me. No need to reply."
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
			"I'm getting a coffee on Friday after work. Come if it suits you.",
			"Half an hour at the corner place? If it's not for you, that's all right.",
			"I'd like to hear about your trip over a coffee some time. No rush at all."
		],
		smaller: 'You could find out when the café is quiet, and leave the asking.'
	},
	'offer-a-ten-minute-call': {
		title: 'Offer a ten-minute call',
		how: [
			'You could ask by text first, so the ring comes as no surprise.',
			'Saying ten minutes tells you both when it ends.',
			'A no, or no answer, can be the end of it.'
		],
		say: [
			"Are you free for ten minutes this week? If it's a bad week, leave it.",
			"I'd like to hear your voice. Ten minutes, then I need to cook.",
			"Short call this week? No need to answer if you're busy."
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
			"Same film, two sofas? We don't have to chat.",
			"I'm starting the baking show at eight. Press play with me if you like.",
			"Episode two tonight? If you're busy, I'll watch it anyway."
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
			"Want to sit in here with me for a bit? We don't have to talk.",
			"I'm on the sofa for a while. There's room, if you feel like it.",
			"Would you bring your book in here? If you'd like to be alone, that's fine."
		],
		smaller: 'You could leave your door open for a while.'
	},
	'share-an-errand': {
		title: 'Share an errand you have to do anyway',
		how: [
			'At the market or the post office, there is less to talk about than at a table.',
			'In one short note, you could say where, when and how long.',
			'It is your errand, so you can go with or without them.'
		],
		say: [
			"I have an errand to do. Come with me? I'll go either way.",
			"I'm off to the market on Saturday at ten. Want to come, or shall I bring you something?",
			"I've got a parcel to post. Walk over with me, or not, as suits you."
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
			"I'm making soup on Tuesday. There's enough for two, if you're free.",
			'Supper at six, done by eight, nothing fancy. Another time is fine too.',
			'The flat is a mess and the pasta is good. Would you like to come? No pressure.'
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
			"Cards at mine on Sunday, three till five. If you can't, no need to explain.",
			'There will be tea, one game, and nobody keeping score.',
			'I may stop early if I get tired. Is that all right with you?'
		],
		smaller: 'One round of a phone game with a friend is a game night too.'
	}
};
