import { answerCalls } from '#lib/platform/background.ts';
import { openRing } from '#lib/platform/ring.ts';
import { Mirror } from '#lib/state/mirror.ts';
import { openMirrorSource } from '#lib/storage/mirroring.ts';

let mirror: Mirror | null = null;
let stop: (() => void) | null = null;

answerCalls({
	/** Begins a mirror of the database of that name, in the folder of that name. */
	async begin(name: string) {
		const [source, ring] = [openMirrorSource(name), await openRing(name)];
		mirror = new Mirror(source, ring);
		stop = () => {
			source.close();
			ring.close();
		};
	},
	follow: () => mirror!.follow(),
	stop: () => Promise.resolve(stop?.())
});
