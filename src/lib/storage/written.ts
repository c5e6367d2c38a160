import type { CollectionName, Collections } from '#lib/core/collections.ts';

/** One written record, with everything that `undo` needs. */
export type Written = {
	[Name in CollectionName]: {
		collection: Name;
		id: string;
		before: Collections[Name] | null;
		after: Collections[Name] | null;
		revision: string;
	};
}[CollectionName];
