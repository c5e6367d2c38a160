// @ts-check

/**
 * The result of a flow that did not fail. `detail` names the fallback, or the reason why the engine cannot do
 * it and what its user sees.
 * @typedef {{ kind: 'works' | 'falls back' | 'cannot', detail: string }} Outcome
 */

/** @type {Outcome} */
export const works = { kind: 'works', detail: '' };

/** @type {(to: string) => Outcome} */
export const fallsBackTo = (to) => ({ kind: 'falls back', detail: to });

/** @type {(reason: string) => Outcome} */
export const cannot = (reason) => ({ kind: 'cannot', detail: reason });

/** @param {Outcome} outcome */
export function inWords({ kind, detail }) {
	if (kind === 'works') return detail ? `works; ${detail}` : 'works';
	return kind === 'falls back' ? `falls back to ${detail}` : `cannot: ${detail}`;
}
