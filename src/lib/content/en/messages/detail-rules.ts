import type { DetailRule } from '#lib/core/message-words.ts';
import { eventRules } from './event-rules.ts';
import { graveRules } from './grave-rules.ts';
import { healthRules } from './health-rules.ts';
import { likedRules } from './liked-rules.ts';
import {
	name,
	owner,
	pet,
	pets,
	place,
	relation,
	relations,
	subject,
	thing,
	time
} from './detail-parts.ts';

const unwell =
	'(?: (?:is|was|has been) (?:ill|sick|unwell|poorly|in (?:the )?hospital|at the vet))?';
const called = '(?:,? (?:is )?(?:called |named )?';

const someone = {
	label: '{who|their <them>}',
	frames: {
		short: 'How’s {who|your <them>}?',
		warm: 'How’s {who|your <them>} doing? I hope all’s well.',
		light: 'Say hello to {who|your <them>} from me.'
	}
};
const several = {
	label: 'their {them}',
	frames: {
		short: 'How are your {them}?',
		warm: 'How are your {them} doing? I hope all’s well.',
		light: 'Say hello to your {them} from me.'
	}
};
const work = {
	label: 'work',
	frames: {
		short: 'How’s work?',
		warm: 'How’s work? I hope it’s being kind to you.',
		light: 'Is work letting you breathe?'
	}
};
const memory = {
	short: 'I was thinking of the time we {what}.',
	warm: 'I still smile about the time we {what}.',
	light: 'Do you remember the time we {what}?'
};
const hobby = {
	label: 'the {what}',
	frames: {
		short: 'How’s the {what}?',
		warm: 'How’s the {what} going these days?',
		light: 'What’s new with the {what}?'
	}
};

/**
 * The kinds of remembered lines that become sentences, in the order in which they are tried. The patterns are
 * narrow on purpose: a line that does not fit is a reminder, which is better than a wrong sentence.
 */
export const detailRules: readonly DetailRule[] = [
	...graveRules,
	...healthRules,
	// Animals and family.
	{
		pattern: new RegExp(
			`^${subject}(?:has |had |got |having )?(?:an? |the |her |his |their )?(?:new|newborn) (?:baby|son|daughter|grandchild|grandson|granddaughter)${called}${name})?${time}$|^${subject}(?:just |recently )?(?:has |had )?(?:an? )baby(?: (?:boy|girl))?${time}$|^${subject}(?:just )?gave birth${time}$|^(?:the |her |his |their )?baby(?: (?:boy|girl))? (?:was |is )?(?:just )?(?:born|here|arrived)${time}$`,
			'u'
		),
		label: 'the baby',
		frames: {
			short: 'Congratulations to you all on the baby!',
			warm: 'A new baby! Congratulations to you all. I hope you find some rest.',
			light: 'Congratulations to all of you! Say hello to the new one from me.'
		},
		later: {
			afterDays: 120,
			frames: {
				short: 'How’s the little one?',
				warm: 'How’s the little one? I hope you all find some rest.',
				light: 'Say hello to the little one from me.'
			}
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:has |has got |got |adopted )?${owner}(?:new |old |little )?(?<them>${pet})${called}(?<who>${name}))?${unwell}${time}$`,
			'u'
		),
		...someone
	},
	{
		pattern: new RegExp(
			`^${subject}(?:has |has got |got )?${owner}(?:two |three |four )?(?<them>${pets})${unwell.replace('is|was|has', 'are|were|have')}${time}$`,
			'u'
		),
		...several
	},
	{
		pattern: new RegExp(
			`^${subject}(?:has |has got |got |had )?${owner}(?:new |little |older |younger |big )?(?<them>${relation})${called}(?<who>${name}))?(?: (?:starts|started) (?:school|nursery|college|university)| (?:lives|is) in ${place})?${unwell}${time}$`,
			'u'
		),
		...someone
	},
	{
		pattern: new RegExp(
			`^${subject}(?:has |has got )?${owner}(?:two |three |four |little |small |young )*(?<them>${relations})${time}$`,
			'u'
		),
		...several
	},
	...eventRules,
	// Work.
	{
		pattern: new RegExp(`^${subject}(?:works?|working) at (?<where>${thing})${time}$`, 'u'),
		label: 'work',
		frames: {
			short: 'How are things at {where}?',
			warm: 'How are things at {where}? I hope work is being kind to you.',
			light: 'Is everyone at {where} behaving?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:works?|working|on|doing)? ?(?:the )?night shifts?${time}$|^${subject}works? nights${time}$`,
			'u'
		),
		label: 'the night shifts',
		frames: {
			short: 'How are the night shifts?',
			warm: 'How are the night shifts? I hope you get some sleep.',
			light: 'Are the night shifts letting you sleep?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:an? |works as an? |working as an? )?(?:nurse|teacher|doctor|driver|carer|cook|chef|baker|plumber|gardener|librarian|hairdresser|social worker|bus driver)$|^${subject}(?:very |so )?(?:busy|stressed) at work${time}$|^${subject}(?:got |has )?(?:an? )?new boss${time}$|^${subject}works? in (?:the |an? )?${thing}$`,
			'u'
		),
		...work
	},
	// Home.
	{
		pattern: new RegExp(
			`^${subject}(?:moved|has moved|lives?|living) (?:to|in) (?<where>${place})(?: for (?:work|love|university|uni|(?:an? |the )?(?:new )?job))?${time}$`,
			'u'
		),
		label: '{where}',
		frames: {
			short: 'How’s life in {where}?',
			warm: 'How’s life in {where}? I hope it feels like home.',
			light: 'Is {where} being good to you?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:moved into |has |got |bought )?${owner}new (?<what>flat|house|home|place|apartment|garden|kitchen|car|bike)${time}$`,
			'u'
		),
		label: 'their new {what}',
		frames: {
			short: 'How’s the new {what}?',
			warm: 'How’s the new {what}? I hope you’re happy with it.',
			light: 'Does the new {what} feel like yours yet?'
		}
	},
	// Shared memories.
	{
		pattern: new RegExp(
			"^(?:(?:the |that )?(?:time|day|night|summer|evening) (?:when |that )?)?we (?<what>(?:\\p{Ll}+ed|met|went|got|saw|swam|sang|ate|drank tea|drove|took|found|made|ran|sat|slept|had|fed|built|rode|won) [\\p{L}\\p{Nd}'’ -]+)$",
			'u'
		),
		label: 'the time you {what}',
		frames: memory
	},
	{
		pattern: new RegExp(
			"^our (?<what>(?:trip|walks?|holiday|summer|day|evenings?|weekend|swim|picnic|dinner|talks?|school days|dance class|choir days)(?: [\\p{L}\\p{Nd}'’ -]+)?)$",
			'u'
		),
		label: 'your {what}',
		frames: {
			short: 'I was thinking of our {what}.',
			warm: 'I still smile when I think of our {what}.',
			light: 'Do you remember our {what}?'
		}
	},
	// Hobbies and groups.
	{
		pattern: new RegExp(
			`^${subject}(?:plays?|playing) (?:the )?(?<what>\\p{Ll}+)${time}$|^${subject}learning (?!to )(?:the )?(?<what2>\\p{L}+)${time}$`,
			'u'
		),
		label: 'the {what|what2}',
		frames: {
			short: 'How’s the {what|what2}?',
			warm: 'How’s the {what|what2} going these days?',
			light: 'What’s new with the {what|what2}?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:studying|studies) (?:the )?${thing}$|^${subject}(?:an? )?student${time}$`,
			'u'
		),
		label: 'their studies',
		frames: {
			short: 'How are your studies going?',
			warm: 'How are your studies going? I hope they’re being kind to you.',
			light: 'Are your studies any fun?'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:sings? in |sings? with |plays? in |goes to |in |has |runs )?${owner}(?<what>choir|band|orchestra|book club|book group|pottery class|dance class|yoga class|allotment|garden|walking group|theatre group|knitting group|language class)${time}$`,
			'u'
		),
		...hobby
	},
	...likedRules
];
