/** A sentence about a completed action, with its undo if there is one. */
export interface Notice {
	text: string;
	/** Reverts the action; resolves with the sentence to show next. */
	undo?: () => Promise<{ text: string; isDone: boolean }>;
}

/** Time after which a notice disappears: with an undo there is more to read and to decide. */
const passesAfterMs = 6000;
const undoPassesAfterMs = 10_000;

/**
 * The one notice on screen. It disappears by itself, or when the user goes to another page, and stays while
 * it is held. A warning stays until the user closes it.
 */
export class Snackbar {
	#present = $state.raw<Notice | null>(null);
	#isWarning = $state.raw(false);
	#passing: ReturnType<typeof setTimeout> | undefined;

	get present(): Notice | null {
		return this.#present;
	}
	/** True if the notice stays until the user closes it. */
	get isWarning(): boolean {
		return this.#isWarning;
	}

	say(text: string, undo?: Notice['undo']): void {
		this.#show({ text, undo });
		this.hold(false);
	}

	/** Shows an error and what to do about it, until the user closes it. */
	warn(text: string): void {
		this.#show({ text });
		this.#isWarning = true;
	}

	dismiss(): void {
		clearTimeout(this.#passing);
		this.#present = null;
	}

	/** Lets the notice stay while the user is at it, and gives it its whole time afterwards. */
	hold(isHeld: boolean): void {
		clearTimeout(this.#passing);
		if (isHeld || this.#isWarning) return;
		this.#passing = setTimeout(
			() => this.dismiss(),
			this.#present?.undo ? undoPassesAfterMs : passesAfterMs
		);
	}

	/** Dismisses the notice with its page; a warning stays. */
	leave(): void {
		if (!this.#isWarning) this.dismiss();
	}

	/** Runs the undo of the notice on screen, once. A notice that was shown since then stays. */
	async undo(): Promise<void> {
		const { text, undo } = this.#present ?? {};
		if (text === undefined || !undo) return;
		const pending: Notice = { text };
		this.#show(pending);
		const { text: result, isDone } = await undo();
		if (this.#present !== pending) return;
		if (isDone) this.say(result);
		else this.warn(result);
	}

	#show(notice: Notice): void {
		clearTimeout(this.#passing);
		this.#isWarning = false;
		this.#present = notice;
	}
}
