import { epsilonGreedy, flatThompson, linUcb, popularity } from './rivals.ts';
import type { Policy } from './policies.ts';

const smoothings = [1, 2, 5].flatMap((pull) => [
	{ pull, start: null },
	{ pull, start: 0.5 }
]);

/** Settings of the rivals to compare on separate users, so that each rival uses its best one. */
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
