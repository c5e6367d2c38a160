import { onTestFinished } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { use } from './use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { PersonPage } from '#lib/features/people/person-page.svelte.ts';

/** A new line, besides its text. */
export const facts = { kind: 'detail', day: '2026-11-20' as Day } as const;
/** Autosave stores what is typed within this time. */
const restMs = 300;

/** Resolves once typed words are stored. */
export const rest = (ms = restMs + 100) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads what the page of a person shows, as its component does. */
export function shownOf({ opened }: PersonPage) {
	return opened && [opened.person, opened.recent];
}

/** Opens the page of a new person, and subscribes to it as a component does. */
export async function pageOf(app: App, name = 'Ann') {
	const id = (await app.part(People).add(name))!.id;
	const page = app.part(PersonPage);
	onTestFinished(use(() => shownOf(page)));
	await page.open(id, (error) => {
		throw error;
	});
	const storedPerson = async () =>
		(await app.storage.all('people')).find((person) => person.id === id) ?? null;
	return { id, page, storedPerson };
}

/** Calls `act` as soon as the next write is done, before its caller continues. */
export function whenNextKept(app: App, act: () => void): void {
	const { write } = app.storage;
	app.storage.write = async (...all) => {
		app.storage.write = write;
		const written = await write(...all);
		act();
		return written;
	};
}

/** The texts of the stored lines. */
export const linesIn = async (app: App) =>
	(await app.storage.all('remembered')).map(({ text }) => text);
