import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import { Learning } from '#lib/app/today/learning.ts';
import { openDiaryDatabase } from '#lib/storage/database.ts';
import {
	fingerprintOf,
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	restoredLearning,
	savedLearning
} from '#lib/engine/learning.ts';
import { seededRandom } from '#lib/engine/random.ts';
import { chancesOf } from '#lib/engine/chances.ts';
import { suggest, type Knowledge, type SuggestRequest } from '#lib/engine/suggest.ts';
import { goldenLog } from '../../support/choice-log.ts';
import { timesOf, type Times } from './times.ts';

const eventCount = 10_000;
const cardCount = 200;
const nowMs = Date.UTC(2026, 10, 20, 12);

/** The real deck, extended to this length with cards repeated under other ids. */
function deckOf(length: number): CardFacts[] {
	return Array.from({ length }, (_, i) => {
		const card = cardFacts[i % cardFacts.length]!;
		return i < cardFacts.length ? card : { ...card, id: `${card.id}-again` as CardId };
	});
}

/** Measures each part of the engine in this browser, in ms. */
export async function measureEngine(): Promise<Record<string, Times>> {
	const deck = deckOf(cardCount);
	const log = goldenLog(eventCount);
	const learned = learnedFrom(nothingLearned(), log, deck);
	const recent = log.slice(-500);
	const random = seededRandom('bench');

	const requestOf = (knowledge: Knowledge | null, i: number): SuggestRequest => ({
		deck,
		moment: {
			nowMs,
			today: '2026-11-20' as SuggestRequest['moment']['today'],
			hour: 8 + (i % 12),
			energy: Math.floor(random.uniform() * 101),
			strangersWelcome: true,
			asksAtNight: false,
			quietFromHour: 22,
			quietUntilHour: 7,
			likedChannels: [],
			avoidedChannels: [],
			intendedCardId: null
		},
		choices: recent,
		seen: new Set(),
		people: [],
		knowledge,
		seed: `bench ${i}`
	});
	const knowledge = knowledgeOf(learned, true);

	const fingerprint = fingerprintOf(deck, null);
	const saved = structuredClone(savedLearning(learned, null, fingerprint));
	let event = 0;
	const results: Record<string, Times> = {
		'suggest, 200 cards after 10,000 events': await timesOf(1_000, (i) =>
			suggest(requestOf(knowledge, i))
		),
		'suggest, 200 cards, nothing known (floor)': await timesOf(1_000, (i) =>
			suggest(requestOf(null, i))
		),
		'how likely the picks were (chancesOf)': await timesOf(100, (i) => {
			const request = requestOf(knowledge, i);
			return chancesOf(request, suggest(request));
		}),
		'start-up from the saved posterior': await timesOf(200, () =>
			knowledgeOf(restoredLearning(saved, fingerprintOf(deck, null))!.learned, true)
		),
		"one event's update": await timesOf(200, () =>
			knowledgeOf(learnedFrom(learned, [log[event++ % log.length]!], deck), true)
		),
		'making what is saved of it, afterwards': await timesOf(200, () =>
			structuredClone(savedLearning(learned, null, fingerprint))
		),
		'replay of 10,000 events (rival of the saved posterior)': await timesOf(5, () =>
			learnedFrom(nothingLearned(), log, deck)
		)
	};

	const storage = openDiaryDatabase({ name: 'small-hello-bench' });
	await storage.write(
		log.map((choice) => ({ collection: 'choices' as const, id: choice.id, next: () => choice }))
	);
	await new Learning(storage, { facts: deck }).knowledge(true, null);
	results['start-up with the reading from IndexedDB'] = await timesOf(50, () =>
		new Learning(storage, { facts: deck }).knowledge(true, null)
	);
	storage.close();
	return results;
}
