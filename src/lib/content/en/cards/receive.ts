import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'reread-a-kind-message': {
		title: 'Reread one kind message',
		how: [
			'You could scroll back to a message where someone was kind to you.',
			'If it fits, read it twice, slowly, as if it came today.',
			'However old it is, it asks for no reply now.'
		],
		say: [
			'They wrote this to me.',
			'They were thinking of me when they typed it.',
			'I can let this be true for a minute.'
		],
		smaller: 'Read one friendly line, even if it says no more than see you soon.'
	},
	'look-at-a-photo-of-someone': {
		title: 'Look at a photo of someone you like',
		how: [
			'You could find a photo of someone you like, on your phone or on a shelf.',
			'Perhaps stay with one detail: a scarf, a cake, the dog at their feet.',
			'If it hurts today, closing it again is fine.'
		],
		say: ['I’m glad I know you.', 'I remember that coat.', 'That was a good table to sit at.'],
		smaller: 'A photo of a pet, or of a place where you felt welcome, will do.'
	},
	'play-an-old-voice-note': {
		title: 'Play an old voice note again',
		how: [
			'You could find a voice note or voicemail from someone who’s good to you.',
			'Stopping halfway is fine if it stirs up too much.',
			'Their words were for another day, so nobody is waiting for an answer.'
		],
		say: [
			'That’s them, all right.',
			'I know that laugh.',
			'It’s good to have this voice in the room.'
		],
		smaller: 'Play it as far as the hello, and stop there.'
	},
	'let-a-neighbour-hold-the-door': {
		title: 'Let someone hold the door for you',
		how: [
			'When a neighbour or colleague holds the door, you could go in at your own pace.',
			'There’s no need to hurry or to say sorry.',
			'If they offer to carry a bag, that can be a yes too.'
		],
		say: [
			'Thanks, that helps.',
			'Thank you. I’m a bit slow today.',
			'Yes please, if you could take this one.'
		],
		smaller: 'A nod on the way through says enough.'
	},
	'take-a-compliment': {
		title: 'Take a compliment with a plain thank you',
		how: [
			'If someone likes your work or your cooking, you could say thank you.',
			'You could stop there, and leave out the part about how it was nothing.',
			'A nod is fine when words are slow to come.'
		],
		say: [
			'Thank you.',
			'Thanks, that’s nice to hear.',
			'That’s kind of you to say.',
			'Oh, thank you. I wasn’t sure about it.'
		],
		smaller: 'Say nothing, and let the kind words stand as they are.'
	},
	'say-yes-to-a-cup-of-tea': {
		title: 'Say yes to an offered cup of tea',
		how: [
			'Someone at home or at work may ask if you want a cup too.',
			'You could say yes, and let them put the kettle on.',
			'Drinking it in another room is fine.'
		],
		say: [
			'Yes please, I’d like that.',
			'Oh, go on then. Milk, no sugar.',
			'Thank you. Whatever you’re having.'
		],
		smaller: 'Say yes to a glass of water, or to half a cup.'
	},
	'let-them-do-the-talking': {
		title: 'Let someone else do the talking',
		how: [
			'With someone who likes to talk, you could sit back and let them.',
			'There’s nothing to fix, and no clever question to find.',
			'Looking at your plate or at the trees while you listen is fine.'
		],
		say: [
			'Go on, I like hearing about it.',
			'I’m low on words today, but I’d like to listen.',
			'Mm. And then?'
		],
		smaller: 'Stay for one short story, then go and lie down.'
	},
	'pick-up-for-two-minutes': {
		title: 'Pick up a call for two minutes',
		how: [
			'When a name you like shows up on the phone, you could answer.',
			'If it fits, say at the start that you have two minutes.',
			'Letting it ring is fine too, and you owe no reason.'
		],
		say: [
			'Hi. I’ve got two minutes, but it’s good to hear you.',
			'Hello. I’m a bit flat today, so you talk.',
			'I’m going to go now. Thanks for ringing.'
		],
		smaller: 'Let it ring out, and hear their message when you feel up to it.'
	},
	'ask-a-small-favour': {
		title: 'Ask for one small favour',
		how: [
			'You could ask a friend for one thing that takes them five minutes.',
			'It might be some milk, a jar to open, or the name of a plumber.',
			'If it fits, add that no is fine.'
		],
		say: [
			'Could I ask you a small favour?',
			'Could I ask you for some help with …?',
			'I’ve got a small favour to ask. It takes five minutes and no heroics.'
		],
		smaller: 'Write the favour down for yourself, and leave the asking for another day.'
	}
};
