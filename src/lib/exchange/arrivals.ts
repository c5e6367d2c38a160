import { isRefusal, type Arrivals, type ArrivalOptions } from './arrival.ts';
import type { ForeignDiary, Refusal } from './arrival.ts';
import { arrivalsOf, type ForeignReader } from './arrival-entries.ts';
import { daylio } from './daylio.ts';
import { nomie } from './nomie.ts';
import { presently } from './presently.ts';

/** How many bytes a file may have that is read; ten years of a diary are about 70 MB. */
export const largestFile = 256 * 2 ** 20;
/** How many characters of a file are enough to recognise it. */
export const tellingLength = 4_096;

const readers: { readonly [Diary in ForeignDiary]: ForeignReader } = { daylio, nomie, presently };

/**
 * The text of a file: UTF-8, or UTF-16 when a BOM says so, as spreadsheets write it; a refusal for
 * any other bytes, with the line of the first that do not fit.
 */
export function textOf(bytes: Uint8Array): string | Refusal {
	if (bytes.length > largestFile) return { refused: 'tooLarge', place: null };
	const encoding = encodingOf(bytes);
	try {
		return refusedForZero(new TextDecoder(encoding, { fatal: true }).decode(bytes));
	} catch {
		const before = new TextDecoder(encoding).decode(bytes).split('\uFFFD', 1)[0]!;
		return { refused: 'notText', place: { row: before.split('\n').length, part: '' } };
	}
}

/** Which app a file comes from, by how it begins; null when it is none of those that are known. */
export function diaryOf(text: string): ForeignDiary | null {
	const prefix = text.slice(0, tellingLength);
	const diaries = Object.keys(readers) as ForeignDiary[];
	return diaries.find((diary) => readers[diary].recognises(prefix)) ?? null;
}

/** What a file of that app holds, or why it cannot be read. */
export async function arrivalsFrom(
	diary: ForeignDiary,
	text: string,
	options: ArrivalOptions
): Promise<Arrivals | Refusal> {
	const reader = readers[diary];
	if (!reader.recognises(text.slice(0, tellingLength)))
		return { refused: 'otherShape', place: null };
	const found = reader.entriesOf(text, options.clock);
	return isRefusal(found) ? found : arrivalsOf(diary, found, options, reader.knownMood);
}

function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Pictures and archives can be valid UTF-8 by chance, texts have no zeros. */
function refusedForZero(text: string): string | Refusal {
	const zero = text.indexOf('\0');
	if (zero < 0) return text;
	return { refused: 'notText', place: { row: text.slice(0, zero).split('\n').length, part: '' } };
}
