import { serve } from '#lib/async/worker-server.ts';

const isWorker = !('document' in globalThis);

class Refused extends Error {
	override readonly name = 'Refused';
	constructor(readonly problem: string) {
		super(`refused: ${problem}`);
	}
}

/** The functions of a worker for tests of the worker client. */
export function sample() {
	let count = 0;
	return {
		isWorker: () => isWorker,
		/** Number of calls since the program started. */
		count: () => ++count,
		sum: async (a: number, b: number) => a + b,
		refuse(problem: string): never {
			throw new Refused(problem);
		},
		async steps(upTo: number, onstep: (step: number) => void) {
			for (let step = 1; step <= upTo; step++) onstep(step);
			// Wait for the callbacks to arrive, so that the result is the last message.
			await new Promise((resolve) => setTimeout(resolve, 50));
			return 'done';
		},
		/** Dies silently in a worker. In a page, which it would close, it returns 'alive'. */
		dieInWorker() {
			if (!isWorker) return 'alive';
			self.close();
			return new Promise<string>(() => {});
		},
		forever: () => new Promise<never>(() => {}),
		/** Notifies the page, if the program runs in it. */
		close: () => dispatchEvent(new Event('sampleclosed'))
	};
}
export const create = serve(sample);
