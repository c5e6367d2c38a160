import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'read-a-first-line-for-a-call': {
		title: 'Read a first line for a phone call',
		how: [
			'You could read these first lines and see which one sounds like you.',
			'No call has to follow.'
		],
		say: [
			'Hi, it’s me. Have you got five minutes?',
			'Hello, nothing’s wrong. I wanted to hear your voice.',
			'Hi, I’m ringing about Thursday. Is now all right?'
		],
		smaller: 'Read the first line, and let the others be.'
	},
	'read-a-kind-no': {
		title: 'Read a kind way to say no',
		how: [
			'Here are a few ways to turn something down and stay on good terms.',
			'You could read them lying down, one at a time.',
			'A warm no can be short, with no reason given.'
		],
		say: [
			'Thank you for asking me. I can’t this time.',
			'That sounds nice, but I’m staying in tonight.',
			'Not this week, I’m worn out. Do ask me another time.',
			'I’d rather not, but thanks for thinking of me.'
		],
		smaller: 'Keep two words from here: not today.'
	},
	'read-a-thank-you-with-a-reason': {
		title: 'Read a thank you with a reason',
		how: [
			'A thank you can name the thing that was done.',
			'You could think of a name to go with one of these as you read.',
			'It stays in your head, and nobody gets it today.'
		],
		say: [
			'Thank you for the other day. It helped.',
			'Thanks for walking back with me in the rain.',
			'You waited while I looked for my card. Thank you.'
		],
		smaller: 'Read one of them without a name.'
	},
	'read-how-was-your-week': {
		title: 'Read a question about the week',
		how: [
			'These are questions that people can answer with a little or a lot.',
			'You could read them in your head, in your own voice.'
		],
		say: [
			'How was your week?',
			'What’s been taking up your time?',
			'How did the move go, or is it still going?',
			'Did you get any time off?'
		],
		smaller: 'Pick the one you would most like to be asked.'
	},
	'read-a-reply-for-a-bad-day': {
		title: 'Read an honest reply for a bad day',
		how: [
			'On a bad day, a friendly how are you can be hard to answer.',
			'You could read some short replies that are true and give little away.',
			'What you say, and to whom, stays your choice.'
		],
		say: [
			'Not my best day, but thanks for asking.',
			'A bit tired. How about you?',
			'It’s been a rough week. I don’t want to go into it, but thank you.',
			'Not great, to be honest. I’m glad to see you, though.'
		],
		smaller: 'Two words are a whole answer: getting by.'
	},
	'whisper-a-way-to-end-a-chat': {
		title: 'Whisper a line that ends a chat',
		how: [
			'You could read these lines and whisper the one you would use.',
			'A chat can end while it’s still going well.'
		],
		say: [
			'I’ll let you get on. It was good to see you.',
			'I need to head off now. Say hello to Sam for me.',
			'That’s my bus. Bye for now.',
			'I’m getting tired, so I’ll stop here. Thanks for the chat.'
		],
		smaller: 'Move your lips on one of them, without a sound.'
	},
	'say-one-if-then-plan': {
		title: 'Say one if-then plan, once',
		how: [
			'You could pick a moment that comes anyway: the kettle, the lift, the bus door.',
			'If it fits, tie one small act to it and say the line once.',
			'After that the plan can look after itself until the moment comes.'
		],
		say: [
			'When I step off the bus, I’ll say thanks.',
			'When the kettle boils, I’ll think of one person I like.',
			'If Ana is at the desk, then I’ll nod.'
		],
		smaller: 'Choose the moment, and leave the act open for now.'
	},
	'greet-the-empty-kitchen': {
		title: 'Say a greeting aloud, alone at home',
		how: [
			'When nobody is in, you could say a greeting out loud to the kettle.',
			'Your voice may come out rough after a quiet day.',
			'Soft or loud, both are fine.'
		],
		say: ['Morning.', 'Hello, how’s it going?', 'Evening. Cold out, isn’t it?'],
		smaller: 'Hum one note, or clear your throat.'
	}
};
