import type { Reason } from '#lib/suggest/reasons.ts';
import { channelLabel } from './act-labels.ts';
import { m } from './generated/messages.js';

/** Why an act is offered, in a sentence. */
export function reasonSentence(reason: Reason): string {
	switch (reason.kind) {
		case 'rest':
			return m.reason_rest();
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
			return reason.days === null
				? m.reason_notLately_never()
				: m.reason_notLately({ days: reason.days });
	}
}
