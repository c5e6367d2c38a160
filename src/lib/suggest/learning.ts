import type { CardFacts } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { dayNumber, dayOf, hourOf, instantOf } from '#lib/domain/day.ts';
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
import { easeOf, harmPenalty, lessReward, notNowWeight, rewardOf } from './reward.ts';

/** Goes up whenever what is learned from a log changes. */
const engineVersion = 1;

/** All that follows from a log of choices: the same log gives the same, to the last bit, on any device. */
export interface Learned {
	history: History;
	evidence: Evidence;
}

/** What is known before the first choice. */
export function nothingLearned(): Learned {
	return { history: noHistory(), evidence: noEvidence() };
}

/**
 * What is known after further choices, in the order of the log. Of choices up to `since` nothing stays
 * but when acts were shown and done; choices about cards that the deck no longer has teach nothing.
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
		// Before the days are noted: what an act is like is judged as it was when it was offered.
		if (sinceMs === -Infinity || instantOf(choice.at) > sinceMs) learn(learned, choice, card);
		noteDays(learned.history, choice, card);
	}
	return learned;
}

/** Knowledge of its own: what stands for a card or a family is replaced and never changed. */
function copied({ history, evidence }: Learned): Learned {
	const { cards, families, channels } = history;
	return {
		history: {
			...history,
			cards: new Map(cards),
			families: new Map(families),
			channels: new Map(channels)
		},
		evidence: copiedEvidence(evidence)
	};
}

/** What an act has before it was ever shown. */
const noShowings: Showings = { shownDay: never, shownDayBefore: never, doneDay: never };
/** What an act has before it was ever answered. */
const noAnswers: Answers = {
	times: 0,
	done: 0,
	weight: 0,
	easeSum: 0,
	easeCount: 0,
	harmCount: 0
};
const noFeatures = new Float64Array(featureNames.length);

function learn({ history, evidence }: Learned, choice: Choice, card: CardFacts): void {
	if (choice.kind === 'shown') return;
	const context = {
		day: dayNumber(dayOf(choice.at)),
		hour: hourOf(choice.at),
		energy: choice.energy,
		isIntended: () => choice.isIntended === true,
		// A wish is no finding: it counts as the person set it, and its weight is not learned.
		likedChannels: []
	};
	const features = featuresOf(card, context, history);
	const past = pastOf(history, card);
	const both = [past, channelOf(history, card)];
	switch (choice.kind) {
		case 'done': {
			const { ease, treasured, wasHarmful } = choice.outcome ?? {};
			observe(evidence, card.id, features, rewardOf(choice.outcome), 1);
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
			observe(evidence, card.id, features, 0, notNowWeight);
			count(history, both, notNowWeight);
			break;
		case 'lessLikeThis':
			observe(evidence, card.id, features, 0, 1);
			// The act itself is meant, and not everything that is like it in some way.
			observe(evidence, card.id, noFeatures, lessReward, 1);
			count(history, both, 1);
			familyOf(history, card).unwantedDay = context.day;
			break;
		default:
			// What was said about a win stands in what that win was like.
			if (choice.winId !== null) return;
			observe(evidence, card.id, features, -harmPenalty, 1);
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

/** A copy of what stands for the key, in its place from now on. */
function renewed<Key, Value extends object>(map: Map<Key, Value>, key: Key, first: Value): Value {
	const value = { ...(map.get(key) ?? first) };
	map.set(key, value);
	return value;
}

/** The same history with the days on which acts were shown and done, and nothing of how they were answered. */
function showingsOnly({ cards, families }: History): History {
	return {
		...noHistory(),
		cards: new Map(
			[...cards].map(([id, past]) => [id, { ...past, ...noAnswers, isTreasured: false }])
		),
		families: new Map([...families].map(([name, past]) => [name, { ...past, unwantedDay: never }]))
	};
}

/** What suggestions go by: the posterior, or the prior alone where a person has switched learning off. */
export function knowledgeOf({ history, evidence }: Learned, learns: boolean): Knowledge {
	return learns
		? { history, belief: beliefFrom(evidence) }
		: { history: showingsOnly(history), belief: priorBelief };
}

/** What was learned in the form in which it is kept, so that the log need not be read at each start. */
export interface SavedLearning<Place> {
	learned: Learned;
	/** How far in the log it goes. */
	place: Place;
	/** What it was made with and from; another engine, deck or beginning makes it useless. */
	fingerprint: string;
	digest: string;
}

/** The form in which what was learned is kept. */
export function savedLearning<Place>(
	learned: Learned,
	place: Place,
	fingerprint: string
): SavedLearning<Place> {
	return { learned, place, fingerprint, digest: digestOf([learned, place]) };
}

/** What was kept, if it is whole and still of use; null when it is missing, damaged, or older. */
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

/** A text that is another when the engine, its rewards, the deck or the beginning of learning is another. */
export function fingerprintOf(deck: readonly CardFacts[], since: string | null): string {
	return digestOf(
		JSON.stringify([
			engineVersion,
			featureNames,
			[lessReward, harmPenalty, notNowWeight],
			deck,
			since
		])
	);
}
