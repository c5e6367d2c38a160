import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'say-back-one-line': {
		title: 'Say back one line you heard',
		how: [
			'When someone tells you about their day, one line may stand out.',
			'You could say that line back in your own words, then let them go on.',
			'Getting it a bit wrong is fine. They can put you right.'
		],
		say: [
			'That sounds like a long wait.',
			'It sounds like the waiting was the worst part.',
			'You did all that, and then they changed the date.'
		],
		smaller: 'Repeating one of their words in a quiet voice shows you heard.'
	},
	'answer-hard-news-with-one-line': {
		title: 'Answer hard news with one warm line',
		how: [
			'Perhaps a friend writes that the job fell through, or the cat is ill.',
			'You could name how that might feel, in one line, and stop there.',
			'There’s no need for wise words.'
		],
		say: [
			'That sounds really hard. I’m sorry.',
			'I’m so sorry. I’m thinking of you, and I’m here.',
			'What a blow. I’m on your side.'
		],
		smaller: 'Two words are fine: oh no.'
	},
	'ask-about-the-unclear-part': {
		title: 'Ask about the part you didn’t follow',
		how: [
			'On the phone, a story can jump about.',
			'You could pick one thing that wasn’t clear and ask about that.',
			'One question is enough, and then they can go on.'
		],
		say: [
			'I didn’t quite follow that part. What happened then?',
			'Wait, was that before or after?',
			'Remind me, who was that?'
		],
		smaller: 'You could leave the question, and say “go on” in a soft voice.'
	},
	'hear-a-friend-out': {
		title: 'Listen to a friend and leave out advice',
		how: [
			'A way to fix it may come to mind while they’re still talking.',
			'You could let it pass and stay with what they say.',
			'If anyone may get hurt, speaking up comes first.'
		],
		say: [
			'I don’t have an answer, but I’m listening.',
			'That’s a lot. Tell me more if you like.',
			'I can see why it stays with you.'
		],
		smaller: 'You could wait till they finish one story before you offer an idea.'
	},
	'let-a-quiet-moment-stay': {
		title: 'Let a quiet moment stay quiet',
		how: [
			'When the talk stops, you could take one slow breath before you speak.',
			'They may have more to say, or they may be done.',
			'Looking at your cup is fine.'
		],
		say: ['Take your time.', 'No rush. I’m here.', 'We can sit a minute.'],
		smaller: 'Half a breath of quiet is a pause too.'
	},
	'end-a-listening-talk': {
		title: 'End a long listening talk kindly',
		how: [
			'Listening takes energy, and yours may run out before their story does.',
			'You could name one thing you heard, then say that you need to stop.',
			'If they don’t sound safe, the help page here has numbers to call.'
		],
		say: [
			'I need to stop here for today. I’m glad you told me.',
			'I’m worn out, so I’ll say goodbye. I heard how hard this week was.',
			'I’ve got five more minutes, and then I need to lie down.'
		],
		smaller: 'You could say at the start how long you have.'
	},
	'ask-listen-or-ideas': {
		title: 'Ask if they want listening or ideas',
		how: [
			'Perhaps a colleague sighs at the screen, or your sister starts on the landlord.',
			'Before you answer, you could ask what they would like from you.',
			'A few minutes of either is enough.'
		],
		say: [
			'Do you want ideas, or shall I listen?',
			'I can help you think, or I can sit and hear it. Which is better?',
			'Is this one to fix, or one to grumble about?'
		],
		smaller: 'You could try the question out in your head while they talk.'
	}
};
