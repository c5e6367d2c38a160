import { SerialQueue } from '#lib/async/serial-queue.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { App } from './app.svelte.ts';

type Changed = Parameters<App['preferences']['settle']>[0];

/**
 * Returns a function that stores a change of the preferences and announces it. The changes run one after the
 * other, since a field can change again before its last change is stored. `restore` is called if a change
 * cannot be stored.
 */
export function settling(app: App): (changed: Changed, restore: () => void) => Promise<void> {
	const changes = new SerialQueue();
	const settle = app.command(async (changed: Changed) => {
		await app.preferences.settle(changed);
		return { announce: m.settings_saved() };
	});
	return (changed, restore) =>
		changes.run(async () => {
			if (!(await settle.run(changed))) restore();
		});
}
