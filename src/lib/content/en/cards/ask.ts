import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'ask-which-one-they-would-pick': {
		title: 'Ask which one they would pick',
		how: [
			'Two mugs, two soups, two colours of paint: a small choice can be shared.',
			'You could send a photo of both to one friend and ask.',
			'If no answer comes, your own pick is fine.'
		],
		say: [
			'Which one would you pick?',
			'I can’t decide, and I trust your eye. Which one would you pick?',
			'Help, I’ve been looking at these for far too long. Which one?'
		],
		smaller: 'The photo with “A or B?” asks it all.'
	},
	'ask-about-a-pet': {
		title: 'Ask a neighbour about their pet',
		how: [
			'If you meet a neighbour with a dog, you could ask its name or its age.',
			'You can look at the dog the whole time; eye contact is optional.',
			'One question and a goodbye is a whole chat.'
		],
		say: [
			'Hello there. What’s your dog called?',
			'How old is he?',
			'How’s your cat? I see her on the sill sometimes.'
		],
		smaller: '“Hello, dog” in passing counts.'
	},
	'ask-what-they-are-watching': {
		title: 'Ask what they’re watching or reading',
		how: [
			'You could ask a friend what they watch, read or hear these days.',
			'Naming yours first is fine, even if it’s an old quiz show.',
			'Whatever they say, you don’t have to look it up.'
		],
		say: [
			'What are you watching these days?',
			'What are you watching or reading these days? I’d love to hear.',
			'I need something good to watch. What have you got?'
		],
		smaller: '“Watching anything good?” will do.'
	},
	'ask-how-they-made-that-meal': {
		title: 'Ask how they made that meal',
		how: [
			'When food smells good in the work kitchen or at a table, you could ask about it.',
			'If it fits, one more question can follow: which spice, how long, who taught you.',
			'You don’t have to cook it later.'
		],
		say: [
			'That smells good. What’s in it?',
			'How do you make this?',
			'Who taught you to make this?'
		],
		smaller: '“That smells good” is fine without a question.'
	},
	'ask-about-their-hobby': {
		title: 'Ask about the thing they love doing',
		how: [
			'You may know someone who knits, fishes, fixes bikes or sings.',
			'A short voice note with one question about it could be your hello.',
			'Knowing nothing about it is fine; that’s what the question is for.'
		],
		say: [
			'How’s the … coming along?',
			'I was thinking of your … How’s it coming along?',
			'I want all the news about your …'
		],
		smaller: 'Typed in one line, the question still counts.'
	},
	'ask-about-an-achievement': {
		title: 'Ask about something they achieved',
		how: [
			'Someone near you may have passed a test, fixed a tap or finished a long job.',
			'You could say you noticed, and ask how they did it.',
			'From there, listening is enough.'
		],
		say: [
			'I heard about it, well done! How did you do it?',
			'How did you keep going?',
			'Which part are you happiest with?'
		],
		smaller: 'On your way past, “I heard, well done” is fine.'
	},
	'ring-for-small-advice': {
		title: 'Ring someone for a small bit of advice',
		how: [
			'A small question gives a call a start and an end.',
			'You could ask how to save a plant, wash out a stain or cook a squash.',
			'When you have your answer, a thank you and a goodbye is fine.'
		],
		say: [
			'Is this a bad time? It’s a small thing and it can wait.',
			'Have you got two minutes? I thought of you because you know about …',
			'I need an expert, and you’re the one I know. Have you got two minutes?',
			'That helps, thank you. I’ll let you go now.'
		],
		smaller: 'Writing the question down for another day counts.'
	},
	'ask-for-a-story-from-long-ago': {
		title: 'Ask for a story from long ago',
		how: [
			'On a better day, you could ask someone close about a time before you knew them.',
			'A walk, or drying dishes together, gives you both somewhere to look.',
			'They may not want to tell it, and changing the subject is fine.'
		],
		say: [
			'What did you hope for when you were twenty?',
			'Who was kind to you when you were small?',
			'What was it like to leave home? Tell me as much as you like.'
		],
		smaller: 'Asking who’s in one old photo counts.'
	}
};
