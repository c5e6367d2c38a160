import fc from 'fast-check';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice, ChoiceKind, Outcome } from '#lib/core/choice.ts';
import type { Revision } from '#lib/core/clock.ts';
import { dayNumber, dayOf, instantOf } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { ratings, type Rating, type WinId } from '#lib/core/win.ts';
import { digestOf } from '#lib/engine/digest.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import { reasonsFor } from '#lib/engine/reasons.ts';
import { chancesOf } from '#lib/engine/chances.ts';
import { suggest, type Companion, type Moment, type SuggestRequest } from '#lib/engine/suggest.ts';

const dayMs = 86_400_000;
const firstMs = Date.UTC(2026, 10, 20);

/** All kinds of choices. */
export const choiceKinds: readonly ChoiceKind[] = [
	'shown',
	'done',
	'notNow',
	'lessLikeThis',
	'tooMuch',
	'madeItWorse'
];

/** ISO time of an hour, `days` days after 20 November 2026 (before it if negative), at the offset +01:00. */
export function isoOfLog(days: number, hour: number, minute = 0): string {
	const date = new Date(firstMs + days * dayMs).toISOString().slice(0, 10);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${date}T${two(hour)}:${two(minute)}:00+01:00`;
}

/** The same day as a day number. */
export function dayOfLog(days: number): number {
	return dayNumber(dayOf(isoOfLog(days, 12)));
}

/** A choice with only the required fields, changed by `rest`. */
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

/** Sorts choices in the order of storage: by local day, then by instant, then by id. */
export function oldestFirst(choices: readonly Choice[]): Choice[] {
	const compared = (a: string | number, b: string | number) => Number(a > b) - Number(a < b);
	return [...choices].sort(
		(a, b) =>
			compared(dayOf(a.at), dayOf(b.at)) ||
			compared(instantOf(a.at), instantOf(b.at)) ||
			compared(a.id, b.id)
	);
}

/** Any outcome of a win. */
export const anOutcome: fc.Arbitrary<Outcome> = fc
	.record({
		ease: fc.option(fc.constantFrom(...ratings)),
		moodBefore: fc.option(fc.constantFrom(...ratings)),
		moodAfter: fc.option(fc.constantFrom(...ratings)),
		treasured: fc.boolean(),
		wasHarmful: fc.boolean()
	})
	.map(({ wasHarmful, ...said }) => ({ ...said, ...(wasHarmful && { wasHarmful }) }));

/** Any log of about a year with these cards, oldest first. */
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

// The golden log. It must not depend on Math.random, the current time or the time zone.

/** Marsaglia's 32-bit xorshift: uses only integers, and is independent of the engine's own generator. */
function xorshift(seed: number): {
	below(limit: number): number;
	happens(percent: number): boolean;
} {
	let state = seed;
	const below = (limit: number) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
	return { below, happens: (percent) => below(100) < percent };
}

/**
 * Two and a half years of a user who likes texts and rest, often finds calls too much, and gives about half
 * of the ratings.
 */
export function goldenLog(length = 2_000): Choice[] {
	const { below, happens } = xorshift(20_261_120);
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

/** Returns various requests at times after the log, each with the knowledge that was learned from it. */
function goldenRequests(log: readonly Choice[]): SuggestRequest[] {
	const { below, happens } = xorshift(7_352_401);
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
			intendedCardId: happens(20) ? cardFacts[below(cardFacts.length)]!.id : null,
			isNobodyHere: happens(20),
			place: happens(20) ? 'home' : happens(20) ? 'out' : null
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

/** Output of the engine for the golden log. It must be the same to the last bit in every browser. */
export interface Golden {
	log: string;
	learned: string;
	belief: string;
	chances: string;
	/** The cards of each request, each with its suggested person. */
	suggestions: string[];
}

/** Runs the engine on the golden log. The digests depend on every bit of the numbers. */
export function golden(): Golden {
	const log = goldenLog();
	const requests = goldenRequests(log);
	const all = requests.map((request) => suggest(request));
	const whys = requests.map((request, i) =>
		all[i]!.map(({ cardId }) => reasonsFor(request, cardId))
	);
	const beliefs = requests.map(({ knowledge }) => {
		const { means, drawn, taste, tasteDeviation } = knowledge!.belief;
		const tastes = cardFacts.flatMap((card) => [taste(card, means), tasteDeviation(card)]);
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

/** A fixed sequence from -1 to 1 in place of random numbers. */
function evenly() {
	let at = 0;
	const normal = () => ((at++ * 7) % 31) / 15 - 1;
	return { normal, uniform: () => (normal() + 1) / 2.1 };
}
