import { error } from '@sveltejs/kit';
import { cardFacts } from '#lib/content/cards.ts';
import { wordsOf } from '#lib/state/deck.svelte.ts';
import type { EntryGenerator, PageLoad } from './$types';

// Real HTML: a card can be read, found and sent to someone without the app.
export const ssr = true;

export const entries: EntryGenerator = () => cardFacts.map(({ id }) => ({ id }));

export const load: PageLoad = async ({ params }) => {
	const facts = cardFacts.find(({ id }) => id === params.id);
	if (!facts) error(404);
	const [wordsOfFamily, { evidenceNotes }, { studies }, { scriptFacts }] = await Promise.all([
		wordsOf(facts.family),
		import('#lib/content/evidence-notes.en.ts'),
		import('#lib/content/studies.ts'),
		import('#lib/content/scripts.ts')
	]);
	const words = wordsOfFamily[facts.id];
	if (!words) error(404);
	const note = facts.note === null ? null : (evidenceNotes[facts.note] ?? null);
	return {
		card: { ...facts, ...words },
		note,
		canRehearse: scriptFacts.some(({ prepares }) => prepares.includes(facts.id)),
		studies: studies.filter(({ id }) => note?.studies.includes(id))
	};
};
