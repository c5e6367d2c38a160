import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayNumber, dayOf, hourOf, instantOf } from '#lib/core/day.ts';
import { priorBelief, type Knowledge } from './belief.ts';
import { digestOf } from './digest.ts';
import { featuresOf } from './features.ts';
import {
	never,
	noHistory,
	reachesSomebodyKnown,
	type Answers,
	type CardPast,
	type FamilyPast,
	type History,
	type Showings
} from './history.ts';
import { beliefFrom, copiedEvidence, noEvidence, observe, type Evidence } from './posterior.ts';
import { featureNames } from './prior.ts';
import {
	easeOf,
	harmPenalty,
	ignoredWeight,
	lessReward,
	notNowWeight,
	rewardOf
} from './reward.ts';
import { noTastes, withTastes, type Tastes } from './tastes.ts';

export { noTastes, type Tastes } from './tastes.ts';

/** Increment it whenever the same log leads to another result: cached learning is then stale. */
const engineVersion = 2;

/** A card that was shown on the last day of the log and has no answer yet. */
export interface Unanswered {
	cardId: CardId;
	day: number;
	atMs: number;
	/** The features at that time. */
	features: Float64Array;
}

/** Everything derived from a choice log. The same log leads to the same bits on every device. */
export interface Learned {
	history: History;
	evidence: Evidence;
	/** In the order in which they were shown. */
	unanswered: readonly Unanswered[];
}

/** Returns the state before the first choice. */
export function nothingLearned(): Learned {
	return { history: noHistory(), evidence: noEvidence(), unanswered: [] };
}

/**
 * Returns the state after further choices, in log order; `before` is not modified. Choices up to `since`
 * contribute only the days on which cards were shown and done. Choices of cards that are not in the deck are
 * ignored.
 */
export function learnedFrom(
	before: Learned,
	choices: readonly Choice[],
	deck: readonly CardFacts[],
	since: string | null = null
): Learned {
	const learned = copied(before);
	const cards = new Map(deck.map((card) => [card.id, card]));
	const sinceMs = since === null ? -Infinity : instantOf(since);
	for (const choice of choices) {
		const card = cards.get(choice.cardId);
		if (!card) continue;
		if (!isAboutWin(choice)) countIgnored(learned, dayNumber(dayOf(choice.at)), cards);
		// Learn before noting the days: the features must describe the card as it was when it was offered.
		if (sinceMs === -Infinity || instantOf(choice.at) > sinceMs) learn(learned, choice, card);
		noteDays(learned.history, choice, card);
	}
	return learned;
}

/** Returns an independent copy. The map values are replaced and never mutated, so copies share them. */
function copied({ history, evidence, unanswered }: Learned): Learned {
	const { cards, families, channels } = history;
	return {
		history: {
			...history,
			cards: new Map(cards),
			families: new Map(families),
			channels: new Map(channels)
		},
		evidence: copiedEvidence(evidence),
		unanswered
	};
}

/** Days of a card that was never shown. */
const noShowings: Showings = { shownDay: never, shownDayBefore: never, doneDay: never };
/** Counts of a card that was never answered. */
const noAnswers: Answers = {
	times: 0,
	done: 0,
	weight: 0,
	easeSum: 0,
	easeCount: 0,
	harmCount: 0
};
const noFeatures = new Float64Array(featureNames.length);

/** Returns true for harm that was reported about a win: the outcome of the win already includes it. */
function isAboutWin({ kind, winId }: Choice): boolean {
	return winId !== null && (kind === 'tooMuch' || kind === 'madeItWorse');
}

/** Cards that made way for others within this time were hardly looked at. */
const glanceMs = 10_000;

/** Counts the unanswered cards of an earlier day as weak refusals. */
function countIgnored(learned: Learned, day: number, cards: ReadonlyMap<CardId, CardFacts>): void {
	if (learned.unanswered.every((one) => one.day === day)) return;
	for (const { cardId, features } of learned.unanswered) {
		const card = cards.get(cardId)!;
		observe(learned.evidence, card, features, 0, ignoredWeight);
		pastOf(learned.history, card).weight += ignoredWeight;
	}
	learned.unanswered = [];
}

/** Returns the cards that remain unanswered after a choice. */
function stillUnanswered(
	unanswered: readonly Unanswered[],
	{ kind, cardId, at }: Choice
): readonly Unanswered[] {
	if (kind === 'shown') {
		const atMs = instantOf(at);
		return unanswered.filter(
			(one) => one.cardId !== cardId && (one.atMs === atMs || atMs - one.atMs >= glanceMs)
		);
	}
	if (kind !== 'done') return unanswered.filter((one) => one.cardId !== cardId);
	// Cards before the one that was done were passed over; those after it were not needed.
	return unanswered.slice(
		0,
		Math.max(
			0,
			unanswered.findIndex((one) => one.cardId === cardId)
		)
	);
}

function learn(learned: Learned, choice: Choice, card: CardFacts): void {
	const { history, evidence } = learned;
	if (!isAboutWin(choice)) learned.unanswered = stillUnanswered(learned.unanswered, choice);
	const context = {
		day: dayNumber(dayOf(choice.at)),
		hour: hourOf(choice.at),
		energy: choice.energy,
		isIntended: () => choice.isIntended === true,
		// Preferred channels are a setting, not evidence: the weight of `likedChannel` stays at its prior.
		likedChannels: []
	};
	const features = featuresOf(card, context, history);
	if (choice.kind === 'shown') {
		learned.unanswered = [
			...learned.unanswered,
			{ cardId: card.id, day: context.day, atMs: instantOf(choice.at), features }
		];
		return;
	}
	const past = pastOf(history, card);
	const both = [past, channelOf(history, card)];
	switch (choice.kind) {
		case 'done': {
			const { ease, treasured, wasHarmful } = choice.outcome ?? {};
			observe(evidence, card, features, rewardOf(choice.outcome), 1);
			for (const answers of both) {
				answers.done++;
				if (wasHarmful) answers.harmCount++;
				if (ease) {
					answers.easeSum += easeOf(ease);
					answers.easeCount++;
				}
			}
			count(history, both, 1);
			past.isTreasured ||= treasured ?? false;
			history.doneCount++;
			if (reachesSomebodyKnown(card)) history.contactDay = context.day;
			break;
		}
		case 'notNow':
			observe(evidence, card, features, 0, notNowWeight);
			count(history, both, notNowWeight);
			break;
		case 'lessLikeThis':
			observe(evidence, card, features, 0, 1);
			// The strong refusal affects only the card effect, not the features shared with other cards.
			observe(evidence, card, noFeatures, lessReward, 1);
			count(history, both, 1);
			familyOf(history, card).unwantedDay = context.day;
			break;
		default:
			if (isAboutWin(choice)) return;
			observe(evidence, card, features, -harmPenalty, 1);
			for (const answers of both) answers.harmCount++;
	}
}

function count(history: History, both: readonly Answers[], weight: number): void {
	for (const answers of both) {
		answers.times++;
		answers.weight += weight;
	}
	history.answerCount++;
}

function noteDays(history: History, { kind, at }: Choice, card: CardFacts): void {
	const day = dayNumber(dayOf(at));
	for (const showings of [pastOf(history, card), familyOf(history, card)]) {
		if (kind === 'shown') noteShown(showings, day);
		else if (kind === 'done') showings.doneDay = day;
	}
}

function noteShown(showings: Showings, day: number): void {
	if (day === showings.shownDay) return;
	showings.shownDayBefore = showings.shownDay;
	showings.shownDay = day;
}

function pastOf({ cards }: History, { id }: CardFacts): CardPast {
	return renewed(cards, id, { ...noShowings, ...noAnswers, isTreasured: false });
}

function familyOf({ families }: History, { family }: CardFacts): FamilyPast {
	return renewed(families, family, { ...noShowings, unwantedDay: never });
}

function channelOf({ channels }: History, { channel }: CardFacts): Answers {
	return renewed(channels, channel, noAnswers);
}

/** Stores a copy of the value of a key, or of `first`, and returns the copy to be mutated. */
function renewed<Key, Value extends object>(map: Map<Key, Value>, key: Key, first: Value): Value {
	const value = { ...(map.get(key) ?? first) };
	map.set(key, value);
	return value;
}

/** Returns only the days on which cards were shown and done, without any answers. */
function showingsOnly({ cards, families }: History): History {
	return {
		...noHistory(),
		cards: new Map(
			[...cards].map(([id, past]) => [id, { ...past, ...noAnswers, isTreasured: false }])
		),
		families: new Map([...families].map(([name, past]) => [name, { ...past, unwantedDay: never }]))
	};
}

/**
 * Returns the input of `suggest`: the posterior, shaped by the answers to the first questions, or the prior if
 * the user has turned learning off.
 */
export function knowledgeOf(
	{ history, evidence }: Learned,
	learns: boolean,
	tastes: Tastes = noTastes,
	deck: readonly CardFacts[] = []
): Knowledge {
	return learns
		? { history, belief: beliefFrom(withTastes(evidence, tastes, deck)) }
		: { history: showingsOnly(history), belief: priorBelief };
}

/** Cache of what was learned, so that the app need not replay the log at each start. */
export interface SavedLearning<Place> {
	learned: Learned;
	/** Position in the log up to which it was learned. */
	place: Place;
	/** Result of `fingerprintOf` at the time of learning; a different one makes the cache stale. */
	fingerprint: string;
	digest: string;
}

/** Returns the cache record of what was learned. */
export function savedLearning<Place>(
	learned: Learned,
	place: Place,
	fingerprint: string
): SavedLearning<Place> {
	return { learned, place, fingerprint, digest: digestOf([learned, place]) };
}

/** Validates a cache record. Returns null if it is missing, damaged or stale. */
export function restoredLearning<Place>(
	saved: unknown,
	fingerprint: string
): Pick<SavedLearning<Place>, 'learned' | 'place'> | null {
	try {
		const { learned, place, digest, ...made } = saved as SavedLearning<Place>;
		const isWhole = digestOf([learned, place]) === digest;
		return made.fingerprint === fingerprint && isWhole ? { learned, place } : null;
	} catch {
		return null;
	}
}

/** Returns a hash of the engine version, features, rewards, deck and start of learning. */
export function fingerprintOf(deck: readonly CardFacts[], since: string | null): string {
	return digestOf(
		JSON.stringify([
			engineVersion,
			featureNames,
			[lessReward, harmPenalty, notNowWeight, ignoredWeight],
			deck,
			since
		])
	);
}
