import { answerCalls } from '#lib/platform/background.ts';
import { alone } from '#lib/platform/lock.ts';
import { openRing, ringNames, type Ring } from '#lib/platform/ring.ts';
import { openMirrorSource } from '#lib/storage/mirroring.ts';
import { StorageError } from '#lib/storage/storage.ts';
import { Mirror, type MirrorStanding } from './mirror.ts';

let standing: MirrorStanding = 'waiting';
let tell: (() => void)[] = [];

function stand(next: MirrorStanding): void {
	if (next === standing) return;
	standing = next;
	for (const each of tell) each();
	tell = [];
}

answerCalls({
	/** How the mirror stands, once that is other than what was seen. */
	async changed(seen: MirrorStanding | null) {
		if (seen === standing) await new Promise<void>((resolve) => tell.push(resolve));
		return standing;
	}
});

/** How long a device that had no room is left in peace. */
const fullRestMs = 600_000;
let ring: Ring | null = null;
let isOver = false;
let fullAtMs = -Infinity;

const source = openMirrorSource(undefined, () => {
	// What is about to be removed must not be held, nor made anew.
	isOver = true;
	ring?.close();
	stand('waiting');
	self.close();
});

function standWithout(error: unknown): void {
	const isFull =
		(error instanceof DOMException && error.name === 'QuotaExceededError') ||
		(error instanceof StorageError && error.problem === 'full');
	if (isFull) fullAtMs = performance.now();
	if (!isOver) stand(isFull ? 'full' : 'none');
}

/** Waits until there is something to keep, or something that was kept. */
async function untilNeeded(): Promise<void> {
	while ((await source.compared(null)) === 'empty' && (await ringNames()).length === 0)
		await new Promise<void>((resolve) => source.onchange(resolve));
}

async function write(): Promise<void> {
	await untilNeeded();
	if (isOver) return;
	ring = await openRing();
	const mirror = new Mirror(source, ring);
	async function follow() {
		// Everything would be tried anew at each save.
		if (performance.now() - fullAtMs < fullRestMs) return;
		try {
			stand(await mirror.follow());
		} catch (error) {
			standWithout(error);
		}
	}
	source.onchange(() => void follow());
	await follow();
	await new Promise(() => {});
}

// The tab that comes first writes, and another takes over when it is gone.
source
	.open()
	.then(() => alone('small-hello mirror', write))
	.catch(standWithout);
