import type { EvidenceNote } from '#lib/core/evidence.ts';

/** Findings about each kind of card, in English. A compound grade counts as its lower part. */
export const evidenceNotes: Readonly<Record<string, EvidenceNote>> = {
	'smile-eye-contact': {
		text: 'In one campus study, people who got eye contact from a passer-by felt a little less disconnected a moment later. Small and short; eye contact is always optional.',
		grade: 'weak',
		studies: ['wesselmann-2012', 'sandstrom-dunn-2014-barista']
	},
	greet: {
		text: 'On days with more small contacts than usual, people tend to feel a bit happier. This is a link, not proof of cause.',
		grade: 'moderate',
		studies: ['sandstrom-dunn-2014-weak-ties', 'epley-schroeder-2014']
	},
	'coffee-ritual': {
		text: 'Customers asked to smile and chat with the barista left in a better mood than those asked to be quick. One small study.',
		grade: 'moderate',
		studies: ['sandstrom-dunn-2014-barista']
	},
	'use-a-name': {
		text: 'A name catches attention and can feel personal. We found no trial showing that it builds closeness.',
		grade: 'weak',
		studies: ['tacikowski-2013']
	},
	'small-acknowledgement': {
		text: 'People tell their story better when a listener gives small fitting signals. Studied in the lab.',
		grade: 'weak',
		studies: ['bavelas-2000']
	},
	'tiny-celebration': {
		text: 'Sharing good news with someone who responds warmly goes with better days and closer ties. Mostly observational.',
		grade: 'moderate',
		studies: ['gable-2004']
	},
	'specific-appreciation': {
		text: 'Thanks that name what the other person did go with feeling more cared for (couples), and people usually welcome thanks more than we expect.',
		grade: 'moderate',
		studies: ['algoe-2016', 'kumar-epley-2018', 'algoe-zhaoyang-2016']
	},
	'sincere-compliment': {
		text: 'Givers expect more awkwardness than receivers report.',
		grade: 'moderate',
		studies: ['boothby-bohns-2021', 'zhao-epley-2021']
	},
	'quick-text': {
		text: 'People appreciate a short “thinking of you” more than senders expect. A reply is not guaranteed.',
		grade: 'moderate',
		studies: ['liu-2023', 'aknin-sandstrom-2024']
	},
	'old-friend': {
		text: 'Fewer than one in three wrote to an old friend, although they wanted to and had the address (N = 453 and 604). After writing to current friends first, about two thirds more did, in one small study (N = 194). This is about sending, not about replies.',
		grade: 'moderate',
		studies: ['aknin-sandstrom-2024']
	},
	'voice-note': {
		text: 'Live voice made people feel closer than typing and was not more awkward. Recorded notes were not tested.',
		grade: 'weak',
		studies: ['kumar-epley-2021']
	},
	'comment-on-a-post': {
		text: 'Personal messages from close people go with feeling better; likes do not. Old, observational data.',
		grade: 'weak',
		studies: ['burke-kraut-2016', 'deters-mehl-2013']
	},
	'walk-and-call': {
		text: 'Regular walking helps mood and regular friendly calls helped lonely older adults. The two together have not been tested.',
		grade: 'weak',
		studies: ['noetel-2024', 'kahlon-2021']
	},
	listening: {
		text: 'Feeling listened to made people less lonely in the moment. The benefit was measured in the one who talks.',
		grade: 'moderate',
		studies: ['itzchakov-2023']
	},
	'follow-up-question': {
		text: 'People who ask follow-up questions tend to be liked more, but the main paper is under scrutiny.',
		grade: 'contested',
		studies: ['huang-2017']
	},
	'deeper-question': {
		text: 'Deeper talk was less awkward than strangers expected. Skip it on hard days.',
		grade: 'moderate',
		studies: ['kardas-2022']
	},
	'small-kindness': {
		text: 'In a trial with low-mood adults, small kind acts raised felt connection. Small study without a no-treatment group.',
		grade: 'moderate',
		studies: ['cregg-cheavens-2023', 'kumar-epley-2023']
	},
	'one-catch-up': {
		text: 'One intended friendly talk slightly raised students’ well-being that day (d = 0.26).',
		grade: 'moderate',
		studies: ['hall-2023']
	},
	'if-then-plan': {
		text: '“If X, then I will Y” plans help people act on what they want.',
		grade: 'strong',
		studies: ['sheeran-2024']
	},
	'practising-small-talk': {
		text: 'A week of daily practice lowered fear of rejection.',
		grade: 'moderate',
		studies: ['sandstrom-2022-scavenger']
	},
	'noting-a-micro-win': {
		text: 'Writing progress down helps reach goals (d = 0.40); recalling good moments can lift mood a little.',
		grade: 'moderate',
		studies: ['harkin-2016', 'mongrain-2012']
	},
	'before-after-mood': {
		text: 'People with depression often feel relief after good moments. Ratings wobble by themselves, so read them loosely.',
		grade: 'moderate',
		studies: ['bylsma-2011']
	},
	'starting-tiny': {
		text: 'Planning small rewarding activities is an effective therapy for depression when guided; this app is not that therapy.',
		grade: 'untested',
		studies: ['ekers-2014']
	},
	'skipped-day': {
		text: 'Missing one day did not harm habit building. Speaking kindly to oneself keeps motivation up.',
		grade: 'moderate',
		studies: ['lally-2010', 'breines-chen-2012']
	}
};
