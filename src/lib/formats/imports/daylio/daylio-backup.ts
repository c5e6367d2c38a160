import * as v from 'valibot';
import { localIso } from '#lib/core/day.ts';
import type { Rating } from '#lib/core/win.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import type {
	Entry,
	EntryTime,
	ImportFormat,
	Skipped,
	Warning
} from '#lib/formats/imports/format.ts';
import { noteText } from '#lib/formats/imports/html-text.ts';
import {
	foreignJson,
	isRecord,
	jsonStart,
	writtenJson
} from '#lib/formats/imports/foreign-json.ts';
import { dayFrom } from '#lib/formats/imports/foreign-time.ts';
import { daylioIdentity } from './daylio.ts';

const id = v.union([v.number(), v.string()]);
const text = v.fallback(v.nullish(v.string(), ''), '');
const ids = v.fallback(v.array(id), []);
const whole = v.fallback(v.nullish(v.pipe(v.number(), v.integer()), null), null);
const mood = v.object({ id, custom_name: text, mood_group_id: whole, predefined_name_id: whole });
const tag = v.object({ id, name: text });
const dayEntry = v.object({
	...{ year: whole, month: whole, day: whole, hour: whole, minute: whole },
	datetime: whole,
	timeZoneOffset: whole,
	mood: v.fallback(v.nullish(id, null), null),
	tags: ids,
	assets: v.fallback(v.array(v.unknown()), []),
	note: text,
	note_title: text,
	isFavorite: v.fallback(v.boolean(), false)
});
type DayEntry = v.InferOutput<typeof dayEntry>;

/** The names of the five original moods in English, by `predefined_name_id`. */
const originalMoods = ['', 'rad', 'good', 'meh', 'bad', 'awful'];
const minuteMs = 60_000;
const mostAheadMinutes = 14 * 60;

/**
 * The backup of Daylio: a zip file with `backup.daylio`, which is JSON in Base64, and `assets`. `dayEntries`
 * have year, month (from 0), day, hour and minute of the wall clock, `datetime` in ms and `timeZoneOffset` in
 * ms, a mood and tags by their ids, and a note in HTML. `customMoods` have a name, empty for the five original
 * ones, and `mood_group_id` from 1, the best, to 5. An entry has the same identity as in the CSV. Sources:
 * `src/daylio.rs` and `tests/data/official/english.json` (version 15) of github.com/Guekka/DaylioBackupTools,
 * `tests/fixtures/daylioBackupFixture.js` (version 19) of github.com/charistas/daylio-scribe.
 */
export const daylioBackup: ImportFormat = {
	id: 'daylio',
	app: 'Daylio',
	recognises: (prefix) => isDaylioJson(jsonStart(prefix)),
	recognisesContent: (content) => isRecord(content) && Array.isArray(content.dayEntries),
	ratingOf: () => null,
	parse(content, _, part) {
		const parsed = foreignJson(content);
		if (isFileError(parsed)) return parsed;
		return isRecord(parsed.value) ? entriesIn(parsed.value, part.name) : { problem: 'otherShape' };
	}
};

function isDaylioJson(prefix: string): boolean {
	return /^\uFEFF?\s*\{/.test(prefix) && /"(customMoods|dayEntries)"\s*:\s*\[/.test(prefix);
}

function entriesIn(backup: { readonly [key: string]: unknown }, part: string) {
	const { dayEntries } = backup;
	if (!Array.isArray(dayEntries)) return { problem: 'otherShape' } as const satisfies FileError;
	const moods = byId(backup.customMoods, mood);
	const tags = byId(backup.tags, tag);
	const entries: Entry[] = [];
	const skipped: Skipped[] = [];
	const warnings: Warning[] = [];
	dayEntries.forEach((found: unknown, i) => {
		const place = { row: i + 1, part };
		const read = v.safeParse(dayEntry, found);
		if (!read.success) {
			skipped.push({ place, reason: 'wrongType', value: writtenJson(found) });
			return;
		}
		const one = read.output;
		const time = timeOf(one);
		if (!time) {
			skipped.push({ place, reason: 'noDate', value: writtenJson(found) });
			return;
		}
		const note = noteText(one.note);
		if (note.shaping.length)
			warnings.push({ place, reason: 'formatting', value: note.shaping.join() });
		if (one.assets.length)
			warnings.push({ place, reason: 'attachments', value: String(one.assets.length) });
		const felt = one.mood === null ? undefined : moods.get(String(one.mood));
		const rating = ratingOf(felt?.mood_group_id ?? null);
		const names = one.tags.flatMap((each) => tags.get(String(each))?.name.trim() || []);
		const moodName = moodNameOf(felt);
		entries.push({
			place,
			time,
			text: [one.note_title, note.text].filter((words) => words.trim() !== '').join('\n'),
			mood: moodName,
			...(rating && { rating }),
			people: [],
			tags: names,
			isTreasured: one.isFavorite,
			content: daylioIdentity(one.note_title, one.note),
			earlierContents: [[moodName, names.join(' | '), one.note_title, one.note, '']]
		});
	});
	return { entries, people: [], skipped, warnings };
}

function byId<Schema extends v.GenericSchema<unknown, { id: string | number }>>(
	list: unknown,
	schema: Schema
): ReadonlyMap<string, v.InferOutput<Schema>> {
	const found = new Map<string, v.InferOutput<Schema>>();
	if (!Array.isArray(list)) return found;
	for (const one of list) {
		const read = v.safeParse(schema, one);
		if (read.success) found.set(String(read.output.id), read.output);
	}
	return found;
}

function moodNameOf(felt: v.InferOutput<typeof mood> | undefined): string {
	return felt?.custom_name?.trim() || originalMoods[felt?.predefined_name_id ?? 0] || '';
}

/** Group 1 has the best moods. */
function ratingOf(group: number | null): Rating | null {
	return group !== null && group >= 1 && group <= 5 ? ((6 - group) as Rating) : null;
}

function timeOf({
	year,
	month,
	day,
	hour,
	minute,
	datetime,
	timeZoneOffset
}: DayEntry): EntryTime | null {
	const two = (number: number) => String(number).padStart(2, '0');
	const aheadMinutes = minutesOf(timeZoneOffset ?? null);
	const ahead = aheadMinutes === null ? {} : { aheadMinutes };
	if (year !== null && month !== null && day !== null) {
		const date = dayFrom(`${year}-${month! + 1}-${day}`, 'ymd');
		if (!date) return null;
		const isTimed = isWithin(hour, 23) && isWithin(minute, 59);
		const time = isTimed ? `${two(hour!)}:${two(minute!)}` : '12:00';
		return { wallClock: `${date}T${time}`, isNoonAssumed: !isTimed, ...(isTimed && ahead) };
	}
	if (datetime === null || Math.abs(datetime!) > 8e15) return null;
	const wallClock = localIso(datetime!, aheadMinutes ?? undefined).slice(0, 16);
	return /^\d{4}-/.test(wallClock) ? { wallClock, isNoonAssumed: false, ...ahead } : null;
}

/** Converters write the offset in minutes instead of ms. */
function minutesOf(offset: number | null): number | null {
	if (offset === null) return null;
	const minutes = Math.abs(offset) <= mostAheadMinutes ? offset : Math.round(offset / minuteMs);
	return Math.abs(minutes) <= mostAheadMinutes ? minutes : null;
}

function isWithin(number: number | null | undefined, most: number): boolean {
	return typeof number === 'number' && number >= 0 && number <= most;
}
