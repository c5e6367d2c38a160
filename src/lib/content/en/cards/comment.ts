import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'kind-word-in-a-group': {
		title: 'Leave a kind word in a group',
		how: [
			'Perhaps you belong to a group: a plant forum, a street chat, a choir page.',
			'You could leave a few kind words under what someone wrote.',
			'If a thread is angry, scrolling past is fine.'
		],
		say: [
			'Glad you asked this. I was wondering too.',
			'That sounds like a long wait. I hope there’s news soon.',
			'Good luck with it. I’m curious to hear more.'
		],
		smaller: '“Good luck” under one post is a kind word.'
	},
	'name-one-detail-in-a-post': {
		title: 'Name one detail in a friend’s post',
		how: [
			'When you see a friend’s post, you could look for one small thing in it.',
			'A line that names it shows that you took a proper look.',
			'After that, closing the app is fine.'
		],
		say: [
			'The part I like most is …',
			'I took my time with this. The part I like most is …',
			'I came for the first line and stayed for …'
		],
		smaller: 'Three words can hold it: “That blue door.”'
	},
	'ask-under-a-post': {
		title: 'Ask a real question under a post',
		how: [
			'A friend’s post may leave you curious: how it was made, how long it took, what came next.',
			'You could ask that one thing in the comments.',
			'They may answer or not, and you don’t have to check.'
		],
		say: [
			'How did this come about?',
			'I’m curious about this. How did it come about?',
			'I want the whole story. How did this come about?'
		],
		smaller: 'The question can be short: “How did you make it?”'
	},
	'thank-someone-you-read': {
		title: 'Thank someone whose posts you read',
		how: [
			'Some people share drawings, recipes or bird notes for months, and you read along in silence.',
			'You could tell one of them which post stayed with you.',
			'Busy people often don’t reply, and that says little about you.'
		],
		say: [
			'Thank you for your posts. I look forward to them.',
			'Your post about … kept me company. Thank you.',
			'I’ve read this more than once. Thanks for writing it down.'
		],
		smaller: '“I read these, thank you” says it.'
	},
	'private-line-instead-of-a-like': {
		title: 'Write a private line instead of a like',
		how: [
			'When you’re about to press like, you could write two lines in private instead.',
			'They can be about what you saw, or what it made you think of.',
			'For sad news, plain words are fine.'
		],
		say: [
			'I saw your post. It stayed with me.',
			'I saw your post, and I wanted to say that …',
			'I saw your post, and a like felt too small.'
		],
		smaller: 'A like with one private word beside it still counts.'
	}
};
