import { listNames } from '#lib/domain/lists.ts';
import {
	checkedFile,
	entryBytes,
	type MirrorEntry,
	type MirrorFile
} from '#lib/exchange/mirror-file.ts';
import type { Ring } from '#lib/platform/ring.ts';
import type { DatabaseStanding, MirrorSource } from '#lib/storage/mirroring.ts';
import { parsedNote, type MirrorNote } from './mirror-note.ts';

/**
 * How the mirror stands:
 * - `waiting`: another tab writes it, or nothing has been written to the diary yet
 * - `kept`: it holds what the diary holds, or is about to
 * - `behind`: the diary lacks what the mirror holds, so that nothing is written to it
 * - `full`: the device has no room for it
 * - `none`: the browser gives no place for it, or it could not be written
 */
export type MirrorStanding = 'waiting' | 'kept' | 'behind' | 'full' | 'none';

const batch = 500;
/** A sound takes as much room as hundreds of other records, and what is damaged is lost by the entry. */
const soundBatch = 1;
/** What was written since everything was written may take so many bytes, or as many as everything. */
const leastJournalBytes = 256 * 1024;
const restMs = 20;

/**
 * A copy of the diary in files beside the database, so that a damaged database is not the end of it. One
 * file holds everything there was at a moment and what was written since; when that has become as long,
 * the next file is begun, and the two before it stay as they are.
 */
export class Mirror {
	readonly #source: MirrorSource;
	readonly #ring: Ring;
	readonly #now: () => number;
	#files: MirrorFile[] = [];
	#openings = 0;
	#note: MirrorNote | null = null;
	#work: Promise<unknown> = Promise.resolve();
	#next: Promise<MirrorStanding> | null = null;

	constructor(source: MirrorSource, ring: Ring, now: () => number = Date.now) {
		this.#source = source;
		this.#ring = ring;
		this.#now = now;
	}

	/**
	 * Brings the mirror up to what was written, once all earlier calls have; calls that come meanwhile are
	 * answered by one more round. Throws when the mirror cannot be written.
	 */
	follow(): Promise<MirrorStanding> {
		this.#next ??= this.#work
			.catch(() => {})
			.then(() => {
				this.#next = null;
				return (this.#work = this.#catchUp());
			}) as Promise<MirrorStanding>;
		return this.#next;
	}

	async #catchUp(): Promise<MirrorStanding> {
		// Opening it comes first, or what is read next would be of another one.
		await this.#source.open();
		try {
			return await this.#written();
		} catch (error) {
			if (this.#openings === this.#source.openings) throw error;
			// The browser has closed it meanwhile: what is open now may be another one.
			return this.#written();
		}
	}

	async #written(): Promise<MirrorStanding> {
		if (this.#openings !== this.#source.openings) {
			const openings = this.#source.openings;
			this.#files = [];
			const standing = await this.#compared();
			if (standing !== 'kept') return standing;
			const files: MirrorFile[] = [];
			// One after the other: with sounds each may be greater than a phone can spare.
			for (const file of this.#range) files.push(await checkedFile(this.#ring.read(file)));
			this.#files = files;
			this.#openings = openings;
			// What is damaged in one may stand in no other.
			const isDamaged = this.#files.some(({ end, isWhole }) => end > 0 && !isWhole);
			if (isDamaged || this.#toSweep > 0) await this.#writeEverything();
		}
		const present = this.#present;
		if (!present?.isIntact || !this.#note || (await this.#takePending()) || this.#isLong)
			await this.#writeEverything();
		await this.#takePending();
		return 'kept';
	}

	/** Whether the diary holds at least what the mirror remembers. */
	async #compared(): Promise<'kept' | 'behind' | 'waiting'> {
		const text = this.#ring.note();
		this.#note = parsedNote(text);
		const compared = await this.#source.compared(this.#note);
		if (compared === 'empty') return text === '' ? 'waiting' : 'behind';
		return compared === 'whole' ? 'kept' : 'behind';
	}

	/** The file that is written to: the last one that was begun and holds everything. */
	get #present(): MirrorFile | null {
		const whole = this.#files.filter(({ isWhole }) => isWhole);
		return whole.sort((a, b) => b.generation - a.generation)[0] ?? null;
	}

	get #isLong(): boolean {
		const { end, wholeBytes } = this.#present!;
		return end - wholeBytes > Math.max(leastJournalBytes, wholeBytes);
	}

	get #range(): number[] {
		return Array.from({ length: this.#ring.size }, (_, file) => file);
	}

	/** Adds what is pending; tells whether everything has to be written instead. */
	async #takePending(): Promise<boolean> {
		for (;;) {
			const { isEverything, kept, gone, upTo, standing } = await this.#source.pending();
			if (upTo === null) return false;
			if (kept.length + gone.length > 0) {
				const present = this.#present!;
				const sounds = kept.filter(([list]) => list === 'recordings');
				const rest = kept.filter(([list]) => list !== 'recordings');
				await this.#append(present, { is: 'rows', kept: rest, gone });
				for (const sound of sounds) await this.#append(present, { is: 'rows', kept: [sound] });
				this.#ring.flush(this.#files.indexOf(present));
			}
			// What calls for everything is settled once everything stands there.
			if (isEverything) {
				// An import, or taking one back, may have removed words.
				if (this.#note) this.#note = { ...this.#note, toSweep: this.#ring.size };
				return true;
			}
			const hasDeleted = kept.some(([, record]) => 'deleted' in record);
			this.#keepNote(standing, upTo, hasDeleted ? this.#ring.size : this.#toSweep);
			await this.#source.settle(upTo);
		}
	}

	/** Begins another file with everything there is: one that lacks something or, if none does, the oldest. */
	async #writeEverything(): Promise<void> {
		const { upTo, standing } = await this.#source.standing();
		// Emptiness never takes the place of anything, however it has come.
		if (standing.last === null) throw new Error('nothing to mirror');
		// What is settled with it may have been deletions, of which earlier files know nothing.
		const toSweep = upTo !== null && this.#note ? this.#ring.size : this.#toSweep;
		const place = this.#range.sort(
			(a, b) => worthKeeping(this.#files[a]!) - worthKeeping(this.#files[b]!)
		)[0]!;
		const generation = Math.max(...this.#files.map((file) => file.generation)) + 1;
		const file = { generation, isWhole: false, isIntact: true, wholeBytes: 0, end: 0 };
		this.#files[place] = file;
		this.#ring.cut(place, 0);
		try {
			await this.#append(file, {
				is: 'start',
				format: 'small-hello-mirror',
				version: 1,
				generation,
				atMs: this.#now()
			});
			for (const list of listNames) {
				const most = list === 'recordings' ? soundBatch : batch;
				let after = '';
				for (;;) {
					const records = await this.#source.recordsAfter(list, after, most);
					if (records.length === 0) break;
					const kept = records.map((record) => [list, record] as const);
					await this.#append(file, { is: 'rows', kept });
					after = records.at(-1)!.id;
					// The diary goes on meanwhile, and this gives way to it.
					await new Promise((resolve) => setTimeout(resolve, restMs));
				}
			}
			await this.#append(file, { is: 'others', others: await this.#source.others() });
			await this.#append(file, { is: 'whole' });
			this.#ring.flush(place);
		} catch (error) {
			// Half of it is of no use, and takes room that the diary may need.
			this.#ring.cut(place, 0);
			throw error;
		}
		file.isWhole = true;
		file.wholeBytes = file.end;
		this.#keepNote(standing, upTo, Math.max(0, toSweep - 1));
		if (upTo !== null) await this.#source.settle(upTo);
	}

	async #append(file: MirrorFile, entry: MirrorEntry): Promise<void> {
		if (this.#openings !== this.#source.openings) throw new Error('read from another database');
		const bytes = await entryBytes(entry);
		this.#ring.append(this.#files.indexOf(file), bytes);
		file.end += bytes.length;
	}

	get #toSweep(): number {
		return this.#note?.toSweep ?? 0;
	}

	#keepNote({ birth, last, wins }: DatabaseStanding, upTo: number | null, toSweep: number): void {
		if (last === null) return;
		this.#note = {
			wins,
			birth,
			last,
			upTo: upTo ?? this.#note?.upTo ?? 0,
			atMs: this.#now(),
			toSweep
		};
		this.#ring.setNote(JSON.stringify(this.#note));
	}
}

function worthKeeping({ isWhole, generation }: MirrorFile): number {
	return isWhole ? generation : 0;
}
