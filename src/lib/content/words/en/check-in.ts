import type { WordsOfCards } from '#lib/domain/card.ts';

export const words: WordsOfCards = {
	'one-word-hello': {
		title: 'Send a one-word hello',
		how: [
			'You could open a chat with someone you like and type one word.',
			'“Hello” is a full message, and so is “Morning”.',
			'It asks nothing of them, so you can put the phone down after.'
		],
		say: [
			'Hello.',
			'Morning, you.',
			'Hello from the bus.',
			'Waving from over here. No need to wave back.'
		],
		smaller: 'A small picture of a waving hand can stand in for the word.'
	},
	'send-a-photo-that-fits-them': {
		title: 'Send a photo that made you think of them',
		how: [
			'A dog like theirs, a book on a shelf or an odd sign may bring someone to mind.',
			'You could take a photo and send it with a few words.',
			'If you are in bed, an old photo from your phone is fine.'
		],
		say: [
			'Saw this and thought of you. Nothing to answer.',
			'Look, it is your old blue teapot, or its cousin.',
			'Your kind of tree, I think. No need to write back.'
		],
		smaller: 'The photo can go on its own, with no words.'
	},
	'pass-on-something-you-liked': {
		title: 'Pass on something you liked',
		how: [
			'Maybe you liked a song, a soup, a film or a quiet bench.',
			'If one person comes to mind with it, you could send them the name or a link.',
			'You can add that there is no hurry, so it does not feel like a task.'
		],
		say: [
			'I liked this, so here it is. For whenever you like.',
			'I liked this short film. You do not have to watch it or tell me what you think.',
			'The lentil soup at the corner cafe is good. That is all.'
		],
		smaller: 'A title or a name on its own will do.'
	},
	'say-they-came-to-mind': {
		title: 'Tell someone they came to mind',
		how: [
			'Perhaps someone was in your thoughts today, even for a second.',
			'You could tell them so, and name what brought them to mind.',
			'Two lines are plenty.'
		],
		say: [
			'You came to mind today. Hope you are all right. No need to answer.',
			'I have been thinking of you this week. That is the whole message.',
			'Someone laughed like you on the tram. It was nice to think of you. No reply needed.'
		],
		smaller: '“Thinking of you” is three words, and it counts.'
	},
	'write-to-family': {
		title: 'Write to someone in your family',
		how: [
			'You could pick the person in your family who feels safest to write to.',
			'If you do not know what to say, one plain thing is fine: the weather, your lunch.',
			'A cousin, an aunt or someone who is like family will do.'
		],
		say: [
			'Hello from me. I hope your day is a gentle one. No need to reply.',
			'Hi Auntie, it is raining here and I made your potato dish. Sending you a hug.',
			'Saw the first plums at the market and thought of Grandad. Love to you all.'
		],
		smaller: '“Love to you all” can be the whole text.'
	},
	'send-a-shared-memory': {
		title: 'Send someone a memory you share',
		how: [
			'Some small moment with a friend may have stayed with you: a trip, a burnt cake, a bad song.',
			'You could put it in two or three lines and send it.',
			'If old times hurt to think of today, another day is fine.'
		],
		say: [
			'I was thinking of the time when we … It still makes me smile. No need to answer.',
			'That awful song from our summer job was on the radio. I sang along. You would have too.',
			'Found our tickets from the lake. That was a good day. I wanted you to know, that is all.'
		],
		smaller: 'One line will do: “That day at the lake.”'
	},
	'check-in-after-a-hard-week': {
		title: 'Check in after their hard week',
		how: [
			'A friend may have had a hard week: an exam, an illness, a funeral, too much work.',
			'You could say that you know, without asking for the story.',
			'There is no need to fix it, or to offer help you do not have in you.'
		],
		say: [
			'I know this week was a lot. I am thinking of you. No need to write back.',
			'I hope you got some sleep. You do not have to tell me how it went.',
			'That sounded like a rough few days. I am on your side. Answer or not, both are fine.'
		],
		smaller: 'Four words could be all you send: “That was a lot.”'
	},
	'write-to-an-old-friend': {
		title: 'Write to an old friend',
		how: [
			'You could choose someone from an old job, school or street, where no hurt was left behind.',
			'A short line to someone you write to often can come first, as a warm-up.',
			'There is no need to explain the years in between.'
		],
		say: [
			'A long time, I know. I wanted to say hello, and nothing more. No rush to answer.',
			'Hello, it has been years. I walked past our old school and thought of you. No need to reply.',
			'This is Sam from the bakery. I still make bread your way. I hope life is kind to you.'
		],
		smaller: 'Finding their name and thinking kindly of them counts.'
	}
};
