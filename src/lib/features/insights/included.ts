/** The parts that a summary includes. */
export interface Included {
	count: boolean;
	kinds: boolean;
	mood: boolean;
	ease: boolean;
	people: boolean;
	names: boolean;
	notes: boolean;
}
