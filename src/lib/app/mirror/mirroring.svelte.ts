import { Latest } from '#lib/async/latest.ts';
import { pageWorker } from '#lib/app/page-worker.ts';
import { WorkerStopped } from '#lib/async/worker-client.ts';
import { whenHiddenOnIos } from '#lib/platform/resting.ts';
import { beginRing, removeRing, ringFiles, ringNames } from '#lib/platform/ring.ts';
import { parsedNote, type MirrorNote } from './mirror-note.ts';
import type { mirrorApi } from './mirror-worker.ts';
import type { MirrorState } from './mirror.ts';
import workerUrl from './mirror-worker.ts?worker&url';

/** A mirror: the name of its folder, and the note in that folder. */
export interface Remembered {
	ring: string;
	/** Null if the note cannot be read. */
	note: MirrorNote | null;
}

/** Returns whether a mirror of a diary exists; `folder` is another one than the app's, for tests. */
export async function isRemembered(folder?: string): Promise<boolean> {
	const present = (await ringNames(folder)).at(-1);
	if (present === undefined) return false;
	try {
		const { note, files } = await ringFiles(present, folder);
		// After a power cut, the note can be empty beside files that are not.
		return note !== '' || files.some(({ size }) => size > 0);
	} catch {
		// An unreadable mirror may be that of a diary.
		return true;
	}
}

type MirrorApi = ReturnType<typeof mirrorApi>;

/** The mirror of the diary, as a page sees it. */
export class Mirroring {
	#mirrorState = $state.raw<MirrorState>('waiting');
	#present = $state.raw<Remembered | null>(null);
	#asides = $state.raw<readonly Remembered[]>([]);
	readonly #loading = new Latest();

	get mirrorState(): MirrorState {
		return this.#mirrorState;
	}
	/** The mirror that is written to; null before it has been read, and if there is none. */
	get present(): Remembered | null {
		return this.#present;
	}
	/** Mirrors of earlier diaries that were set aside for an empty one. */
	get asides(): readonly Remembered[] {
		return this.#asides;
	}

	/** Starts the worker that writes the mirror, and calls back each time the state of the mirror changes. */
	async follow(onstate: (state: MirrorState) => void): Promise<void> {
		// A page cannot write these files synchronously, so there is no fallback.
		const worker = pageWorker<MirrorApi>(workerUrl, { hasFallback: false });
		const watch = async () => {
			try {
				await worker.call('watch', (next) => {
					if (next === this.#mirrorState) return;
					this.#mirrorState = next;
					onstate(next);
					void this.load();
				});
			} catch (error) {
				if (!(error instanceof WorkerStopped)) this.#mirrorState = 'none';
			}
		};
		// A page that rests leaves the mirror to others, and follows the diary again afterwards.
		whenHiddenOnIos(
			() => worker.stop(),
			() => void watch()
		);
		await watch();
	}

	/** Reads the note of every mirror. */
	async load(): Promise<void> {
		const signal = this.#loading.begin();
		// A browser without such files has no mirrors.
		const names = await ringNames().catch(() => []);
		const rings = await Promise.all(
			names.map(async (ring) => {
				const read = await ringFiles(ring).catch(() => null);
				return { ring, note: read && parsedNote(read.note) };
			})
		);
		// Stale: a mirror may have been removed or begun since then.
		if (signal.aborted) return;
		this.#present = rings.at(-1) ?? null;
		this.#asides = rings.slice(0, -1).reverse();
	}

	/** Leaves the mirror unchanged, and begins another one for an empty diary. */
	async setAside(): Promise<void> {
		await beginRing();
		await this.load();
	}

	/** Deletes a mirror that was set aside. */
	async remove(ring: string): Promise<void> {
		await removeRing(ring);
		await this.load();
	}
}
