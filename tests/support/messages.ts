import { onTestFinished } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp as withEmptyApp } from './app.ts';
import { noonMs } from './database.ts';
import { use } from './use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Composing } from '#lib/features/messages/composing.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';

/** A day in ms. */
export const dayMs = 86_400_000;

/** A card with words for a short check-in. */
export const checkIn = 'say-they-came-to-mind' as CardId;

/** Fails the test if a command fails. */
export const noProblem = (error: unknown) => {
	throw error;
};

/** The instances that a test began. Each must end with its test, or it would go on saving words. */
const opened = new Set<Composing>();

/** Runs a test on an empty diary. Afterwards its instances end, as when the page is closed. */
export function withApp(test: Parameters<typeof withEmptyApp>[0]): Promise<void> {
	return withEmptyApp(async (scene) => {
		try {
			await test(scene);
		} finally {
			for (const composing of opened) await composing.end();
			opened.clear();
		}
	});
}

/** Begins a message on the compose page. It ends with the test. */
export async function begun(
	app: App,
	asked: { personId?: PersonId; cardId?: CardId } = {},
	onproblem: (error: unknown) => void = noProblem
) {
	const composing = new Composing(app);
	opened.add(composing);
	onTestFinished(use(() => composing.subscribe()));
	await composing.begin(asked, onproblem);
	return composing;
}

/** Adds a detail to remember about a person. */
export async function remembers(app: App, personId: PersonId, text: string): Promise<void> {
	const id = newId(noonMs);
	const day = '2026-11-01' as Day;
	const line = { id, personId, kind: 'detail', text, day } as const;
	await app.storage.write([{ collection: 'remembered', id, next: () => line }]);
}

/** Adds a person and returns their id. */
export async function someone(app: App, name: string): Promise<PersonId> {
	return (await new People(app).add(name))!.id;
}

/** Makes the device full for drafts; returns a function that makes room. */
export function withoutRoom(): () => void {
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...row: Parameters<typeof put>) {
		if (this.name === 'drafts') throw new DOMException('', 'QuotaExceededError');
		return put.apply(this, row);
	};
	return () => (IDBObjectStore.prototype.put = put);
}

/** The stored draft of a message; null if there is none. */
export const left = async (app: App) =>
	(await readingOf(app.storage).draftsOf('message'))[0]?.outgoing ?? null;

/** Returns the latest wins. */
export const wins = (app: App) =>
	readingOf(app.storage)
		.wins(20)
		.then((page) => page.wins);
