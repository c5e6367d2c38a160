import { m } from '#lib/i18n/generated/messages.js';

/** The shares of a full energy, each up to a limit of effort. */
const shares: readonly (readonly [upTo: number, label: () => string])[] = [
	[0, m.share_none],
	[8, m.share_little],
	[19, m.share_some],
	[32, m.share_quarter],
	[44, m.share_third],
	[56, m.share_half],
	[70, m.share_more],
	[100, m.share_most]
];

/** The effort of a card as a share of a full energy, such as “about a quarter of your energy”. */
export function effortShare(effort: number): string {
	return (shares.find(([upTo]) => effort <= upTo)?.[1] ?? m.share_most)();
}
