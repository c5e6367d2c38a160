import { m } from '#lib/i18n/generated/messages.js';
import type { IconName } from '#lib/ui/icon-names.ts';

/** A short page of Settings. */
export interface SettingsPage {
	route: `/settings/${'appearance' | 'suggestions' | 'reminders' | 'backup' | 'import' | 'storage' | 'erase'}`;
	icon: IconName;
	name: () => string;
}

/**
 * All pages of Settings, in display order. The names are functions of their own: the build splits the messages,
 * and one of them may not exist yet while this module is evaluated.
 */
export const settingsPages = [
	{ route: '/settings/appearance', icon: 'sun-moon', name: () => m.settings_appearance() },
	{ route: '/settings/suggestions', icon: 'sprout', name: () => m.settings_suggestions() },
	{ route: '/settings/reminders', icon: 'bell', name: () => m.remind_heading() },
	{ route: '/settings/backup', icon: 'copy', name: () => m.settings_backup() },
	{ route: '/settings/import', icon: 'file-input', name: () => m.settings_import() },
	{ route: '/settings/storage', icon: 'house', name: () => m.settings_storage() },
	{ route: '/settings/erase', icon: 'trash-2', name: () => m.erase_heading() }
] as const satisfies readonly SettingsPage[];

/** The pages that took the place of the sections of one long page, by the anchors of these sections. */
const pageOfAnchor: ReadonlyMap<string, SettingsPage['route']> = new Map([
	['#look', '/settings/appearance'],
	['#suggestions', '/settings/suggestions'],
	['#learned', '/settings/suggestions'],
	['#reminders', '/settings/reminders'],
	['#copies', '/settings/backup'],
	['#backup', '/settings/backup'],
	['#diary', '/settings/storage'],
	['#install', '/settings/storage'],
	['#erase', '/settings/erase']
]);

/** Returns the page to which an old address such as `/settings#copies` leads; null for other addresses. */
export function pageForAnchor(hash: string): SettingsPage['route'] | null {
	return pageOfAnchor.get(hash) ?? null;
}
