import type { ByTone, DetailRule } from '#lib/core/message-words.ts';
import { subject, thing } from './detail-parts.ts';

const likes =
	'(?:really |also |always )?(?:loves?|likes?|adores?|enjoys?|into|fond of|an? (?:big )?fan of|crazy about|mad about|collects|reads|watches)';
/** Things that one can see some of in passing. Their words before the last one are small. */
const seen =
	"(?!(?:the|an?|her|his|their|our|my|all|any|no|some) )(?:\\p{Ll}[\\p{L}'’-]* ){0,2}(?:cakes?|chocolate|cheese|biscuits?|ice cream|liquorice|marzipan|fudge|toffee|jam|honey|bread|pizza|pasta|sushi|curry|popcorn|strawberries|cherries|raspberries|mangoes|olives|dogs|cats|horses|birds|owls|ducks|swans|herons|foxes|squirrels|hedgehogs|butterflies|penguins|robins|flowers|roses|tulips|sunflowers|daffodils|orchids|trains|books|novels|stamps|postcards|teapots|mugs)";

/** The sentences about a thing that is liked, by the words for it. */
const madeMeThink = (what: string): ByTone => ({
	short: `${what} made me think of you.`,
	warm: `${what} made me think of you today, and it cheered me up.`,
	light: `${what} came up today. Guess who I thought of?`
});
const liked = { label: '{what}', frames: madeMeThink('{what}') };
const seenThings = {
	label: '{what}',
	frames: {
		short: '{what} made me think of you.',
		warm: 'I saw some {what} today and thought of you.',
		light: 'Saw some {what}. Guess who I thought of?'
	}
};

/** Lines about what the person likes, or what both like. */
export const likedRules: readonly DetailRule[] = [
	// A name and something of their own need no article.
	{
		pattern: new RegExp(
			`^${subject}${likes} (?<what>(?:(?:her|his|their) |(?=\\p{Lu}))${thing})$`,
			'u'
		),
		...liked
	},
	{
		pattern: new RegExp(`^${subject}${likes} the (?<what>${thing})$`, 'u'),
		label: 'the {what}',
		frames: madeMeThink('The {what}')
	},
	{ pattern: new RegExp(`^${subject}${likes} (?<what>${seen})$`, 'u'), ...seenThings },
	{ pattern: new RegExp(`^${subject}${likes} (?<what>${thing})$`, 'u'), ...liked },
	{ kind: 'interest', pattern: new RegExp(`^(?<what>${seen})$`, 'u'), ...seenThings },
	{
		kind: 'interest',
		pattern: new RegExp(`^(?<what>\\p{L}[\\p{L}'’&-]*(?: [\\p{L}'’&-]+){0,2})$`, 'u'),
		...liked
	}
];
