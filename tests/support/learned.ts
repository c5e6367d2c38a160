import fc from 'fast-check';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import type { Choice, Outcome } from '#lib/core/choice.ts';
import type { WinId } from '#lib/core/win.ts';
import type { History } from '#lib/engine/history.ts';
import { learnedFrom, nothingLearned, type Learned } from '#lib/engine/learning.ts';
import { aLog } from './choice-log.ts';

/** The day of an event that did not happen. */
export const never = -1_000_000;

/** The best outcome of a card. */
export const bestOutcome: Outcome = { ease: 5, moodBefore: 2, moodAfter: 5, treasured: false };

/** Random logs of the whole deck. */
export const anyLog = aLog(cardFacts, 80);

/** Every twelfth card of the deck. */
export const aFewCards = cardFacts.filter((_, i) => i % 12 === 0);

/** A day of such a log, or one before or after it. */
export const aDay = fc.integer({ min: -370, max: 3 });

/** A log of so few cards that each of them occurs often. */
export const aNarrowLog = aLog(aFewCards, 80);

/** Returns everything learned from these choices. */
export function learnedOf(choices: readonly Choice[], since: string | null = null): Learned {
	return learnedFrom(nothingLearned(), choices, cardFacts, since);
}

/** Returns the card with that id. */
export function cardOf(id: string): CardFacts {
	return cardFacts.find((card) => card.id === id)!;
}

/**
 * Recounts the history naively, with a pass over the whole log for each figure. Choices up to `sinceMs`
 * contribute only the days on which cards were shown and done.
 */
export function recounted(log: readonly Choice[], sinceMs = -Infinity, today?: string): History {
	const ignored = ignoredIn(log, sinceMs, today);
	const known = log.filter(({ cardId }) => cardFacts.some(({ id }) => id === cardId));
	const isCounted = ({ at }: Choice) => Date.parse(at) > sinceMs;
	const counted = known.filter(isCounted);
	const daysOf = (choices: readonly Choice[], kind: Choice['kind']) => [
		...new Set(
			choices
				.filter((choice) => choice.kind === kind)
				.map(({ at }) => Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000)
		)
	];
	const showings = (choices: readonly Choice[]) => ({
		shownDay: daysOf(choices, 'shown').at(-1) ?? never,
		shownDayBefore: daysOf(choices, 'shown').at(-2) ?? never,
		doneDay: daysOf(choices, 'done').at(-1) ?? never
	});
	const answers = (choices: readonly Choice[]) => {
		const those = choices.filter(isCounted);
		const count = (kind: Choice['kind']) => those.filter((one) => one.kind === kind).length;
		const eases = those.flatMap(({ kind, outcome }) =>
			kind === 'done' && outcome?.ease ? outcome.ease : []
		);
		return {
			times: count('done') + count('lessLikeThis') + count('notNow'),
			done: count('done'),
			weight: count('done') + count('lessLikeThis') + 0.6 * count('notNow'),
			easeSum: eases.reduce((sum: number, ease) => sum + (ease - 1) / 4, 0),
			easeCount: eases.length,
			harmCount: those.filter(({ kind, winId, outcome }) =>
				// The outcome of a win already includes the harm reported about it.
				kind === 'done' ? outcome?.wasHarmful : isHarm(kind) && winId === null
			).length
		};
	};
	const by = <Key, Value>(
		keyOf: (card: CardFacts) => Key,
		choices: readonly Choice[],
		value: (choices: readonly Choice[]) => Value
	) =>
		new Map(
			choices.map(({ cardId }) => {
				const key = keyOf(cardOf(cardId));
				return [key, value(known.filter((one) => keyOf(cardOf(one.cardId)) === key))];
			})
		);
	return {
		cards: by(
			({ id }) => id,
			known,
			(those) => ({
				...showings(those),
				...answers(those),
				weight: answers(those).weight + 0.4 * those.filter((one) => ignored.includes(one)).length,
				isTreasured: those.some(
					(one) => isCounted(one) && one.kind === 'done' && one.outcome?.treasured
				)
			})
		),
		families: by(
			({ family }) => family,
			known,
			(those) => ({
				...showings(those),
				unwantedDay: daysOf(those.filter(isCounted), 'lessLikeThis').at(-1) ?? never
			})
		),
		channels: by(
			({ channel }) => channel,
			counted.filter(({ kind }) => kind !== 'shown'),
			answers
		),
		doneCount: counted.filter(({ kind }) => kind === 'done').length,
		answerCount: counted.filter(({ kind }) => ['done', 'notNow', 'lessLikeThis'].includes(kind))
			.length,
		contactDay:
			daysOf(
				counted.filter(({ cardId }) => {
					const { channel, needs } = cardOf(cardId);
					return channel !== 'solo' && needs.includes('knownPerson');
				}),
				'done'
			).at(-1) ?? never
	};
}

function isHarm(kind: Choice['kind']): boolean {
	return kind === 'tooMuch' || kind === 'madeItWorse';
}

/** Rounds every number to nine decimals and sorts maps by key. */
export function rounded(value: unknown): unknown {
	if (typeof value === 'number') return Number(value.toFixed(9));
	if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(rounded);
	if (Array.isArray(value)) return value.map(rounded);
	if (value instanceof Float64Array) return [...value].map(rounded);
	if (typeof value === 'object' && value !== null)
		return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
	return value;
}

/** Changes all answers up to `sinceMs`, but not the days on which cards were shown and done. */
export function saidOtherwise(log: readonly Choice[], sinceMs = Infinity): Choice[] {
	return log.map((choice): Choice => {
		const { id, at, kind, cardId, winId, probability, revision, energy, isIntended } = choice;
		if (Date.parse(at) > sinceMs) return choice;
		return {
			...{ id, at, cardId, probability, revision },
			energy: 100 - energy,
			isIntended: !isIntended,
			winId: winId === null ? ('other' as WinId) : null,
			...(kind === 'done' && { outcome: { ...bestOutcome, wasHarmful: true } }),
			kind:
				kind === 'shown' || kind === 'done'
					? kind
					: kind === 'lessLikeThis'
						? 'madeItWorse'
						: 'lessLikeThis'
		};
	});
}

/**
 * Finds the showings that count as weak refusals, day by day: those on days before `today` to which nothing was
 * answered, and that were not replaced within ten seconds. After a card was done, only those shown before it
 * remain.
 */
export function ignoredIn(
	log: readonly Choice[],
	sinceMs = -Infinity,
	today?: string
): readonly Choice[] {
	const dayOf = ({ at }: Choice) => at.slice(0, 10);
	// Harm reported about a win is no event of its own.
	const events = log.filter(({ kind, winId }) => !isHarm(kind) || winId === null);
	const present = today ?? (events.length > 0 ? dayOf(events.at(-1)!) : '');
	const ignored: Choice[] = [];
	let left: Choice[] = [];
	let day = '';
	for (const choice of events) {
		if (dayOf(choice) !== day) {
			ignored.push(...left);
			left = [];
			day = dayOf(choice);
		}
		if (Date.parse(choice.at) <= sinceMs) continue;
		const at = left.findIndex(({ cardId }) => cardId === choice.cardId);
		if (choice.kind === 'done') left.splice(Math.max(0, at));
		else if (at >= 0) left.splice(at, 1);
		if (choice.kind !== 'shown') continue;
		const awayMs = (other: Choice) => Date.parse(choice.at) - Date.parse(other.at);
		left = left.filter((other) => awayMs(other) === 0 || awayMs(other) >= 10_000);
		left.push(choice);
	}
	return day === present ? ignored : [...ignored, ...left];
}
