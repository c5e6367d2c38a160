import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'send-a-sound': {
		title: 'Send a sound from where you are',
		how: [
			'Rain, a kettle, birds or a train can say where you are.',
			'You could record ten seconds of it and send it to someone you like.',
			'Your voice doesn’t have to be in it, and it’s kind to leave out other people’s talk.'
		],
		say: [
			'Here’s a sound from where I am.',
			'Here’s a sound from my day. I thought you might like it.',
			'This is where I am right now. Come and listen.'
		],
		smaller: 'Five seconds of a kettle is plenty.'
	},
	'ten-second-hello': {
		title: 'Record a ten-second hello',
		how: [
			'You could press record, say their name and hello, and stop.',
			'A tired or rough voice is fine.',
			'If you don’t like it, you can delete it before it goes.'
		],
		say: [
			'It’s me, with a quick hello.',
			'It’s me. I wanted you to hear a friendly voice today.',
			'This is my voice for today, a bit rusty and all yours.'
		],
		smaller: 'Saying hello to the phone and then deleting it counts as practice.'
	},
	'spoken-good-night': {
		title: 'Wish someone good night aloud',
		how: [
			'Before it gets late, you could send someone close a spoken good night.',
			'A low, slow voice fits this hour.',
			'If it’s past ten, the wish can wait for another evening.'
		],
		say: [
			'Good night.',
			'Good night. I hope you sleep well.',
			'Good night. The day’s done, and you can let it be.'
		],
		smaller: 'A typed “sleep well” is good too.'
	},
	'tell-one-small-thing': {
		title: 'Tell one small thing from your day',
		how: [
			'It could be what you ate, a cat on a wall, or a funny word you heard.',
			'You could tell it in a voice note the way you would at a table.',
			'The story doesn’t have to be happy, or have a point.'
		],
		say: [
			'Here’s a small thing from my day: …',
			'I saved up a small thing from my day for you: …',
			'Small news from here: … That’s all I’ve got.'
		],
		smaller: 'It can be one line long: what you had for lunch.'
	},
	'birthday-song-or-thanks': {
		title: 'Record a thank you, or a birthday song',
		how: [
			'You could record a short thank you for someone, and say what they did.',
			'If it’s their birthday, you could sing them a line or two.',
			'Out of tune is fine, and so is a whisper.'
		],
		say: [
			'Thank you for …',
			'Thank you for … I was so glad of it.',
			'Thank you for … You’re one of the good ones.',
			'Happy birthday to you! That was the song, or the best of it.'
		],
		smaller: 'Two spoken words will do: “thank you”, or “happy birthday”.'
	}
};
