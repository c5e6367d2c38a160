import type { WordsOfCards } from '#lib/domain/card.ts';

export const words: WordsOfCards = {
	'send-a-sound': {
		title: 'Send a sound from where you are',
		how: [
			'Rain, a kettle, birds or a train can say where you are.',
			'You could record ten seconds of it and send it to someone you like.',
			"Your voice need not be in it, and it is kind to leave out other people's talk."
		],
		say: [
			'A sound from where I am, for you. Nothing to answer.',
			'The rain on my window, for you. Nothing to answer.',
			'Ten seconds of the sea. Listen whenever you like.'
		],
		smaller: 'Five seconds of a kettle is plenty.'
	},
	'ten-second-hello': {
		title: 'Record a ten-second hello',
		how: [
			'You could press record, say their name and hello, and stop.',
			'A tired or rough voice is fine.',
			'If you do not like it, you can delete it before it goes.'
		],
		say: [
			'Hello, this is my voice for today. You do not need to send one back.',
			'Hi Nora, it is me. A quick hello from my sofa. Bye.',
			'Hi Ben. I am nearly home, and I thought I would say hello.'
		],
		smaller: 'Saying hello to the phone and then deleting it counts as practice.'
	},
	'spoken-good-night': {
		title: 'Wish someone good night aloud',
		how: [
			'Before it gets late, you could send someone close a spoken good night.',
			'A low, slow voice fits this hour.',
			'If it is past ten, the wish can wait for another evening.'
		],
		say: [
			'Good night from me. No need to answer.',
			'Good night, Mum. Sleep well. We will talk some other day.',
			'Sleep well, you. I am turning the light off now.'
		],
		smaller: 'A typed “sleep well” is good too.'
	},
	'tell-one-small-thing': {
		title: 'Tell one small thing from your day',
		how: [
			'It could be what you ate, a cat on a wall, or a funny word you heard.',
			'You could tell it in a voice note the way you would at a table.',
			'The story need not be happy, or have a point.'
		],
		say: [
			'Here is a small thing from today: …',
			'A small thing from today. I made toast and burnt it twice.',
			'I changed my sheets. It took me all afternoon, but the bed smells good.'
		],
		smaller: 'It can be one line long: what you had for lunch.'
	},
	'birthday-song-or-thanks': {
		title: 'Sing a birthday wish, or say thank you',
		how: [
			'If someone you know has a birthday, you could sing them a line or two.',
			'On other days you could record a short thank you, and say what they did.',
			'Out of tune is fine, and so is a whisper.'
		],
		say: [
			'Happy birthday to you! That was one line. I will stop there.',
			'Thank you for the lift on Friday. I got home dry, and I was glad of it.',
			'Thanks for sitting with me last week. It made the day less long.'
		],
		smaller: 'Two spoken words will do: “happy birthday”, or “thank you”.'
	}
};
