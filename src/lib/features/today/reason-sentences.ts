import type { Reason } from '#lib/engine/reasons.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Returns a sentence for a reason why a card is suggested. */
export function reasonSentence(reason: Reason): string {
	switch (reason.kind) {
		case 'rest':
			return m.reason_rest();
		case 'change':
			return m.reason_somethingDifferent();
		case 'fitsEnergy':
			return m.reason_fitsEnergy({ energy: reason.energy, effort: reason.effort });
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
