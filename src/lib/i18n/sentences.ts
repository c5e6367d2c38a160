import type { StorageProblem } from '#lib/storage/storage.ts';
import { m } from './generated/messages.js';

const problemWords: { readonly [problem in StorageProblem]: () => string } = {
	full: m.problem_full,
	refused: m.problem_refused,
	newer: m.problem_newer,
	superseded: m.problem_superseded,
	lost: m.problem_lost,
	behind: m.problem_behind,
	changedSince: m.problem_changedSince,
	broken: m.problem_broken
};

/** What is wrong with the diary's storage and what to do about it. */
export function problemSentence(problem: StorageProblem): string {
	return problemWords[problem]();
}
