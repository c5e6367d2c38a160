import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import type { RecurringPlan } from '#lib/domain/plan.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { planSentence } from '#lib/i18n/plan-words.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { People } from '#lib/state/people.svelte.ts';
import { PlanReminders, type ReminderWords } from '#lib/state/plan-reminders.svelte.ts';

/** Reminds of plans while the page lives, if this device was told to; a second call changes nothing. */
export async function beginReminders(app: App): Promise<void> {
	const words = await reminderWords(app);
	await app.part(PlanReminders).begin(words, () => void goto(resolve('/plans')));
}

/** What reminders say, on this device and in a calendar. */
export async function reminderWords(app: App): Promise<ReminderWords> {
	const people = app.part(People);
	await people.load();
	const nameOf = (plan: RecurringPlan) =>
		plan.kind === 'ritual' && plan.personId ? (people.namesOf([plan.personId])[0] ?? null) : null;
	return {
		title: m.remind_title(),
		body: m.remind_body(),
		of: (plan) => planSentence(plan, nameOf(plan))
	};
}
