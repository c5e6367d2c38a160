import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import type { Refusals } from '#lib/formats/backup/backup-reader.ts';
import type { ImportPlan, CollectionChanges } from '#lib/formats/backup/import-plan.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import type { Issue, SkipReason, WarningReason } from '#lib/formats/imports/format.ts';
import type { TakenName } from '#lib/formats/imports/entry-plan.ts';
import type { ImportedMood } from '#lib/formats/imports/imported-entries.ts';
import type { Column } from '#lib/formats/imports/table/table.ts';

/**
 * The number of records of each collection that an import changes. Stored in the database: its fields must
 * never change.
 */
export type ImportSummary = { readonly [Name in CollectionName]: Omit<CollectionChanges, 'rows'> };

/** The issues that share a reason: their number and a few examples. */
export interface IssueGroup<Reason extends SkipReason | WarningReason> {
	reason: Reason;
	count: number;
	examples: readonly Issue<Reason>[];
}

/** The contents of a file, before anything is imported. */
export type ImportPreview =
	| { is: 'problem'; problem: FileError }
	/** Needs a passphrase; `isWrong` is true if the last one did not open the file. */
	| { is: 'encrypted'; isWrong: boolean }
	| {
			is: 'backup';
			exportedAt: string;
			change: ImportSummary;
			refused: Refusals;
			ahead: number;
			/** The number of half-written texts in a mirror. */
			drafts: number;
	  }
	| {
			is: 'entries';
			/** The name of the app that the entries come from; null for a table. */
			app: string | null;
			change: ImportSummary;
			entries: number;
			withoutTime: number;
			moods: readonly ImportedMood[];
			takenNames: readonly TakenName[];
			skipped: readonly IssueGroup<SkipReason>[];
			warnings: readonly IssueGroup<WarningReason>[];
	  }
	| { is: 'table'; columns: readonly Column[]; rows: number };

/** The preview of a file that was read: a backup, or entries. */
export type ReadPreview = ImportPreview & { is: 'backup' | 'entries' };

const fewExamples = 3;
const longestExample = 80;

/** Groups issues by their reason, the most frequent reason first. */
export function grouped<Reason extends SkipReason | WarningReason>(
	issues: readonly Issue<Reason>[]
): IssueGroup<Reason>[] {
	const groups = new Map<Reason, { count: number; examples: Issue<Reason>[] }>();
	for (const { reason, place, value } of issues) {
		const group = groups.get(reason) ?? { count: 0, examples: [] };
		groups.set(reason, group);
		group.count++;
		const shown = value.slice(0, longestExample).toWellFormed();
		if (group.examples.length < fewExamples) group.examples.push({ reason, place, value: shown });
	}
	return [...groups]
		.map(([reason, group]) => ({ reason, ...group }))
		.sort((a, b) => b.count - a.count);
}

/** Returns the counts of an import plan, without its records. */
export function summaryOf({ collections }: Pick<ImportPlan, 'collections'>): ImportSummary {
	return Object.fromEntries(
		collectionNames.map((list) => {
			const { rows: _rows, ...counts } = collections[list];
			return [list, counts];
		})
	) as ImportSummary;
}

/** An import by what it would do: write something, or nothing for one of four reasons. */
export type ImportOutcome = 'writes' | 'empty' | 'unreadable' | 'partlyHere' | 'allHere';

/**
 * Returns what an import would do. "Here already" is claimed only for records that were read and are the
 * same, or someone might delete a file that nothing could be read from.
 */
export function outcomeOf(preview: ReadPreview): ImportOutcome {
	const { added, changed, deleted, same } = totalOf(preview.change);
	if (added + changed + deleted > 0) return 'writes';
	if (preview.is === 'backup' && preview.drafts > 0) return 'writes';
	const hasRefused = refusedIn(preview) > 0;
	if (same === 0) return hasRefused ? 'unreadable' : 'empty';
	return hasRefused ? 'partlyHere' : 'allHere';
}

/** Returns the number of records or rows that could not be read. */
export function refusedIn(preview: ReadPreview): number {
	const counts =
		preview.is === 'backup'
			? Object.values(preview.refused.counts)
			: preview.skipped.map(({ count }) => count);
	return counts.reduce((sum, count) => sum + count, 0);
}

/** Returns the sums of the counts over all collections. */
export function totalOf(change: ImportSummary): Omit<CollectionChanges, 'rows'> {
	const sum = (of: keyof Omit<CollectionChanges, 'rows'>) =>
		collectionNames.reduce((total, list) => total + change[list][of], 0);
	return {
		added: sum('added'),
		changed: sum('changed'),
		deleted: sum('deleted'),
		same: sum('same'),
		refused: sum('refused')
	};
}
