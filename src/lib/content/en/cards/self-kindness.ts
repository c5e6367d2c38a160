import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'hand-on-chest': {
		title: 'A hand on the chest, a kind word',
		how: [
			'You could lay a hand on your chest, or on your arm, or on the blanket.',
			'If it fits, say one line in the tone you would use with a tired friend.',
			'Saying it in your head is fine.'
		],
		say: [
			'This is a hard day, and I’m on my own side.',
			'You’re worn out, and no wonder.',
			'Slowly now. One thing at a time.'
		],
		smaller: 'Leave out the words, and let the hand stay for one breath.'
	},
	'recall-someone-kind': {
		title: 'Remember someone who was kind once',
		how: [
			'Perhaps a teacher, a nurse or a man with an umbrella was kind to you once.',
			'You could picture where it was and what they did.',
			'If the memory turns sad, let it go and look around the room.'
		],
		say: [
			'They took the time for me that day.',
			'I still know how they said it.',
			'No one asked them to, and they still did it.'
		],
		smaller: 'A kind person from a book or a film will do, for one breath.'
	},
	'let-today-be-skipped': {
		title: 'Let today be a skipped day',
		how: [
			'You could decide now that today asks for no contact at all.',
			'A day off takes nothing away from what you did before.',
			'Tomorrow may be small too.'
		],
		say: [
			'Not today. That’s an answer.',
			'I’m leaving this day out, and I can live with that.',
			'Whenever I come back, I can start from there.'
		],
		smaller: 'Skip the next hour, and decide about the rest of the day later.'
	},
	'one-thing-all-right': {
		title: 'Name one thing that was all right',
		how: [
			'You could look back over the day for one thing that was all right.',
			'Dull things are fine: dry socks, a bus on time, hot soup.',
			'If nothing comes to mind, you can leave it there.'
		],
		say: [
			'One thing today was all right.',
			'It was quiet for an hour after lunch.',
			'Someone held the lift for me.',
			'The rain stopped when I went out.'
		],
		smaller: 'Find one thing in the room that doesn’t bother you.'
	}
};
