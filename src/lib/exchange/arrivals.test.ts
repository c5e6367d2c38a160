import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isoAtWallClock, localIso } from '#lib/domain/day.ts';
import type { Arrivals, ArrivalOptions, ForeignDiary } from '#lib/exchange/arrival.ts';
import { isRefusal } from '#lib/exchange/arrival.ts';
import { arrivalsFrom, diaryOf, largestFile, textOf } from '#lib/exchange/arrivals.ts';

const options: ArrivalOptions = { clock: { isoAtWallClock, localIso } };
const bytes = (text: string) => new TextEncoder().encode(text);
const fixture = async (name: string) =>
	new Uint8Array(
		await readFile(new URL(`../../../tests/fixtures/arrivals/${name}`, import.meta.url))
	);

async function textIn(name: string): Promise<string> {
	const text = textOf(await fixture(name));
	if (typeof text !== 'string') throw new Error(`${name} was refused`);
	return text;
}

async function arriving(name: string, rest: Partial<ArrivalOptions> = {}): Promise<Arrivals> {
	const text = await textIn(name);
	const found = await arrivalsFrom(diaryOf(text)!, text, { ...options, ...rest });
	if (isRefusal(found)) throw new Error(`${name} was refused`);
	return found;
}

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the bytes of a file', () => {
	test('are text in UTF-8, without its BOM', () => {
		expect(textOf(bytes('\uFEFFcafé 🙂'))).toBe('café 🙂');
	});

	test('are text in UTF-16 when a BOM says so', async () => {
		expect(await textIn('utf16.csv')).toBe('entryDate\tentryContent\r\n2020-06-02\tcafé\r\n');
		expect(textOf(new Uint8Array([0xfe, 0xff, 0x00, 0x61]))).toBe('a');
	});

	test('are refused in any other encoding, with the line of the first that does not fit', async () => {
		expect(textOf(await fixture('not-utf8.csv'))).toEqual({
			refused: 'notText',
			place: { row: 3, part: '' }
		});
	});

	test('are refused when they are no text', () => {
		expect(textOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({ refused: 'notText' });
		expect(textOf(new Uint8Array([0xff, 0xfe, 0x61]))).toMatchObject({ refused: 'notText' });
	});

	test('are refused when there are too many', () => {
		expect(textOf(new Uint8Array(largestFile + 1))).toEqual({ refused: 'tooLarge', place: null });
	});

	test('of any kind are text or refused', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
				const found = textOf(some);
				expect(typeof found === 'string' ? found.isWellFormed() : found.refused).toBeTruthy();
			})
		);
	});
});

describe('the app that a file comes from', () => {
	test.each([
		['daylio-scales.csv', 'daylio'],
		['daylio-2021.csv', 'daylio'],
		['daylio-2019-german.csv', 'daylio'],
		['daylio-2018.csv', 'daylio'],
		['daylio-resaved.csv', 'daylio'],
		['presently.csv', 'presently'],
		['utf16.csv', 'presently'],
		['nomie-6.json', 'nomie'],
		['nomie-5.json', 'nomie'],
		['table.csv', null]
	])('of %s is %s', async (name, diary) => {
		expect(diaryOf(await textIn(name))).toBe(diary);
	});

	test.each([
		'',
		'{}',
		'[]',
		'null',
		'{"format":"small-hello-backup","version":1,"wins":[{"note":"\\"files\\":{"}]}',
		'{"files":{}}',
		'{"version":6,"files":{}}',
		'full_date,mood',
		'entryDate,entryContent,more',
		'mood,activities\n',
		'"full_date,mood,activities'
	])('of %j is not known', (text) => {
		expect(diaryOf(text)).toBeNull();
	});

	test('is known however the file was laid out anew', async () => {
		const pretty = JSON.stringify(JSON.parse(await textIn('nomie-6.json')), null, '\t');
		expect(diaryOf(pretty)).toBe('nomie');
		expect(diaryOf('"Full_Date";"mood";"activities"\r\n')).toBe('daylio');
	});
});

describe('every file', () => {
	test.each([
		'daylio-scales.csv',
		'daylio-2021.csv',
		'daylio-resaved.csv',
		'presently.csv',
		'nomie-6.json'
	])('%s brings the same wins each time, and as many ids', async (name) => {
		const first = await arriving(name);
		expect((await arriving(name)).wins).toEqual(first.wins);
		expect(new Set(first.wins.map(({ id }) => id)).size).toBe(first.wins.length);
		vi.stubEnv('TZ', 'Pacific/Apia');
		const elsewhere = await arriving(name);
		expect(elsewhere.wins.map(({ id }) => id)).toEqual(first.wins.map(({ id }) => id));
	});

	test('of one app is refused by the reader of another', async () => {
		const text = await textIn('presently.csv');
		for (const diary of ['daylio', 'nomie'] satisfies ForeignDiary[])
			expect(await arrivalsFrom(diary, text, options)).toEqual({
				refused: 'otherShape',
				place: null
			});
	});

	test.each(['daylio-scales.csv', 'presently.csv', 'nomie-6.json'])(
		'%s cut off anywhere is read as far as whole entries go, or refused',
		async (name) => {
			const text = await textIn(name);
			const whole = (await arriving(name)).wins;
			const ends = fc.integer({ min: 0, max: text.length - 1 });
			await fc.assert(
				fc.asyncProperty(ends, async (end) => {
					const cut = text.slice(0, end);
					const diary = diaryOf(cut);
					const found = diary && (await arrivalsFrom(diary, cut, options));
					const count = found && !isRefusal(found) ? found.wins.length : 0;
					expect(count).toBeLessThanOrEqual(whole.length);
				})
			);
		}
	);

	test('of any text behind a known heading is read without an error', async () => {
		const headings = [
			'full_date,date,weekday,time,mood,activities,scales,note_title,note\n',
			'year,date,weekday,time,mood,activities,note\n',
			'entryDate,entryContent\n'
		];
		const pieces = [
			'2026-11-20',
			'__proto__',
			'constructor',
			',',
			'"',
			'\n',
			' | ',
			'<br>',
			'&#0;'
		];
		const aText = fc.array(
			fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 9 }))
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...headings), aText, async (heading, rest) => {
				const text = heading + rest.join('');
				const found = await arrivalsFrom(diaryOf(text)!, text, options);
				expect(isRefusal(found) || found.entries >= found.wins.length).toBe(true);
			})
		);
	});
});
