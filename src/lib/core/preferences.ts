import type { CardId, Channel } from './card.ts';
import type { Revision } from './clock.ts';

/** The user's settings, shared by all their devices. */
export interface Preferences {
	id: 'preferences';
	/** True if cards with strangers may be suggested: by day and in public only. */
	strangersWelcome: boolean;
	hasSeenWelcome: boolean;
	/** True if suggestions use the posterior learned from this user, and not only the prior. */
	learns: boolean;
	/** Learning ignores choices up to this instant: ISO 8601 with the local offset. */
	learnsSince: string | null;
	/** The start of the quiet hours, 18 to 22; in them, no card that involves another person is suggested. */
	quietFromHour: number;
	/** The end of the quiet hours, 7 to 12. */
	quietUntilHour: number;
	/** The channels that suit the user well. */
	likedChannels: readonly Channel[];
	/** The channels that are never suggested. */
	avoidedChannels: readonly Channel[];
	/** The cards that the user wants more of, from the first questions. */
	moreLike: readonly CardId[];
	/** The cards that the user would rather not have. */
	ratherNot: readonly CardId[];
	/** True if the user practises the names of people. */
	practisesNames: boolean;
	/** Decides the hills, the reeds and the places on the pond; null until the first preference is stored. */
	pondSeed: number | null;
	/** True if it is summer on the pond in January; null to go by the time zone of the device. */
	isSouth: boolean | null;
	/**
	 * The revision at which a setting was set, if that is not the one of the record; empty if the user has
	 * never set it. Older versions did not store it.
	 */
	setEarlier?: { readonly [Name in Setting]?: Revision | '' };
	revision: Revision;
}

/** A preference that a merge compares by itself. */
export type Setting = Exclude<keyof Preferences, 'id' | 'pondSeed' | 'setEarlier' | 'revision'>;

/** The latest hour at which the quiet hours may begin. */
export const latestQuietFrom = 22;
/** The earliest hour at which the quiet hours may end. */
export const earliestQuietUntil = 7;

/** The highest seed of a pond; the lowest is 0. */
export const highestPondSeed = 9999;

/** The preferences of a user who has not changed any. */
export const firstPreferences: Omit<Preferences, 'setEarlier' | 'revision'> = {
	id: 'preferences',
	strangersWelcome: false,
	hasSeenWelcome: false,
	learns: true,
	learnsSince: null,
	quietFromHour: latestQuietFrom,
	quietUntilHour: earliestQuietUntil,
	likedChannels: [],
	avoidedChannels: [],
	moreLike: [],
	ratherNot: [],
	practisesNames: false,
	pondSeed: null,
	isSouth: null
};
