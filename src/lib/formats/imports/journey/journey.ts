import * as v from 'valibot';
import { isFileError } from '#lib/formats/file-error.ts';
import { evenText, foreignJson, isRecord } from '#lib/formats/imports/foreign-json.ts';
import {
	placeOf,
	type ImportFormat,
	type Skipped,
	type Warning
} from '#lib/formats/imports/format.ts';
import { pageText } from '#lib/formats/imports/html-text.ts';
import { zonedTimes } from '#lib/formats/imports/zoned-time.ts';

const text = v.fallback(v.nullish(v.string(), ''), '');
const number = v.fallback(v.nullish(v.number(), null), null);
const entry = v.object({
	...{ date_journal: number, timezone: text, text, type: text },
	...{ mood: number, sentiment: number, address: text },
	tags: v.fallback(v.array(v.string()), []),
	photos: v.fallback(v.array(v.unknown()), []),
	favourite: v.fallback(v.boolean(), false)
});
/** An entry has at least one of these. */
const telling = ['date_journal', 'date_modified', 'text'];

/**
 * Journey: a zip file with a JSON file for each entry, beside its photos. `date_journal` is in ms, `timezone`
 * a name or empty, `text` HTML, or Markdown in old entries, `mood` a number from 1 to 5, and 0 without a
 * choice. Sources disagree on which end is the best, so the user decides; `sentiment` is a guess of the app
 * from the words. Sources: `journey/1571425138176-lflfuesv9vkzmsu6.json` of
 * github.com/alxhslm/journey2dayone, github.com/journiv/journiv-app/issues/155,
 * `import_journey_to_daylio.py` of github.com/mindyh/import_journey_to_daylio.
 */
export const journey: ImportFormat = {
	id: 'journey',
	app: 'Journey',
	recognises: (prefix) =>
		/^\uFEFF?\s*\{/.test(prefix) && /"date_(journal|modified)"\s*:\s*\d/.test(prefix),
	recognisesContent: (content) =>
		isRecord(content) &&
		[content.date_journal, content.date_modified].some((date) => typeof date === 'number'),
	ratingOf: () => null,
	parse(json, clock, part) {
		const place = placeOf(part);
		const parsed = foreignJson(json);
		if (isFileError(parsed)) return parsed;
		const { value } = parsed;
		if (!isRecord(value) || !telling.some((name) => Object.hasOwn(value, name)))
			return { problem: 'otherShape' };
		const one = v.parse(entry, value);
		const time = zonedTimes(clock)(one.date_journal ?? NaN, one.timezone ?? '');
		if (!time) {
			const skipped: Skipped = {
				place,
				reason: 'noDate',
				value: String(one.date_journal ?? one.text ?? '')
			};
			return { entries: [], people: [], skipped: [skipped], warnings: [] };
		}
		const words = wordsOf(one.text ?? '');
		const values: (false | '' | readonly [Warning['reason'], string])[] = [
			words.shaping.length > 0 && ['formatting', words.shaping.join()],
			one.photos.length > 0 && ['attachments', String(one.photos.length)],
			(one.address ?? '') && ['location', one.address ?? '']
		];
		return {
			entries: [
				{
					place,
					time,
					text: words.text,
					mood: one.mood ? String(one.mood) : '',
					people: [],
					tags: one.tags,
					isTreasured: one.favourite,
					content: [evenText(words.text)]
				}
			],
			people: [],
			skipped: [],
			warnings: values.flatMap((each) => (each ? { place, reason: each[0], value: each[1] } : []))
		};
	}
};

/** An entry from before the app had an editor with formatting is plain text. */
function wordsOf(text: string): { text: string; shaping: string[] } {
	return /<\/?(p|div|br|span|ul|ol|li|h\d|blockquote|em|strong|a)\b[^<>]*>/i.test(text)
		? pageText(text)
		: { text, shaping: [] };
}
