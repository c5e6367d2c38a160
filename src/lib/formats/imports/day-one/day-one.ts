import * as v from 'valibot';
import { isFileError } from '#lib/formats/file-error.ts';
import { evenText, foreignJson, isRecord, writtenJson } from '#lib/formats/imports/foreign-json.ts';
import type { Entry, ImportFormat, Skipped, Warning } from '#lib/formats/imports/format.ts';
import { zonedTimes } from '#lib/formats/imports/zoned-time.ts';
import { dayOneText, richWords } from './day-one-text.ts';

const text = v.fallback(v.nullish(v.string(), ''), '');
const files = v.fallback(v.array(v.unknown()), []);
const entry = v.object({
	...{ creationDate: text, timeZone: text, text, richText: text },
	tags: v.fallback(v.array(v.string()), []),
	starred: v.fallback(v.boolean(), false),
	location: v.fallback(
		v.nullish(v.object({ placeName: text, localityName: text, country: text }), null),
		null
	),
	...{ photos: files, videos: files, audios: files, pdfAttachments: files }
});
/** An entry has at least one of these, and entries of other apps have none. */
const telling = ['creationDate', 'creationDevice', 'creationOSName', 'modifiedDate', 'richText'];

/**
 * Day One: JSON with `metadata` and `entries`, by itself or in a zip file with one such file for each journal
 * beside photos. `creationDate` is UTC, `timeZone` the zone in which it was written, `text` Markdown with
 * backslashes before marks; it may be absent, and `richText` is used then. Moods are not exported. Sources:
 * github.com/jrnl-org/jrnl/issues/409 and /798, `dayone/Journey.json` of github.com/alxhslm/journey2dayone,
 * github.com/parterburn/dabble.me/pull/145, github.com/fjrevoredo/mini-diarium/issues/294 (no `text`).
 */
export const dayOne: ImportFormat = {
	id: 'day-one',
	app: 'Day One',
	recognises: (prefix) =>
		/^\uFEFF?\s*\{/.test(prefix) &&
		/"entries"\s*:\s*\[/.test(prefix) &&
		telling.some((name) => new RegExp(`"${name}"\\s*:`).test(prefix)),
	recognisesContent: (content) =>
		isRecord(content) &&
		Array.isArray(content.entries) &&
		content.entries.some((one: unknown) => isRecord(one) && telling.some((name) => name in one)),
	ratingOf: () => null,
	parse(json, clock, part) {
		const parsed = foreignJson(json);
		if (isFileError(parsed)) return parsed;
		const list = isRecord(parsed.value) ? parsed.value.entries : null;
		if (!Array.isArray(list)) return { problem: 'otherShape' };
		const zoned = zonedTimes(clock);
		const entries: Entry[] = [];
		const skipped: Skipped[] = [];
		const warnings: Warning[] = [];
		list.forEach((found: unknown, i) => {
			const place = { row: i + 1, part: part.name };
			const warn = (reason: Warning['reason'], value: string) =>
				warnings.push({ place, reason, value });
			const read = v.safeParse(entry, found);
			if (!read.success) {
				skipped.push({ place, reason: 'wrongType', value: writtenJson(found) });
				return;
			}
			const one = read.output;
			const time = zoned(Date.parse(one.creationDate ?? ''), one.timeZone ?? '');
			if (!time) {
				skipped.push({ place, reason: 'noDate', value: one.creationDate ?? '' });
				return;
			}
			const { text: words, isShaped } = dayOneText(one.text || richWords(one.richText ?? ''));
			if (isShaped) warn('formatting', words);
			const attached = [one.photos, one.videos, one.audios, one.pdfAttachments].flat().length;
			if (attached) warn('attachments', String(attached));
			const { placeName, localityName, country } = one.location ?? {};
			const where = [placeName, localityName, country].filter(Boolean).join(', ');
			if (where) warn('location', where);
			entries.push({
				place,
				time,
				text: words,
				mood: '',
				people: [],
				tags: one.tags,
				isTreasured: one.starred,
				content: [evenText(words)],
				tableContents: tableContents(one.text || one.richText || '')
			});
		});
		return { entries, people: [], skipped, warnings };
	}
};

/** Files in which long words come before what tells their format were read as tables once. */
function tableContents(words: string): string[][] {
	if (words.trim() === '') return [];
	return [words.trim(), evenText(words)].map((one) => ['words', one]);
}
