import type { Revision } from './clock.ts';
import type { Kept, ListName, Tombstone } from './lists.ts';
import { canonicalText, isSamePlain } from './plain.ts';
import { nodeOf } from './stamp.ts';
import { versionsBeside } from './versions.ts';
import type { Win } from './win.ts';

/**
 * What two copies of one record make together: the one with the higher revision, and for equal
 * revisions the one that goes by content. It is commutative, associative and idempotent. A win keeps
 * what was typed in the one that lost, as `otherVersions`, when the winner did not know of it.
 */
export function merged<List extends ListName>(
	list: List,
	one: Kept<List>,
	other: Kept<List>
): Kept<List> {
	if (list !== 'wins') return later(one, other);
	return mergedWin(one as Win | Tombstone, other as Win | Tombstone) as Kept<List>;
}

/** The later one of two records: by revision, then kept before deleted, then by content. */
export function later<Record extends { revision: Revision; deleted?: unknown }>(
	one: Record,
	other: Record
): Record {
	if (one.revision !== other.revision) return one.revision > other.revision ? one : other;
	if (isDeleted(one) !== isDeleted(other)) return isDeleted(one) ? other : one;
	if (isSamePlain(one, other)) return one;
	return canonicalText(one) > canonicalText(other) ? one : other;
}

function mergedWin(one: Win | Tombstone, other: Win | Tombstone): Win | Tombstone {
	if (isOfOneLine(one, other)) return later(one, other);
	const winner = later(bare(one), bare(other));
	// A deletion answers every earlier version, seen or not, and keeps no words: a person who deletes
	// wants them gone, and what is gone must not travel on in copies. An edit that was made elsewhere
	// before it, and did not know of it, goes as well; only one with a later stamp brings the win back.
	if ('deleted' in winner) return winner;
	const both = [one, other];
	const deletions = both.filter((win) => 'deleted' in win).map(({ revision }) => revision);
	const wins = both.filter((win) => !('deleted' in win)) as Win[];
	return { ...winner, ...versionsBeside(winner, wins, deletions) };
}

/** Two states of which one came from the other on the same device: nearly all, so they are told quickly. */
function isOfOneLine(one: Win | Tombstone, other: Win | Tombstone): boolean {
	const isAlone = (win: Win | Tombstone) =>
		!('deleted' in win || win.otherVersions || win.follows || win.outlived);
	return (
		isAlone(one) &&
		isAlone(other) &&
		(one === other ||
			(one.revision !== other.revision && nodeOf(one.revision) === nodeOf(other.revision)) ||
			isSamePlain(one, other))
	);
}

function bare(win: Win | Tombstone): Win | Tombstone {
	if ('deleted' in win) return win;
	const { otherVersions: _others, follows: _follows, outlived: _outlived, ...rest } = win;
	return rest as Win;
}

function isDeleted({ deleted }: { deleted?: unknown }): boolean {
	return deleted === true;
}
