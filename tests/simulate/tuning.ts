import { epsilonGreedy, flatThompson, linUcb, popularity } from './rivals.ts';
import type { Policy } from './policies.ts';

const smoothings = [1, 2, 5].flatMap((pull) => [
	{ pull, start: null },
	{ pull, start: 0.5 }
]);

/** Rivals with different settings. They are compared on users of their own to find the best setting of each. */
export const variants: readonly Policy[] = [
	...smoothings.map((smoothing) =>
		popularity(`popularity ${smoothing.pull} ${smoothing.start ?? 'all'}`, smoothing)
	),
	...smoothings.map((smoothing) =>
		epsilonGreedy(`epsilonGreedy ${smoothing.pull} ${smoothing.start ?? 'all'}`, smoothing)
	),
	...[0.1, 0.3, 0.6, 1].map((alpha) => linUcb(`linUcb ${alpha}`, alpha)),
	...[0.25, 0.5, 1].map((boldness) => flatThompson(`flatThompson ${boldness}`, boldness))
];
