import type { Revision } from './clock.ts';
import type { Tombstone } from './collections.ts';
import { later } from './later.ts';
import { canonicalText } from './plain.ts';
import { firstPreferences, type Preferences, type Setting } from './preferences.ts';

const settings = Object.keys(firstPreferences).filter(
	(field) => field !== 'id' && field !== 'pondSeed'
) as Setting[];

type Changed = Partial<Omit<Preferences, 'id' | 'revision' | 'setEarlier'>>;

/** The preferences to set, or a function that returns them from the stored ones. */
export type Settled = Changed | ((present: Omit<Preferences, 'revision'>) => Changed);

/**
 * Returns the preferences to store when `settled` is set, with the seed of the pond if there is none. The other
 * settings keep the revision at which they were set, so that a merge does not take the defaults of a new device
 * for choices.
 */
export function settledPreferences(
	present: Preferences | null,
	settled: Settled,
	seed: number | null
): Omit<Preferences, 'revision'> {
	const before = { ...firstPreferences, ...present };
	const changed = typeof settled === 'function' ? settled(before) : settled;
	const setEarlier: { [Name in Setting]?: Revision | '' } = {};
	for (const setting of settings)
		if (!(setting in changed)) setEarlier[setting] = present ? setAt(present, setting) : '';
	return { ...before, pondSeed: before.pondSeed ?? seed, ...changed, setEarlier };
}

/**
 * Merges two states of the preferences: of each setting the value that was set later stays. A deletion sets
 * every default. The lower seed of the pond stays, so that devices agree on one pond.
 */
export function mergedPreferences(
	one: Preferences | Tombstone,
	other: Preferences | Tombstone
): Preferences | Tombstone {
	const winner = later(bare(one), bare(other));
	if ('deleted' in winner) return winner;
	const next = { ...winner } as Preferences & Record<Setting, unknown>;
	const setEarlier: { [Name in Setting]?: Revision | '' } = {};
	for (const setting of settings) {
		const [at, value] = lastSet(setting, one, other);
		if (value !== undefined) next[setting] = value as never;
		if (value !== undefined && at !== winner.revision) setEarlier[setting] = at;
	}
	if (Object.keys(setEarlier).length > 0) next.setEarlier = setEarlier;
	const seeds = [one, other].flatMap((state) =>
		'pondSeed' in state ? (state.pondSeed ?? Infinity) : []
	);
	if (seeds.length > 0) {
		const lowest = Math.min(...seeds);
		next.pondSeed = lowest === Infinity ? null : lowest;
	}
	return next;
}

/** The revision at which a setting was last set, and its value; of equal revisions the greater text. */
function lastSet(
	setting: Setting,
	...states: (Preferences | Tombstone)[]
): [at: Revision | '', value: unknown] {
	const all = states.map((state): [Revision | '', unknown] =>
		'deleted' in state
			? [state.revision, firstPreferences[setting]]
			: [setAt(state, setting), state[setting]]
	);
	const text = (value: unknown) => (value === undefined ? '' : canonicalText(value));
	return all.reduce((one, other) => {
		if (one[0] !== other[0]) return one[0] > other[0] ? one : other;
		return text(one[1]) > text(other[1]) ? one : other;
	});
}

/** The revision at which a setting was last set; empty if never, as with those that older versions lack. */
function setAt(state: Preferences, setting: Setting): Revision | '' {
	if (state[setting] === undefined) return '';
	return state.setEarlier?.[setting] ?? state.revision;
}

/** Everything that is not merged setting by setting, such as the fields of later versions. */
function bare(state: Preferences | Tombstone): Preferences | Tombstone {
	if ('deleted' in state) return state;
	const merged = new Set<string>([...settings, 'pondSeed', 'setEarlier']);
	return Object.fromEntries(
		Object.entries(state).filter(([field]) => !merged.has(field))
	) as unknown as Preferences;
}
