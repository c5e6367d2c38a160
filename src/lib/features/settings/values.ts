import type { Theme } from '#lib/app/device.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import type { Preferences } from '#lib/core/preferences.ts';
import { dateInWords, hourInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

const themeWords: { readonly [theme in Theme]: () => string } = {
	system: m.theme_system,
	light: m.theme_light,
	dark: m.theme_dark
};

/** The name of a theme. */
export const themeLabel = (theme: Theme) => themeWords[theme]();

/** Returns the quiet hours in a few words. */
export function quietValue(settled: Pick<Preferences, 'quietFromHour' | 'quietUntilHour'>): string {
	return m.settings_value_quiet({
		from: hourInWords(settled.quietFromHour),
		until: hourInWords(settled.quietUntilHour)
	});
}

/** Returns the ways of reminding that are in use, in a few words. */
export function reminderValue(note: {
	notifies: boolean;
	badges: boolean;
	inCalendar: readonly (string | null)[];
}): string {
	const isHere = note.notifies || note.badges;
	const isInCalendar = note.inCalendar.some((id) => id !== null);
	if (isHere && isInCalendar) return m.settings_value_reminders_both();
	if (isHere) return m.remind_here();
	return isInCalendar ? m.calendar_heading() : m.settings_value_off();
}

/** Returns the day of the last backup in a few words; `last` is null if none is known. */
export function backupValue(last: { atMs: number } | null): string {
	if (!last) return m.settings_value_backup_none();
	return m.settings_value_backup({ date: dateInWords(dayAt(last.atMs)) });
}

/** Returns the day of the last import in a few words; `last` is null if there is none. */
export function importValue(last: { atMs: number } | null): string {
	if (!last) return m.settings_value_import_none();
	return m.settings_value_import({ date: dateInWords(dayAt(last.atMs)) });
}
