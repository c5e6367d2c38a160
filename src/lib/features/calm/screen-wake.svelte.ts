import { keepAwake } from '#lib/platform/wake-lock.ts';

/** Holds the screen on from `hold` to `release`, if the browser allows it. */
export class ScreenWake {
	#isOn = $state.raw(false);
	#release: (() => void) | null = null;

	/** True while the screen is held on. */
	get isOn(): boolean {
		return this.#isOn;
	}

	hold(): void {
		this.#release ??= keepAwake((isAwake) => (this.#isOn = isAwake));
	}

	release(): void {
		this.#release?.();
		this.#release = null;
		this.#isOn = false;
	}
}
