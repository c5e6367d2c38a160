import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'one-word-hello': {
		title: 'Send a one-word hello',
		how: [
			'You could open a chat with someone you like and type one word.',
			'“Hello” is a full message, and so is “Morning”.',
			'It asks nothing of them, so you can put the phone down after.'
		],
		say: ['Hello.', 'Hello! I hope your day’s going well.', 'Waving at you from over here.'],
		smaller: 'A small picture of a waving hand can stand in for the word.'
	},
	'send-a-photo-that-fits-them': {
		title: 'Send a photo that made you think of them',
		how: [
			'A dog like theirs, a book on a shelf or an odd sign may bring someone to mind.',
			'You could take a photo and send it with a few words.',
			'If you’re in bed, an old photo from your phone is fine.'
		],
		say: [
			'Saw this and thought of you.',
			'This made me think of you, and that made me smile.',
			'This one has you written all over it.'
		],
		smaller: 'The photo can go on its own, with no words.'
	},
	'pass-on-something-you-liked': {
		title: 'Pass on something you liked',
		how: [
			'Maybe you liked a song, a soup, a film or a quiet bench.',
			'If one person comes to mind with it, you could send them the name or a link.',
			'You can add that there’s no hurry, so it doesn’t feel like a task.'
		],
		say: [
			'I liked this, so here it is.',
			'I liked this and thought you might too. It’s here for whenever you want it.',
			'Passing this on, in case you could use something good today.'
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
			'You came to mind today.',
			'You came to mind today. I hope you’re all right.',
			'You popped into my head today. You’re always welcome there.'
		],
		smaller: '“Thinking of you” is three words, and it counts.'
	},
	'write-to-family': {
		title: 'Write to someone in your family',
		how: [
			'You could pick the person in your family who feels safest to write to.',
			'If you don’t know what to say, one plain thing is fine: the weather, your lunch.',
			'A cousin, an aunt or someone who’s like family will do.'
		],
		say: [
			'Thinking of you. Love from me.',
			'I hope your day’s going well. I’m sending you a hug.',
			'No big news here. I wanted to send some love.'
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
			'I was thinking of the time when we …',
			'I was thinking of the time when we … It still makes me smile.',
			'Do you remember when we …? I still grin about it.'
		],
		smaller: 'One line will do: “That day at the lake.”'
	},
	'check-in-after-a-hard-week': {
		title: 'Check in after their hard week',
		how: [
			'A friend may have had a hard week: an exam, an illness, a funeral, too much work.',
			'You could say that you know, without asking for the story.',
			'There’s no need to fix it, or to offer help you don’t have in you.'
		],
		say: [
			'I know this week was a lot. I’m thinking of you.',
			'That sounded like a rough few days. I’m thinking of you, and I’m on your side.',
			'What a week you’ve had. I hope tonight holds a sofa and not much else.'
		],
		smaller: 'Four words could be all you send: “That was a lot.”'
	},
	'say-you-are-sorry': {
		title: 'Say you’re sorry',
		how: [
			'You could name the one thing you’re sorry about, and leave out the reasons.',
			'It can be small, and it can be long ago.',
			'They may need time, so the words can stay with them. You did your part.'
		],
		say: [
			'I’m sorry about …',
			'I’m sorry about … You matter to me, and I’d like to make it right.',
			'I was grumpy about … I’m sorry. You deserved the nicer me.'
		],
		smaller: 'You could write the line in your notes, and sleep on it.'
	},
	'write-to-an-old-friend': {
		title: 'Write to an old friend',
		how: [
			'You could choose someone from an old job, school or street, where no hurt was left behind.',
			'A short line to someone you write to often can come first, as a warm-up.',
			'There’s no need to explain the years in between.'
		],
		say: [
			'It’s been a long time. I wanted to say hello.',
			'It’s been a long time, and I still think of you. I hope life’s kind to you.',
			'It’s been so long that I owe you a proper hello, so here it is.'
		],
		smaller: 'Finding their name and thinking kindly of them counts.'
	}
};
