import type { WinId } from '#lib/core/win.ts';

/** Hands a win that the form has moved to another time to the diary, which then shows where it is. */
export class MovedWin {
	#id: WinId | null = null;

	/** Leaves a win for the next look at the diary. */
	leave(id: WinId): void {
		this.#id = id;
	}

	/** Returns the win that was left and forgets it; null for none. */
	take(): WinId | null {
		const id = this.#id;
		this.#id = null;
		return id;
	}
}
