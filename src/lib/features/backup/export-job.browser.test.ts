import { expect, test } from 'vitest';
import { exporting } from '#lib/app/mirror/exporting.ts';
import { givingWay } from '#lib/platform/lock.ts';
import { openCopying, type Copying } from '#lib/storage/bulk-export.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { exportJob } from './export-job.ts';

test('the mirror gives way while a backup is made, and no longer', () =>
	withApp(async ({ app }) => {
		await app.storage.write([saving(winAt('2026-11-20T09:30:00+01:00'))]);
		const copying = openCopying();
		let isGivenWay = false;
		const everything: Copying['everything'] = async (make, watch) => {
			void givingWay(exporting, 60_000).then(() => (isGivenWay = true));
			await new Promise((resolve) => setTimeout(resolve, 200));
			expect(isGivenWay).toBe(false);
			const made = await copying.everything(make, watch);
			expect(isGivenWay).toBe(false);
			return made;
		};
		const job = exportJob({ ...copying, everything });
		try {
			expect((await job.backup(noonMs)).wins).toBe(1);
			await expect.poll(() => isGivenWay).toBe(true);
		} finally {
			job.close();
		}
	}));
