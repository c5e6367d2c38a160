import type { StorageProblem } from '#lib/storage/database.ts';
import { m } from '#lib/i18n/generated/messages.js';

const problemWords: { readonly [problem in StorageProblem]: () => string } = {
	full: m.problem_full,
	refused: m.problem_refused,
	newer: m.problem_newer,
	superseded: m.problem_superseded,
	lost: m.problem_lost,
	unopenable: m.problem_unopenable,
	behind: m.problem_behind,
	erased: m.problem_erased,
	stalled: m.problem_stalled,
	changedSince: m.problem_changedSince,
	broken: m.problem_broken
};

/** Returns the sentence that explains a storage problem, and what to do about it. */
export function problemSentence(problem: StorageProblem): string {
	return problemWords[problem]();
}
