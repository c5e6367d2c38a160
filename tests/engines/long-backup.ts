import { revisionOf, type NodeId } from '#lib/core/clock.ts';
import { collectionNames } from '#lib/core/collections.ts';
import type { Win } from '#lib/core/win.ts';
import { backupFile, type BackupCollections } from '#lib/formats/backup/backup.ts';
import { longDiary } from '../support/long-diary.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);

/** Returns the text of a backup with `winCount` wins. The word `rareWord` is in one of them. */
export function longBackup(winCount: number, rareWord: string): Promise<string> {
	const wins: Win[] = [];
	const node = 'b'.repeat(16) as NodeId;
	for (const win of longDiary(winCount).wins()) {
		const revision = revisionOf({ node, timeMs: nowMs - winCount + wins.length, counter: 0 });
		const isRare = wins.length === Math.floor(winCount / 2);
		wins.push({ ...win, revision, note: isRare ? `${win.note} ${rareWord}` : win.note });
	}
	const nothing = Object.fromEntries(
		collectionNames.map((list) => [list, []])
	) as unknown as BackupCollections;
	return backupFile({ ...nothing, wins }, nowMs).content.text();
}
