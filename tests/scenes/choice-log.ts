import fc from 'fast-check';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/domain/card.ts';
import type { Choice, ChoiceKind, Outcome } from '#lib/domain/choice.ts';
import type { Revision } from '#lib/domain/clock.ts';
import { dayNumber, dayOf, instantOf } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { ratings, type Rating, type WinId } from '#lib/domain/win.ts';
import { digestOf } from '#lib/suggest/digest.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/suggest/learning.ts';
import { reasonsFor } from '#lib/suggest/reasons.ts';
import {
	chancesOf,
	suggest,
	type Companion,
	type Moment,
	type SuggestRequest
} from '#lib/suggest/suggest.ts';

const dayMs = 86_400_000;
const firstMs = Date.UTC(2026, 10, 20);

/** All kinds of choice. */
export const choiceKinds: readonly ChoiceKind[] = [
	'shown',
	'done',
	'notNow',
	'lessLikeThis',
	'tooMuch',
	'madeItWorse'
];

/** The text of an hour so many days after 20 November 2026, or before it, an hour east of Greenwich. */
export function isoOfLog(days: number, hour: number, minute = 0): string {
	const date = new Date(firstMs + days * dayMs).toISOString().slice(0, 10);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${date}T${two(hour)}:${two(minute)}:00+01:00`;
}

/** The number of that day, as features count them. */
export function dayOfLog(days: number): number {
	return dayNumber(dayOf(isoOfLog(days, 12)));
}

/** A choice about which nothing further is said. */
export function choiceOf(
	kind: ChoiceKind,
	cardId: string,
	at: string,
	rest: Partial<Choice> = {}
): Choice {
	return {
		id: `${kind} ${cardId} ${at}`,
		at,
		kind,
		cardId: cardId as CardId,
		energy: 50,
		winId: null,
		probability: null,
		revision: '' as Revision,
		...rest
	};
}

/** As storage hands choices over: by the day on the wall, then by the instant, then by the id. */
export function oldestFirst(choices: readonly Choice[]): Choice[] {
	const compared = (a: string | number, b: string | number) => Number(a > b) - Number(a < b);
	return [...choices].sort(
		(a, b) =>
			compared(dayOf(a.at), dayOf(b.at)) ||
			compared(instantOf(a.at), instantOf(b.at)) ||
			compared(a.id, b.id)
	);
}

/** How an act went, in any way. */
export const anOutcome: fc.Arbitrary<Outcome> = fc
	.record({
		ease: fc.option(fc.constantFrom(...ratings)),
		moodBefore: fc.option(fc.constantFrom(...ratings)),
		moodAfter: fc.option(fc.constantFrom(...ratings)),
		treasured: fc.boolean(),
		wasHarmful: fc.boolean()
	})
	.map(({ wasHarmful, ...said }) => ({ ...said, ...(wasHarmful && { wasHarmful }) }));

/** Any log about these cards over about a year, the oldest first. */
export function aLog(deck: readonly CardFacts[], maxLength: number): fc.Arbitrary<Choice[]> {
	const aChoice = fc
		.record({
			kind: fc.constantFrom(...choiceKinds),
			cardId: deck.length > 0 ? fc.constantFrom(...deck.map(({ id }) => id)) : fc.constant('gone'),
			day: fc.oneof(fc.integer({ min: -365, max: 0 }), fc.integer({ min: -8, max: 2 })),
			hour: fc.integer({ min: 0, max: 23 }),
			minute: fc.integer({ min: 0, max: 59 }),
			energy: fc.integer({ min: 0, max: 100 }),
			winId: fc.option(fc.constantFrom('a', 'b', 'c') as fc.Arbitrary<WinId>),
			outcome: fc.option(anOutcome, { nil: undefined }),
			isIntended: fc.boolean()
		})
		.map(({ kind, cardId, day, hour, minute, outcome, ...rest }) =>
			choiceOf(kind, cardId, isoOfLog(day, hour, minute), {
				...rest,
				...(kind === 'done' && outcome && { outcome })
			})
		);
	return fc.array(aChoice, { maxLength }).map(oldestFirst);
}

// The golden log. Nothing here may draw on Math.random, on the present time or on the zone.

/** Marsaglia's xorshift of 32 bits: whole numbers alone, and no relation to the engine's own generator. */
function lot(seed: number): { below(limit: number): number; happens(percent: number): boolean } {
	let state = seed;
	const below = (limit: number) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
	return { below, happens: (percent) => below(100) < percent };
}

/** Two and a half years of a person who likes texts and rest, wearies of calls, and rates half of it. */
export function goldenLog(length = 2_000): Choice[] {
	const { below, happens } = lot(20_261_120);
	const rated = (low: number, high: number): Rating | null =>
		happens(50) ? ((low + below(high - low + 1)) as Rating) : null;
	const choices: Choice[] = [];
	for (let at = 0; choices.length < length; at++) {
		const card = cardFacts[below(cardFacts.length)]!;
		const time = isoOfLog(-960 + Math.floor(at / 1.2), 7 + below(16), below(60));
		const energy = below(101);
		const add = (kind: ChoiceKind, rest: Partial<Choice> = {}) =>
			choices.push(
				choiceOf(kind, card.id, time, { id: `${choices.length}`.padStart(6, '0'), energy, ...rest })
			);
		add('shown', { probability: (1 + below(21)) / 21 });
		if (happens(30)) continue;
		const isLiked = card.channel === 'text' || card.family === 'rest';
		if (happens(isLiked ? 80 : 40)) {
			const winId = `win ${at}` as WinId;
			const said = {
				ease: isLiked ? rated(3, 5) : rated(1, 4),
				moodBefore: rated(1, 4),
				moodAfter: rated(2, 5),
				treasured: happens(10)
			};
			const isIntended = happens(20);
			const isTooMuch = happens(card.channel === 'call' ? 40 : 5);
			const isWorse = happens(2);
			const outcome: Outcome = { ...said, ...((isTooMuch || isWorse) && { wasHarmful: true }) };
			add('done', { winId, outcome, ...(isIntended && { isIntended }) });
			if (isTooMuch) add('tooMuch', { winId });
			if (isWorse) add('madeItWorse', { winId });
		} else if (happens(70)) add('notNow');
		else if (happens(30)) add('lessLikeThis');
		else add('tooMuch');
	}
	return oldestFirst(choices.slice(0, length));
}

/** Requests of all sorts after that log, with what was learned from it. */
function goldenRequests(log: readonly Choice[]): SuggestRequest[] {
	const { below, happens } = lot(7_352_401);
	const learned = learnedFrom(nothingLearned(), log, cardFacts);
	return Array.from({ length: 20 }, (_, i) => {
		const at = isoOfLog(1 + i, below(24));
		const moment: Moment = {
			nowMs: instantOf(at),
			today: dayOf(at),
			hour: Number(at.slice(11, 13)),
			energy: below(101),
			strangersWelcome: happens(50),
			asksAtNight: happens(20),
			quietFromHour: 18 + below(5),
			quietUntilHour: 7 + below(6),
			likedChannels: happens(50) ? ['text', 'letter'] : [],
			avoidedChannels: happens(50) ? ['call'] : [],
			intendedCardId: happens(20) ? cardFacts[below(cardFacts.length)]!.id : null
		};
		const people = ['ann', 'ben', 'cem'].map((id): Companion => ({
			id: id as PersonId,
			notNow: happens(20),
			lastContactDay: happens(70) ? dayOf(isoOfLog(1 + i - below(14), 12)) : null
		}));
		return {
			deck: cardFacts,
			moment,
			choices: log.slice(-100),
			seen: new Set(happens(30) ? cardFacts.slice(0, below(60)).map(({ id }) => id) : []),
			people,
			knowledge: knowledgeOf(learned, i !== 19),
			seed: `golden ${i}`
		};
	});
}

/** What the engine makes of the golden log: all of it has to be the same in every browser, to the last bit. */
export interface Golden {
	log: string;
	learned: string;
	belief: string;
	chances: string;
	/** The acts of each request, with whom each could be for. */
	suggestions: string[];
}

/** Runs the engine over the golden log. Each digest is of numbers to their last bit. */
export function golden(): Golden {
	const log = goldenLog();
	const requests = goldenRequests(log);
	const all = requests.map((request) => suggest(request));
	const whys = requests.map((request, i) =>
		all[i]!.map(({ cardId }) => reasonsFor(request, cardId))
	);
	const beliefs = requests.map(({ knowledge }) => {
		const { means, drawn, taste, tasteDeviation } = knowledge!.belief;
		const tastes = cardFacts.flatMap(({ id }) => [taste(id, means), tasteDeviation(id)]);
		return [means, drawn(evenly(), 1), tastes];
	});
	return {
		log: digestOf(JSON.stringify(log)),
		learned: digestOf(learnedFrom(nothingLearned(), log, cardFacts)),
		belief: digestOf(beliefs),
		chances: digestOf([all, whys, all.map((one, i) => [...chancesOf(requests[i]!, one)])]),
		suggestions: all.map((one) =>
			one.map(({ cardId, personId }) => (personId ? `${cardId} (${personId})` : cardId)).join(', ')
		)
	};
}

/** Draws that are no draws: spread from -1 to 1. */
function evenly() {
	let at = 0;
	const normal = () => ((at++ * 7) % 31) / 15 - 1;
	return { normal, uniform: () => (normal() + 1) / 2.1 };
}
