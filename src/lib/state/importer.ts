import { isoAtWallClock, localIso } from '#lib/domain/day.ts';
import { listNames, type ListName } from '#lib/domain/lists.ts';
import type { Rating } from '#lib/domain/win.ts';
import type { Revision } from '#lib/domain/clock.ts';
import { isRefusal, type Arrivals, type Refusal } from '#lib/exchange/arrival.ts';
import { arrivalPlan, withKnownPeople } from '#lib/exchange/arrival-plan.ts';
import { arrivalsFrom, diaryOf, textOf } from '#lib/exchange/arrivals.ts';
import { readCopy, type CopyProblem, type ReadCopy } from '#lib/exchange/backup-reading.ts';
import { columnsOf, winsFromColumns, type ColumnMatching } from '#lib/exchange/columns.ts';
import { decryptedCopy, encryptionProblem } from '#lib/exchange/encrypted-copy.ts';
import { importPlan, type ImportPlan } from '#lib/exchange/import-plan.ts';
import { mirroredCopy } from '#lib/exchange/mirror-file.ts';
import { ringFiles } from '#lib/platform/ring.ts';
import type { Ids, Incoming, Present, Restoring, Watch } from '#lib/storage/restoring.ts';
import {
	countsOf,
	grouped,
	type Change,
	type FileProblem,
	type Found,
	type Source
} from './import-found.ts';
import { parsedNote } from './mirror-note.ts';

/** What moods mean by their names; null leaves them empty. */
export type Moods = ReadonlyMap<string, Rating | null>;

/** What was read of a file, and can be written. */
interface Read {
	ids: Ids;
	plan(
		present: Present['lists'],
		others: Present['others'],
		stamp: () => Revision
	): ImportPlan & Pick<Incoming, 'mirrored'>;
}

/**
 * Reads one file after the other, says what importing it does, and imports it. Everything that was read
 * stays here, so that a page need not hold it.
 */
export class Importer {
	readonly #restoring: Restoring;
	readonly #now: () => number;
	/** The text of a diary of another app, and how it becomes entries. */
	#foreign: { source: Source; text: string; matching: ColumnMatching | null } | null = null;
	#read: Read | null = null;
	#share = 0;
	#stopping = new AbortController();

	constructor(restoring: Restoring, now: () => number = Date.now) {
		this.#restoring = restoring;
		this.#now = now;
	}

	/** What is in a file, and what importing it would do. */
	async read(file: Blob): Promise<Found> {
		this.#read = null;
		this.#foreign = null;
		const read = await readCopy(file);
		if ('copy' in read) return this.#copyFound(read.copy);
		if (read.problem === 'encrypted') {
			const problem = await encryptionProblem(file);
			return problem ? { is: 'problem', problem } : { is: 'encrypted', isWrong: false };
		}
		if (!['foreign', 'notJson', 'notUtf8'].includes(read.problem))
			return { is: 'problem', problem: read };
		return this.#foreignFound(file, read);
	}

	/** What a mirror holds that the diary lacks, and what bringing it back would do. */
	async readMirror(ring: string): Promise<Found> {
		this.#foreign = null;
		const { files, note } = await ringFiles(ring);
		const copy = await mirroredCopy(await Promise.all(files.map(bytesOf)));
		if (!copy) return { is: 'problem', problem: { problem: 'emptyMirror' } };
		return this.#copyFound(copy, parsedNote(note)?.last ?? null);
	}

	/** What is in an encrypted file that this passphrase opens, and what importing it would do. */
	async open(file: Blob, passphrase: string): Promise<Found> {
		const opened = await decryptedCopy(file, passphrase);
		if ('problem' in opened)
			return opened.problem === 'wrongPassphrase'
				? { is: 'encrypted', isWrong: true }
				: { is: 'problem', problem: opened };
		const found = await this.read(opened.content);
		// Nobody wraps a copy twice but by hand, and can unwrap it so.
		return found.is === 'encrypted' ? { is: 'problem', problem: { problem: 'encrypted' } } : found;
	}

	/** What importing a table would do when its columns hold that. */
	async match(matching: ColumnMatching): Promise<Found> {
		if (!this.#foreign) throw new Error('no table was read');
		this.#foreign = { ...this.#foreign, matching };
		return this.#arrivalsFound(new Map());
	}

	/** Imports what was read last; null when that was cancelled. */
	async import(moods: Moods): Promise<Change | null> {
		return this.#stoppable(async (watch) => {
			if (this.#foreign) await this.#readAgain(moods);
			watch.signal?.throwIfAborted();
			const read = this.#read;
			if (!read) throw new Error('nothing was read');
			const plan = await this.#restoring.restore(
				read.ids,
				({ lists, others }, stamp) => {
					const planned = read.plan(lists, others, stamp);
					return { ...planned, told: countsOf(planned) };
				},
				watch
			);
			return countsOf(plan);
		});
	}

	/** Takes the last import back; null when that was cancelled. */
	undo(): Promise<{ restored: number; left: number } | null> {
		return this.#stoppable((watch) => this.#restoring.undo(watch));
	}

	/** Makes the figures of the diary anew. */
	recount(): Promise<void> {
		return this.#restoring.recount();
	}

	/** How much of what is under way is done, 0 to 1. */
	get share(): number {
		return this.#share;
	}

	/** Stops what is being written, unless it is done by then. */
	cancel(): void {
		this.#stopping.abort();
	}

	/** What a copy holds; `last` is the last stamp that a mirror has seen, when it is one. */
	async #copyFound(copy: ReadCopy, last: Revision | null = null): Promise<Found> {
		this.#read = {
			ids: idsOf((list) => [...copy.lists[list].keys()]),
			plan: (present, others) => {
				const plan = importPlan(copy, present, others, this.#now());
				if (last === null) return plan;
				const latest = plan.latest !== null && plan.latest > last ? plan.latest : last;
				return { ...plan, latest, mirrored: last };
			}
		};
		const plan = await this.#planned(this.#read);
		const { refused, ahead } = plan;
		return { is: 'copy', exportedAt: copy.exportedAt, change: countsOf(plan), refused, ahead };
	}

	async #foreignFound(file: Blob, problem: CopyProblem): Promise<Found> {
		const text = textOf(new Uint8Array(await file.arrayBuffer()));
		if (isRefusal(text)) return { is: 'problem', problem };
		const diary = diaryOf(text);
		if (diary) {
			this.#foreign = { source: diary, text, matching: null };
			return this.#arrivalsFound(new Map());
		}
		// A broken copy and other JSON is no table, whatever commas it has.
		if (/^\s*[[{]/.test(text)) return { is: 'problem', problem };
		const table = columnsOf(text);
		if (isRefusal(table)) return { is: 'problem', problem: ofTable('table', table) };
		const hasDates = table.columns.some(({ dateOrders }) => dateOrders.length > 0);
		if (table.columns.length < 2 || !hasDates)
			return { is: 'problem', problem: { problem: 'strange' } };
		this.#foreign = { source: 'table', text, matching: null };
		return { is: 'table', ...table };
	}

	async #arrivalsFound(moods: Moods): Promise<Found> {
		const { source } = this.#foreign!;
		const arrivals = await this.#readAgain(moods);
		if (isRefusal(arrivals)) return { is: 'problem', problem: ofTable(source, arrivals) };
		const { entries, withoutTime, unread, differences } = arrivals;
		return {
			is: 'arrivals',
			source,
			change: countsOf(await this.#planned(this.#read!)),
			entries,
			withoutTime,
			moods: arrivals.moods,
			unread: grouped(unread),
			differences: grouped(differences)
		};
	}

	/** Reads a diary of another app with these moods. */
	async #readAgain(moods: Moods): Promise<Arrivals | Refusal> {
		const { source, text, matching } = this.#foreign!;
		const options = { clock: { isoAtWallClock, localIso }, moods };
		const found = matching
			? await winsFromColumns(text, matching, options)
			: await arrivalsFrom(source as Exclude<Source, 'table'>, text, options);
		if (isRefusal(found)) return found;
		const arrivals = withKnownPeople(found, await this.#restoring.people());
		const ids = new Map<ListName, string[]>([
			['wins', arrivals.wins.map(({ id }) => id)],
			['people', arrivals.people.map(({ id }) => id)]
		]);
		this.#read = {
			ids: idsOf((list) => ids.get(list) ?? []),
			plan: (present, _others, stamp) => arrivalPlan(arrivals, present, stamp)
		};
		return arrivals;
	}

	async #planned({ ids, plan }: Read): Promise<ImportPlan> {
		const { lists, others } = await this.#restoring.present(ids);
		// The stamps that count are issued when it is written.
		return plan(lists, others, () => '' as Revision);
	}

	async #stoppable<Result>(work: (watch: Watch) => Promise<Result>): Promise<Result | null> {
		this.#share = 0;
		this.#stopping = new AbortController();
		const { signal } = this.#stopping;
		try {
			return await work({ signal, onprogress: (share) => (this.#share = share) });
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		}
	}
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await file.arrayBuffer());
}

function idsOf(of: (list: ListName) => string[]): Ids {
	return Object.fromEntries(listNames.map((list) => [list, of(list)])) as unknown as Ids;
}

function ofTable(source: Source, { refused, place }: Refusal): FileProblem {
	return { problem: 'unreadableTable', source, refused, row: place?.row ?? null };
}

/** What an importer does, by the names by which a page calls it. */
export function answersOf(importer: Importer) {
	let turn: Promise<unknown> = Promise.resolve();
	/** One after the other: what is imported is what was looked at last, and not what took longest to read. */
	function inTurn(look: () => Promise<Found>): Promise<Found> {
		const found = turn.then(look);
		turn = found.catch(() => {});
		return found;
	}
	return {
		read: (file: Blob) => inTurn(() => importer.read(file)),
		readMirror: (ring: string) => inTurn(() => importer.readMirror(ring)),
		open: (file: Blob, passphrase: string) => inTurn(() => importer.open(file, passphrase)),
		match: (matching: ColumnMatching) => inTurn(() => importer.match(matching)),
		import: (moods: Moods) => importer.import(moods),
		undo: () => importer.undo(),
		recount: () => importer.recount(),
		share: () => Promise.resolve(importer.share),
		cancel: () => Promise.resolve(importer.cancel())
	};
}
