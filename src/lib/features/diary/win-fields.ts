import { isoAtWallClock, wallClockOf } from '#lib/core/day.ts';
import { longestText } from '#lib/core/text.ts';
import type { WinDetails } from '#lib/core/win.ts';

/** The fields of the win form. Values that can be mistyped are text. */
export interface WinFields {
	/** The details. Those with a field below are read from that field. */
	win: WinDetails;
	/** Separated by commas. */
	tags: string;
	/** 0 to 100, or '' for none. */
	energy: string;
	/** A value of `<input type="datetime-local">`. */
	when: string;
}

/** A field that can be invalid. */
export type CheckedField = 'note' | 'genuine' | 'carry' | 'energy' | 'when';

/** Returns the form fields for a win. */
export function fieldsOf(win: WinDetails): WinFields {
	return {
		win: structuredClone(win),
		tags: win.tags.join(', '),
		energy: win.energy === null ? '' : String(win.energy),
		when: wallClockOf(win.at)
	};
}

/** Returns the win details from the form. An invalid field results in the nearest valid value. */
export function detailsFrom({ win, tags, energy, when }: WinFields): WinDetails {
	return {
		...win,
		// Preserve the seconds if the user did not change the time.
		at: when === wallClockOf(win.at) ? win.at : (isoAtWallClock(when) ?? win.at),
		tags: tags
			.split(',')
			.map((tag) => tag.trim())
			.filter(Boolean),
		energy:
			energy.trim() === '' ? null : Math.round(Math.min(100, Math.max(0, Number(energy) || 0)))
	};
}

/** Returns the invalid fields, in the order of the form. */
export function invalidFields({ win, energy, when }: WinFields): CheckedField[] {
	const isInvalid: { [Field in CheckedField]: boolean } = {
		note: win.note.length > longestText,
		genuine: win.genuine.length > longestText,
		carry: win.carry.length > longestText,
		energy: energy.trim() !== '' && !(Number(energy) >= 0 && Number(energy) <= 100),
		when: isoAtWallClock(when) === null
	};
	return (Object.keys(isInvalid) as CheckedField[]).filter((field) => isInvalid[field]);
}
