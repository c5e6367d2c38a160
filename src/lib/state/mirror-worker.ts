import { answerCalls } from '#lib/platform/background.ts';
import { alone } from '#lib/platform/lock.ts';
import { openRing } from '#lib/platform/ring.ts';
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

// The tab that comes first writes, and another takes over when it is gone.
alone('small-hello mirror', async () => {
	const source = openMirrorSource();
	const mirror = new Mirror(source, await openRing());
	async function follow() {
		try {
			stand(await mirror.follow());
		} catch (error) {
			const isFull =
				(error instanceof DOMException && error.name === 'QuotaExceededError') ||
				(error instanceof StorageError && error.problem === 'full');
			stand(isFull ? 'full' : 'none');
		}
	}
	source.onchange(() => void follow());
	await follow();
	await new Promise(() => {});
}).catch(() => stand('none'));
