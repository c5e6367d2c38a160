import { expect, test } from 'vitest';
import { tick, revisionOf, type NodeId } from '#lib/core/clock.ts';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import { entryId, tableSource } from '#lib/formats/imports/entry-id.ts';
import { entryPlan } from '#lib/formats/imports/entry-plan.ts';
import { preparedEntries, type ImportedWin } from '#lib/formats/imports/imported-entries.ts';
import { entriesIn } from '#lib/formats/imports/registry.ts';
import { guessedMatching } from '#lib/formats/imports/table/guess.ts';
import { jsonTable } from '#lib/formats/imports/table/json-table.ts';
import { columnsOf, parsedTable } from '#lib/formats/imports/table/table.ts';
import { dayOne } from './day-one.ts';

const clock = { isoAtWallClock, localIso };
const entries = [
	{ creationDate: '2026-05-17T15:56:18Z', text: '# Coffee\n\nWe sat  outside\\.', tags: ['tea'] },
	{ creationDate: '2026-05-17T15:56:18Z', text: '# Coffee\n\nWe sat  outside\\.', tags: ['tea'] },
	{ creationDate: '2026-05-18T08:00:00Z', text: ' Walked home ', timeZone: 'Asia/Tokyo' }
];
const file = JSON.stringify({ metadata: { version: '1.0' }, entries });

async function planFor(present: readonly ImportedWin[]) {
	const read = await entriesIn(file, dayOne, clock);
	if (isFileError(read)) throw new Error(read.problem);
	let stamps = { node: 'b'.repeat(16) as NodeId, timeMs: 0, counter: 0 };
	const stamp = () => revisionOf((stamps = tick(stamps, 1)));
	const none = Object.fromEntries(collectionNames.map((list) => [list, new Map()]));
	const wins = new Map(present.map((win) => [win.id, { ...win, revision: stamp() }]));
	return entryPlan(read.withMoods(), { ...none, wins } as never, stamp).collections.wins;
}

test('entries that were read as a table once are the same entries', async () => {
	const table = jsonTable(file)!;
	const matching = guessedMatching(columnsOf(table).columns, 'dmy');
	const parsed = parsedTable(table, matching, clock);
	const { wins } = (await preparedEntries(tableSource, parsed, clock, () => null)).withMoods();
	expect(wins).toHaveLength(entries.length);
	expect(await planFor(wins)).toMatchObject({ added: 0, same: 3 });
	expect(await planFor(wins.slice(1))).toMatchObject({ added: 1, same: 2 });
	expect(await planFor([])).toMatchObject({ added: 3, same: 0 });
});

test('an entry that the first version read as a table is the same entry', async () => {
	const atMs = Date.parse('2026-05-18T08:00:00Z');
	const id = await entryId(atMs, [tableSource, 'words', 'Walked home', String(atMs), '0']);
	expect(id).toBe('019e3a19-5800-7000-a3d9-9da37c3c9159');
	const read = await entriesIn(file, dayOne, clock);
	if (isFileError(read)) throw new Error(read.problem);
	const { wins, earlierIds } = read.withMoods();
	expect(earlierIds.get(wins[2]!.id)).toContain(id);
});
