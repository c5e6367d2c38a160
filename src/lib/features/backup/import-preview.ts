import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { Win } from '#lib/core/win.ts';
import type { Refusals } from '#lib/formats/backup/backup-reader.ts';
import type { ImportPlan, CollectionChanges } from '#lib/formats/backup/import-plan.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import type { Issue, SkipReason, WarningReason } from '#lib/formats/imports/format.ts';
import type { TakenName } from '#lib/formats/imports/entry-plan.ts';
import type { ImportedMood, MergedName } from '#lib/formats/imports/imported-entries.ts';
import type { OrderChoice } from '#lib/formats/imports/rewritten-dates.ts';
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
	/** No UTF-8: a few lines as Windows-1252 would read them, for the user to look at. */
	| { is: 'encoding'; lines: readonly string[] }
	/** Entries of an app whose dates have several orders, for the user to choose one. */
	| { is: 'dates'; app: string; choices: readonly OrderChoice[] }
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
			/** True for the app's own spreadsheet, which is for other programs. */
			isOwnSheet?: boolean;
			change: ImportSummary;
			entries: number;
			withoutTime: number;
			moods: readonly ImportedMood[];
			takenNames: readonly TakenName[];
			/** The people whose names have several spellings in the file, and a few of them. */
			mergedNames: { count: number; examples: readonly MergedName[] };
			/** The entries that the diary has with other details, and a few of them. */
			differing: { count: number; examples: readonly EntrySample[] };
			/** A few entries as they will be, for the user to look at. */
			samples: readonly EntrySample[];
			skipped: readonly IssueGroup<SkipReason>[];
			warnings: readonly IssueGroup<WarningReason>[];
	  }
	| { is: 'table'; columns: readonly Column[]; rows: number };

/** The preview of a file that was read: a backup, or entries. */
export type ReadPreview = ImportPreview & { is: 'backup' | 'entries' };

/** The day and the beginning of the words of an entry. */
export interface EntrySample {
	day: Day;
	words: string;
}

const fewExamples = 3;
/** Number of letters before the first unusual one in a line that is shown. */
const lettersBefore = 30;
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

/** Returns the day and the words of the first entries that have words. */
export function samplesOf(wins: readonly Pick<Win, 'at' | 'note'>[]): EntrySample[] {
	return wins
		.filter(({ note }) => note.trim() !== '')
		.slice(0, fewExamples)
		.map(({ at, note }) => ({
			day: dayOf(at),
			words: shortened(note.replace(/\s+/g, ' ').trim())
		}));
}

/** Returns the number of entries, and the day and the words or tags of the first ones. */
export function differingOf(wins: readonly Pick<Win, 'at' | 'note' | 'tags'>[]): {
	count: number;
	examples: EntrySample[];
} {
	const examples = wins.slice(0, fewExamples).map(({ at, note, tags }) => ({
		day: dayOf(at),
		words: shortened(note.replace(/\s+/g, ' ').trim() || tags.join(', '))
	}));
	return { count: wins.length, examples };
}

/** Returns the number of people with several spellings, and a few spellings of the first ones. */
export function mergedNamesOf(names: readonly MergedName[]): {
	count: number;
	examples: MergedName[];
} {
	const examples = names
		.slice(0, fewExamples)
		.map(({ name, others }) => ({ name, others: others.slice(0, fewExamples) }));
	return { count: names.length, examples };
}

/** Returns the first lines with letters outside ASCII, from a little before the first of them. */
export function unusualLines(text: string): string[] {
	const lines: string[] = [];
	for (const { index } of text.matchAll(/[^\n\r\0-\x7f][^\n\r]*/g)) {
		const start = text.lastIndexOf('\n', index) + 1;
		lines.push(
			shortened(
				text
					.slice(Math.max(start, index - lettersBefore), index + longestExample)
					.split(/[\r\n]/)[0]!
					.trim()
			)
		);
		if (lines.length === fewExamples) break;
	}
	return lines;
}

function shortened(text: string): string {
	return text.length > longestExample ? `${text.slice(0, longestExample).toWellFormed()}…` : text;
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
