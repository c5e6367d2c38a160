import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'stand-up-during-a-call': {
		title: 'Walk to the window while on the phone',
		how: [
			'During a call you want to take, you could get up for part of it.',
			'From the bed to the window and back is a walk.',
			'Sitting down halfway is fine.'
		],
		say: [
			'I’m walking about while we talk, so I may puff a bit.',
			'Go on, I’m doing laps of the kitchen.',
			'I’m at the window now. Someone is washing a van.'
		],
		smaller: 'Moving your feet under the blanket while they talk is movement too.'
	},
	'join-a-dog-walk': {
		title: 'Join someone on their dog walk',
		how: [
			'A neighbour with a dog goes out in any weather.',
			'You could ask to come for one loop of the park, by day.',
			'The dog gives you both something to look at.'
		],
		say: [
			'Could I come along on one of your walks?',
			'Which way does he want to go today?',
			'I’ll turn back at the gate. Thanks for letting me come.'
		],
		smaller: 'A hello to the neighbour’s dog as it goes by is fine.'
	},
	'stretch-by-the-kettle': {
		title: 'Stretch with a housemate by the kettle',
		how: [
			'While the water boils, you could reach up once and ask if they want to join.',
			'Pyjamas are fine, and so is doing it from a chair.',
			'If a stretch hurts, a smaller one or none will do.'
		],
		say: [
			'Stretch with me till the kettle’s done?',
			'Arms up, arms down. That’s the whole thing.',
			'You can laugh, I’ve got no balance today.'
		],
		smaller: 'Reaching up with one arm while they make tea is a stretch.'
	},
	'nod-along-the-open-shops': {
		title: 'Walk past the open shops and nod',
		how: [
			'By day, you could walk along a street where the places are open.',
			'A nod to one person is enough, and eye contact is optional.',
			'If nobody looks up, you’ve still had a walk.'
		],
		say: ['Morning.', 'Afternoon.', 'Bit of sun at last.'],
		smaller: 'Standing at your own door for a minute, with no nod, is fine.'
	},
	'try-one-slow-class': {
		title: 'Go to one slow class or group',
		how: [
			'A library board may list chair yoga, tai chi or a slow walking group.',
			'You could write ahead that you’re new and may leave early.',
			'A place at the back, near the door, is as good as any.'
		],
		say: [
			'It’s my first time. Is it all right if I stay at the back?',
			'I may go halfway through. It’s nothing to do with the class.',
			'Where do people put their coats?'
		],
		smaller: 'You could look up the day and time, and go no further yet.'
	},
	'weed-next-to-someone': {
		title: 'Weed a small patch next to somebody',
		how: [
			'A shared yard, an allotment or a neighbour’s front garden will do.',
			'You could take one corner and work near them, with few words.',
			'If kneeling is too much, you could water from a chair.'
		],
		say: [
			'Shall I do the weeds along here while you plant?',
			'I’d like some air. Is there a small job I could do?',
			'I’ve got about fifteen minutes in me, then I’ll head in.'
		],
		smaller: 'You could water one pot while someone else is outside.'
	},
	'take-something-round': {
		title: 'Take something round by bike or on foot',
		how: [
			'A borrowed book or a few lemons give the trip a reason.',
			'You could hand them over at the door and not go in.',
			'If nobody is home, the doormat is fine.'
		],
		say: [
			'I’m not stopping. I’ve brought you something.',
			'I found this and thought of you. I don’t need anything back.',
			'Thanks for lending me this. I’ll leave you to your day.'
		],
		smaller: 'You could put the thing by your front door, ready for another day.'
	}
};
