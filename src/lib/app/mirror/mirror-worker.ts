import { Throttle } from '#lib/async/throttle.ts';
import { serve } from '#lib/async/worker-server.ts';
import { alone, givingWay } from '#lib/platform/lock.ts';
import { exporting } from './exporting.ts';
import { openRing, ringNames, type Ring } from '#lib/platform/ring.ts';
import { openMirrorSource } from '#lib/storage/mirror-source.ts';
import { StorageError } from '#lib/storage/database.ts';
import { Mirror, type MirrorState } from './mirror.ts';

let state: MirrorState = 'waiting';
let onstate: (state: MirrorState) => void = () => {};

function setState(next: MirrorState): void {
	state = next;
	onstate(state);
}

/** The API of the mirror's worker. The worker writes the mirror even if it is never called. */
export function mirrorApi() {
	return {
		/** Calls the listener with the present state and after each change, until the worker ends. */
		watch(listener: (state: MirrorState) => void): Promise<never> {
			onstate = listener;
			onstate(state);
			return new Promise(() => {});
		}
	};
}

export const create = serve(mirrorApi);

/** Time without a retry after the device had no room. */
const fullRestMs = 600_000;
/** Minimum time between two writes of words that are being typed. */
const draftsRestMs = 1000;
/** Minimum time between two looks at the writes that wait for a mirror. */
const condenseRestMs = 60_000;
/** The longest time for which a full copy waits for an export. */
const longestExportMs = 60_000;
let ring: Ring | null = null;
let isOver = false;
let fullAtMs = -Infinity;

const source = openMirrorSource(undefined, () => {
	// The database is being erased or upgraded: release the files and do not create any.
	isOver = true;
	ring?.close();
	setState('waiting');
	self.close();
});

function standWithout(error: unknown): void {
	const isFull =
		(error instanceof DOMException && error.name === 'QuotaExceededError') ||
		(error instanceof StorageError && error.problem === 'full');
	if (isFull) fullAtMs = performance.now();
	if (isOver) return;
	setState(isFull ? 'full' : 'none');
	condensing.call();
}

/** Without a mirror, the list of what it lacks would grow with every save. */
const condensing = new Throttle(() => void source.condense().catch(() => {}), condenseRestMs);

/** Waits until there is a diary to mirror, or a mirror of an earlier one. */
async function untilNeeded(): Promise<void> {
	while ((await source.compared(null)) === 'empty' && (await ringNames()).length === 0)
		await new Promise<void>((resolve) => source.onchange(() => resolve()));
}

async function write(): Promise<void> {
	await untilNeeded();
	if (isOver) return;
	ring = await openRing();
	const mirror = new Mirror(source, ring, { giveWay: () => givingWay(exporting, longestExportMs) });
	async function follow() {
		// Otherwise every save would retry a full copy.
		if (performance.now() - fullAtMs < fullRestMs) return condensing.call();
		try {
			setState(await mirror.follow());
		} catch (error) {
			standWithout(error);
		}
	}
	const followDrafts = new Throttle(() => void follow(), draftsRestMs);
	source.onchange(({ collections }) => {
		if (collections.size > 0) void follow();
		else followDrafts.call();
	});
	await follow();
	await new Promise(() => {});
}

// The first tab writes the mirror; another takes over when it is closed.
source
	.open()
	.then(() => alone('small-hello mirror', write))
	.catch((error) => {
		standWithout(error);
		if (!isOver) source.onchange(() => condensing.call());
	});
