import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	savedLearning
} from '#lib/engine/learning.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { choiceOf, isoOfLog } from '../../../../tests/support/choice-log.ts';
import type { App } from '#lib/app/app.svelte.ts';
import {
	greet,
	text,
	call,
	printOf,
	known,
	replayed,
	type Cached,
	cachedOf
} from '../../../../tests/support/learners.ts';

/** Replaces the cache and expects that another page learns the same, and repairs the cache. */
async function foundInstead(
	{ app, tab }: { app: App; tab: () => App },
	instead: (cached: Cached) => object | null
): Promise<void> {
	await app.did(greet);
	await app.today.say('notNow', text.id);
	await known(app);
	const cached = await cachedOf(app);
	expect(cached.fingerprint).toBe(fingerprintOf(cardFacts, null));
	const value = instead(structuredClone(cached));
	if (value) await app.storage.writeMeta('learning', value);
	else {
		const database = await openDB('small-hello');
		await database.delete('meta', 'learning');
		database.close();
	}
	const other = tab();
	expect(await known(other)).toBe(await replayed(other));
	// The cache has been repaired, and works for later choices.
	await expect.poll(() => other.storage.readMeta('learning')).toEqual(cached);
	await other.did(call);
	expect(await known(tab())).toBe(await replayed(other));
}

describe('the cache', () => {
	test('is used, so that the log is not read again', () =>
		withApp(async ({ app, tab }) => {
			await app.did(greet);
			await known(app);
			// Something that is not in the log, to show that it came from the cache.
			const { place } = await cachedOf(app);
			const other = learnedFrom(
				nothingLearned(),
				[choiceOf('done', text.id, isoOfLog(-9, 12))],
				cardFacts
			);
			const saved = savedLearning(other, place, fingerprintOf(cardFacts, null));
			await app.storage.writeMeta('learning', saved);
			expect(await known(tab())).toBe(printOf(knowledgeOf(other, true)));
		}));

	const another = learnedFrom(
		nothingLearned(),
		[choiceOf('done', call.id, isoOfLog(-9, 12))],
		cardFacts
	);
	const madeFor = ({ place }: Cached, fingerprint: string) =>
		savedLearning(another, place, fingerprint);
	test.each<[string, Parameters<typeof foundInstead>[1]]>([
		['missing', () => null],
		['empty', () => ({})],
		['a list', () => []],
		['a map of other values', () => new Map([['learned', 'x']])],
		['without the learned state', (cached) => ({ ...cached, learned: null })],
		['without its place', (cached) => ({ ...cached, place: null })],
		['lacking the field of its place', ({ place: _, ...rest }) => rest],
		['empty in its place', (cached) => ({ ...cached, place: {} })],
		['of a wrong type in its place', (cached) => ({ ...cached, place: 'x' })],
		[
			'damaged in the time of its place',
			(cached) => {
				cached.place.order[1] -= 60_000;
				return cached;
			}
		],
		['of an older engine', (cached) => madeFor(cached, 'older')],
		['of another deck', (cached) => madeFor(cached, fingerprintOf(cardFacts.slice(1), null))],
		[
			'of another start of learning',
			(cached) => madeFor(cached, fingerprintOf(cardFacts, isoOfLog(-5, 12)))
		],
		[
			'damaged in one number',
			(cached) => {
				cached.learned.evidence.rewards[3]! += Number.EPSILON;
				return cached;
			}
		],
		[
			'damaged in one date',
			(cached) => {
				cached.learned.history.contactDay--;
				return cached;
			}
		]
	])('is harmless if it is %s: the log is replayed', (_, instead) =>
		withApp((scene) => foundInstead(scene, instead))
	);
});
