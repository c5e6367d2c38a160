import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import type { Refusals } from '#lib/formats/backup/backup-reader.ts';
import type { ImportPlan, CollectionChanges } from '#lib/formats/backup/import-plan.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import type { Issue, SkipReason, WarningReason } from '#lib/formats/imports/format.ts';
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
	| { is: 'backup'; exportedAt: string; change: ImportSummary; refused: Refusals; ahead: number }
	| {
			is: 'entries';
			/** The name of the app that the entries come from; null for a table. */
			app: string | null;
			change: ImportSummary;
			entries: number;
			withoutTime: number;
			moods: readonly ImportedMood[];
			skipped: readonly IssueGroup<SkipReason>[];
			warnings: readonly IssueGroup<WarningReason>[];
	  }
	| { is: 'table'; columns: readonly Column[]; rows: number };

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
