import { registerWorker, type WorkerHandle } from '#lib/platform/worker.ts';

/** Whether a newer version of the app waits for a yes, or has been taken up by another tab. */
export type Update = 'none' | 'waiting' | 'elsewhere';

/** Versions of the app: being ready offline, and moving on to a newer one when the person agrees. */
export class Updates {
	#present = $state.raw<Update>('none');
	#handle: WorkerHandle | null = null;
	#hasBegun = false;

	get present(): Update {
		return this.#present;
	}

	/** Registers the worker at that address, once; `onready` hears when no network is needed any more. */
	async begin(url: string, scope: string, onready: () => void): Promise<void> {
		if (this.#hasBegun) return;
		this.#hasBegun = true;
		this.#handle = await registerWorker(url, scope, {
			onready,
			onwaiting: () => (this.#present = 'waiting'),
			onsuperseded: () => (this.#present = 'elsewhere')
		});
	}

	/** Moves on to the newer version: the page is loaded again, once. */
	take(): void {
		if (this.#present === 'elsewhere') location.reload();
		else this.#handle?.update();
	}
}
