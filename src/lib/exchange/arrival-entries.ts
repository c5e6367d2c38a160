import { instantOf, wallClockOf } from '#lib/domain/day.ts';
import { keptName, type PersonId } from '#lib/domain/person.ts';
import { blankWin, type Rating, type WinId } from '#lib/domain/win.ts';
import type {
	ArrivalOptions,
	Arrivals,
	ArrivedMood,
	ArrivedPerson,
	ArrivedWin,
	Difference,
	LocalClock,
	Place,
	Refusal,
	Unread
} from './arrival.ts';
import { arrivalId } from './arrival-id.ts';
import { fittedWords, isLongName, textParts } from './fitted-words.ts';

/** When an entry happened: a wall clock without a zone (YYYY-MM-DDTHH:MM), or ISO 8601 with an offset. */
export type EntryTime = { wallClock: string; isNoonAssumed: boolean } | { iso: string };

/** An entry of a foreign file as it was read, before it is fitted into a win. */
export interface Entry {
	place: Place;
	time: EntryTime;
	text: string;
	/** The name of the mood; '' when none is given. */
	mood: string;
	people: readonly string[];
	tags: readonly string[];
	/** What it says in the file, whatever was made of it: equal entries in two files are one. */
	content: readonly string[];
}

/** What a reader found in a file. */
export interface Entries {
	entries: readonly Entry[];
	/** Who is kept in the file by name, whether an entry mentions them or not. */
	people: readonly { name: string; place: Place }[];
	unread: readonly Unread[];
	differences: readonly Difference[];
}

/** All that has to be known to read the diaries of another app. */
export interface ForeignReader {
	/** Whether a file that begins like this comes from there. */
	recognises(prefix: string): boolean;
	/** What a file of that kind holds. */
	entriesOf(text: string, clock: LocalClock): Entries | Refusal;
	/** What a mood that the app itself offers means; null for every other one. */
	knownMood(name: string): Rating | null;
}

/** How many ids are made at once: enough to be quick, few enough to leave the thread free. */
const batch = 500;

/**
 * Entries as wins. Ids come of `source`, time and content, so that reading a file again gives the same
 * ones; of equal entries in one file each has its own. What does not fit is in the lists.
 */
export async function arrivalsOf(
	source: string,
	{ entries, people: kept, unread, differences }: Entries,
	{ clock, moods: chosen }: ArrivalOptions,
	knownMood: (name: string) => Rating | null
): Promise<Arrivals> {
	const found = { unread: [...unread], differences: [...differences] };
	const moods = new Map<string, ArrivedMood>();
	const people = new Map<string, Promise<ArrivedPerson>>();
	const seen = new Map<string, number>();

	function personNamed(name: string): Promise<ArrivedPerson> {
		// Without the source, so that the same name in two diaries is one person.
		const person =
			people.get(name) ??
			arrivalId(0, ['person', name]).then((id) => ({ id: id as PersonId, name }));
		people.set(name, person);
		return person;
	}

	async function winsOf(entry: Entry): Promise<ArrivedWin[]> {
		const { place, time } = entry;
		const at = 'iso' in time ? time.iso : clock.isoAtWallClock(time.wallClock);
		const differ = (reason: Difference['reason'], value: string) =>
			found.differences.push({ place, reason, value });
		const mood = moodNamed(moods, entry.mood, (name) => {
			const choice = chosen?.get(name);
			return choice === undefined ? knownMood(name) : choice;
		});
		if (at === null || !isKeptTime(at)) {
			const value = 'iso' in time ? time.iso : time.wallClock;
			found.unread.push({ place, reason: 'noDate', value });
			return [];
		}
		const fitted = fittedWords(entry.text, entry.people, entry.tags);
		if (fitted.text.trim() === '' && mood === null && !fitted.tags.length && !fitted.names.length) {
			found.unread.push({ place, reason: 'empty', value: entry.mood });
			return [];
		}
		if ('wallClock' in time && wallClockOf(at) !== wallClockOf(time.wallClock))
			differ('clockChange', time.wallClock);
		if (entry.mood !== '' && mood === null && !chosen?.has(entry.mood)) differ('mood', entry.mood);

		for (const tag of fitted.longTags) differ('longTag', tag);
		for (const name of fitted.longNames) differ('longName', name);
		const parts = textParts(fitted.text);
		if (parts.length > 1) differ('longText', String(fitted.text.length));

		// A wall clock counts as if it were UTC: the same file has the same ids in every zone.
		const atMs = instantOf('iso' in time ? time.iso : `${time.wallClock}Z`);
		const key = JSON.stringify([atMs, entry.content]);
		const occurrence = seen.get(key) ?? 0;
		seen.set(key, occurrence + 1);
		const content = [source, ...entry.content, String(atMs), String(occurrence)];
		const [ids, named] = await Promise.all([
			Promise.all(parts.map((_, part) => arrivalId(atMs, content, part))),
			Promise.all(fitted.names.map(personNamed))
		]);
		return parts.map((note, part) => ({
			...blankWin(at),
			id: ids[part] as WinId,
			note,
			...(part === 0 && {
				moodAfter: mood,
				people: named.map((person) => person.id),
				tags: fitted.tags
			})
		}));
	}

	for (const { name, place } of kept)
		if (isLongName(name)) found.differences.push({ place, reason: 'longName', value: name });
		else if (keptName(name) !== '') void personNamed(keptName(name));
	const wins: ArrivedWin[] = [];
	for (let i = 0; i < entries.length; i += batch)
		wins.push(...(await Promise.all(entries.slice(i, i + batch).map(winsOf))).flat());
	return {
		...found,
		wins,
		people: await Promise.all(people.values()),
		moods: [...moods.values()],
		entries: entries.length + unread.length,
		withoutTime: entries.filter(({ time }) => 'wallClock' in time && time.isNoonAssumed).length
	};
}

/** Whether it is a time of the years that a text of the contract can name. */
function isKeptTime(iso: string): boolean {
	return /^\d{4}-/.test(iso) && !Number.isNaN(instantOf(iso));
}

/** What a mood means, counted among those that were found. */
function moodNamed(
	found: Map<string, ArrivedMood>,
	name: string,
	meaning: (name: string) => Rating | null
): Rating | null {
	if (name === '') return null;
	const present = found.get(name) ?? { name, entries: 0, mood: meaning(name) };
	found.set(name, { ...present, entries: present.entries + 1 });
	return present.mood;
}
