import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** The fields of a version 1 win that version 2 counts and indexes. */
interface Win {
	at: string;
	cardId: string | null;
	channel: string | null;
	carry: string;
	people: readonly string[];
	moodBefore: number | null;
	moodAfter: number | null;
	ease: number | null;
	energy: number | null;
	reply: string | null;
	treasured: boolean;
}

/** Version 2: totals of each month, and indexes of wins worth showing again. */
export async function countWins(
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): Promise<void> {
	const totals = database.createObjectStore('totals', { keyPath: 'id' });
	const wins = transaction.objectStore('wins');
	wins.createIndex('byGoodness', 'good');
	wins.createIndex('byCarry', 'carry');
	const months = new Map<string, Record<string, number>>();
	for (let cursor = await wins.openCursor(); cursor; cursor = await cursor.continue()) {
		const row = cursor.value as { record?: Win };
		if (!row.record) continue;
		await cursor.update({ ...row, ...indexKeysOf(row.record) });
		const month = row.record.at.slice(0, 7);
		const counts = months.get(month) ?? {};
		months.set(month, counts);
		for (const key of countedIn(row.record)) counts[key] = (counts[key] ?? 0) + 1;
	}
	for (const [id, counts] of months) await totals.put({ id, counts });
}

function indexKeysOf({ at, cardId, carry, moodBefore, moodAfter, treasured }: Win) {
	const instantMs = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : NaN;
	if (Number.isNaN(instantMs)) return {};
	const isLifted =
		moodBefore !== null && moodAfter !== null && moodAfter - (3 + 0.6 * (moodBefore - 3)) >= 1;
	const goodness = treasured ? 2 : isLifted ? 1 : null;
	return {
		...(goodness && { good: [goodness, instantMs] }),
		...(carry && cardId && { carry: [cardId, instantMs] })
	};
}

function countedIn(win: Win): string[] {
	const { at, cardId, channel, moodBefore, moodAfter, ease, energy, reply } = win;
	const keys = ['win', `hour|${Number(at.slice(11, 13))}`];
	if (moodBefore && moodAfter)
		keys.push(`mood|${channel ?? ''}|${cardId ?? ''}|${moodBefore}|${moodAfter}`);
	if (ease) keys.push(`ease|${ease}`);
	if (energy !== null) {
		const part = Math.min(4, Math.max(0, Math.floor((energy / 100) * 5)));
		keys.push(`energy|${channel ?? ''}|${part}|${ease ?? ''}`);
	}
	if (reply) keys.push(`reply|${channel ?? ''}|${reply}`);
	for (const id of new Set(win.people)) keys.push(`person|${id}`);
	return keys;
}
