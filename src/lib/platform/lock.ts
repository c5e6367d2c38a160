/** Does something while no other tab does the same; waits until that is so. Throws where there are no locks. */
export function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
	return navigator.locks.request(name, work) as Promise<Result>;
}
