/** How long to wait for a page that is just being left, or loaded again, to let go. */
const waitMs = 1200;

/**
 * Claims a name among all tabs until it is let go or this page ends: gives the function that lets go,
 * or null when another tab holds it. Where the browser has no locks, the claim is granted.
 */
export function claim(name: string): Promise<(() => void) | null> {
	if (!navigator.locks) return Promise.resolve(() => {});
	return new Promise((resolve, reject) => {
		navigator.locks
			.request(
				name,
				{ signal: AbortSignal.timeout(waitMs) },
				() => new Promise<void>((letGo) => resolve(letGo))
			)
			.catch((error: unknown) => {
				const isHeld = error instanceof DOMException && error.name === 'TimeoutError';
				if (isHeld || (error instanceof DOMException && error.name === 'AbortError')) resolve(null);
				else reject(error instanceof Error ? error : new Error(String(error)));
			});
	});
}
