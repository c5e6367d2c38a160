import * as v from 'valibot';
import type { Rating } from '#lib/core/win.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';
import { momentFrom } from '#lib/formats/imports/foreign-time.ts';
import type {
	Entry,
	EntryTime,
	ImportFormat,
	LocalClock,
	ParsedFile,
	Place,
	Skipped,
	Warning
} from '#lib/formats/imports/format.ts';
import { nomieNote } from './nomie-note.ts';

const text = v.optional(v.nullable(v.string()), '');
const log = v.object({
	_id: v.fallback(text, ''),
	note: text,
	end: v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4e12))]),
	score: v.nullish(v.union([v.number(), v.string()])),
	/** Minutes that UTC is ahead of local time, as `getTimezoneOffset` returns them. */
	offset: v.fallback(
		v.nullish(v.pipe(v.number(), v.integer(), v.minValue(-840), v.maxValue(840))),
		null
	),
	lat: v.fallback(v.nullish(v.number()), null),
	lng: v.fallback(v.nullish(v.number()), null),
	location: v.fallback(text, '')
});
const person = v.object({ displayName: v.fallback(text, ''), notes: v.fallback(text, '') });
const version6 = v.object({ version: v.string(), files: v.looseObject({}) });
const version5 = v.looseObject({ nomie: v.object({ number: v.string() }) });

/** The ratings for Nomie's positivity. 0 has none, because it is also the value of a log without a choice. */
const positivity: ReadonlyMap<number, Rating> = new Map([
	[-2, 1],
	[-1, 2],
	[1, 4],
	[2, 5]
]);

/**
 * Nomie 6: JSON with version, created and files, which is the content of its storage by path: logs in
 * data/books/YYYY-MM-D (one list for ten days), people in people.json by user name. Also the format of Nomie
 * 4 and 5, with nomie.number, events and people. `end` is the time of a log, `score` its positivity. Notes
 * contain @people, #trackers(value) and +contexts. Source: `src/domains/storage/import-export.ts`,
 * `src/modules/export/export.ts`, `src/domains/nomie-log/nomie-log.ts`, `ledger-tools.ts`, `Person.class.ts`
 * and `src/config/appConfig.ts` of github.com/open-nomie/nomie6-oss.
 */
export const nomie: ImportFormat = {
	id: 'nomie',
	app: 'Nomie',
	recognises: (prefix) =>
		/^\uFEFF?\s*\{(\s*"(version|created)"\s*:\s*"[^"]*"\s*,)+\s*"files"\s*:\s*\{/.test(prefix) ||
		/^\uFEFF?\s*\{\s*"nomie"\s*:\s*\{\s*"number"\s*:/.test(prefix),
	recognisesContent: (content) =>
		v.is(version5, content) ||
		(v.is(version6, content) &&
			Object.keys(content.files).some((path) => isBook(path) || isPeople(path))),
	// Nomie shows a value beyond its scale as the nearest end of the scale.
	ratingOf: (name) => positivity.get(Math.min(2, Math.max(-2, Number(name)))) ?? null,
	parse(json, clock) {
		const parts = partsOf(json);
		return isFileError(parts) ? parts : entriesIn(parts, clock);
	}
};

/** Returns the parts of a backup of either version, by their paths. */
function partsOf(json: string): ReadonlyMap<string, unknown> | FileError {
	let backup: unknown;
	try {
		backup = JSON.parse(json.replace(/^\uFEFF/, ''));
	} catch {
		return { problem: 'brokenJson' };
	}
	const newer = v.safeParse(version6, backup);
	if (newer.success) return new Map(Object.entries(newer.output.files));
	if (v.is(version5, backup)) return new Map(Object.entries(backup));
	return { problem: 'otherShape' };
}

function entriesIn(parts: ReadonlyMap<string, unknown>, clock: LocalClock): ParsedFile {
	const entries: Entry[] = [];
	const skipped: Skipped[] = [];
	const warnings: Warning[] = [];
	const names = new Map<string, string>();
	const people: { name: string; place: Place }[] = [];
	const seen = new Set<string>();
	for (const [part, content] of parts)
		if (isPeople(part) && isRecord(content))
			Object.entries(content).forEach(([user, found], i) => {
				const place = { row: i + 1, part };
				const { displayName, notes } = v.parse(person, isRecord(found) ? found : {});
				const name = displayName?.trim() || user;
				names.set(user.toLowerCase(), name);
				people.push({ name, place });
				if (notes) warnings.push({ place, reason: 'personNote', value: notes });
			});
	for (const [part, content] of parts) {
		if (isBook(part) && Array.isArray(content))
			content.forEach((found: unknown, i) => {
				const read = entryOf(found, { row: i + 1, part }, names, clock);
				if ('reason' in read) skipped.push(read);
				else if (!seen.has(read.key)) {
					entries.push(read.entry);
					warnings.push(...read.warnings);
				}
				if ('key' in read) seen.add(read.key);
			});
		else if (!/(^|\/)(people(\.json)?|nomie)$|_last$/.test(part) && isSomething(content))
			warnings.push({ place: { row: 0, part }, reason: 'otherPart', value: part });
	}
	return { entries, people, skipped, warnings };
}

function entryOf(
	found: unknown,
	place: Place,
	names: ReadonlyMap<string, string>,
	clock: LocalClock
): Skipped | { entry: Entry; warnings: Warning[]; key: string } {
	const parsed = v.safeParse(log, found);
	if (!parsed.success) return { place, reason: 'wrongType', value: inJson(found) };
	const { _id, end, score, offset, lat, lng, location } = parsed.output;
	const time = timeOf(end, offset ?? null, clock);
	if (!time) return { place, reason: 'noDate', value: inJson(found) };
	const note = parsed.output.note ?? '';
	const { people, tags, numbers } = nomieNote(note);
	const spot = [location, lat, lng].filter(Boolean).join(' ');
	const warnings: Warning[] = [];
	if (numbers.length) warnings.push({ place, reason: 'number', value: numbers.join(' ') });
	if (spot) warnings.push({ place, reason: 'location', value: spot });
	const written = [_id ?? '', note];
	return {
		entry: {
			place,
			time,
			text: note,
			mood: String(score ?? '').trim(),
			people: people.map((user) => names.get(user) ?? user),
			tags,
			content: written.map(evenText),
			earlierContents: [written]
		},
		warnings,
		// A log that was moved to another day can be in two books.
		key: JSON.stringify([end, ...written, _id ? '' : place])
	};
}

function timeOf(
	end: string | number,
	aheadMinutes: number | null,
	clock: LocalClock
): EntryTime | null {
	let endMs = typeof end === 'number' ? end : NaN;
	if (typeof end === 'string') {
		const moment = momentFrom(end, 'ymd');
		if (!moment) return null;
		const wallClock = `${moment.day}T${moment.time ?? '12:00'}`;
		if (moment.offset === null) return { wallClock, isNoonAssumed: moment.time === null };
		endMs = Date.parse(`${wallClock}${moment.offset}`);
	}
	if (Number.isNaN(endMs)) return null;
	return { iso: clock.localIso(endMs, aheadMinutes === null ? undefined : -aheadMinutes) };
}

/** Recognises a book by its path, as Nomie does. */
function isBook(path: string): boolean {
	return path === 'events' || (/books[-_/]/.test(path) && !path.includes('_last'));
}

function isPeople(path: string): boolean {
	return /(^|\/)people(\.json)?$/.test(path);
}

/** Returns the value as JSON; '' if it is nested too deeply for that. */
function inJson(found: unknown): string {
	try {
		return JSON.stringify(found) ?? '';
	} catch {
		return '';
	}
}

function isRecord(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSomething(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
