import type { Collections } from '#lib/core/collections.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import { openDiaryDatabase, type Change } from '#lib/storage/database.ts';
import { longDiary } from '../../support/long-diary.ts';

/** Number of records written in one transaction. */
const batchLength = 1_000;

/** Facts about the stored diary, and words that are known to be in it, folded. */
export interface StoredDiary {
	wins: number;
	words: number;
	seconds: number;
	/** Name of a person who appears often. */
	frequentName: string;
	/** A word in two to four wins. */
	rareWord: string;
	/** The two most frequent words of four letters or more, separated by a space. */
	frequentWords: string;
}

/** Writes a diary of `winCount` wins in this browser, in the way in which the app itself writes. */
export async function writeLongDiary(winCount: number): Promise<StoredDiary> {
	const begun = performance.now();
	const storage = openDiaryDatabase();
	const diary = longDiary(winCount);
	/** Number of wins that contain each word. */
	const counts = new Map<string, number>();
	let batch: Change[] = [];
	const writeAll = async () => {
		await storage.write(batch);
		batch = [];
	};
	const keep = async (change: Change) => {
		batch.push(change);
		if (batch.length === batchLength) await writeAll();
	};
	for (const person of diary.people) await keep(keeping('people', person));
	await writeAll();
	for (const checkIn of diary.checkIns) await keep(keeping('checkIns', checkIn));
	await writeAll();
	let words = 0;
	for (const win of diary.wins()) {
		await keep(keeping('wins', win));
		const text = foldedText([win.note, win.genuine, win.carry].join('\n'));
		words += text.split(/\s+/).length;
		for (const word of new Set(text.match(/[a-z]+/g)))
			counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	await writeAll();
	storage.close();
	return {
		wins: winCount,
		words,
		seconds: (performance.now() - begun) / 1000,
		frequentName: diary.people[0]!.name,
		...soughtIn(counts)
	};
}

function keeping<Name extends 'wins' | 'people' | 'checkIns'>(
	collection: Name,
	record: Omit<Collections[Name], 'revision'>
): Change {
	return { collection, id: record.id, next: () => record } as unknown as Change;
}

function soughtIn(
	counts: ReadonlyMap<string, number>
): Pick<StoredDiary, 'rareWord' | 'frequentWords'> {
	const words = [...counts].sort(([, one], [, other]) => other - one);
	const rare = words.find(([word, count]) => count <= 4 && count >= 2 && word.length >= 8);
	const frequent = words.filter(([word]) => word.length >= 4).slice(0, 2);
	return {
		rareWord: rare?.[0] ?? words.at(-1)?.[0] ?? '',
		frequentWords: frequent.map(([word]) => word).join(' ')
	};
}
