/** Whether this browser can be asked to keep the screen on. */
export function canKeepAwake(): boolean {
	return 'wakeLock' in navigator;
}

/**
 * Keeps the screen on until the function that it gives is called; tells at each turn whether it does.
 * The browser lets go when the page is hidden, so it is asked again when the page is back.
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
			// A battery that is low, or a policy, may refuse; that is the browser's last word for now.
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
