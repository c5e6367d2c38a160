import type { Revision } from './clock.ts';
import { daysBetween, noonOf, type Day } from './day.ts';

/** The rungs of the ladder that a script is climbed by, from the first one up. */
export const rungs = ['new', 'rehearsed', 'used', 'comfortable'] as const;
/** How far somebody has come with a script. */
export type Rung = (typeof rungs)[number];

/** Where a person stands with one script. Nothing is ever overdue: it may come back from a day on, or not. */
export interface Rehearsal {
	/** The name of the script: kebab case. */
	id: string;
	/** The place of the rung in `rungs`. */
	step: number;
	/** How many of the growing intervals are behind it, 0 to 5; absent for none. */
	interval?: number;
	/** The day of the last rehearsal; absent when it is not known. */
	lastDay?: Day;
	/** The first day on which it may be shown again; absent for any. */
	againFrom?: Day;
	/** Whether the person has put it away. */
	isRetired?: boolean;
	revision: Revision;
}

/** Where a person stands with a script, without the stamp of its saving. */
export type Standing = Omit<Rehearsal, 'revision'>;

/** After about so many days a script comes back, further apart each time. Source: ENGINE.md, Rehearsal. */
export const gapsDays: readonly number[] = [1, 3, 7, 21, 60];
/** How many scripts are shown at a time, at most. */
export const mostAtATime = 3;
/** An interval is longer or shorter by at most this part of it. */
const widestJitter = 0.2;

/** The rung on which a person stands with a script; `new` when nothing is known of it. */
export function rungOf(present: Pick<Rehearsal, 'step'> | null | undefined): Rung {
	return rungs[present?.step ?? 0] ?? 'new';
}

/** A number from 0 to below 1 that is the same for a text on every device. Source: FNV-1a, mixed as MurmurHash3 ends. */
export function chanceOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** How things stand after a rehearsal; `chance`, from 0 to below 1, makes the time until the next one vary. */
export function afterRehearsing(present: Standing, today: Day, chance: number): Standing {
	return practised(present, Math.max(present.step, placeOf('rehearsed')), today, chance);
}

/** How things stand after the words were used for real. */
export function afterUse(present: Standing, today: Day, chance: number): Standing {
	return practised(present, Math.max(present.step, placeOf('used')), today, chance);
}

/** How things stand once the words come by themselves. */
export function afterComfort(present: Standing, today: Day, chance: number): Standing {
	return practised(present, placeOf('comfortable'), today, chance);
}

/** How things stand when it felt stiff: one step back, and sooner again. What was rehearsed is not new any more. */
export function afterStiffness(present: Standing, today: Day, chance: number): Standing {
	const interval = Math.max(0, intervalOf(present) - 1);
	return {
		...present,
		step: Math.max(placeOf('rehearsed'), present.step - 1),
		interval,
		lastDay: today,
		againFrom: dayAfter(today, jittered(gapsDays[interval]!, chance))
	};
}

/** How things stand once a script is put away. */
export function putAway(present: Standing): Standing {
	return { ...present, isRetired: true };
}

/** How things stand once a script is taken out again: it may be shown at once. */
export function takenOut(present: Standing): Standing {
	const { isRetired: _isRetired, againFrom: _againFrom, ...rest } = present;
	return rest;
}

/** Whether a script may be shown of the app's own accord: it is not put away, and its time has come. */
export function mayShow(present: Standing | undefined, today: Day): boolean {
	if (present?.isRetired) return false;
	if (present?.againFrom === undefined) return true;
	const wait = daysBetween(today, present.againFrom);
	// A clock that ran ahead has set a day that is further off than any rehearsal does.
	return wait <= 0 || wait > longestWaitDays;
}

/** What is asked for when scripts are picked. */
export interface Wish<Id extends string> {
	/** The highest effort that may be shown. */
	highestEffort: number;
	/** What has been seen on this visit and makes way for others. */
	seen: ReadonlySet<Id>;
}

/**
 * At most three scripts for today, of different kinds as far as there are: one or two that come back,
 * and new ones. The same on one day, and others on the next.
 */
export function scriptsForToday<Id extends string, Kind>(
	scripts: readonly { readonly id: Id; readonly kind: Kind; readonly effort: number }[],
	standings: ReadonlyMap<string, Standing>,
	today: Day,
	{ highestEffort, seen }: Wish<Id>
): Id[] {
	const open = scripts
		.filter(
			({ id, effort }) =>
				effort <= highestEffort && !seen.has(id) && mayShow(standings.get(id), today)
		)
		.map((script) => ({ ...script, place: chanceOf(`${today} ${script.id}`) }))
		.sort((a, b) => a.place - b.place);
	const isKnown = ({ id }: { id: string }) => rungOf(standings.get(id)) !== 'new';
	const again = open.filter(isKnown);
	const fresh = open.filter((script) => !isKnown(script));
	const picked: typeof open = [];
	const isOtherKind = ({ kind }: { kind: Kind }) => picked.every((one) => one.kind !== kind);
	const take = (
		from: typeof open,
		upTo: number,
		fits: (script: (typeof open)[number]) => boolean
	) =>
		from.forEach((script) => {
			if (picked.length < upTo && !picked.includes(script) && fits(script)) picked.push(script);
		});
	// One place stays for something new, as long as there is something.
	take(again, mostAtATime - 1, isOtherKind);
	take(fresh, mostAtATime, isOtherKind);
	take([...again, ...fresh], mostAtATime, () => true);
	return picked.map(({ id }) => id);
}

/** The longest time until a script may come back. */
const longestWaitDays = Math.round(gapsDays.at(-1)! * (1 + widestJitter));

function placeOf(rung: Rung): number {
	return rungs.indexOf(rung);
}

function practised(present: Standing, step: number, today: Day, chance: number): Standing {
	// Twice on one day is one rehearsal, or a busy hour would put a script off for months.
	if (present.lastDay === today && present.againFrom !== undefined) return { ...present, step };
	const interval = intervalOf(present);
	const gap = gapsDays[Math.min(interval, gapsDays.length - 1)]!;
	return {
		...present,
		step,
		interval: Math.min(interval + 1, gapsDays.length),
		lastDay: today,
		againFrom: dayAfter(today, jittered(gap, chance))
	};
}

function intervalOf({ interval = 0 }: Standing): number {
	return Math.min(Math.max(0, interval), gapsDays.length);
}

function jittered(days: number, chance: number): number {
	return Math.max(1, Math.round(days * (1 + widestJitter * (2 * chance - 1))));
}

function dayAfter(day: Day, days: number): Day {
	return new Date(noonOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10) as Day;
}
