import { startBackground } from '#lib/platform/background.ts';
import { beginRing, removeRing, ringFiles, ringNames } from '#lib/platform/ring.ts';
import { parsedNote, type MirrorNote } from './mirror-note.ts';
import type { MirrorStanding } from './mirror.ts';
import workerUrl from './mirror-worker.ts?worker&url';

/** What a mirror remembers of the diary, and the name by which it is read. */
export interface Remembered {
	ring: string;
	/** Null when the note beside it cannot be read. */
	note: MirrorNote | null;
}

/** Whether the mirror remembers a diary. */
export async function isRemembered(): Promise<boolean> {
	const present = (await ringNames()).at(-1);
	if (present === undefined) return false;
	try {
		return (await ringFiles(present)).note !== '';
	} catch {
		// What is there and cannot be read may be a diary.
		return true;
	}
}

/** The mirror of the diary, as a page sees it. */
export class Mirroring {
	#standing = $state.raw<MirrorStanding>('waiting');
	#present = $state.raw<Remembered | null>(null);
	#asides = $state.raw<readonly Remembered[]>([]);
	#reading = 0;

	get standing(): MirrorStanding {
		return this.#standing;
	}
	/** The mirror that is written to; null before it has been read, and where there is none. */
	get present(): Remembered | null {
		return this.#present;
	}
	/** Mirrors of earlier diaries that were left for an empty one. */
	get asides(): readonly Remembered[] {
		return this.#asides;
	}

	/** Keeps the mirror as long as the page lives; calls back each time it stands otherwise. */
	async follow(onstanding: (standing: MirrorStanding) => void): Promise<void> {
		const { call } = startBackground(workerUrl);
		for (;;) {
			try {
				this.#standing = (await call('changed', this.#standing)) as MirrorStanding;
			} catch {
				this.#standing = 'none';
				return;
			}
			onstanding(this.#standing);
			await this.load();
		}
	}

	/** Reads what the mirrors remember. */
	async load(): Promise<void> {
		const reading = ++this.#reading;
		// Where the browser has no such files, there are none.
		const names = await ringNames().catch(() => []);
		const rings = await Promise.all(
			names.map(async (ring) => {
				const read = await ringFiles(ring).catch(() => null);
				return { ring, note: read && parsedNote(read.note) };
			})
		);
		// One may have been removed or begun meanwhile.
		if (reading !== this.#reading) return;
		this.#present = rings.at(-1) ?? null;
		this.#asides = rings.slice(0, -1).reverse();
	}

	/** Leaves the mirror as it is, and begins another one for an empty diary. */
	async setAside(): Promise<void> {
		await beginRing();
		await this.load();
	}

	/** Removes a mirror that was left. */
	async remove(ring: string): Promise<void> {
		await removeRing(ring);
		await this.load();
	}
}
