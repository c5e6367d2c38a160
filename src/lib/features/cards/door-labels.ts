import type { Mark } from '#lib/core/mark.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { IconName } from '#lib/ui/icon-names.ts';
import type { Door } from './doors.ts';

/** The words and the pebble of a door. */
interface DoorLabel {
	name: () => string;
	hint: () => string;
	mark: Mark;
	icon: IconName;
}

const labels: { readonly [door in Door]: DoorLabel } = {
	amongPeople: {
		name: m.door_amongPeople,
		hint: m.door_amongPeople_hint,
		mark: 'leaf',
		icon: 'sprout'
	},
	sayHello: {
		name: m.door_sayHello,
		hint: m.door_sayHello_hint,
		mark: 'leaf',
		icon: 'smile'
	},
	thank: { name: m.door_thank, hint: m.door_thank_hint, mark: 'boat', icon: 'heart' },
	reachOut: { name: m.door_reachOut, hint: m.door_reachOut_hint, mark: 'light', icon: 'light' },
	beNear: { name: m.door_beNear, hint: m.door_beNear_hint, mark: 'leaf', icon: 'users' },
	rest: { name: m.door_rest, hint: m.door_rest_hint, mark: 'stone', icon: 'stone' },
	findWords: {
		name: m.door_findWords,
		hint: m.door_findWords_hint,
		mark: 'ripple',
		icon: 'message-square'
	}
};

/** Returns the words and the pebble of a door. */
export const doorLabel = (door: Door) => labels[door];
