import type { WordsOfCards } from '#lib/core/card.ts';

export const words: WordsOfCards = {
	'celebrate-a-small-win': {
		title: 'Cheer a tiny win of theirs',
		how: [
			'If someone says a thing went right, you could pause and mark it with them.',
			'A form sent off or a cake that rose is big enough.',
			'You can be glad in a low voice.'
		],
		say: [
			'Hey, it worked!',
			'You did it! That’s good to hear.',
			'Well done. That one was on your list for weeks.'
		],
		smaller: 'You could say two words: oh, nice.'
	},
	'note-a-date-of-theirs': {
		title: 'Write down a date that matters to them',
		how: [
			'If a friend spoke of a test, a trip or a birthday, you could note the day.',
			'Your phone or a scrap of paper will hold it.',
			'What you do with it can wait until then.'
		],
		say: [
			'It’s written down. That’s enough for today.',
			'When the day comes, I’ll think of them.',
			'There’s nothing more to do about it tonight.'
		],
		smaller: 'You could say the day once in your head.'
	},
	'raise-a-cup-to-a-chore': {
		title: 'Raise your cup to a finished chore',
		how: [
			'When someone at home ends a dull job, you could lift your cup to it.',
			'Tea or tap water is fine.',
			'You don’t have to get up for this.'
		],
		say: [
			'Done! Here’s to that.',
			'Here’s to the bins being out.',
			'That wasn’t a nice job, and it’s over.'
		],
		smaller: 'You could look at the finished thing with them for one breath.'
	},
	'answer-good-news': {
		title: 'Answer a piece of good news',
		how: [
			'When good news comes, you could reply to the part they care about most.',
			'One line that shows you read it is plenty.',
			'News from a few days ago can still be answered.'
		],
		say: [
			'Such good news! I’m so glad for you.',
			'I read your news twice, and I’m so glad for you. I hope you celebrate a little tonight.',
			'Your news made me grin at my phone. Well done, you!'
		],
		smaller: 'One word, such as lovely, is an answer.'
	},
	'ask-to-hear-it-again': {
		title: 'Ask them to tell the good part again',
		how: [
			'If something good happened to them, you could ask for the best part once more.',
			'The talking is theirs, so you can lean back.',
			'A meal or the washing-up is a good time for it.'
		],
		say: [
			'Tell me the best part again.',
			'What did they say when you told them?',
			'Where were you when you heard?'
		],
		smaller: 'You could ask for one detail, such as who they told first.'
	},
	'card-after-an-exam': {
		title: 'A card for the end of an exam',
		how: [
			'After someone has sat an exam, you could write a few lines on a card.',
			'It can be about the weeks of work, whatever the result.',
			'You could post it, or leave it where they’ll find it.'
		],
		say: [
			'The exam’s over. Rest well.',
			'You worked hard for this exam, whatever the mark. I saw how you kept at it.',
			'The books can close now, and so can your eyes.'
		],
		smaller: 'You could write their name and the word done on a slip of paper.'
	},
	'call-after-a-first-day': {
		title: 'Ring after their first day',
		how: [
			'If a friend starts a job or a course, you could ring early that evening.',
			'Getting through it is worth marking, even if the day was a bad one.',
			'If it rings out, you can leave it there.'
		],
		say: [
			'Day one is done. I wanted to mark it with you.',
			'I’ve been thinking of you today. How was your first day?',
			'You got through day one! What was the oddest thing you saw?'
		],
		smaller: 'A text will do: day one is done, no need to answer.'
	}
};
