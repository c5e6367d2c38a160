import type { DetailRule } from '#lib/core/message-words.ts';
import { month, owner, place, subject, time } from './detail-parts.ts';

const begin =
	'(?:starts?|starting|started|began|begins?|beginning|has got|got|has|having|gets?|getting|sits|sitting|takes?|taking|does|doing|runs?|running|gives?|giving|goes for|going for|plans?|planning|preparing for|nervous about|waiting for|will have|will start|will be starting|hopes for|applied for) ';
const lead = `${subject}(?:${begin})?${owner}(?:big |first |last |final |second )?`;

/** Lines about something that is about to happen, or has happened. */
export const eventRules: readonly DetailRule[] = [
	// Events that last, so one can ask about them afterwards.
	{
		pattern: new RegExp(
			`^${lead}(?<what>new job|new school|new course|new role|course|evening class|training|apprenticeship|degree)(?: (?:at|in|as|with) [\\p{L} '’-]+?)?${time}$`,
			'u'
		),
		label: 'the {what}',
		frames: {
			short: 'How’s the {what}?',
			warm: 'How’s the {what}? I hope it’s being kind to you.',
			light: 'Is the {what} any fun?'
		},
		ahead: {
			short: 'Good luck with the {what}!',
			warm: 'Good luck with the {what}. I’ll be thinking of you.',
			light: 'Fingers crossed for the {what}!'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:moves?|moving|will move|has to move) (?:house|home|out|flat|to ${place}|into ${owner}new (?:flat|house|place))${time}$|^${owner}(?:house )?move${time}$`,
			'u'
		),
		label: 'the move',
		frames: {
			short: 'I’ve been thinking of your move.',
			warm: 'I’ve been thinking of your move. I hope it goes smoothly.',
			light: 'May all the boxes have handles.'
		},
		ahead: {
			short: 'Good luck with the move!',
			warm: 'Good luck with the move. I’ll be thinking of you.',
			light: 'Good luck with the move, and with all those boxes!'
		},
		past: {
			short: 'How’s the new place?',
			warm: 'How’s the new place? I hope it feels like home.',
			light: 'Are the boxes unpacked, or are they furniture now?'
		}
	},
	// Events that call for luck.
	{
		pattern: new RegExp(
			`^${lead}(?<what>job interview|interview|driving test|exam|exams|finals|test|presentation|speech|audition|concert|performance|marathon|half marathon|race|tournament|match|thesis|exhibition|scan|check-up|operation|surgery|appointment)(?: (?:at|for|in|with|about) [\\p{L} '’-]+?)?${time}$`,
			'u'
		),
		label: 'the {what}',
		frames: {
			short: 'I’ve been thinking of you and the {what}.',
			warm: 'I’ve been thinking of you and the {what}. I hope all goes well.',
			light: 'I’m keeping my fingers crossed for the {what}.'
		},
		ahead: {
			short: 'Good luck with the {what}!',
			warm: 'I hope all goes well with the {what}. I’ll be thinking of you.',
			light: 'Fingers crossed for the {what}!'
		},
		past: {
			short: 'How did the {what} go?',
			warm: 'How did the {what} go? I thought of you.',
			light: 'Tell me all about the {what}.'
		}
	},
	// Events to look forward to.
	{
		pattern: new RegExp(
			`^${lead}(?<what>(?:trip|holiday|journey|visit)(?: (?:to|in) ${place})?|holiday|party|wedding|reunion)${time}$`,
			'u'
		),
		label: 'the {what}',
		frames: {
			short: 'I’ve been thinking of you and the {what}.',
			warm: 'I’d love to hear about the {what}, before or after.',
			light: 'I want to hear all about the {what}.'
		},
		ahead: {
			short: 'I hope the {what} is lovely.',
			warm: 'I hope the {what} is lovely. I’ll be thinking of you.',
			light: 'Enjoy every bit of the {what}!'
		},
		past: {
			short: 'How was the {what}?',
			warm: 'How was the {what}? I’d love to hear.',
			light: 'I want to hear all about the {what}.'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:away |off )?on (?:holiday|vacation)(?: (?:in|to) (?<where>(?!(?:${month})\\b)${place}))?${time}$`,
			'u'
		),
		label: 'their holiday',
		frames: {
			short: 'I hope you’re having a lovely time{ in <where>}.',
			warm: 'I hope you’re having a lovely time{ in <where>}. I’d love to hear about it.',
			light: 'I want to hear all about it when you’re back.'
		},
		ahead: {
			short: 'Have a lovely time{ in <where>}!',
			warm: 'Have a lovely time{ in <where>}. I’ll be thinking of you.',
			light: 'Enjoy every bit of your time off!'
		},
		past: {
			short: 'How was your holiday{ in <where>}?',
			warm: 'How was your holiday{ in <where>}? I’d love to hear.',
			light: 'I want to hear all about your holiday{ in <where>}.'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:goes|going|flies|flying|travels|travelling|off) to (?<where>${place})${time}$`,
			'u'
		),
		label: '{where}',
		frames: {
			short: 'I’ve been thinking of you and {where}.',
			warm: 'I’d love to hear about {where}, before or after.',
			light: 'I want to hear all about {where}.'
		},
		ahead: {
			short: 'I hope {where} is lovely.',
			warm: 'I hope {where} is lovely. I’ll be thinking of you.',
			light: 'Enjoy every bit of {where}!'
		},
		past: {
			short: 'How was {where}?',
			warm: 'How was {where}? I’d love to hear.',
			light: 'I want to hear all about {where}.'
		}
	},
	{
		pattern: new RegExp(
			`^${subject}(?:gets? married|getting married|marries|marrying)${time}$`,
			'u'
		),
		label: 'the wedding',
		frames: {
			short: 'I’ve been thinking of you and the wedding.',
			warm: 'I’d love to hear about the wedding, before or after.',
			light: 'I want to hear all about the wedding.'
		},
		ahead: {
			short: 'I hope the wedding is lovely.',
			warm: 'I hope the wedding is lovely. I’ll be thinking of you.',
			light: 'Enjoy every bit of the wedding!'
		},
		past: {
			short: 'How was the wedding?',
			warm: 'How was the wedding? I’d love to hear.',
			light: 'I want to hear all about the wedding.'
		}
	}
];
