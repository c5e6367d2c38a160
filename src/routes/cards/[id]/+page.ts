import { error } from '@sveltejs/kit';
import { cardFacts } from '#lib/content/cards.ts';
import { isOwnCardId } from '#lib/core/own-card.ts';
import { wordsOf } from '#lib/app/card-words.ts';
import type { EntryGenerator, PageLoad } from './$types';

// Render HTML, so that a card can be read, found and shared without the app.
export const ssr = true;

export const entries: EntryGenerator = () => cardFacts.map(({ id }) => ({ id }));

export const load: PageLoad = async ({ params }) => {
	const facts = cardFacts.find(({ id }) => id === params.id);
	// A card that the user wrote: its page reads the diary, and it has no HTML of its own.
	if (isOwnCardId(params.id)) return { ownId: params.id };
	if (!facts) error(404);
	const [wordsOfFamily, { noteOfCard }, { evidenceNotes }, { studies }, { scriptFacts }] =
		await Promise.all([
			wordsOf(facts.family),
			import('#lib/content/card-notes.ts'),
			import('#lib/content/en/evidence-notes.ts'),
			import('#lib/content/studies.ts'),
			import('#lib/content/scripts.ts')
		]);
	const words = wordsOfFamily[facts.id];
	if (!words) error(404);
	const note = evidenceNotes[noteOfCard[facts.id] ?? ''] ?? null;
	return {
		ownId: null,
		card: { ...facts, ...words },
		note,
		canRehearse: scriptFacts.some(({ prepares }) => prepares.includes(facts.id)),
		studies: studies.filter(({ id }) => note?.studies.includes(id))
	};
};
