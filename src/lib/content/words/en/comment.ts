import type { WordsOfCards } from '#lib/domain/card.ts';

export const words: WordsOfCards = {
	'kind-word-in-a-group': {
		title: 'Leave a kind word in a group',
		how: [
			'Perhaps you belong to a group: a plant forum, a street chat, a choir page.',
			'You could leave a few kind words under what someone wrote.',
			'If a thread is angry, scrolling past is fine.'
		],
		say: [
			'Good luck with the move tomorrow.',
			'That sounds like a long wait. I hope there is news soon.',
			'Glad you asked this. I was wondering too.'
		],
		smaller: '“Good luck” under one post is a kind word.'
	},
	'name-one-detail-in-a-post': {
		title: "Name one detail in a friend's post",
		how: [
			"When you see a friend's post, you could look for one small thing in it.",
			'A line that names it says that you took a proper look.',
			'After that, closing the app is fine.'
		],
		say: [
			'The part of this that I like most is …',
			'The light on the table in the second photo is lovely.',
			"That line about your gran's radio stayed with me."
		],
		smaller: 'Three words can hold it: “That blue door.”'
	},
	'ask-under-a-post': {
		title: 'Ask a real question under a post',
		how: [
			"A friend's post may leave you curious: how it was made, how long it took, what came next.",
			'You could ask that one thing in the comments.',
			'They may answer or not, and you need not check.'
		],
		say: [
			'How did this come about? No hurry, I am curious.',
			'How long did the scarf take you? I have been wondering.',
			'Did the cake come out of that tin in one piece?'
		],
		smaller: 'The question can be short: “How did you make it?”'
	},
	'thank-someone-you-read': {
		title: 'Thank someone whose posts you read',
		how: [
			'Some people share drawings, recipes or bird notes for months, and you read along in silence.',
			'You could tell one of them which post stayed with you.',
			'Busy people often do not reply, and that says little about you.'
		],
		say: [
			'Thank you for your bird notes. I read them with my breakfast.',
			'Your post about night shifts kept me company in a long week. Thank you.',
			'I have made your bean stew four times now. Thanks for writing it down.'
		],
		smaller: '“I read these, thank you” says it.'
	},
	'private-line-instead-of-a-like': {
		title: 'Write a private line instead of a like',
		how: [
			'When you are about to press like, you could write two lines in private instead.',
			'They can be about what you saw, or what it made you think of.',
			'For sad news, plain words are fine.'
		],
		say: [
			'I saw your post, and wanted to say that … No need to write back.',
			'I read about your dad. I am so sorry. Please do not feel you have to write back.',
			'Your tomatoes took me back to your old balcony. Good to see you growing things again.'
		],
		smaller: 'A like with one private word beside it still counts.'
	}
};
