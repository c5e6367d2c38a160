import { winsSinceCopy, type LastCopy } from '#lib/domain/copy-reminder.ts';
import { dayAt } from '#lib/domain/day.ts';
import { dateInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** When the last copy was made and what has come since, in one sentence. */
export function lastCopySentence(last: LastCopy | null, wins: number): string {
	if (!last) return m.copy_none();
	const since = winsSinceCopy(wins, last);
	const told = {
		date: dateInWords(dayAt(last.atMs)),
		entries: m.copy_entries({ count: last.wins })
	};
	const isEncrypted = last.kind === 'encrypted';
	if (since === 0) return isEncrypted ? m.copy_last_encrypted(told) : m.copy_last(told);
	const toldSince = { ...told, since: m.copy_since({ count: since }) };
	return isEncrypted ? m.copy_last_encrypted_since(toldSince) : m.copy_last_since(toldSince);
}
