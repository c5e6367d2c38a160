import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { WorkerClient } from '#lib/async/worker-client.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import { settled } from '../../../../tests/support/reads.ts';
import type { App } from '#lib/app/app.svelte.ts';
import PondOfYears from './PondOfYears.svelte';

afterEach(() => vi.restoreAllMocks());

/** Shows the pond of a diary with a leaf in 2025 and two stones in 2026. */
async function shown(app: App) {
	await app.storage.write([
		saving(winAt('2025-05-01T09:00:00+01:00', { channel: 'inPerson' })),
		saving(winAt('2026-01-02T09:00:00+01:00', { channel: 'solo' })),
		saving(winAt('2026-03-04T09:00:00+01:00', { channel: 'solo' }))
	]);
	const screen = await render(InApp, { app, screen: PondOfYears });
	const years = screen.getByRole('combobox', { name: 'Which years?' });
	await expect.element(years).toBeVisible();
	await screen.getByText('More about the pond').click();
	const marks = () =>
		screen
			.getByRole('list', { name: 'On the pond' })
			.getByRole('listitem')
			.elements()
			.map((mark) => mark.textContent);
	return { screen, years, marks };
}

/** Holds back the result of the next count, as on a busy device. */
function holdNextCount() {
	let [begin, release] = [() => {}, () => {}];
	const begun = new Promise<void>((resolve) => (begin = resolve));
	const released = new Promise<void>((resolve) => (release = resolve));
	const { call } = WorkerClient.prototype;
	vi.spyOn(WorkerClient.prototype, 'call').mockImplementationOnce(async function (
		this: WorkerClient<never>,
		...args: Parameters<typeof call>
	) {
		const result = await call.apply(this, args);
		begin();
		await released;
		return result;
	} as typeof call);
	return { begun, release };
}

test('a slow count of a year does not replace the year that was chosen after it', () =>
	withApp(async ({ app }) => {
		const { screen, years, marks } = await shown(app);
		const slow = holdNextCount();
		await years.selectOptions('2025');
		await slow.begun;
		expect(marks()).toEqual([]);
		await years.selectOptions('2026');
		await expect.poll(marks).toEqual(['2 stones, on my own']);
		slow.release();
		await settled();
		expect(marks()).toEqual(['2 stones, on my own']);
		await years.selectOptions('2025');
		await expect.poll(marks).toEqual(['1 leaf, in person']);
		await screen.unmount();
	}));

test('a slow count of a year does not replace one that knows a newer win', () =>
	withApp(async ({ app }) => {
		const { screen, years, marks } = await shown(app);
		const slow = holdNextCount();
		await years.selectOptions('2026');
		await slow.begun;
		await app.storage.write([saving(winAt('2026-05-06T09:00:00+01:00', { channel: 'solo' }))]);
		await expect.poll(marks).toEqual(['3 stones, on my own']);
		slow.release();
		await settled();
		expect(marks()).toEqual(['3 stones, on my own']);
		await screen.unmount();
	}));
