/**
 * Wraps `work` to ignore calls while the previous one is pending. Otherwise a double tap would do it twice,
 * and the second snackbar would replace the undo of the first.
 */
export function singleFlight<Args extends unknown[]>(
	work: (...args: Args) => Promise<void>
): (...args: Args) => Promise<void> {
	let isPending = false;
	return async (...args) => {
		if (isPending) return;
		isPending = true;
		try {
			await work(...args);
		} finally {
			isPending = false;
		}
	};
}
