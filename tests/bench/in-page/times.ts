/** Durations of an action that ran many times, in ms. */
export interface Times {
	count: number;
	median: number;
	p99: number;
	longest: number;
}

/** Measures `count` runs, after a tenth as many runs to warm up. */
export async function timesOf(count: number, run: (i: number) => unknown): Promise<Times> {
	const times: number[] = [];
	const warmUps = Math.ceil(count / 10);
	for (let i = -warmUps; i < count; i++) {
		const begun = performance.now();
		await run(i + warmUps);
		if (i >= 0) times.push(performance.now() - begun);
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(count - 1, Math.ceil(share * count) - 1)]!;
	return { count, median: at(0.5), p99: at(0.99), longest: at(1) };
}
