import type { LinesByCloseness } from './closeness.ts';

/** The ways to change what was agreed, in display order. */
export const takeBackWays = [
	'cancel',
	'shorten',
	'move',
	'sayNo',
	'offerSmaller',
	'answerLate'
] as const;
/** A way to change what was agreed. */
export type TakeBackWay = (typeof takeBackWays)[number];

/** The lines for each way, closeness and kind. A “…” in a line is a gap for words of the user. */
export type TakeBackLines = { readonly [way in TakeBackWay]: LinesByCloseness };
