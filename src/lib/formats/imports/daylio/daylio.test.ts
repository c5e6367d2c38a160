import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImportedEntries } from '#lib/formats/imports/imported-entries.ts';
import { importedFrom, type ImportOptions } from '../../../../../tests/support/imports.ts';
import { daylio } from './daylio.ts';
import { noteText } from '../html-text.ts';

const from = (text: string, options: ImportOptions = {}) =>
	importedFrom(daylio, text, options) as Promise<ImportedEntries>;
const fixture = (name: string) =>
	readFile(new URL(`../../../../../tests/fixtures/arrivals/${name}`, import.meta.url), 'utf8');
const told = ({ wins }: ImportedEntries) =>
	wins.map(({ at, moodAfter, tags, note }) => [at, moodAfter, tags, note]);

beforeEach(() => {
	vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe('a Daylio export', () => {
	test('with scales has times, moods, activities as tags, and text with its lines', async () => {
		const found = await from(await fixture('daylio-scales.csv'));
		expect(told(found)).toEqual([
			[
				'2026-11-19T22:13:00+01:00',
				5,
				['friends', 'phone call'],
				'Evening\nRang an old friend.\n\nWe laughed about "the canoe" & more.\nSleep Quality:\u00A08/10 points\nSleep Time:\u00A07:30'
			],
			['2026-11-19T08:05:00+01:00', 3, [], ''],
			[
				'2026-11-18T20:00:00+01:00',
				null,
				['walk', 'hello to a neighbour'],
				'Said hello first, then:\n- talked about rain\n- went on <3'
			],
			['2026-11-17T13:40:00+01:00', 1, ['at home'], 'I love you <3, even today']
		]);
		expect(found.warnings).toEqual([
			{
				place: { row: 2, part: '' },
				reason: 'number',
				value: 'Sleep Quality:\u00A08/10 points | Sleep Time:\u00A07:30'
			},
			{ place: { row: 4, part: '' }, reason: 'formatting', value: 'b' },
			{ place: { row: 4, part: '' }, reason: 'mood', value: 'vaguely ok' }
		]);
		expect(found.moods.map(({ name, mood }) => [name, mood])).toEqual([
			['rad', 5],
			['meh', 3],
			['vaguely ok', null],
			['awful', 1]
		]);
	});

	test('of 2021 has 12-hour clocks, blanks after names, and a skipped hour', async () => {
		const found = await from(await fixture('daylio-2021.csv'), { moods: new Map([['sad', 2]]) });
		expect(told(found)).toEqual([
			['2021-09-28T22:00:00+02:00', 2, ['clean', 'music', 'movies / tv', 'tired'], ''],
			[
				'2021-09-27T00:05:00+02:00',
				4,
				['stressed / frustrated', 'eat out'],
				'Wrote a letter, posted it'
			],
			['2021-03-28T03:30:00+02:00', 4, [], 'Awake when the clocks went forward']
		]);
		expect(found.warnings).toEqual([
			{ place: { row: 4, part: '' }, reason: 'clockChange', value: '2021-03-28T02:30' }
		]);
	});

	test('of 2019 in German is read', async () => {
		const found = await from(await fixture('daylio-2019-german.csv'));
		expect(told(found)).toEqual([
			[
				'2019-02-17T19:05:00+01:00',
				3,
				['Lesen', 'Freunde'],
				'Mit Öykü telefoniert, länger als gedacht'
			],
			['2019-02-16T09:00:00+01:00', 5, ['Familie'], ''],
			['2019-02-15T21:30:00+01:00', 1, ['zu Hause'], ''],
			['2019-02-14T21:30:00+01:00', null, [], 'Ging so']
		]);
	});

	test('of 2018 has a separate year, and a day in the language of the device', async () => {
		const found = await from(await fixture('daylio-2018.csv'));
		expect(told(found)).toEqual([
			['2018-05-18T23:54:00+02:00', 4, ['clean', 'cook', 'music'], 'Went to a party'],
			['2018-05-17T22:21:00+02:00', null, ['cook', 'stressed'], ''],
			['2018-05-16T22:41:00+02:00', 2, [], 'The month is not in English']
		]);
		expect(found.skipped).toEqual([]);
	});

	test('saved by a spreadsheet program has semicolons, CRLF and rewritten days', async () => {
		const found = await from(await fixture('daylio-resaved.csv'));
		expect(told(found)).toEqual([
			['2026-11-20T21:15:00+01:00', 4, ['tea', '"neighbours"'], 'one; two, three'],
			['2026-11-20T21:15:00+01:00', 4, [], 'the day was rewritten'],
			['2026-11-21T12:00:00+01:00', 4, [], 'no time'],
			['2026-11-22T21:15:00+01:00', 4, [], '']
		]);
		expect(found.warnings).toEqual([
			{ place: { row: 4, part: '' }, reason: 'time', value: 'late' }
		]);
		expect(found.skipped).toEqual([]);
		expect(found).toMatchObject({ entries: 4, withoutTime: 1 });
	});

	test('saved by a spreadsheet program has the same ids, in the order of days that fits', async () => {
		const untouched = await from(
			'full_date,date,mood,activities,note\n2026-11-20,November 20,good,,a\n2026-03-04,March 4,good,,b\n'
		);
		for (const [first, second] of [
			['11/20/2026', '3/4/2026'],
			['20.11.2026', '4.3.2026']
		]) {
			const saved = await from(
				`full_date,date,mood,activities,note\n${first},November 20,good,,a\n${second},March 4,good,,b\n`
			);
			expect(saved.wins).toEqual(untouched.wins);
		}
		// The column `date` tells the orders apart where both fit; without it, nothing is guessed.
		const named = await from('full_date,date,mood,activities,note\n03/04/2026,April 3,good,,a\n');
		expect(named.wins).toMatchObject([{ at: '2026-04-03T12:00:00+02:00' }]);
		const unnamed = await from('full_date,mood,activities,note\n03/04/2026,good,,a\n');
		expect(unnamed.skipped).toMatchObject([{ reason: 'noDate' }]);
	});

	test('has unknown columns of later versions as lines of the text', async () => {
		const found = await from('full_date,mood,activities,weather\n2026-11-20,good,,sunny\n');
		expect(told(found)).toEqual([['2026-11-20T12:00:00+01:00', 4, [], 'weather: sunny']]);
	});

	test('has the same ids with and without later columns', async () => {
		const older = await from(
			'full_date,time,mood,activities,note\n2026-11-20,8:15 pm,good,tea,x\n'
		);
		const newer = await from(
			'full_date,time,mood,activities,scales,note_title,note\n2026-11-20,20:15,good,tea,,,x\n'
		);
		expect(newer.wins).toEqual(older.wins);
	});

	test('loses no entry by a quote without an end, or by cells too many', async () => {
		const found = await from(
			'full_date,mood,activities,note\n2026-11-20,good,,a "b" c\n2026-11-21,good,"open\n2026-11-22,good,,d,e\n'
		);
		expect(told(found).map(([at, , tags, note]) => [String(at).slice(0, 10), tags, note])).toEqual([
			['2026-11-20', [], 'a "b" c'],
			['2026-11-21', ['"open'], ''],
			['2026-11-22', [], 'd\ne']
		]);
		expect(found.warnings).toMatchObject([{ place: { row: 4 }, reason: 'furtherCells' }]);
	});
});

describe('a Daylio note', () => {
	test.each([
		['', ''],
		['one<br>two<br/>three<BR />four', 'one\ntwo\nthree\nfour'],
		['<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
		['a<div>b<br></div>c', 'a\nb\nc'],
		['list:<ol><li>one</li><li>two</li></ol>end', 'list:\n- one\n- two\nend'],
		['<p style="x">a</p><p>b</p>', 'a\nb'],
		['a &amp; b &lt;c&gt; &#228;&#xE4; &quot;&#39;&nbsp;', 'a & b <c> ää "\' '],
		['&amp;lt;', '&lt;'],
		['&unknown; &#0; &#xD83D; &#9999999;', '&unknown; &#0; &#xD83D; &#9999999;'],
		['1 < 2 > 0, <3, <canoe>, a<b', '1 < 2 > 0, <3, <canoe>, a<b']
	])('converts %j to %j', (html, text) => {
		expect(noteText(html).text).toBe(text);
	});

	test('lists the formatting that it lost', () => {
		expect(noteText('<b>a</b> <i>b</i> <font color="#fff">c</font><b>d</b>')).toEqual({
			text: 'a b cd',
			shaping: ['b', 'i', 'font']
		});
	});

	test('without angle brackets and ampersands does not change', () => {
		const plain = fc.string({ unit: 'binary' }).map((text) => text.replace(/[<&]/g, ''));
		fc.assert(
			fc.property(plain, (text) => {
				expect(noteText(text)).toEqual({ text, shaping: [] });
			})
		);
	});

	test('with a million brackets is read', () => {
		expect(noteText('<div '.repeat(200_000)).text).toHaveLength(1_000_000);
		expect(noteText('<br>'.repeat(200_000)).text).toHaveLength(200_000);
	});
});
