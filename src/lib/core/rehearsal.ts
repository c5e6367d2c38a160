import { dayAfter } from './calendar.ts';
import type { Revision } from './clock.ts';
import { daysBetween, type Day } from './day.ts';

/** The degrees of familiarity with a scene, the lowest first. */
export const rungs = ['new', 'rehearsed', 'used', 'comfortable'] as const;
/** A degree of familiarity with a scene. */
export type Rung = (typeof rungs)[number];

/**
 * The user's progress with one scene. A scene is never overdue: from a certain day on it may be shown again.
 */
export interface Rehearsal {
	/** The id of the scene, in kebab case. */
	id: string;
	/** The index of the rung in `rungs`. */
	step: number;
	/** The number of growing intervals completed, 0 to 5; absent for 0. */
	interval?: number;
	/** The day of the last rehearsal; absent if unknown. */
	lastDay?: Day;
	/** The first day on which the scene may be shown again; absent for any day. */
	againFrom?: Day;
	/** True if the user has retired the scene. */
	isRetired?: boolean;
	revision: Revision;
}

/** The progress with a scene, without the stamp of the record. */
export type Progress = Omit<Rehearsal, 'revision'>;

/** The intervals, in days, after which a scene returns; each is varied by up to `widestJitter`. */
export const gapsDays: readonly number[] = [1, 3, 7, 21, 60];
/** The maximum number of scenes shown at a time. */
export const mostAtATime = 3;
/** The largest random change of an interval, as a share of it. */
const widestJitter = 0.2;

/** Returns the user's rung with a scene; `new` if there is no record of it. */
export function rungOf(present: Pick<Rehearsal, 'step'> | null | undefined): Rung {
	return rungs[present?.step ?? 0] ?? 'new';
}

/**
 * Returns a number from 0 (included) to 1 (excluded) that is the same for a text on every device. FNV-1a hash
 * with the final mix of MurmurHash3.
 */
export function chanceOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/**
 * Returns the progress after a rehearsal; `chance`, from 0 (included) to 1 (excluded), varies the next
 * interval.
 */
export function afterRehearsing(present: Progress, today: Day, chance: number): Progress {
	return practised(present, Math.max(present.step, placeOf('rehearsed')), today, chance);
}

/** Returns the progress after the user used the words in real life. */
export function afterUse(present: Progress, today: Day, chance: number): Progress {
	return practised(present, Math.max(present.step, placeOf('used')), today, chance);
}

/** Returns the progress once the user can say the words without effort. */
export function afterComfort(present: Progress, today: Day, chance: number): Progress {
	return practised(present, placeOf('comfortable'), today, chance);
}

/**
 * Returns the progress after a rehearsal that felt stiff: one rung lower and a shorter interval. A rehearsed
 * scene never becomes new again.
 */
export function afterStiffness(present: Progress, today: Day, chance: number): Progress {
	const interval = Math.max(0, intervalOf(present) - 1);
	return {
		...present,
		step: Math.max(placeOf('rehearsed'), present.step - 1),
		interval,
		lastDay: today,
		againFrom: dayAfter(today, jittered(gapsDays[interval]!, chance))
	};
}

/** Returns the progress of a scene that the user retires. */
export function putAway(present: Progress): Progress {
	return { ...present, isRetired: true };
}

/** Returns the progress of a scene that the user brings back: it may be shown at once. */
export function takenOut(present: Progress): Progress {
	const { isRetired: _isRetired, againFrom: _againFrom, ...rest } = present;
	return rest;
}

/** Returns whether the app may show a scene unasked: it is not retired, and its day has come. */
export function mayShow(present: Progress | undefined, today: Day): boolean {
	if (present?.isRetired) return false;
	if (present?.againFrom === undefined) return true;
	const wait = daysBetween(today, present.againFrom);
	// A wait longer than any rehearsal sets comes from a clock that ran ahead: ignore it.
	return wait <= 0 || wait > longestWaitDays;
}

/** The limits for the choice of scenes. */
export interface SceneLimits<Id extends string> {
	/** The highest effort of a scene to show. */
	highestEffort: number;
	/** The scenes already seen on this visit, left out in favour of others. */
	seen: ReadonlySet<Id>;
}

/**
 * Returns up to three scenes for today, of different kinds if possible: one or two that return, and new ones.
 * The same all day, and others on the next day.
 */
export function scriptsForToday<Id extends string, Kind>(
	scripts: readonly { readonly id: Id; readonly kind: Kind; readonly effort: number }[],
	progress: ReadonlyMap<string, Progress>,
	today: Day,
	{ highestEffort, seen }: SceneLimits<Id>
): Id[] {
	const open = scripts
		.filter(
			({ id, effort }) =>
				effort <= highestEffort && !seen.has(id) && mayShow(progress.get(id), today)
		)
		.map((script) => ({ ...script, place: chanceOf(`${today} ${script.id}`) }))
		.sort((a, b) => a.place - b.place);
	const isKnown = ({ id }: { id: string }) => rungOf(progress.get(id)) !== 'new';
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
	// Reserve one place for a new scene, if there is one.
	take(again, mostAtATime - 1, isOtherKind);
	take(fresh, mostAtATime, isOtherKind);
	take([...again, ...fresh], mostAtATime, () => true);
	return picked.map(({ id }) => id);
}

/** The longest wait that a rehearsal can set. */
const longestWaitDays = Math.round(gapsDays.at(-1)! * (1 + widestJitter));

function placeOf(rung: Rung): number {
	return rungs.indexOf(rung);
}

function practised(present: Progress, step: number, today: Day, chance: number): Progress {
	// Count rehearsals on one day once; otherwise a busy hour would postpone a scene for months.
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

function intervalOf({ interval = 0 }: Progress): number {
	return Math.min(Math.max(0, interval), gapsDays.length);
}

function jittered(days: number, chance: number): number {
	return Math.max(1, Math.round(days * (1 + widestJitter * (2 * chance - 1))));
}
