import type { Stored } from '#lib/core/collections.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import type { WinId } from '#lib/core/win.ts';
import { evenText } from './foreign-json.ts';
import type { ImportedEntries, ImportedWin } from './imported-entries.ts';

type Wins = ReadonlyMap<string, Stored<'wins'>>;

/** Entries of the same minute that may change places, so that a hostile file takes no time. */
const mostMoves = 50;
/** Entries of the same minute and words that are compared with each other. */
const mostEqual = 100;

/**
 * Returns the entries with their ids. Entries of the same minute with the same words, or none, differ only by
 * their order in the file, so each takes the id of a record with the same details if the diary has one.
 */
export function pairedWithDiary(
	{ wins, earlierIds, equals }: Pick<ImportedEntries, 'wins' | 'earlierIds' | 'equals'>,
	present: Wins
): Pick<ImportedEntries, 'wins' | 'earlierIds'> {
	const byId = new Map(wins.map((win) => [win.id, win]));
	const idOf = new Map<WinId, WinId>();
	for (const group of equals) {
		if (group.length > mostEqual || !group.some((id) => present.has(id))) continue;
		const free = new Set(group);
		const unpaired = group.filter((id) => {
			const pair = [id, ...group].find(
				(other) => free.has(other) && isSame(byId.get(id)!, present.get(other))
			);
			if (pair === undefined) return true;
			free.delete(pair);
			idOf.set(id, pair);
			return false;
		});
		const left = [...free];
		unpaired.forEach((id, i) => idOf.set(id, left[i]!));
	}
	const ownId = (id: WinId) => idOf.get(id) ?? id;
	return {
		wins: wins.map((win) => ({ ...win, id: ownId(win.id) })),
		earlierIds: new Map([...earlierIds].map(([id, others]) => [ownId(id), others]))
	};
}

/**
 * Returns the entries that the diary has, each with the id of another record: its own, or else one of an earlier
 * version, so that as many as possible are found.
 */
export function knownIn(
	all: readonly { id: string }[],
	earlierIds: ImportedEntries['earlierIds'],
	present: ReadonlyMap<string, unknown>
): ReadonlyMap<string, string> {
	const takenBy = new Map<string, string>();
	for (const { id } of all) if (present.has(id)) takenBy.set(id, id);
	const known = new Set(takenBy.keys());
	const takes = (entry: string, seen: Set<string>): boolean =>
		[entry, ...(earlierIds.get(entry as WinId) ?? [])].some((id) => {
			if (!present.has(id) || seen.has(id) || seen.size === mostMoves) return false;
			seen.add(id);
			const before = takenBy.get(id);
			// The entry that has it may be another record as well.
			if (before !== undefined && !takes(before, seen)) return false;
			takenBy.set(id, entry);
			return true;
		});
	for (const { id } of all) if (!known.has(id) && takes(id, new Set())) known.add(id);
	return new Map([...takenBy].map(([id, entry]) => [entry, id]));
}

/** Returns the entries that the diary has with other words, mood, tags or people. */
export function differingIn(
	wins: readonly ImportedWin[],
	known: ReadonlyMap<string, string>,
	present: Wins
): ImportedWin[] {
	return wins.filter((win) => {
		const here = present.get(known.get(win.id) ?? '');
		return here !== undefined && !('deleted' in here) && !isSame(win, here);
	});
}

/** A mood that the file leaves open is no difference: the user may have rated it before. */
function isSame(win: ImportedWin, here: Stored<'wins'> | undefined): boolean {
	if (here === undefined || 'deleted' in here) return false;
	return (
		evenText(win.note) === evenText(here.note) &&
		(win.moodAfter === null || win.moodAfter === here.moodAfter) &&
		isSameSet(win.people, here.people) &&
		isSameSet(win.tags.map(foldedText), here.tags.map(foldedText))
	);
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
	const [one, other] = [new Set(some), new Set(others)];
	return one.size === other.size && [...one].every((item) => other.has(item));
}
