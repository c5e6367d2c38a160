/** What has happened, in words, and perhaps how to take it back. */
export interface Notice {
	text: string;
	/** Takes it back, and gives the words to say then. */
	undo?: () => Promise<{ text: string; isDone: boolean }>;
}

/** How long what needs no answer stays, in ms. */
const passesAfterMs = 8000;

/**
 * The one notice on screen. What can be undone stays until the person answers it or the next one
 * comes; what needs no answer passes by itself.
 */
export class Notices {
	#present = $state.raw<Notice | null>(null);
	#passing: ReturnType<typeof setTimeout> | undefined;

	get present(): Notice | null {
		return this.#present;
	}

	say(text: string, undo?: Notice['undo']): void {
		this.#show({ text, undo });
	}

	/** Says what stays on screen until it is closed: what went wrong, and what to do. */
	warn(text: string): void {
		clearTimeout(this.#passing);
		this.#present = { text };
	}

	dismiss(): void {
		clearTimeout(this.#passing);
		this.#present = null;
	}

	/** Takes back what the notice tells of, once; a newer notice that came meanwhile is left alone. */
	async undo(): Promise<void> {
		const { text, undo } = this.#present ?? {};
		if (text === undefined || !undo) return;
		const pending: Notice = { text };
		this.#present = pending;
		const { text: result, isDone } = await undo();
		if (this.#present !== pending) return;
		if (isDone) this.say(result);
		else this.warn(result);
	}

	#show(notice: Notice): void {
		clearTimeout(this.#passing);
		this.#present = notice;
		if (notice.undo) return;
		this.#passing = setTimeout(() => {
			this.#present = null;
		}, passesAfterMs);
	}
}
