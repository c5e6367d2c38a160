import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'small-signs-of-listening': {
		title: 'Small signs that you listen',
		how: [
			'While someone talks, you could nod now and then, or make a small sound.',
			'It lets them know you’re with them, and the talking stays theirs.',
			'Eye contact is optional, so resting your eyes on your cup is fine.'
		],
		say: ['Mm-hm.', 'Oh.', 'I see.', 'Go on, I’m listening.'],
		smaller: 'You could give one nod, at the end of their story.'
	},
	'thank-with-a-nod': {
		title: 'Thank someone with a nod',
		how: [
			'When someone sets down a cup or a plate for you, you could nod.',
			'It works without words, and without eye contact.',
			'If you’re lying down, a small move of the hand is fine.'
		],
		say: ['Thank you.', 'That’s nice, thanks.', 'Ah, thanks.'],
		smaller: 'You could take the cup and think thank you.'
	},
	'react-with-a-symbol': {
		title: 'Answer a message with a symbol',
		how: [
			'Under a message from someone you know, you could tap a heart or a thumbs-up.',
			'It says you read it, and words can wait.',
			'It can be a message from last week.'
		],
		say: [
			'❤️ Got your message, thank you.',
			'❤️ Your message made me smile. Thank you for it.',
			'👍 Read it, smiled, saved it.'
		],
		smaller: 'Reading their message to the end is a small start.'
	},
	'hold-a-door': {
		title: 'Hold a door for the person behind',
		how: [
			'At work or where you live, you could keep a door open for the next person.',
			'A hand on it for two seconds does the job.',
			'They may walk through without a word, and it still happened.'
		],
		say: ['After you.', 'Go on, I’ve got it.', 'There you go.'],
		smaller: 'One more push on the door as you walk through will do.'
	},
	'let-someone-in': {
		title: 'Let someone in ahead of you',
		how: [
			'By day, in a queue or slow traffic, you could make room for one person.',
			'A small sign with your hand shows that the space is theirs.',
			'If you’re driving, it can wait for a slow and safe spot.'
		],
		say: ['You go first.', 'Go on, I’m in no hurry.', 'There’s room here.'],
		smaller: 'You could leave a little more space in front of you and say nothing.'
	},
	'say-you-saw-it': {
		title: 'Tell them you saw what they did',
		how: [
			'When someone does a good thing without fuss, you could tell them you saw it.',
			'Naming the act is enough, with no praise on top.',
			'Later the same day is fine, when it’s quiet.'
		],
		say: [
			'I saw what you did there. That was kind.',
			'I saw that you let him finish.',
			'You washed all the cups. I saw, and thank you.'
		],
		smaller: 'You could say thank you as you walk by.'
	},
	'notice-a-long-effort': {
		title: 'Say you noticed how hard they tried',
		how: [
			'If a friend has had a hard time, you could record a few words for them.',
			'It’s about what they kept doing, even if it didn’t work out.',
			'Half a minute is plenty, and pauses are fine.'
		],
		say: [
			'I saw how hard you tried.',
			'I know how much patience that took, and I saw you keep going.',
			'You kept at it longer than I would have. I noticed.'
		],
		smaller: 'You could type one of these lines in place of a recording.'
	}
};
