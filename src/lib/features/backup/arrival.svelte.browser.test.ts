import { expect, test } from 'vitest';
import type { App } from '#lib/app/app.svelte.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import { Arrival } from './arrival.svelte.ts';

async function stepOf(app: App): Promise<string> {
	const arrival = app.part(Arrival);
	await arrival.load();
	return arrival.step;
}

test('the first start with an empty diary asks, until there is an answer', () =>
	withApp(async ({ app, tab }) => {
		expect(await stepOf(app)).toBe('question');
		// Words that are written before the answer do not take the question away.
		await app.storage.write([saving(winAt('2026-11-20T09:30:00+01:00'))]);
		expect(await stepOf(tab())).toBe('question');
		await app.part(Arrival).turnTo('nothing');
		expect(await stepOf(tab())).toBe('nothing');
	}));

test('a yes is remembered until a file is imported or the user puts that off', () =>
	withApp(async ({ app, tab }) => {
		await stepOf(app);
		await app.part(Arrival).turnTo('import');
		expect(await stepOf(tab())).toBe('import');
		await app.part(Arrival).turnTo('nothing');
		expect(await stepOf(tab())).toBe('nothing');
	}));

test.each([
	['a win', () => saving(winAt('2026-11-20T09:30:00+01:00'))],
	['a person', () => savingPerson('Ann')]
])('a diary with %s is never asked about', (_, change) =>
	withApp(async ({ app }) => {
		await app.storage.write([change()]);
		expect(await stepOf(app)).toBe('nothing');
	})
);
