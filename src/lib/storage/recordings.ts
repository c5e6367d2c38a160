import type { Recording } from '#lib/domain/voice-note.ts';
import { connectionTo } from './connection.ts';

/**
 * The sound of one voice note, on a connection of its own that is closed again; null when there is none.
 * Throws a `StorageError`.
 */
export async function readRecording(id: string, name = 'small-hello'): Promise<Recording | null> {
	const { read, close } = connectionTo(name, {});
	try {
		return await read(async (database) => (await database.get('recordings', id))?.record ?? null);
	} finally {
		close();
	}
}
