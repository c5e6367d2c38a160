import { dayAt, dayOf, daysBetween, instantOf, wallClockOf } from '#lib/core/day.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import { storableName, type Person, type PersonId } from '#lib/core/person.ts';
import { blankWin, type Rating, type Win, type WinId } from '#lib/core/win.ts';
import { entryId, entryIds, tableSource, withLineEnds, type EqualEntries } from './entry-id.ts';
import { fittedWords, isLongName, textParts, type FittedWords } from './fitted-words.ts';
import type { Entry, EntryTime, LocalClock, ParsedFile, Skipped, Warning } from './format.ts';

/** A win to import, complete except for its revision. */
export type ImportedWin = Omit<Win, 'revision'>;
/** A person who is named in a file; the same name always gets the same id. */
export type ImportedPerson = Pick<Person, 'id' | 'name'>;

/** A person whose name has several spellings in a file. */
export interface MergedName {
	/** The spelling that is stored, which comes first in the file. */
	name: string;
	/** The others, in the order of the file. */
	others: readonly string[];
}

/** A mood in a file, the number of entries with it, and its rating. */
export interface ImportedMood {
	name: string;
	entries: number;
	/** Null if it is left empty. */
	mood: Rating | null;
}

/** The contents of a file as wins and people. */
export interface ImportedEntries {
	/** In the order of the file; the same entries always get the same ids. */
	wins: readonly ImportedWin[];
	/** The other ids that an entry may have in the diary: see `Entry.earlierContents`. */
	earlierIds: ReadonlyMap<WinId, readonly WinId[]>;
	/** The ids of wins with the same time and words, which any of them may have: see `pairedWithDiary`. */
	equals: readonly (readonly WinId[])[];
	people: readonly ImportedPerson[];
	/** The people whose names differ only in case or accents from one place to another. */
	mergedNames: readonly MergedName[];
	/** In the order in which the file names them. */
	moods: readonly ImportedMood[];
	/** Number of entries in the file, including skipped ones. */
	entries: number;
	/** Number of entries with a day but no time, for which noon is assumed. */
	withoutTime: number;
	skipped: readonly Skipped[];
	warnings: readonly Warning[];
}

/** The user's ratings of moods, by their names; null leaves a mood empty. */
export type ChosenMoods = ReadonlyMap<string, Rating | null>;

/** Entries prepared as far as they do not depend on the ratings of moods, which the user may still choose. */
export interface PreparedEntries {
	/** Returns the wins with these ratings. A mood that is not among them has the rating of its app. */
	withMoods(chosen?: ChosenMoods): ImportedEntries;
}

/** An entry, and what its wins need except for the mood. */
interface Prepared {
	entry: Entry;
	/** ISO 8601; null if its time cannot be read. */
	at: string | null;
	fitted: FittedWords;
	/** Its text, in parts that a win can hold. */
	parts: readonly string[];
	people: readonly PersonId[];
	/** Shared by equal entries; null for an entry that is always skipped. */
	ids: EqualEntries | null;
	earlier: readonly EqualEntries[];
}

const minuteMs = 60_000;
const mostSecondsMs = 2 * minuteMs;
/** In years: no one writes about a day longer ago. */
const longestLife = 120;
/** Number of entries prepared at once: enough to be quick, few enough to leave the worker free. */
const batch = 500;

/**
 * Prepares the entries of a file. Their ids are derived from `source`, time and content, so reading a file
 * again results in the same ones. Equal entries in one file each have their own.
 */
export async function preparedEntries(
	source: string,
	{ entries, people: listed, skipped, warnings }: ParsedFile,
	clock: LocalClock,
	ratingOf: (mood: string) => Rating | null,
	nowMs = Date.now()
): Promise<PreparedEntries> {
	const people = new Map<string, Promise<ImportedPerson>>();
	const spellings = new Map<string, Set<string>>();
	const idsOf = entryIds(source);
	const tableIdsOf = entryIds(tableSource);

	/** In the spelling that comes first: people write names in lower case and without accents. */
	function personNamed(name: string): Promise<ImportedPerson> {
		const key = foldedText(name);
		// Without the source, so that the same name in two diaries is one person.
		const person =
			people.get(key) ?? entryId(0, ['person', name]).then((id) => ({ id: id as PersonId, name }));
		people.set(key, person);
		spellings.set(key, (spellings.get(key) ?? new Set()).add(name));
		return person;
	}

	async function earlierOf(entry: Entry, parts: number): Promise<EqualEntries[]> {
		const contents = (entry.earlierContents ?? []).flatMap((content, place) =>
			withLineEnds(content).map((one, end) => [one, `${place} ${end}`] as const)
		);
		return Promise.all([
			...contents.map(([content, kind]) => idsOf(entry, parts, content, kind)),
			...(entry.tableContents ?? []).map((content, place) =>
				tableIdsOf(entry, parts, content, String(place))
			)
		]);
	}

	async function prepared(entry: Entry): Promise<Prepared> {
		const { time } = entry;
		const iso = isoOf(time, clock);
		const at = iso !== null && isStorableTime(iso) ? iso : null;
		const fitted = fittedWords(entry.text, entry.people, entry.tags);
		const parts = textParts(fitted.text);
		if (at === null || (isBlank(fitted) && entry.mood === ''))
			return { entry, at, fitted, parts, people: [], ids: null, earlier: [] };
		const [ids, earlier, named] = await Promise.all([
			idsOf(entry, parts.length, entry.content),
			earlierOf(entry, parts.length),
			Promise.all(fitted.names.map(personNamed))
		]);
		// Two spellings of one name are one person.
		const those = [...new Set(named.map(({ id }) => id))];
		return { entry, at, fitted, parts, people: those, ids, earlier };
	}

	const longNames: Warning[] = [];
	for (const { name, place } of listed)
		if (isLongName(name)) longNames.push({ place, reason: 'longName', value: name });
		else if (storableName(name) !== '') void personNamed(storableName(name));
	const all: Prepared[] = [];
	for (let i = 0; i < entries.length; i += batch)
		all.push(...(await Promise.all(entries.slice(i, i + batch).map(prepared))));
	const everyone = await Promise.all(people.values());
	const mergedNames = [...spellings.values()].flatMap((names): MergedName[] => {
		const [name, ...others] = names;
		return others.length > 0 ? [{ name: name!, others }] : [];
	});

	return {
		withMoods(chosen) {
			const moods = new Map<string, ImportedMood>();
			const found = { skipped: [...skipped], warnings: [...warnings, ...longNames] };
			const taken = new Map<EqualEntries, number>();
			const earlierIds = new Map<WinId, readonly WinId[]>();
			const equals = new Map<EqualEntries, WinId[]>();
			const take = (ids: EqualEntries) => {
				const occurrence = taken.get(ids) ?? 0;
				taken.set(ids, occurrence + 1);
				return ids[occurrence]!;
			};
			const wins: ImportedWin[] = [];
			for (const one of all) {
				const { entry, at, ids, earlier } = one;
				const mood =
					entry.rating ??
					moodNamed(moods, entry.mood, (name) => {
						const choice = chosen?.get(name);
						return choice === undefined ? ratingOf(name) : choice;
					});
				const reason = skipReasonOf(one, mood);
				if (reason) found.skipped.push({ place: entry.place, ...reason });
				if (reason || at === null || !ids) continue;
				const isMoodUnknown = mood === null && !chosen?.has(entry.mood);
				found.warnings.push(...warningsOf(one, at, { isMoodUnknown, nowMs }));
				const made = winsOf(one, at, mood, take(ids));
				wins.push(...made);
				if (made.length === 1) equals.set(ids, [...(equals.get(ids) ?? []), made[0]!.id]);
				const before = earlier.map(take);
				made.forEach(({ id }, part) => {
					const others = before.map((those) => those[part] as WinId).filter((one) => one !== id);
					if (others.length > 0) earlierIds.set(id, others);
				});
			}
			return {
				...found,
				wins,
				earlierIds,
				equals: [...equals.values()].filter(({ length }) => length > 1),
				people: everyone,
				mergedNames,
				moods: [...moods.values()],
				entries: entries.length + skipped.length,
				withoutTime: entries.filter(({ time }) => 'wallClock' in time && time.isNoonAssumed).length
			};
		}
	};
}

function skipReasonOf(
	{ entry: { time, mood: name }, at, fitted }: Prepared,
	mood: Rating | null
): Pick<Skipped, 'reason' | 'value'> | null {
	if (at === null) return { reason: 'noDate', value: 'iso' in time ? time.iso : time.wallClock };
	return isBlank(fitted) && mood === null ? { reason: 'empty', value: name } : null;
}

function warningsOf(
	{ entry: { place, time, mood }, fitted, parts }: Prepared,
	at: string,
	{ isMoodUnknown, nowMs }: { isMoodUnknown: boolean; nowMs: number }
): Warning[] {
	const isMoved = 'wallClock' in time && isHourMoved(at, time.wallClock);
	const far = distanceOf(at, nowMs);
	const values: (false | null | readonly [Warning['reason'], string])[] = [
		far && [far, dayOf(at)],
		isMoved && ['clockChange', time.wallClock],
		mood !== '' && isMoodUnknown && ['mood', mood],
		...fitted.longTags.map((tag) => ['longTag', tag] as const),
		...fitted.longNames.map((name) => ['longName', name] as const),
		parts.length > 1 && ['longText', String(fitted.text.length)]
	];
	return values.flatMap((one) => (one ? { place, reason: one[0], value: one[1] } : []));
}

function winsOf(
	{ entry, fitted, parts, people }: Prepared,
	at: string,
	mood: Rating | null,
	ids: readonly string[]
): ImportedWin[] {
	return parts.map((note, part) => ({
		...blankWin(at),
		id: ids[part] as WinId,
		note,
		...(part === 0 && {
			moodAfter: mood,
			people: [...people],
			tags: fitted.tags,
			treasured: entry.isTreasured ?? false
		})
	}));
}

function isoOf(time: EntryTime, clock: LocalClock): string | null {
	if ('iso' in time) return time.iso;
	const { wallClock, aheadMinutes } = time;
	if (aheadMinutes === undefined) return clock.isoAtWallClock(wallClock);
	const utcMs = Date.parse(`${wallClock}Z`);
	return Number.isNaN(utcMs) ? null : clock.localIso(utcMs - aheadMinutes * minuteMs, aheadMinutes);
}

/**
 * Returns whether clocks were put forward over a wall clock time. Local time before 1900 also differs by
 * seconds, which no ISO offset can tell.
 */
function isHourMoved(at: string, wallClock: string): boolean {
	const [taken, given] = [at, wallClock].map((one) => Date.parse(`${wallClockOf(one)}Z`));
	return Math.abs(taken! - given!) > mostSecondsMs;
}

/** Returns the reason to look at a day again before it is imported; null if there is none. */
function distanceOf(at: string, nowMs: number): 'farYear' | 'future' | null {
	const today = dayAt(nowMs);
	const years = Number(dayOf(at).slice(0, 4)) - Number(today.slice(0, 4));
	if (years < -longestLife || years > 1) return 'farYear';
	return daysBetween(today, dayOf(at)) > 1 ? 'future' : null;
}

/** Returns whether only a mood can make the entry a win. */
function isBlank({ text, tags, names }: FittedWords): boolean {
	return text.trim() === '' && tags.length === 0 && names.length === 0;
}

/** Returns whether a backup can store the time: its year must have four digits. */
function isStorableTime(iso: string): boolean {
	return /^\d{4}-/.test(iso) && !Number.isNaN(instantOf(iso));
}

/** Returns the rating of a mood and counts the mood in `found`. */
function moodNamed(
	found: Map<string, ImportedMood>,
	name: string,
	rating: (name: string) => Rating | null
): Rating | null {
	if (name === '') return null;
	const present = found.get(name) ?? { name, entries: 0, mood: rating(name) };
	found.set(name, { ...present, entries: present.entries + 1 });
	return present.mood;
}
