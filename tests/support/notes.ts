import type { Draft } from '#lib/core/draft.ts';
import { blankWin, type WinId } from '#lib/core/win.ts';
import type { Change } from '#lib/storage/database.ts';

/** A moment of the tests. */
export const morning = '2026-11-20T09:30:00+01:00';

/** The change that replaces the note of a win. */
export function noting(id: WinId, note: string): Change {
	return { collection: 'wins', id, next: (present) => present && { ...present, note } };
}

/** Returns a draft of a new win, or of an edit of `winId`. */
export function draftOf(id: string, note: string, winId: WinId | null = null): Draft {
	return { id, winId, base: null, details: { ...blankWin(morning), note } };
}
