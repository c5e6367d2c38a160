import { listNames, type ListName } from '#lib/domain/lists.ts';
import type { ArrivedMood, DifferenceReason, ForeignDiary } from '#lib/exchange/arrival.ts';
import type { RefusalReason, Unfit, UnreadReason } from '#lib/exchange/arrival.ts';
import type { CopyProblem, Refusals } from '#lib/exchange/backup-reading.ts';
import type { Column } from '#lib/exchange/columns.ts';
import type { EncryptionProblem } from '#lib/exchange/encrypted-copy.ts';
import type { ImportPlan, ListChanges } from '#lib/exchange/import-plan.ts';

/** Where entries of another app come from; `table` is any other CSV. */
export type Source = ForeignDiary | 'table';

/** How many records an import changes, list by list. */
export type Change = { readonly [List in ListName]: Omit<ListChanges, 'rows'> };

/**
 * What keeps a file from being imported, beside what `CopyProblem` and `EncryptionProblem` say:
 * - `strange`: it is neither a copy nor a table with dates
 * - `emptyMirror`: what was kept beside the diary holds nothing that can be read
 * - `unreadableTable`: it is a diary of another app, and not as that writes it
 */
export type FileProblem =
	| CopyProblem
	| EncryptionProblem
	| { problem: 'strange' }
	| { problem: 'emptyMirror' }
	| { problem: 'unreadableTable'; source: Source; refused: RefusalReason; row: number | null };

/** What did not fit for one reason: how often, and a few times where and what. */
export interface Group<Reason extends string> {
	reason: Reason;
	count: number;
	examples: readonly Unfit<Reason>[];
}

/** What was found in a file. */
export type Found =
	| { is: 'problem'; problem: FileProblem }
	/** A passphrase opens it; `isWrong` when another was given. */
	| { is: 'encrypted'; isWrong: boolean }
	| { is: 'copy'; exportedAt: string; change: Change; refused: Refusals; ahead: number }
	| {
			is: 'arrivals';
			source: Source;
			change: Change;
			entries: number;
			withoutTime: number;
			moods: readonly ArrivedMood[];
			unread: readonly Group<UnreadReason>[];
			differences: readonly Group<DifferenceReason>[];
	  }
	| { is: 'table'; columns: readonly Column[]; rows: number };

const fewExamples = 3;
const longestExample = 80;

/** These by their reasons, the most frequent first. */
export function grouped<Reason extends string>(all: readonly Unfit<Reason>[]): Group<Reason>[] {
	const groups = new Map<Reason, { count: number; examples: Unfit<Reason>[] }>();
	for (const { reason, place, value } of all) {
		const group = groups.get(reason) ?? { count: 0, examples: [] };
		groups.set(reason, group);
		group.count++;
		const told = value.slice(0, longestExample).toWellFormed();
		if (group.examples.length < fewExamples) group.examples.push({ reason, place, value: told });
	}
	return [...groups]
		.map(([reason, group]) => ({ reason, ...group }))
		.sort((a, b) => b.count - a.count);
}

/** The numbers of a plan, without its records. */
export function countsOf({ lists }: Pick<ImportPlan, 'lists'>): Change {
	return Object.fromEntries(
		listNames.map((list) => {
			const { rows: _rows, ...counts } = lists[list];
			return [list, counts];
		})
	) as Change;
}

/** What all lists add up to. */
export function totalOf(change: Change): Omit<ListChanges, 'rows'> {
	const sum = (of: keyof Omit<ListChanges, 'rows'>) =>
		listNames.reduce((total, list) => total + change[list][of], 0);
	return {
		added: sum('added'),
		changed: sum('changed'),
		deleted: sum('deleted'),
		same: sum('same'),
		refused: sum('refused')
	};
}
