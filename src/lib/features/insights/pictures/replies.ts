import type { Pictured } from '#lib/features/insights/drawing.ts';
import type { Insights } from '#lib/features/insights/numbers/insights.ts';
import { replies } from '#lib/core/win.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { numberInWords, shareInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { replyLabel } from '#lib/i18n/win-labels.ts';
import { needed, sentences, shareRange } from './number-words.ts';

/** Returns the picture of replies by channel. */
export function repliesPicture(answers: Insights['replies']): Pictured {
	const known = answers.flatMap((one) =>
		one.answered ? [{ ...one, answered: one.answered }] : []
	);
	const [most] = known;
	return {
		drawing:
			known.length > 0
				? {
						kind: 'parts',
						rows: known.map(({ channel, yes, notYet, no }) => ({
							label: channelLabel(channel),
							values: [yes, notYet, no]
						}))
					}
				: null,
		partNames: replies.map(replyLabel),
		caption: sentences(
			most
				? m.insights_replies_caption({
						channel: channelLabel(most.channel),
						hits: numberInWords(most.yes),
						count: numberInWords(most.count)
					})
				: m.insights_replies_none({ needed }),
			most
				? m.insights_replies_range({
						low: shareInWords(most.answered.low),
						high: shareInWords(most.answered.high)
					})
				: null,
			m.log_reply_kind()
		),
		table: {
			title: m.insights_replies(),
			columns: [m.insights_mood_channel(), ...replies.map(replyLabel), m.insights_replies_share()],
			rows: answers.map(({ channel, yes, notYet, no, answered }) => [
				channelLabel(channel),
				numberInWords(yes),
				numberInWords(notYet),
				numberInWords(no),
				answered
					? `${shareInWords(answered.hits / answered.of)} (${shareRange(answered)})`
					: m.insights_not_yet_short()
			])
		}
	};
}
