import type { Lists } from '#lib/domain/lists.ts';
import { foldedText } from '#lib/domain/text.ts';
import { openStorage, type Change } from '#lib/storage/storage.ts';
import { longDiary } from '../../scenes/long-diary.ts';

/** How many records one transaction takes. */
const batchLength = 1_000;

/** What has been kept, and words that are known to be in it, folded. */
export interface KeptDiary {
	wins: number;
	words: number;
	seconds: number;
	/** Somebody who is met often. */
	frequentName: string;
	/** In two to four wins. */
	rareWord: string;
	/** Two words that are both among the most frequent, four letters long or longer. */
	frequentWords: string;
}

/** Keeps a diary of as many wins in this browser, by the way that the app itself writes. */
export async function keepLongDiary(winCount: number): Promise<KeptDiary> {
	const begun = performance.now();
	const storage = openStorage();
	const diary = longDiary(winCount);
	/** In how many wins each word stands. */
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

function keeping<List extends 'wins' | 'people' | 'checkIns'>(
	list: List,
	record: Omit<Lists[List], 'revision'>
): Change {
	return { list, id: record.id, next: () => record } as unknown as Change;
}

function soughtIn(
	counts: ReadonlyMap<string, number>
): Pick<KeptDiary, 'rareWord' | 'frequentWords'> {
	const words = [...counts].sort(([, one], [, other]) => other - one);
	const rare = words.find(([word, count]) => count <= 4 && count >= 2 && word.length >= 8);
	const frequent = words.filter(([word]) => word.length >= 4).slice(0, 2);
	return {
		rareWord: rare?.[0] ?? words.at(-1)?.[0] ?? '',
		frequentWords: frequent.map(([word]) => word).join(' ')
	};
}
