import { dayAt } from '#lib/core/day.ts';
import { dateInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { winsSinceBackup, type LastBackup } from './backup-reminder.ts';

/** Returns one sentence about the last backup: its date, and the number of wins added since. */
export function lastBackupSentence(last: LastBackup | null, wins: number): string {
	if (!last) return m.copy_none();
	const since = winsSinceBackup(wins, last);
	const values = {
		date: dateInWords(dayAt(last.atMs)),
		entries: m.copy_entries({ count: last.wins })
	};
	const isEncrypted = last.kind === 'encrypted';
	if (since === 0) return isEncrypted ? m.copy_last_encrypted(values) : m.copy_last(values);
	const valuesSince = { ...values, since: m.copy_since({ count: since }) };
	return isEncrypted ? m.copy_last_encrypted_since(valuesSince) : m.copy_last_since(valuesSince);
}
