import type { Reason } from '#lib/engine/reasons.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** The sentences for the share of the present energy that a card takes, each up to a limit. */
const fits: readonly (readonly [upTo: number, sentence: () => string])[] = [
	[0.15, m.reason_fitsEnergy_hardly],
	[0.4, m.reason_fitsEnergy_little],
	[0.65, m.reason_fitsEnergy_half]
];

// In words: two numbers side by side would read as a score.
function fitsSentence(share: number): string {
	return (fits.find(([upTo]) => share <= upTo)?.[1] ?? m.reason_fitsEnergy_much)();
}

/** Returns a sentence for a reason why a card is suggested. */
export function reasonSentence(reason: Reason): string {
	switch (reason.kind) {
		case 'rest':
			return m.reason_rest();
		case 'change':
			return m.reason_somethingDifferent();
		case 'fitsEnergy':
			return fitsSentence(reason.effort / Math.max(1, reason.energy));
		case 'intended':
			return m.reason_intended();
		case 'fitsHour':
			return m.reason_fitsHour();
		case 'suitsChannel':
			return m.reason_suitsChannel();
		case 'firstMove':
			return m.reason_firstMove();
		case 'likedChannel':
			return m.reason_likedChannel();
		case 'doneBefore':
			return m.reason_doneBefore();
		case 'wentWell':
			return m.reason_wentWell();
		case 'channelWentWell':
			return m.reason_channelWentWell({
				channel: channelLabel(reason.channel),
				times: reason.times,
				of: reason.of
			});
		case 'contactDue':
			return m.reason_contactDue();
		case 'notLately':
			return reason.days === null ? m.reason_notLately_never() : m.reason_notLately();
	}
}
