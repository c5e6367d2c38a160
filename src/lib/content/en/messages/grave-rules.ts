import type { ByTone, DetailRule } from '#lib/core/message-words.ts';
import { name, owner, pet, relation, relations, subject, thing, time } from './detail-parts.ts';

const close = `(?:step|half-)?(?:${relation})(?:-in-law)?|(?:best |close |old )?friend|fiancée?|neighbour|colleague`;
const named = `(?:,? ${name})?`;
/** A person who is close to the person of the message. */
const them = `${owner}(?:late )?(?<who>${close})${named}`;
const justNow = '(?:just |recently |suddenly |sadly )?';
/** Words at the end of a line about a death, such as “of cancer”. */
const cause = "(?: suddenly| unexpectedly| peacefully)?(?: (?:of|from|after) [\\p{L}'’ -]{1,40}?)?";
const ill =
	"(?:breast |lung |bowel |skin |prostate |brain |blood |terminal |advanced )?(?:cancer|leukaemia|lymphoma|tumou?r|stroke|heart attack|heart failure|dementia|Alzheimer[’']s|Parkinson[’']s|MS|sepsis|chemo|chemotherapy|radiotherapy|dialysis)(?: treatment| again)?";
const veryIll = `(?:is |are |was |has been |became |fell )?(?:very|seriously|gravely|terminally|critically|really) (?:ill|sick|unwell)|(?:is |was |has been |being )?${justNow}diagnosed with ${thing}|(?:is |was )?(?:in (?:intensive care|a coma|a hospice|hospice care)|on life support|dying)|(?:has |had |has got |is having |having |got |gets |is in |in |fighting |is fighting |being treated for |is being treated for )?(?:an? |her |his |their )?${ill}`;
const mishap =
	'(?:an? |the )?(?:bad |serious |nasty )?(?:car |bike |cycling |motorbike |road |riding |skiing |climbing |work )?(?:accident|crash)';

/** Returns frames for all tones: the light one is the short one. */
const tactful = (short: string, warm: string): ByTone => ({ short, warm, light: short });

const thinking = tactful('I’m thinking of you.', 'I’m thinking of you, and I’m here.');
const all = tactful(
	'I’m thinking of you, with all that’s going on.',
	'I’m thinking of you, with all that’s going on. I’m here if you’d like to talk.'
);
const both = tactful(
	'I’m thinking of you and your {who}.',
	'I’m thinking of you and your {who}. I’m here if you’d like to talk.'
);
const remembered = tactful(
	'I’m thinking of you and your {who}.',
	'I’ve been thinking of you and your {who}. I haven’t forgotten.'
);
const sorryAboutThem = tactful(
	'I’m so sorry about your {who}.',
	'I’m so sorry about your {who}. I’m thinking of you.'
);
/** A loss counts as fresh for this many days after the line was written. */
const daysOfMourning = 120;

function grave(pattern: string, rule: Pick<DetailRule, 'label' | 'frames' | 'later'>): DetailRule {
	return { pattern: new RegExp(`^(?:${pattern})${time}$`, 'u'), isGrave: true, ...rule };
}

/**
 * Lines about a loss, an illness or another blow. Their sentences are plain in every tone, and name neither
 * the illness nor what is private.
 */
export const graveRules: readonly DetailRule[] = [
	grave(
		`${subject}(?:had |has had )?(?:an? |the )?(?:miscarriage|miscarried|stillbirth)|${subject}lost (?:her|his|their|the|an?) (?:unborn )?baby|${subject}lost (?:the|her) pregnancy`,
		{
			label: 'the loss',
			frames: tactful(
				'I’m so sorry. I’m thinking of you.',
				'I’m so sorry. I’m thinking of you, and I’m here if you’d like to talk.'
			),
			later: { afterDays: daysOfMourning, frames: thinking }
		}
	),
	...[
		`${subject}${justNow}(?:lost|losing|grieving|grieving for|mourning) ${them}`,
		`${them} (?:has |had )?${justNow}(?:died|passed away|passed on|passed)${cause}`,
		`${them} is dead`,
		`${them}['’]s (?:funeral|death|passing)`,
		`(?:the )?(?:death|funeral|loss) of ${them}`
	].map((pattern) =>
		grave(pattern, {
			label: 'their {who}',
			frames: sorryAboutThem,
			later: { afterDays: daysOfMourning, frames: remembered }
		})
	),
	...[
		`${subject}${justNow}(?:lost|grieving|grieving for|mourning) ${owner}(?<who>${pet})${named}`,
		`${owner}(?<who>${pet})${named} (?:has |had )?${justNow}(?:died|passed away|was put down|was put to sleep)${cause}`
	].map((pattern) =>
		grave(pattern, {
			label: 'their {who}',
			frames: sorryAboutThem,
			later: { afterDays: daysOfMourning, frames: remembered }
		})
	),
	grave(
		`${subject}(?:${justNow}widowed|an? (?:widow|widower)|grieving|bereaved|in mourning)|(?:an? |the )?(?:funeral|bereavement|death in the family)`,
		{
			label: 'the loss',
			frames: tactful(
				'I’m so sorry for your loss.',
				'I’m so sorry for your loss. I’m thinking of you.'
			),
			later: { afterDays: daysOfMourning, frames: thinking }
		}
	),
	// Illness and accidents.
	grave(`${subject}(?:${veryIll})`, { label: 'what’s going on', frames: all }),
	grave(`${them} (?:${veryIll})`, { label: 'their {who}', frames: both }),
	grave(`${subject}(?:is |was )?in (?:the )?hospital`, {
		label: 'the hospital',
		frames: tactful(
			'I hope they’re looking after you well.',
			'I hope they’re looking after you well. I’m thinking of you.'
		)
	}),
	grave(
		`${them} (?:is |was |has been )?(?:in (?:the )?hospital|ill|sick|unwell|poorly|was taken ill)`,
		{
			label: 'their {who}',
			frames: tactful('How’s your {who}?', 'How’s your {who}? I’m thinking of you both.')
		}
	),
	grave(
		`${owner}(?<who>${relations}) (?:are |were |have been )?(?:in (?:the )?hospital|(?:very )?(?:ill|sick|unwell|poorly))`,
		{
			label: 'their {who}',
			frames: tactful('How are your {who}?', 'How are your {who}? I’m thinking of you all.')
		}
	),
	grave(`${subject}(?:had |was in |been in |has had |has been in |in )?${mishap}`, {
		label: 'the accident',
		frames: tactful(
			'I’m so sorry about the accident.',
			'I’m so sorry about the accident. I’m thinking of you.'
		),
		later: { afterDays: daysOfMourning, frames: thinking }
	}),
	grave(`${them} (?:had |was in |has had )${mishap}`, { label: 'their {who}', frames: both }),
	grave(
		`${subject}(?:still |slowly )?(?:recovering|recuperating) (?:from|after) (?:${mishap}|(?:an? |her |his |their )?${ill})`,
		{
			label: 'their recovery',
			frames: tactful(
				'I hope you’re getting a bit stronger.',
				'I hope you’re getting a bit stronger. I’m thinking of you.'
			)
		}
	),
	// The job, the marriage, the home.
	grave(
		`${subject}${justNow}(?:lost|losing) (?:her|his|their|the|an?) (?:job|work)|job loss|${subject}(?:${justNow}|being |been |getting |got )(?:laid off|made redundant|fired|sacked|let go)(?: from (?:work|${owner}job))?`,
		{
			label: 'the job',
			frames: tactful(
				'I’m so sorry about your job.',
				'I’m so sorry about your job. I’m thinking of you.'
			),
			later: { afterDays: daysOfMourning, frames: thinking }
		}
	),
	grave(
		`${subject}(?:is )?(?:going|went) through (?:an? |the |${owner})(?:bad |hard |messy |painful )?(?:divorce|separation|break-?up)|${subject}(?:getting (?:an? )?divorced?|divorcing|separating|just divorced|just separated|just split up)|${owner}(?:divorce|separation|break-?up)|${subject}(?:just )?(?:split up|broke up|splitting up|breaking up)(?: with ${owner}(?:${relation}|${name}))?|${owner}(?:husband|wife|partner|boyfriend|girlfriend)${named} (?:has |just )?left(?: her| him| them)?`,
		{ label: 'what’s going on', frames: all }
	),
	grave(
		`${subject}(?:going|went) through (?:an? |the )?(?:very |really )?(?:hard|rough|bad|difficult|tough|dark) (?:time|patch|phase|stretch)|${subject}having (?:an? )?(?:very |really )?(?:hard|rough|bad|difficult|tough) time`,
		{ label: 'the hard time', frames: thinking }
	),
	// The mind: the sentence does not name it.
	grave(
		`${subject}(?:been |feeling |felt |suffers from |suffering from |struggling with |struggles with |living with |battling )?(?:very |a bit |quite |rather |really |so )?(?:depressed|depression|low|down|burnt out|burned out|burn-?out|a breakdown|anxious|anxiety|panic attacks|PTSD|postnatal depression)|${subject}(?:really )?struggling`,
		{ label: 'the hard time', frames: thinking }
	)
];
