import type { Draft, Drafts } from './draft.ts';

/** Returns the drafts of one kind, in the given order. */
export function draftsOf<Kind extends keyof Drafts>(
	kind: Kind,
	drafts: readonly Draft[]
): Drafts[Kind][] {
	const those = drafts.filter(({ id }) => (id.includes(' ') ? id.split(' ')[0] : 'win') === kind);
	return those as Drafts[Kind][];
}
