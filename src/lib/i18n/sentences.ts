import type { StorageProblem } from '#lib/storage/storage.ts';
import type { Reason } from '#lib/suggest/suggest.ts';
import { channelLabel } from './act-labels.ts';
import { m } from './generated/messages.js';

const problemWords: { readonly [problem in StorageProblem]: () => string } = {
	full: m.problem_full,
	refused: m.problem_refused,
	newer: m.problem_newer,
	superseded: m.problem_superseded,
	changedSince: m.problem_changedSince,
	broken: m.problem_broken
};

/** What is wrong with the diary's storage and what to do about it. */
export function problemSentence(problem: StorageProblem): string {
	return problemWords[problem]();
}

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
		case 'somethingDifferent':
			return m.reason_somethingDifferent();
	}
}
