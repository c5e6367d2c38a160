import type { Undo } from '#lib/app/command.svelte.ts';
import type { Journal } from '#lib/app/journal.svelte.ts';
import { withoutVersion } from '#lib/core/other-wordings.ts';
import type { OtherVersion } from '#lib/core/versions.ts';
import type { WinId } from '#lib/core/win.ts';
import type { Change } from '#lib/storage/database.ts';

/** Deletes a win and its side data in one transaction; resolves with the undo of both. */
export function deleteWin(
	journal: Journal,
	id: WinId,
	alsoDeleted: readonly Change[] = []
): Promise<Undo> {
	return journal.change(id, () => null, undefined, alsoDeleted);
}

/** Marks a win as treasured or removes the mark; resolves with the undo. */
export function treasureWin(journal: Journal, id: WinId, treasured: boolean): Promise<Undo> {
	return journal.change(id, (present) => present && { ...present, treasured });
}

/** Replaces the words of a win with those of a version that lost a merge; resolves with the undo. */
export function takeOver(journal: Journal, id: WinId, version: OtherVersion): Promise<Undo> {
	const { note, genuine, carry } = version;
	return journal.change(id, (present) => present && { ...present, note, genuine, carry });
}

/** Deletes a version that lost a merge and leaves the win unchanged; resolves with the undo. */
export function discardVersion(journal: Journal, id: WinId, version: OtherVersion): Promise<Undo> {
	return journal.change(id, (present) => present && withoutVersion(present, version));
}
