import { dayAt } from '#lib/core/day.ts';
import { isOver } from '#lib/core/once.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import type { NamedFile } from '#lib/formats/backup/backup.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { nameOf } from './companions.ts';
import { remindableRecords } from './remindable-records.ts';
import type { ReminderWords } from './reminder.ts';
import { ReminderSettings } from './reminder-settings.svelte.ts';

/**
 * Returns the calendar file of these plans, or of all plans if `of` is absent, with the number of plans in
 * it; null if there is nothing to write. The file of all plans also cancels plans of earlier files that ended.
 * A plan whose only day has passed stays in the calendar as it is. Throws a `StorageError`.
 */
export async function planCalendar(
	app: App,
	words: ReminderWords,
	of?: readonly RecurringPlan[]
): Promise<{ file: NamedFile; plans: number } | null> {
	const settings = app.part(ReminderSettings);
	const [{ calendarFile, zoneOfDevice }, records] = await Promise.all([
		import('#lib/formats/calendar/calendar.ts'),
		remindableRecords(app.storage),
		settings.load()
	]);
	const wanted = of && new Set(of.map(({ id }) => id));
	const today = dayAt(app.now());
	const plans = records.plans.filter(
		(plan) => !isOver(plan, today) && (!wanted || wanted.has(plan.id))
	);
	const { tellsWords, minutesBefore, inCalendar } = settings.note;
	const ids = plans.map(({ id }) => id);
	const gone = wanted
		? []
		: inCalendar.filter((id) => records.plans.every((plan) => plan.id !== id));
	if (ids.length + gone.length === 0) return null;
	// The number of a plan stays the same in later files, and so does the title of its event.
	const numbered = [...new Set([...inCalendar, ...ids])];
	const neutralTitle = (id: RecurringPlan['id']) =>
		numbered.length > 1 ? words.numbered(numbered.indexOf(id) + 1) : words.title;
	const file = calendarFile(
		[
			...plans.map((plan) => ({
				id: plan.id,
				title: (tellsWords && words.of(plan, nameOf(records, plan))) || neutralTitle(plan.id),
				plan
			})),
			...gone.map((id) => ({ id, title: words.title, plan: null }))
		],
		{ madeAtMs: app.now(), zone: zoneOfDevice(), minutesBefore }
	);
	await settings.change(({ inCalendar }) => ({
		inCalendar: [...new Set([...inCalendar, ...ids])]
	}));
	return { file, plans: ids.length };
}
