import * as v from 'valibot';
import type { Rating } from '#lib/domain/win.ts';
import { isRefusal, type Difference, type LocalClock, type Place } from './arrival.ts';
import type { Refusal, Unread } from './arrival.ts';
import type { Entries, Entry, EntryTime, ForeignReader } from './arrival-entries.ts';
import { momentFrom } from './foreign-time.ts';
import { nomieNote } from './nomie-note.ts';

const text = v.optional(v.nullable(v.string()), '');
const log = v.object({
	_id: v.fallback(text, ''),
	note: text,
	end: v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4e12))]),
	score: v.nullish(v.union([v.number(), v.string()])),
	/** Minutes that UTC is ahead, as `getTimezoneOffset` gives them. */
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

/** Positivity on our scale, without 0, which is also what it is when nobody chose. */
const positivity: ReadonlyMap<number, Rating> = new Map([
	[-2, 1],
	[-1, 2],
	[1, 4],
	[2, 5]
]);

/**
 * Nomie 6: JSON with version, created and files, the content of its storage by path: logs in
 * data/books/YYYY-MM-D (a list a ten days), people in people.json by user name. Also what Nomie 4 and
 * 5 write, with nomie.number, events and people. `end` is when it happened, `score` its positivity;
 * notes carry @people, #trackers(value) and +contexts. Source: `src/domains/storage/import-export.ts`,
 * `src/modules/export/export.ts`, `src/domains/nomie-log/nomie-log.ts`, `ledger-tools.ts`,
 * `Person.class.ts` and `src/config/appConfig.ts` of github.com/open-nomie/nomie6-oss.
 */
export const nomie: ForeignReader = {
	recognises: (prefix) =>
		/^\uFEFF?\s*\{(\s*"(version|created)"\s*:\s*"[^"]*"\s*,)+\s*"files"\s*:\s*\{/.test(prefix) ||
		/^\uFEFF?\s*\{\s*"nomie"\s*:\s*\{\s*"number"\s*:/.test(prefix),
	// Nomie shows what is beyond its scale as the end of it.
	knownMood: (name) => positivity.get(Math.min(2, Math.max(-2, Number(name)))) ?? null,
	entriesOf(json, clock) {
		const parts = partsOf(json);
		return isRefusal(parts) ? parts : entriesIn(parts, clock);
	}
};

/** The parts of a backup by their paths, of either form. */
function partsOf(json: string): ReadonlyMap<string, unknown> | Refusal {
	let backup: unknown;
	try {
		backup = JSON.parse(json.replace(/^\uFEFF/, ''));
	} catch {
		return { refused: 'brokenJson', place: null };
	}
	const newer = v.safeParse(version6, backup);
	if (newer.success) return new Map(Object.entries(newer.output.files));
	if (v.is(version5, backup)) return new Map(Object.entries(backup));
	return { refused: 'otherShape', place: null };
}

function entriesIn(parts: ReadonlyMap<string, unknown>, clock: LocalClock): Entries {
	const entries: Entry[] = [];
	const unread: Unread[] = [];
	const differences: Difference[] = [];
	const names = new Map<string, string>();
	const people: { name: string; place: Place }[] = [];
	const seen = new Set<string>();
	for (const [part, content] of parts)
		if (/(^|\/)people(\.json)?$/.test(part) && isRecord(content))
			Object.entries(content).forEach(([user, found], i) => {
				const place = { row: i + 1, part };
				const { displayName, notes } = v.parse(person, isRecord(found) ? found : {});
				const name = displayName?.trim() || user;
				names.set(user.toLowerCase(), name);
				people.push({ name, place });
				if (notes) differences.push({ place, reason: 'personNote', value: notes });
			});
	for (const [part, content] of parts) {
		if (isBook(part) && Array.isArray(content))
			content.forEach((found: unknown, i) => {
				const read = entryOf(found, { row: i + 1, part }, names, clock);
				if ('reason' in read) unread.push(read);
				else if (!seen.has(read.key)) {
					entries.push(read.entry);
					differences.push(...read.differences);
				}
				if ('key' in read) seen.add(read.key);
			});
		else if (!/(^|\/)(people(\.json)?|nomie)$|_last$/.test(part) && isSomething(content))
			differences.push({ place: { row: 0, part }, reason: 'otherPart', value: part });
	}
	return { entries, people, unread, differences };
}

function entryOf(
	found: unknown,
	place: Place,
	names: ReadonlyMap<string, string>,
	clock: LocalClock
): Unread | { entry: Entry; differences: Difference[]; key: string } {
	const parsed = v.safeParse(log, found);
	if (!parsed.success) return { place, reason: 'wrongType', value: written(found) };
	const { _id, end, score, offset, lat, lng, location } = parsed.output;
	const time = timeOf(end, offset ?? null, clock);
	if (!time) return { place, reason: 'noDate', value: written(found) };
	const note = parsed.output.note ?? '';
	const { people, tags, numbers } = nomieNote(note);
	const spot = [location, lat, lng].filter(Boolean).join(' ');
	const differences: Difference[] = [];
	if (numbers.length) differences.push({ place, reason: 'number', value: numbers.join(' ') });
	if (spot) differences.push({ place, reason: 'location', value: spot });
	const content = [_id ?? '', note];
	return {
		entry: {
			place,
			time,
			text: note,
			mood: String(score ?? '').trim(),
			people: people.map((user) => names.get(user) ?? user),
			tags,
			content
		},
		differences,
		// One that was moved to another day can stand in two books.
		key: JSON.stringify([end, ...content, _id ? '' : place])
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

/** As Nomie itself finds them. */
function isBook(path: string): boolean {
	return path === 'events' || (/books[-_/]/.test(path) && !path.includes('_last'));
}

/** As far as it can be written: what is nested too deeply cannot. */
function written(found: unknown): string {
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
