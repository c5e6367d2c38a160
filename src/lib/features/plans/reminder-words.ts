import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { m } from '#lib/i18n/generated/messages.js';
import type { App } from '#lib/app/app.svelte.ts';
import { planSentence } from './plan-words.ts';
import { PlanReminders } from './plan-reminders.ts';
import type { ReminderWords } from './reminder.ts';

/**
 * Starts the reminders that this device has turned on. They run until the page closes; a second call does
 * nothing.
 */
export async function beginReminders(app: App): Promise<void> {
	await app.part(PlanReminders).begin(reminderWords(), () => void goto(resolve('/plans')));
}

/** Returns the translated texts of reminders, for notifications and for calendar files. */
export function reminderWords(): ReminderWords {
	return {
		title: m.remind_title(),
		numbered: (number) => m.remind_title_numbered({ number }),
		body: m.remind_body(),
		of: planSentence
	};
}
