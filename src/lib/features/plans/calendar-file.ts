import { dayAt } from '#lib/core/day.ts';
import { isOver } from '#lib/core/once.ts';
import type { RecurringPlan } from '#lib/core/plan.ts';
import type { NamedFile } from '#lib/formats/backup/backup.ts';
import { planRecords } from '#lib/storage/plan-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { nameOf } from './companions.ts';
import { remindableRecords } from './remindable-records.ts';
import type { ReminderNote, ReminderWords } from './reminder.ts';
import { ReminderSettings } from './reminder-settings.svelte.ts';

/** A calendar file of plans. */
export interface PlanCalendar {
	file: NamedFile;
	/** The number of plans in it; those that it cancels don't count. */
	plans: number;
	/**
	 * Forgets the deleted plans that the file cancels. Call it once the user has the file: until then, a later
	 * file has to cancel them. Throws a `StorageError`.
	 */
	forgetDeleted(): Promise<void>;
}

/**
 * Returns the calendar file of these plans, or of all plans if `of` is absent; null if there is nothing to
 * write. The file of all plans also cancels plans of earlier files that ended. A plan whose only day has passed
 * stays in the calendar as it is. Throws a `StorageError`.
 */
export async function planCalendar(
	app: App,
	words: ReminderWords,
	of?: readonly RecurringPlan[]
): Promise<PlanCalendar | null> {
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
		: inCalendar.filter((id) => id !== null && records.plans.every((plan) => plan.id !== id));
	if (ids.length + gone.length === 0) return null;
	// The number of a plan stays the same in later files, and so does the title of its event.
	const places = placesWith(inCalendar, ids);
	const neutralTitle = (id: RecurringPlan['id']) =>
		places.length > 1 ? words.numbered(places.indexOf(id) + 1) : words.title;
	const file = calendarFile(
		[
			...plans.map((plan) => ({
				id: plan.id,
				title: (tellsWords && words.of(plan, nameOf(records, plan))) || neutralTitle(plan.id),
				plan
			})),
			...gone.map((id) => ({ id: id!, title: words.title, plan: null }))
		],
		{ madeAtMs: app.now(), zone: zoneOfDevice(), minutesBefore }
	);
	await settings.change(({ inCalendar }) => ({ inCalendar: placesWith(inCalendar, ids) }));
	return {
		file,
		plans: ids.length,
		async forgetDeleted() {
			if (gone.length === 0) return;
			const present = new Set((await planRecords(app.storage)).plans.map(({ id }) => id as string));
			await settings.change(({ inCalendar }) => ({
				inCalendar: inCalendar.map((id) => (gone.includes(id) && !present.has(id!) ? null : id))
			}));
		}
	};
}

/** Returns the places of plans with these plans among them: a new one takes the first place that is free. */
function placesWith(
	inCalendar: ReminderNote['inCalendar'],
	ids: readonly string[]
): ReminderNote['inCalendar'] {
	const places = [...inCalendar];
	for (const id of ids) {
		if (places.includes(id)) continue;
		const free = places.indexOf(null);
		places[free < 0 ? places.length : free] = id;
	}
	return places;
}
