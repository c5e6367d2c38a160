import { SerialQueue } from '#lib/async/serial-queue.ts';
import { collectionNames } from '#lib/core/collections.ts';
import {
	checkedFile,
	entryBytes,
	idsIn,
	type MirrorEntry,
	type MirrorFile
} from '#lib/formats/backup/mirror-file.ts';
import { draftsBytes, mirroredDrafts } from '#lib/formats/backup/mirror-drafts.ts';
import type { Ring } from '#lib/platform/ring.ts';
import type { DatabaseState, MirrorSource } from '#lib/storage/mirror-source.ts';
import { parsedNote, type MirrorNote } from './mirror-note.ts';

/**
 * The state of the mirror:
 * - `waiting`: another tab writes it, or nothing has been written to the diary yet
 * - `current`: it holds everything in the diary, or is about to
 * - `behind`: the diary lacks something that the mirror holds, so nothing is written to the mirror
 * - `full`: the device has no room for it
 * - `none`: the browser has no place for it, or writing it failed
 */
export type MirrorState = 'waiting' | 'current' | 'behind' | 'full' | 'none';

const batch = 500;
/** Recordings per entry: one is as large as hundreds of other records, and damage loses a whole entry. */
const soundBatch = 1;
/**
 * The highest size of the writes that follow a full copy in a file, unless the full copy itself is larger.
 */
const leastJournalBytes = 256 * 1024;
/**
 * The highest size of these writes as a share of the full copy, where the browser copies all of them for each
 * one. A smaller share would make full copies too frequent, most of all in a diary with recordings.
 */
const copiedJournalShare = 1 / 8;
const restMs = 20;

/** The clock of a mirror, in ms since 1970, and what its full copies wait for. */
export interface MirrorOptions {
	now?: () => number;
	giveWay?: () => Promise<void>;
}

/**
 * A second copy of the diary in files beside the database, in case the database is damaged. One file holds a
 * full copy and the writes since then. When these are as long as the full copy, the next file begins with
 * another full copy; the other two files stay unchanged.
 */
export class Mirror {
	readonly #source: MirrorSource;
	readonly #ring: Ring;
	readonly #now: () => number;
	readonly #giveWay: () => Promise<void>;
	#files: MirrorFile[] = [];
	#openings = 0;
	#note: MirrorNote | null = null;
	/** The drafts in the ring, as JSON, and the number of their file; null before they have been read. */
	#drafts: { text: string; number: number } | null = null;
	readonly #queue = new SerialQueue();
	#next: Promise<MirrorState> | null = null;

	/** During a full copy, `giveWay` is called again and again; the copy goes on when it resolves. */
	constructor(
		source: MirrorSource,
		ring: Ring,
		{ now = Date.now, giveWay = () => Promise.resolve() }: MirrorOptions = {}
	) {
		this.#source = source;
		this.#ring = ring;
		this.#now = now;
		this.#giveWay = giveWay;
	}

	/**
	 * Brings the mirror up to date, after all earlier calls. Calls made during a round share one further
	 * round. Throws if the mirror cannot be written.
	 */
	follow(): Promise<MirrorState> {
		this.#next ??= this.#queue.run(() => {
			this.#next = null;
			return this.#catchUp();
		});
		return this.#next;
	}

	async #catchUp(): Promise<MirrorState> {
		// Open the database first, or the next reads could come from a different one.
		await this.#source.open();
		try {
			return await this.#written();
		} catch (error) {
			if (this.#openings === this.#source.openings) throw error;
			// The browser has closed the database, and the one open now may be different: start over.
			return this.#written();
		}
	}

	async #written(): Promise<MirrorState> {
		if (this.#openings !== this.#source.openings) {
			const openings = this.#source.openings;
			this.#files = [];
			const state = await this.#compared();
			if (state !== 'current') return state;
			const files: MirrorFile[] = [];
			// Read one file at a time: with recordings, each may need all the memory that a phone can spare.
			for (const file of this.#range) files.push(await checkedFile(await this.#ring.read(file)));
			this.#files = files;
			if (await this.#lacksAny()) return 'behind';
			this.#openings = openings;
			// A damaged entry may be in no other file: write everything again.
			const isDamaged = this.#files.some(({ end, isWhole }) => end > 0 && !isWhole);
			if (isDamaged || this.#isCutShort || this.#toSweep > 0) await this.#writeEverything();
		}
		const present = this.#present;
		const taken = present?.isIntact && this.#note ? await this.#takePending() : 'everything';
		if (taken === 'behind') return taken;
		if (taken === 'everything' || this.#isLong) await this.#writeEverything();
		if ((await this.#takePending()) === 'behind') return 'behind';
		// After the records: a win that was saved between the two is then in both, and never in none.
		await this.#takeDrafts();
		return 'current';
	}

	/** Compares the diary with the note: `current` if it holds everything that the mirror holds. */
	async #compared(): Promise<'current' | 'behind' | 'waiting'> {
		const text = await this.#ring.note();
		this.#note = parsedNote(text);
		const compared = await this.#source.compared(this.#note);
		if (compared === 'empty') return text === '' && (await this.#isEmpty()) ? 'waiting' : 'behind';
		return compared === 'whole' ? 'current' : 'behind';
	}

	/** Returns true if no file has any bytes. A note can be empty beside them, after a power cut. */
	async #isEmpty(): Promise<boolean> {
		for (const file of this.#range) if ((await this.#ring.read(file)).length > 0) return false;
		return true;
	}

	/** Returns true if the diary has lost a record that the mirror holds. */
	async #lacksAny(): Promise<boolean> {
		const mirrored = await this.#ids();
		return mirrored !== null && this.#source.lacksAny(mirrored.ids, mirrored.hasOthers);
	}

	/** Returns the ids of all records of the mirror; null before there is a full copy. */
	async #ids(): Promise<Awaited<ReturnType<typeof idsIn>> | null> {
		const present = this.#present;
		return present && idsIn(await this.#ring.read(this.#files.indexOf(present)));
	}

	/** The file to append to: the newest one with a full copy. */
	get #present(): MirrorFile | null {
		const whole = this.#files.filter(({ isWhole }) => isWhole);
		return whole.sort((a, b) => b.generation - a.generation)[0] ?? null;
	}

	/** True if the disk has lost the end of what was written last, as a power cut does. */
	get #isCutShort(): boolean {
		const [present, written] = [this.#present, this.#note?.written];
		if (!present || !written) return false;
		const { generation, end } = present;
		return (
			generation < written.generation || (generation === written.generation && end < written.end)
		);
	}

	get #isLong(): boolean {
		const { end, wholeBytes } = this.#present!;
		const share = this.#ring.appendsInPlace ? 1 : copiedJournalShare;
		return end - wholeBytes > Math.max(leastJournalBytes, share * wholeBytes);
	}

	get #range(): number[] {
		return Array.from({ length: this.#ring.size }, (_, file) => file);
	}

	/**
	 * Appends the pending writes; returns `everything` if a full copy has to be written instead, and `behind` if the
	 * mirror holds a record that a write names and the diary has lost.
	 */
	async #takePending(): Promise<'current' | 'everything' | 'behind'> {
		for (;;) {
			const { isEverything, records, missing, upTo, state } = await this.#source.pending();
			if (upTo === null) return 'current';
			if (missing.length > 0) {
				const mirrored = await this.#ids();
				if (missing.some(([list, id]) => mirrored?.ids.get(list)?.has(id))) return 'behind';
			}
			if (records.length > 0) {
				const present = this.#present!;
				const sounds = records.filter(([list]) => list === 'recordings');
				const rest = records.filter(([list]) => list !== 'recordings');
				await this.#append(present, { is: 'rows', kept: rest });
				for (const sound of sounds) await this.#append(present, { is: 'rows', kept: [sound] });
				await this.#ring.flush(this.#files.indexOf(present));
			}
			// A write that requires a full copy is settled only after that.
			if (isEverything) {
				// An import or its undo may have deleted words.
				if (this.#note) this.#note = { ...this.#note, toSweep: this.#ring.size };
				return 'everything';
			}
			const hasDeleted = records.some(([, record]) => 'deleted' in record);
			await this.#keepNote(state, upTo, hasDeleted ? this.#ring.size : this.#toSweep);
			await this.#source.settle(upTo);
		}
	}

	/** Replaces the drafts of the mirror by those of the diary, if they differ. */
	async #takeDrafts(): Promise<void> {
		const drafts = await this.#source.drafts();
		if (this.#openings !== this.#source.openings) throw new Error('read from another database');
		if (!this.#drafts) {
			const { number, drafts: there } = await mirroredDrafts(await this.#ring.drafts());
			this.#drafts = { text: JSON.stringify(there), number };
		}
		const text = JSON.stringify(drafts);
		if (text === this.#drafts.text) return;
		const number = this.#drafts.number + 1;
		await this.#ring.setDrafts(await draftsBytes({ number, drafts }));
		this.#drafts = { text, number };
	}

	/** Writes a full copy to another file: an incomplete one or, if there is none, the oldest. */
	async #writeEverything(): Promise<void> {
		const { upTo, state } = await this.#source.state();
		// An empty database must never replace a mirror, however it became empty.
		if (state.last === null) throw new Error('nothing to mirror');
		// The pending writes may include deletions, which earlier files lack.
		const toSweep = upTo !== null && this.#note ? this.#ring.size : this.#toSweep;
		const place = this.#range.sort(
			(a, b) => worthKeeping(this.#files[a]!) - worthKeeping(this.#files[b]!)
		)[0]!;
		const generation = Math.max(...this.#files.map((file) => file.generation)) + 1;
		const file = { generation, isWhole: false, isIntact: true, wholeBytes: 0, end: 0 };
		this.#files[place] = file;
		await this.#ring.empty(place);
		try {
			await this.#append(file, {
				is: 'start',
				format: 'small-hello-mirror',
				version: 1,
				generation,
				atMs: this.#now()
			});
			for (const list of collectionNames) {
				const most = list === 'recordings' ? soundBatch : batch;
				let after = '';
				for (;;) {
					const records = await this.#source.recordsAfter(list, after, most);
					if (records.length === 0) break;
					const kept = records.map((record) => [list, record] as const);
					await this.#append(file, { is: 'rows', kept });
					after = records.at(-1)!.id;
					// Pause, so that the diary stays responsive during the copy.
					await new Promise((resolve) => setTimeout(resolve, restMs));
					await this.#giveWay();
				}
			}
			await this.#append(file, { is: 'others', others: await this.#source.others() });
			await this.#append(file, { is: 'whole' });
			await this.#ring.flush(place);
		} catch (error) {
			// Half a copy is useless, and takes room that the diary may need.
			await this.#ring.empty(place).catch(() => {});
			throw error;
		}
		file.isWhole = true;
		file.wholeBytes = file.end;
		await this.#keepNote(state, upTo, Math.max(0, toSweep - 1));
		if (upTo !== null) await this.#source.settle(upTo);
	}

	async #append(file: MirrorFile, entry: MirrorEntry): Promise<void> {
		if (this.#openings !== this.#source.openings) throw new Error('read from another database');
		const bytes = await entryBytes(entry);
		await this.#ring.append(this.#files.indexOf(file), bytes);
		file.end += bytes.length;
	}

	get #toSweep(): number {
		return this.#note?.toSweep ?? 0;
	}

	async #keepNote(
		{ birth, last, wins }: DatabaseState,
		upTo: number | null,
		toSweep: number
	): Promise<void> {
		if (last === null) return;
		this.#note = {
			wins,
			birth,
			last,
			upTo: upTo ?? this.#note?.upTo ?? 0,
			atMs: this.#now(),
			toSweep,
			...(this.#present && {
				written: { generation: this.#present.generation, end: this.#present.end }
			})
		};
		await this.#ring.setNote(JSON.stringify(this.#note));
	}
}

function worthKeeping({ isWhole, generation }: MirrorFile): number {
	return isWhole ? generation : 0;
}
