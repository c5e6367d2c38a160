import type { Channel } from './card.ts';
import type { Revision } from './clock.ts';

/** What a person has settled once for all their devices. */
export interface Preferences {
	id: 'preferences';
	/** Whether acts with strangers may be offered; by day and in public, and never unasked. */
	strangersWelcome: boolean;
	hasSeenWelcome: boolean;
	/** Whether suggestions go by what was learned about this person, and not by the prior alone. */
	learns: boolean;
	/** Choices up to this instant are not learned from: ISO 8601 with the local offset. */
	learnsSince: string | null;
	/** No act that takes somebody else is offered from this hour on, 18 to 22 … */
	quietFromHour: number;
	/** … until this one, 7 to 12. */
	quietUntilHour: number;
	/** Ways of reaching people that suit the person well … */
	likedChannels: readonly Channel[];
	/** … and those that are not offered at all. */
	avoidedChannels: readonly Channel[];
	/** Whether the names of people are practised. */
	practisesNames: boolean;
	revision: Revision;
}

/** The quiet hours may begin earlier than this and never later. Source: PRODUCT.md, Safety 2. */
export const latestQuietFrom = 22;
/** The quiet hours may end later than this and never earlier. */
export const earliestQuietUntil = 7;

/** What holds before a person has settled anything. */
export const firstPreferences: Omit<Preferences, 'revision'> = {
	id: 'preferences',
	strangersWelcome: false,
	hasSeenWelcome: false,
	learns: true,
	learnsSince: null,
	quietFromHour: latestQuietFrom,
	quietUntilHour: earliestQuietUntil,
	likedChannels: [],
	avoidedChannels: [],
	practisesNames: false
};
