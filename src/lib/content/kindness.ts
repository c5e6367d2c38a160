import type { KindFacts } from '#lib/core/kindness.ts';

/** The kind sentences, with the places where each fits. */
export const kindFacts: readonly KindFacts[] = [
	{ id: 'gentle-is-enough', fits: ['lowEnergy'] },
	{ id: 'as-to-a-friend', fits: ['lowEnergy', 'veryLow'] },
	{ id: 'a-hard-moment', fits: ['veryLow'] },
	{ id: 'silence-says-little', fits: ['silence'] },
	{ id: 'reaching-out-is-care', fits: ['silence'] },
	{ id: 'many-reasons', fits: ['silence'] },
	{ id: 'practice-not-proof', fits: ['tooMuch'] },
	{ id: 'noticing-counts', fits: ['tooMuch'] },
	{ id: 'smaller-or-later', fits: ['tooMuch'] },
	{ id: 'wrote-it-down', fits: ['veryLow'] },
	{ id: 'small-as-a-nod', fits: ['nothingFound'] },
	{ id: 'a-quiet-day', fits: ['nothingFound', 'lowEnergy'] }
];
