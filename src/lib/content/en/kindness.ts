/** The kind sentences in English. */
export const kindSentences: Readonly<Record<string, string>> = {
	'gentle-is-enough':
		'Low days come to nearly everyone. Being gentle with yourself is enough for now.',
	'as-to-a-friend':
		'What would you say to a friend who felt like this? You could say the same to yourself.',
	'a-hard-moment': 'This is a hard moment. Having one doesn’t mean you did anything wrong.',
	'silence-says-little': 'No reply is common and says little about you.',
	'reaching-out-is-care': 'You reached out, and that was care. It counts with or without a reply.',
	'many-reasons':
		'People are slow to reply for many reasons, and you can’t see them from where you are.',
	'practice-not-proof': 'It was practice, not proof. Stopping when it’s enough is part of it.',
	'noticing-counts': 'Noticing that it was too much is a skill too. You could rest now.',
	'smaller-or-later': 'The next one can be smaller, or later, or not at all.',
	'wrote-it-down':
		'You felt very low and still wrote it down. That’s one way to care for yourself.',
	'small-as-a-nod': 'A good moment can be as small as a nod. There’s time for one to come.',
	'a-quiet-day': 'A quiet day is a day too. Nothing is asked of you here.'
};
