import { blankWin, type Win } from '../../src/lib/core/win.ts';
import { expect, notice, open, type Page } from './steps.ts';

/** Records of a backup by collection, without their revisions. */
export type Seeds = Readonly<Record<string, readonly object[]>>;

/** Returns an id for the record with this number; the ids of different kinds differ. */
export const seedId = (kind: number, at: number) =>
	`01900000-000${kind}-7000-8000-${String(at).padStart(12, '0')}`;

/** Returns the revision with this number; all are earlier than any that the app makes. */
export const seedRevision = (at: number) =>
	`001795000000000.${String(at).padStart(5, '0')}.00000000000000aa`;

/** Returns a win of 19 November 2026 with these details. */
export function seedWin(at: number, details: Partial<Record<keyof Win, unknown>>) {
	return { ...blankWin('2026-11-19T12:00:00+01:00'), id: seedId(1, at), ...details };
}

/** Returns a backup with these records. */
export function seedsAsBackup(seeds: Seeds): string {
	let count = 0;
	const withRevisions = Object.entries(seeds).map(([collection, records]) => [
		collection,
		records.map((record) => ({ revision: seedRevision(count++), ...record }))
	]);
	return JSON.stringify({
		...{ format: 'small-hello-backup', version: 1, exportedAt: '2026-11-20T09:00:00Z' },
		...{ wins: [], checkIns: [], people: [], plans: [], choices: [], preferences: [] },
		...Object.fromEntries(withRevisions)
	});
}

/**
 * Imports a backup into an empty diary, as a user would. This takes about as long as one entry through the
 * form, however many records there are.
 */
export async function importBackup(page: Page, backup: string): Promise<void> {
	await open(page, '/settings/import');
	await page.getByLabel('Import a copy').setInputFiles({
		name: 'small-hello-2026-11-20.json',
		mimeType: 'application/json',
		buffer: Buffer.from(backup)
	});
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(notice(page)).toContainText('Imported');
}
