import type { Revision } from './clock.ts';

/** What a person has settled once for all their devices. */
export interface Preferences {
	id: 'preferences';
	/** Whether acts with strangers may be offered; by day and in public, and never unasked. */
	strangersWelcome: boolean;
	hasSeenWelcome: boolean;
	revision: Revision;
}

/** What holds before a person has settled anything. */
export const firstPreferences: Omit<Preferences, 'revision'> = {
	id: 'preferences',
	strangersWelcome: false,
	hasSeenWelcome: false
};
