import { words } from './words.ts';

/** A page of the app: its path below the base and its heading. */
export interface Place {
	path: string;
	heading: string;
	/** Path of the page that links to it, if neither the navigation nor the parent page does. */
	from?: string;
	/** True if links lead to it only once the user has stored or switched on something. */
	isLinkedLater?: boolean;
}

/** All routes without a parameter, with the headings that their pages have in an empty diary. */
export const routes: readonly Place[] = [
	{ path: '/', heading: words.today_heading! },
	{ path: '/log', heading: words.log_heading! },
	{ path: '/cards', heading: words.cards_heading! },
	{ path: '/cards/print', heading: words.cards_print_heading! },
	{ path: '/diary', heading: words.diary_heading! },
	{ path: '/insights', heading: words.insights_heading! },
	{ path: '/insights/summary', heading: words.summary_heading! },
	{ path: '/people', heading: words.people_heading! },
	{ path: '/people/person', heading: words.people_one!, isLinkedLater: true },
	{ path: '/people/together', heading: words.together_heading! },
	{ path: '/people/names', heading: words.names_heading!, isLinkedLater: true },
	{ path: '/people/shelf', heading: words.shelf_heading!, isLinkedLater: true },
	{ path: '/plans', heading: words.plans_heading! },
	{ path: '/rehearse', heading: words.rehearse_heading! },
	{ path: '/compose', heading: words.compose_heading!, from: '/plans' },
	{ path: '/voice', heading: words.voice_heading!, from: '/plans' },
	{ path: '/timer', heading: words.timer_heading!, from: '/plans' },
	{ path: '/breathe', heading: words.breathe_heading!, from: '/plans' },
	{ path: '/settings', heading: words.settings_heading! },
	{ path: '/settings/appearance', heading: words.settings_appearance! },
	{ path: '/settings/suggestions', heading: words.settings_suggestions! },
	{ path: '/settings/reminders', heading: words.remind_heading! },
	{ path: '/settings/backup', heading: words.settings_backup! },
	{ path: '/settings/import', heading: words.settings_import! },
	{ path: '/settings/storage', heading: words.settings_storage! },
	{ path: '/settings/erase', heading: words.erase_heading! },
	{ path: '/help', heading: words.help_heading! },
	{ path: '/about', heading: words.about_heading! }
];

/** The routes with a parameter, each with the path of one example. */
export const examples: Readonly<Record<string, string>> = {
	'/cards/[id]': '/cards/look-up-and-smile'
};
