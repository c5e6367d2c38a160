/** Runs tasks one after the other. */
export class SerialQueue {
	#tail: Promise<unknown> = Promise.resolve();

	/** Runs `task` once all earlier ones have ended, failed ones included; settles as the task does. */
	run<Result>(task: () => Promise<Result>): Promise<Result> {
		const result = this.#tail.then(task);
		this.#tail = result.catch(() => {});
		return result;
	}
}
