import type { MessageWords } from '#lib/core/message-words.ts';
import { detailRules } from './detail-rules.ts';

/** The English words around the lines of the cards. */
export const messageWords: MessageWords = {
	greetings: { short: 'Hi {name}', warm: 'Hi {name}', light: 'Hey {name}' },
	nameless: { short: 'Hi', warm: 'Hi there', light: 'Hey' },
	formal: 'Hello {name}',
	letter: 'Dear {name}',
	namelessLetter: 'Hello',
	openers: [
		{ pattern: /^(?:Hello|Hi|Hey)(?=[.,!])/u, joint: ' ' },
		{
			pattern:
				/^(?:Good (?:morning|afternoon|evening|night)|Morning|Happy birthday|Sleep well)(?=[.,!])/u,
			joint: ', '
		}
	],
	lowered: new Set(
		'a an the this that that’s these here here’s there there’s it it’s we if so your you you’re my our day one two ten same what what’s which where who when how how’s are is can could would shall do did have has had got read saw such good happy hope thank thanks thinking sending passing waving small something nothing no some any today today’s remember tell guess help maybe another greetings'.split(
			' '
		)
	),
	capital: /^I(?:['’]\p{L}+)?$/u,
	titles: new Set(
		'mr mrs ms miss mx dr prof professor sir madam father brother sister pastor rabbi imam reverend rev herr frau señor señora monsieur madame aunt auntie aunty uncle cousin grandma grandpa grandad granny nana nan abu umm um abd st coach nurse'.split(
			' '
		)
	),
	formalTitles: new Set(
		'mr mrs ms miss mx dr prof professor sir madam father pastor rabbi imam reverend rev herr frau señor señora monsieur madame'.split(
			' '
		)
	),
	descriptions: new Set(
		'the a an my our his her their man woman lady guy boy girl person someone somebody people neighbour neighbor colleague nobody unknown'.split(
			' '
		)
	),
	connectors: new Set([
		'with',
		'from',
		'at',
		'of',
		'in',
		'on',
		'next',
		'who',
		'the',
		'downstairs',
		'upstairs'
	]),
	doubleNames: {
		first: new Set(
			'mary maria maría marie anna ana anne ann jo john jean juan josé jose luis carlos hans karl klaus sarah billy bobby betty peggy daisy ella emma lucy lilly lily sophie amy ruby eva rosa miguel joão joao pedro gian pier'.split(
				' '
			)
		),
		second: new Set(
			'ann anne anna jane lou louise beth kate ellen jo joe sue rose grace lee jean may mae lynn pat paul luc pierre claude marc marie claire jacques michel françois francois maria maría josé jose luis luís carlos pablo manuel antonio antonia ignacio miguel ángel angel isabel teresa carmen clara belén elena lena sofia lucia lucía peter heinz josef joseph georg jürgen werner dieter otto bob ray mark franco carlo paolo luca pedro paulo'.split(
				' '
			)
		)
	},
	joiners: new Set(['and', '&', '+', 'und', 'y', 'et']),
	reassurances: {
		statement: 'No need to reply.',
		question: 'No rush to answer.',
		invitation: 'No worries if not.'
	},
	inviting: ['invite', 'ritual'],
	reassuring: [
		'check-in-after-a-hard-week',
		'answer-hard-news-with-one-line',
		'invite-to-a-short-walk',
		'offer-a-ten-minute-call',
		'same-show-two-sofas',
		'share-an-errand'
	],
	spoken: ['call'],
	birthday: {
		short: 'Happy birthday!',
		warm: 'Happy birthday! I hope today has something lovely in it for you.',
		light: 'Happy birthday! May there be cake, and may nobody count the candles.'
	},
	graveBirthday: 'I’m thinking of you on your birthday.',
	pronouns: { subject: 'she', owner: 'her' },
	addressed: [
		[/\b(?:her|his|their)\b/gu, 'your'],
		[/\bhers\b/gu, 'yours']
	],
	private:
		/\b(?:not|never|no|without|avoids?|except|stopped|quit|used to|can['’]?t|cannot|won['’]?t|\p{L}+n['’]t|hates?|dislikes?|allergic|allergy|ex|secret|secretly|divorced?|divorcing|separated|affair|debts?|owes?|money|broke up|drinks?|drinking|drunk|alcohol|wine|beer|whisky|vodka|gin|sober|smok\w*|weed|drugs?|sex|cancer|tum\w+r|chemo\w*|depress\w*|anxi\w*|panic|suicid\w*|self-harm|therap\w*|medication|pills|pregnan\w*|miscarriage|abortion|abus\w*|prison|arrest\w*|fired|sacked|redundan\w*|bankrupt\w*|i|me|us)\b/iu,
	grave:
		/\b(?:died|dies|dying|dead|deaths?|deceased|passed|funerals?|bereave\w*|griev\w*|grief|mourn\w*|widow\w*|loss|lost|losing|miscarr\w*|stillb\w*|abortion|cancer|tumou?rs?|chemo\w*|radiotherapy|dialysis|leuk\w*|lymphoma|terminal\w*|hospice|palliative|coma|life support|intensive care|hospital|strokes?|heart attack|heart failure|sepsis|dementia|alzheimer\w*|parkinson\w*|ms|diagnos\w*|ill|illness|sick|unwell|poorly|put (?:down|to sleep)|surgery|accidents?|crash\w*|divorc\w*|separat\w*|split(?:ting)? up|broke up|breaking up|break-?up|(?:husband|wife|partner|boyfriend|girlfriend)(?: \w+)? (?:has |just )?left|affair|redundan\w*|laid off|sacked|fired|let go|(?:hard|rough|bad|difficult|tough|dark) (?:time|patch|phase|stretch)|depress\w*|(?:is|been|feels|feeling|felt|very|quite|really|so) (?:low|down)|burnt? ?out|burned out|burn-out|breakdown|panic\w*|anxi\w*|ptsd|suicid\w*|self-harm\w*|overdos\w*|addict\w*|rehab|relaps\w*|abus\w*|assault\w*|attack\w*|raped?|burgl\w*|evict\w*|homeless\w*|bankrupt\w*|prison|arrest\w*|struggl\w*)\b/iu,
	lightCards: [
		'wave-on-a-video-call',
		'notice-a-long-effort',
		'answer-good-news',
		'card-after-an-exam',
		'call-after-a-first-day',
		'praise-work-online',
		'pass-on-something-you-liked',
		'send-a-sound',
		'ten-second-hello',
		'tell-one-small-thing',
		'name-one-detail-in-a-post',
		'ask-under-a-post',
		'three-line-postcard',
		'ask-which-one-they-would-pick',
		'ask-what-they-are-watching',
		'ask-about-their-hobby',
		'ring-for-small-advice',
		'send-one-song',
		'photo-of-your-plate-or-window',
		'ring-with-good-news',
		'say-it-is-a-slow-day',
		'pass-on-a-recipe',
		'answer-hard-news-with-one-line',
		'same-show-two-sofas',
		'share-an-errand',
		'sunday-photo',
		'pass-a-crossword-back-and-forth',
		'ask-a-small-favour',
		'write-to-family',
		'check-in-after-a-hard-week'
	],
	rules: detailRules,
	time: {
		months: [
			/\bjan(?:uary)?\b/iu,
			/\bfeb(?:ruary)?\b/iu,
			/\b(?:March|Mar)\b/u,
			/\bapr(?:il)?\b/iu,
			/\bMay\b/u,
			/\bjun(?:e)?\b/iu,
			/\bjul(?:y)?\b/iu,
			/\baug(?:ust)?\b/iu,
			/\bsep(?:t|tember)?\b/iu,
			/\boct(?:ober)?\b/iu,
			/\bnov(?:ember)?\b/iu,
			/\bdec(?:ember)?\b|\bchristmas\b/iu
		],
		weekdays: [
			/\bsunday\b/iu,
			/\bmonday\b/iu,
			/\btuesday\b/iu,
			/\bwednesday\b/iu,
			/\bthursday\b/iu,
			/\bfriday\b/iu,
			/\bsaturday\b/iu
		],
		spans: [
			[/\btomorrow\b/iu, 1],
			[/\b(?:today|tonight)\b/iu, 0],
			[/\bthis week(?:end)?\b/iu, 7],
			[/\bnext week(?:end)?\b/iu, 14],
			[/\bnext month\b/iu, 61],
			[/\bnext year\b/iu, 730]
		],
		past: /\b(?:was|were|did|went|had|last|yesterday|ago|passed|got|started|finished)\b/iu,
		ahead:
			/\b(?:starts?|starting|begins?|will|is (?:having|getting|moving|going|flying|taking|running|sitting|planning)|moves|moving|gets?|getting|goes|going|flies|flying|soon|plans?|planning|preparing|nervous|waiting|sits|takes|runs)\b/iu
	}
};
