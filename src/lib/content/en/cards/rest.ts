import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'rest-counts': {
		title: 'Rest, and let that count',
		how: [
			'You could stay where you are and rest for ten minutes.',
			'Sleep may come or not, and both are fine.',
			'People can wait for another day.'
		],
		say: [
			'I’m resting. That’s today’s act.',
			'Nothing more is asked of me right now.',
			'A tired person needs rest, and today that’s me.'
		],
		smaller: 'Close your eyes for three breaths and call it done.'
	},
	'pull-up-the-covers': {
		title: 'Covers up, lights down',
		how: [
			'If a lamp is in reach, you could turn it low.',
			'A blanket up to the chin is fine, in the middle of the day too.',
			'The pillow can carry your head for a while.'
		],
		say: [
			'It’s warm here. I can stay a bit.',
			'Life goes on out there. I can join it later.',
			'I don’t have to be seen by anyone right now.'
		],
		smaller: 'Pull the cover over your feet and leave the lamp as it is.'
	},
	'people-past-the-window': {
		title: 'Watch people pass the window',
		how: [
			'You could look out for a while, from your bed, a chair or a bus seat.',
			'Someone may go by with a dog, a bag or a pram.',
			'No one out there needs a wave from you.'
		],
		say: [
			'There they go, each with their own day.',
			'I’m part of this street too, from in here.',
			'I wonder where they’re all off to.'
		],
		smaller: 'Listen for one sound of people outside, such as steps or a car door.'
	},
	'phone-down-on-purpose': {
		title: 'Put the phone down on purpose',
		how: [
			'Once you’ve read this, you could lay the phone face down beside you.',
			'Messages will sit there until you want to look.',
			'You choose when to pick it up again.'
		],
		say: [
			'I’m putting it down because I want to.',
			'No one is owed an answer this minute.',
			'Quiet for a bit now.'
		],
		smaller: 'Let the screen go dark, and look at the ceiling for one slow breath.'
	},
	'three-slow-breaths-out': {
		title: 'Three slow breaths out',
		how: [
			'You could breathe in as you like, then out slowly, as if to cool your soup.',
			'Three of these will do, with no holding in between.',
			'If it feels bad or makes you dizzy, go back to your own pace.'
		],
		say: ['In. And out, slowly.', 'There’s time for one more.', 'I can let my jaw go loose now.'],
		smaller: 'One long sigh, with no counting.'
	},
	'a-voice-on-the-radio': {
		title: 'Let a familiar voice fill the room',
		how: [
			'You could put the radio on low and find a voice you know.',
			'The news, a football match or an hour about gardens is fine.',
			'It can talk on while you look at the wall.'
		],
		say: [
			'There’s that voice again.',
			'I can let them talk. They don’t need me to answer.',
			'Somebody is up, and so am I.'
		],
		smaller: 'Leave it on for as long as the weather report lasts.'
	},
	'a-bit-of-daylight': {
		title: 'Let some daylight reach you',
		how: [
			'You could open the curtain, or the back door, by the width of a hand.',
			'Grey light is daylight too.',
			'If it fits, hold your face or one hand towards it for a minute.'
		],
		say: [
			'So that’s what the day looks like.',
			'It’s the same light on every roof in the street.',
			'I’ve seen the sky. I can go back to bed now.'
		],
		smaller: 'Look at the strip of light at the edge of the curtain.'
	},
	'both-hands-round-a-cup': {
		title: 'Hold a warm drink in both hands',
		how: [
			'You could make tea, cocoa, or a cup of hot water.',
			'Once the cup feels good to hold, let your hands get warm before you sip.',
			'If it fits, think of someone who takes theirs the same way.'
		],
		say: [
			'This cup is for me.',
			'Warm hands first. The rest can wait.',
			'I’ll sit until it’s finished.'
		],
		smaller: 'Take one sip from the glass or bottle beside your bed.'
	},
	'warm-water-on-the-face': {
		title: 'Wash your face with warm water',
		how: [
			'You could let the tap run warm and hold wet hands to your face.',
			'Sitting on the edge of the bath with a cloth is fine.',
			'Your eyes can stay shut if the mirror is too much.'
		],
		say: [
			'Gently round the eyes.',
			'I’d do this for someone I looked after.',
			'Face done. Nothing has to come after it.'
		],
		smaller: 'Wipe your eyes with a damp cloth or a sleeve, without getting up.'
	}
};
