import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'i-like-how-you': {
		title: 'Say what you like in what they do',
		how: [
			'You could tell someone one thing you like in how they do things.',
			'Small habits fit well, such as how they explain, cook or wait.',
			'Once it’s said, you can both go back to the weather.'
		],
		say: [
			'I like how you …',
			'I like how you explain things without rushing.',
			'You always put out one more chair. I like that.'
		],
		smaller: 'Three words can be enough, such as: you explain well.'
	},
	'recall-one-kind-thing': {
		title: 'Recall one kind thing someone did',
		how: [
			'Lying down, you could think of one kind thing a person once did.',
			'It can be tiny, like a seat kept free or a parcel taken in.',
			'If it starts to hurt, you can stop there.'
		],
		say: [
			'Someone thought of me that day.',
			'I was on somebody’s mind. That happened.',
			'I can be thankful and tired at once.'
		],
		smaller: 'You could think of a name and nothing more.'
	},
	'thank-a-child': {
		title: 'Thank a child for a small help',
		how: [
			'If a child in your family helps with something, you could say what they did.',
			'You can say it from the sofa or the bed.',
			'Carrying, waiting and sharing are all worth a word.'
		],
		say: [
			'You helped me there. Thank you.',
			'You waited while I talked. I noticed.',
			'You gave him half your biscuit. That was kind.'
		],
		smaller: 'Their name and a thank-you will do.'
	},
	'tell-a-worker-what-helped': {
		title: 'Tell a worker what helped',
		how: [
			'When a nurse, a cleaner or a repair person has helped, you could say how.',
			'A good time is at the end, when their hands are free.',
			'What they did for you can be said in one line.'
		],
		say: [
			'Thank you, that really helped.',
			'Thank you for explaining it twice.',
			'You were patient with me. Thanks.'
		],
		smaller: 'You could say thanks for that, at the door.'
	},
	'praise-work-online': {
		title: 'Praise something they made and posted',
		how: [
			'Under a post by someone you know, you could write one line about their work.',
			'A small detail says more than big words.',
			'After that, you could close the app.'
		],
		say: [
			'This is lovely. I can see the care in it.',
			'I can see the care in this. What I like most is …',
			'I keep coming back to look at this.'
		],
		smaller: 'You could save the post and find one word for it.'
	},
	'glad-you-are-around': {
		title: 'Say you’re glad they’re around',
		how: [
			'You could send one line to someone who makes your days a bit better.',
			'It needs no reason and no special date.',
			'Leaving out questions keeps it light for both of you.'
		],
		say: [
			'I’m glad you’re around.',
			'It’s good to have you in my life. I wanted you to know.',
			'You make my days a bit better. That’s my whole message.'
		],
		smaller: 'You could find their name in your phone and think the line.'
	},
	'good-word-for-someone-absent': {
		title: 'Say a good thing about someone absent',
		how: [
			'On the phone with a friend, you could speak well of someone you both know.',
			'A thing they did last week or last year is fine.',
			'It may never reach them, and that’s all right.'
		],
		say: [
			'I was thinking of someone we both know. I like how they …',
			'I’ve been meaning to say something good about …',
			'I’d like to gossip kindly for a minute. I like how … handles things.'
		],
		smaller: 'You could say it aloud to yourself, with their name in it.'
	},
	'thank-for-an-old-kindness': {
		title: 'Write a thank-you for an old kindness',
		how: [
			'Someone may once have done a thing for you that you still think of.',
			'You could write down what it was and what it meant that day.',
			'Half a page is plenty, and it can wait a while before you post it.'
		],
		say: [
			'I still think of the time when you … Thank you.',
			'You may not remember it, but I do. You … It meant a lot to me. Thank you.',
			'This thank-you is a bit late. You … I still think of it with a smile.'
		],
		smaller: 'You could write one line and keep it in a drawer.'
	}
};
