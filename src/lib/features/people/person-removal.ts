import type { Undo } from '#lib/app/command.svelte.ts';
import type { Stored } from '#lib/core/collections.ts';
import { nameAlone, type Person, type PersonId } from '#lib/core/person.ts';
import type { Change, DiaryDatabase } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { personDraftPrefix } from './person-drafts.ts';

/**
 * Deletes a person with their lines, name review and drafts; the wins with them stay. With `keepsName`, the
 * name stays on these wins. Resolves with the undo, which does not restore drafts.
 */
export async function removePerson(
	storage: DiaryDatabase,
	id: PersonId,
	keepsName: boolean
): Promise<Undo> {
	const linesOf = async () =>
		(await storage.all('remembered'))
			.filter(({ personId }) => personId === id)
			.map((line): Change => ({ collection: 'remembered', id: line.id, next: () => null }));
	const written = await storage.write([
		{
			collection: 'people',
			id,
			next: (present) => (present && keepsName ? nameAlone(present) : null)
		},
		{ collection: 'nameReviews', id, next: () => null },
		...(await linesOf())
	]);
	// Another tab may have added a line before that write. After it, no tab can add one.
	const more = await linesOf();
	if (more.length > 0) written.push(...(await storage.write(more)));
	for (const draft of await readingOf(storage).drafts())
		if (draft.id.startsWith(personDraftPrefix(id))) await storage.dropDraft(draft.id);
	return () => storage.undo(written);
}

/**
 * Deletes records that another device has written about people who are deleted. Records about unknown people
 * stay, since the next import may bring the person.
 */
export async function removeLeftovers(storage: DiaryDatabase): Promise<void> {
	const isGone = (row: Stored<'people'>) => !('name' in row) || row.isNameOnly === true;
	const people = await readingOf(storage).allOf('people');
	const gone = new Set<string>(people.filter(isGone).map(({ id }) => id));
	if (gone.size === 0) return;
	const [lines, reviews] = await Promise.all([
		storage.all('remembered'),
		storage.all('nameReviews')
	]);
	const changes = [
		...lines.map(({ id, personId }) => ({ collection: 'remembered' as const, id, personId })),
		...reviews.map(({ id }) => ({ collection: 'nameReviews' as const, id, personId: id }))
	]
		.filter(({ personId }) => gone.has(personId))
		.flatMap(({ collection, id, personId }): Change[] => {
			// Delete nothing if the person was restored after the reads above.
			let isStillGone = false;
			const look = (present: Person | null) => {
				isStillGone = !present || present.isNameOnly === true;
				return present;
			};
			const next = <Record>(present: Record) => (isStillGone ? null : present);
			return [
				{ collection: 'people', id: personId, next: look },
				{ collection, id, next }
			];
		});
	if (changes.length > 0) await storage.write(changes);
}
