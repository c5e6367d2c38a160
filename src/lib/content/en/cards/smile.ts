import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'look-up-and-smile': {
		title: 'Look up and smile',
		how: [
			'When a familiar face comes near, you could look up for a moment.',
			'A small smile can follow, as much as feels true today.',
			'Eye contact is optional, and looking at their coat or bag is fine.'
		],
		say: ['Hello.', 'Morning.', 'Oh, hi.'],
		smaller: 'A lifted head, with no smile, still counts.'
	},
	'wave-from-the-window': {
		title: 'Lift a hand at the window',
		how: [
			'From your window, you could raise a hand to a neighbour you know by sight.',
			'It’s fine to stay behind the glass, in whatever you have on.',
			'They may not see it, and no eye contact is needed.'
		],
		say: ['Hello down there.', 'There you are again.', 'Morning, neighbour.'],
		smaller: 'You could watch them go by and think hello.'
	},
	'give-a-smile-back': {
		title: 'Give a smile back',
		how: [
			'If a neighbour or someone at work smiles at you, you could take it in.',
			'A short smile in return is plenty.',
			'Meeting their eyes is up to you.'
		],
		say: ['Hello to you too.', 'Hi, nice to see you.', 'Oh, thanks. Hi.'],
		smaller: 'If no smile comes, slowing your step a little is also an answer.'
	},
	'smile-as-the-cup-is-handed-over': {
		title: 'Smile as your cup is handed over',
		how: [
			'While your drink is being made, you could put the phone in your pocket.',
			'As the cup comes across, a small smile is fine.',
			'You can look at the cup, as eye contact is optional.'
		],
		say: [
			'Thank you, that smells good.',
			'Lovely, thanks.',
			'Thanks, I was looking forward to this.'
		],
		smaller: 'You could say thanks with no smile at all.'
	},
	'wave-on-a-video-call': {
		title: 'A short video call to wave',
		how: [
			'You could video call someone close to you, to wave and say hello.',
			'Telling them first that it’ll be short gives you a way out.',
			'Looking at the screen is optional, and so is eye contact.'
		],
		say: [
			'I’ve got two minutes, so I’m calling to wave.',
			'It’s good to see your face. I’ll let you go again soon.',
			'No news from me. I’m calling for the wave.'
		],
		smaller: 'You could send a photo of your waving hand, with no need to answer.'
	}
};
