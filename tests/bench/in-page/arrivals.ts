import { dayOf, hourOf } from '#lib/core/day.ts';
import { ImportJob } from '#lib/features/backup/import-job.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { longDiary } from '../../support/long-diary.ts';
import { base64Of, zipOf } from '../../support/zip.ts';

/** Durations in ms. */
export interface ArrivalTimes {
	/** From the file to its preview. */
	found: number;
	/** Unpacking the same file, decoding its Base64 and parsing its JSON. */
	bare: number;
	entries: number;
}

/** Measures the preview of a backup of Daylio with this many entries. */
export async function measureArrivals(count: number): Promise<ArrivalTimes> {
	const dayEntries = [];
	for (const { at, note, tags } of longDiary(count).wins()) {
		const [year, month, day] = dayOf(at).split('-').map(Number);
		dayEntries.push({
			...{ id: dayEntries.length, year, month: month! - 1, day, hour: hourOf(at), minute: 5 },
			...{ datetime: Date.parse(at), timeZoneOffset: 3_600_000, mood: 1 + (tags.length % 5) },
			...{ note: note.replaceAll('\n', '<br>'), note_title: '', tags: [1, 2], assets: [] }
		});
	}
	const customMoods = [1, 2, 3, 4, 5].map((id) => ({
		...{ id, custom_name: '', mood_group_id: id, predefined_name_id: id }
	}));
	const tags = ['tea', 'walk'].map((name, i) => ({ id: i + 1, name }));
	const json = JSON.stringify({ version: 15, customMoods, tags, dayEntries });
	const file = await zipOf({ 'backup.daylio': base64Of(json) });

	const restoring = openRestoring('small-hello-bench');
	const job = new ImportJob(restoring);
	let preview: Awaited<ReturnType<typeof job.read>> | null = null;
	const found = await timed(async () => {
		preview = await job.read(file);
	});
	const entries = (preview as unknown as { entries?: number } | null)?.entries ?? 0;
	job.close();
	const bare = await timed(async () => {
		// The name of the only file follows its header of 30 bytes.
		const packed = file.slice(30 + 'backup.daylio'.length);
		const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
		const chunks: Uint8Array<ArrayBuffer>[] = [];
		try {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) break;
				chunks.push(value);
			}
		} catch {
			// The list of files follows the packed bytes.
		}
		const letters = atob(await new Blob(chunks).text());
		const bytes = new Uint8Array(letters.length);
		for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
		JSON.parse(new TextDecoder().decode(bytes));
	});
	return { found, bare, entries };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await act();
	return performance.now() - begun;
}
