import type { Channel } from './card.ts';

/** The mark that a win leaves on the pond. */
export type Mark = 'leaf' | 'ripple' | 'light' | 'boat' | 'stone';

/** Returns the mark of a channel, or of a win without one. */
export function markOf(channel: Channel | null): Mark {
	switch (channel) {
		case 'inPerson':
			return 'leaf';
		case 'text':
		case 'online':
			return 'light';
		case 'letter':
			return 'boat';
		case 'solo':
			return 'stone';
		default:
			return 'ripple';
	}
}
