import { Mirror } from '#lib/app/mirror/mirror.ts';
import { serve } from '#lib/async/worker-server.ts';
import { givingWay } from '#lib/platform/lock.ts';
import { openRing } from '#lib/platform/ring.ts';
import { openMirrorSource } from '#lib/storage/mirror-source.ts';

/** A mirror that writes only when a test calls `follow`. */
export function mirrorOnDemand() {
	let mirror: Mirror | null = null;
	let close: (() => void) | null = null;
	return {
		/**
		 * Opens a mirror of the database `name` in the folder `name`. With `streams`, the browser has no sync
		 * access handles from now on. Full copies give way to work that runs `first` as `${name} export`.
		 */
		async begin(name: string, way: 'handles' | 'streams') {
			if (way === 'streams')
				Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createSyncAccessHandle');
			const [source, ring] = [openMirrorSource(name), await openRing(name)];
			mirror = new Mirror(source, ring, { giveWay: () => givingWay(`${name} export`, 60_000) });
			close = () => {
				source.close();
				ring.close();
			};
		},
		follow: () => mirror!.follow(),
		stop: () => close?.()
	};
}

export const create = serve(mirrorOnDemand);
