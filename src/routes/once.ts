/**
 * Makes one of two taps: what is asked for while the first is under way is left. Else the second would tell of
 * nothing, and in its notice the way back from the first would be lost.
 */
export function once<Args extends unknown[]>(
	work: (...args: Args) => Promise<void>
): (...args: Args) => Promise<void> {
	let isBusy = false;
	return async (...args) => {
		if (isBusy) return;
		isBusy = true;
		try {
			await work(...args);
		} finally {
			isBusy = false;
		}
	};
}
