/** Returns whether this browser has screen wake locks. */
export function canKeepAwake(): boolean {
	return 'wakeLock' in navigator;
}

/**
 * Prevents the screen from turning off until the returned function is called. Calls `onchange` each time the
 * wake lock is acquired, lost or refused. The browser releases it when the page is hidden, so it is requested
 * again when the page is visible.
 */
export function keepAwake(onchange: (isAwake: boolean) => void): () => void {
	let lock: WakeLockSentinel | null = null;
	let isWanted = true;
	let isAsking = false;

	async function ask(): Promise<void> {
		if (!isWanted || isAsking || document.visibilityState !== 'visible') return;
		if (lock && !lock.released) return;
		isAsking = true;
		try {
			const given = await navigator.wakeLock.request('screen');
			if (!isWanted) return await given.release();
			lock = given;
			given.addEventListener('release', () => {
				if (isWanted && lock === given) onchange(false);
			});
			onchange(true);
		} catch {
			// A low battery or a policy may refuse it. The next attempt is when the page becomes visible.
			if (isWanted) onchange(false);
		} finally {
			isAsking = false;
		}
	}

	const onvisible = () => void ask();
	document.addEventListener('visibilitychange', onvisible);
	if (canKeepAwake()) void ask();
	else onchange(false);
	return () => {
		isWanted = false;
		document.removeEventListener('visibilitychange', onvisible);
		void lock?.release().catch(() => {});
		lock = null;
	};
}
