import type { DetailRule } from '#lib/core/message-words.ts';
import {
	bodyPart,
	bodyParts,
	month,
	owner,
	relation,
	subject,
	time,
	weekday
} from './detail-parts.ts';

const operation = 'operation|surgery|op|replacement';
const ailment = `(?: (?:${operation}|injury|trouble|problems?|pain|ache|is (?:bad|sore|broken|better)|hurts?|was operated on))?`;
const whose = `${owner}(?:(?<owner>${relation})['’]s )?`;

const body = {
	label: 'their {<owner>’s }{part}',
	frames: {
		short: 'How’s your {<owner>’s }{part}?',
		warm: 'How’s your {<owner>’s }{part}? I hope it’s getting better.',
		light: 'Is your {<owner>’s }{part} behaving?'
	}
};

const expecting =
	'pregnant(?: again)?(?: with (?:twins|(?:her|their) (?:first|second|third)))?|expecting(?: (?:an? |her |their )?(?:(?:first|second|third) )?(?:baby|child|twins))?';

/** Lines about a body part, a cold, a recovery, a visit to the doctor or a pregnancy. */
export const healthRules: readonly DetailRule[] = [
	{
		pattern: new RegExp(
			`^(?:${subject}(?:has |had |having |is having )?)?(?:an? )?(?:bad |sore |new |broken |sprained )?${whose}(?<part>${bodyPart})${ailment}${time}$`,
			'u'
		),
		...body
	},
	{
		pattern: new RegExp(
			`^${subject}(?:had |has |having )?(?:an? )?(?:${operation}) on ${whose}(?<part>${bodyPart})${time}$`,
			'u'
		),
		...body
	},
	{
		pattern: new RegExp(
			`^${subject}(?:broke|broken|hurt|sprained|twisted|injured) ${whose}(?<part>${bodyPart})${time}$`,
			'u'
		),
		...body
	},
	{
		pattern: new RegExp(`^${subject}had ${whose}(?<part>${bodyPart}) operated on${time}$`, 'u'),
		...body
	},
	{
		pattern: new RegExp(
			`^${subject}(?:being |getting |got )?operated on ${whose}(?<part>${bodyPart})${time}$`,
			'u'
		),
		...body
	},
	{
		pattern: new RegExp(
			`^(?:${subject}(?:has |had )?)?(?:bad |sore |new )?${whose}(?<part>${bodyParts})${ailment.replace('is (?:bad', 'are (?:bad')}${time}$`,
			'u'
		),
		label: 'their {<owner>’s }{part}',
		frames: {
			short: 'How are your {<owner>’s }{part}?',
			warm: 'How are your {<owner>’s }{part}? I hope they’re getting better.',
			light: 'Are your {<owner>’s }{part} behaving?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:has |had |got |down with |in bed with |caught |suffers from |gets )?(?:an? |the )?(?:bad |nasty )?(?<what>cold|flu|cough|migraines?|headaches?|hay fever|bronchitis)${time}$`,
			'u'
		),
		label: 'their {what}',
		frames: {
			short: 'Are you feeling any better?',
			warm: 'I hope you’re feeling a bit better.',
			light: 'I hope the sofa is looking after you.'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:still |slowly )?(?:recovering|recuperating)(?: (?:from|after) ${owner}(?:${bodyPart} |hip |heart )?(?:${operation}|flu|cold|virus|bug|infection|pneumonia|illness|covid|Covid|COVID))?${time}$`,
			'u'
		),
		label: 'their recovery',
		frames: {
			short: 'I hope you’re on the mend.',
			warm: 'I hope you’re on the mend, and getting lots of rest.',
			light: 'I hope the sofa is looking after you.'
		}
	},
	{
		pattern: new RegExp(
			`^(?:(?:she|he|they)(?:['’](?:s|re|ve))? )?(?:(?:is |are )?(?:seeing|sees?|visits?|visiting|going to|goes to|has got|has|got|having|saw|went to|was at) )?${owner}(?<what>doctor|dentist|GP|optician|physio|specialist|consultant|midwife)(?:['’]s)?(?: (?:appointment|visit|check-up)|(?=,? (?:on (?:the )?(?:${weekday}|\\d)|at \\d|in (?:${month})|next|last|this|tomorrow|yesterday|today|tonight|soon)(?![\\p{L}\\p{Nd}])))${time}$`,
			'u'
		),
		label: 'the {what}',
		frames: {
			short: 'I hope all goes well at the {what}’s.',
			warm: 'I hope all goes well at the {what}’s. I’m thinking of you.',
			light: 'Fingers crossed for the {what}!'
		},
		past: {
			short: 'How did it go at the {what}’s?',
			warm: 'How did it go at the {what}’s? I thought of you.',
			light: 'I hope the {what} was kind to you.'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:${expecting})(?:,? (?:and )?due)?${time}$|^(?:the |her |their )?baby(?: is)? due${time}$`,
			'u'
		),
		isDiscreet: true,
		label: 'how they’re doing',
		frames: {
			short: 'How are you feeling these days?',
			warm: 'How are you feeling these days? I hope you’re getting some rest.',
			light: 'I hope you’ve got your feet up.'
		},
		later: {
			afterDays: 240,
			frames: {
				short: 'How are you doing?',
				warm: 'How are you doing? I’m thinking of you.',
				light: 'How are you doing?'
			}
		}
	}
];
