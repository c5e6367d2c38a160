import { afterPaint } from '#lib/async/after-paint.ts';
import type { WorkerHandle } from '#lib/platform/worker.ts';

/** The state of an update: a newer version waits for the user's consent, or another tab has activated it. */
export type Update = 'none' | 'waiting' | 'elsewhere';

/** Updates of the app: reports when it works offline, and activates a newer version when the user agrees. */
export class Updates {
	#present = $state.raw<Update>('none');
	#handle: WorkerHandle | null = null;
	#hasBegun = false;

	get present(): Update {
		return this.#present;
	}

	/** Registers the service worker at that URL, once. `onready` is called when the app works offline. */
	async begin(url: string, scope: string, onready: () => void): Promise<void> {
		if (this.#hasBegun) return;
		this.#hasBegun = true;
		// The first paint does not wait for this code.
		await afterPaint();
		const { registerWorker } = await import('#lib/platform/worker.ts');
		this.#handle = await registerWorker(url, scope, {
			onready,
			onwaiting: () => (this.#present = 'waiting'),
			onsuperseded: () => (this.#present = 'elsewhere')
		});
	}

	/** Activates the newer version and reloads the page, once. */
	take(): void {
		if (this.#present === 'elsewhere') location.reload();
		else this.#handle?.update();
	}
}
