import type { Stored, CollectionName, Tombstone } from './collections.ts';
import { later } from './later.ts';
import { isSamePlain } from './plain.ts';
import { mergedPreferences } from './settled-preferences.ts';
import { nodeOf } from './stamp.ts';
import { versionsBeside } from './versions.ts';
import type { Win } from './win.ts';

/**
 * Merges two states of one record. The higher revision wins; for equal revisions the content decides.
 * Commutative, associative and idempotent. A winning win receives the texts of the loser as `otherVersions`,
 * unless it was written with knowledge of them. Preferences are merged setting by setting.
 */
export function merged<Name extends CollectionName>(
	list: Name,
	one: Stored<Name>,
	other: Stored<Name>
): Stored<Name> {
	if (list === 'wins') return mergedWin(one as never, other as never) as Stored<Name>;
	if (list === 'preferences')
		return mergedPreferences(one as never, other as never) as Stored<Name>;
	return later(one, other);
}

function mergedWin(one: Win | Tombstone, other: Win | Tombstone): Win | Tombstone {
	if (isOfOneLine(one, other)) return later(one, other);
	const winner = later(bare(one), bare(other));
	// A deletion wins over every earlier version, known to its device or not, and retains no texts: the user
	// wants them gone, and backups must not spread them. An edit made elsewhere before the deletion, without
	// knowledge of it, is deleted too. Only an edit with a later stamp restores the win.
	if ('deleted' in winner) return winner;
	const both = [one, other];
	const deletions = both.filter((win) => 'deleted' in win).map(({ revision }) => revision);
	const wins = both.filter((win) => !('deleted' in win)) as Win[];
	return { ...winner, ...versionsBeside(winner, wins, deletions) };
}

/**
 * Returns whether two states are equal or come from one device, without any version data. That is true of
 * nearly all, and `later` suffices for them.
 */
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
