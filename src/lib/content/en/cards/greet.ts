import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'greet-by-name': {
		title: 'Greet someone by name',
		how: [
			'When you meet someone whose name you know, you could add it to your hello.',
			'Once will do, in your normal voice.',
			'If the name won’t come, a plain hello is fine.'
		],
		say: ['Hello, …', 'Morning, …', 'Good to see you, …'],
		smaller: 'You could say hello aloud and the name in your head.'
	},
	'hello-to-the-driver': {
		title: 'Say hello to the driver',
		how: [
			'As you step on the bus, you could give the driver one word.',
			'Your headphones can stay on.',
			'It may get lost in the noise, and it’s still a hello.'
		],
		say: ['Hello.', 'Good morning.', 'Hi, thanks.'],
		smaller: 'You could nod a little as you show your ticket.'
	},
	'hello-at-the-till': {
		title: 'Say hello at the till',
		how: [
			'Before the first thing is scanned, you could say hello to the cashier.',
			'After that, quiet is fine while they work.'
		],
		say: ['Hello.', 'Hi. I’ve got my own bag, thanks.', 'Afternoon. A few things today.'],
		smaller: 'A low hello while you look at your shopping will do.'
	},
	'goodbye-as-you-leave-work': {
		title: 'Say goodbye as you leave work',
		how: [
			'On your way out, you could stop at one desk or door and say goodbye.',
			'One person is plenty, not the whole room.',
			'If they’re on the phone, you could wave and go.'
		],
		say: [
			'I’m off. See you tomorrow.',
			'Bye. Have a calm evening.',
			'See you Monday. Good luck with that pile.'
		],
		smaller: 'A quiet bye to whoever sits nearest the door still counts.'
	},
	'hello-to-a-neighbour': {
		title: 'A hello by the bins or the lift',
		how: [
			'By the bins, the lift or the letterboxes, you could say hello to a neighbour.',
			'A word about the day can follow, if one comes.',
			'Keeping your feet moving is fine, so it stays short.'
		],
		say: ['Hello there.', 'Hi. How’s your day?', 'Hello. We always meet at the bins.'],
		smaller: 'You could lift your keys in greeting and walk on.'
	},
	'a-few-words-with-a-shopkeeper': {
		title: 'A few words with a shopkeeper you know',
		how: [
			'Where the shopkeeper knows your face, you could add a line to your hello.',
			'The last thing you bought there gives you something to say.',
			'If a queue forms, you can pay and go.'
		],
		say: [
			'Hello again. How’s your day?',
			'Hi. Is it a quiet one today?',
			'I’m back for more of that bread.'
		],
		smaller: 'Two words, hello again, are enough to show you know them.'
	},
	'greet-someone-with-a-dog': {
		title: 'Greet someone out with a dog',
		how: [
			'On a busy path by day, you could say hello to someone with a dog.',
			'One line about the dog will do, from a step away.',
			'It’s fine to look at the dog rather than at the person.'
		],
		say: [
			'Hello. What’s the dog called?',
			'That’s a very happy tail.',
			'Morning. Someone likes that stick.'
		],
		smaller: 'You could nod towards the dog and its owner and walk on.'
	},
	'first-word-in-a-waiting-room': {
		title: 'The first word in a waiting room',
		how: [
			'In a waiting room by day, you could say one thing to someone near you.',
			'The wait or the room can be the subject, not why you’re there.',
			'If the answer is short, you can go back to your phone or book.'
		],
		say: [
			'Hello. Is this seat free?',
			'Do you know if they’re running late?',
			'These chairs weren’t made for long waits.'
		],
		smaller: 'A quiet hello as you sit down is a first word.'
	}
};
