import type { CardFacts, CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { dayNumber, dayOf, hourOf, instantOf } from '#lib/domain/day.ts';
import { digestOf } from './digest.ts';
import { featuresOf } from './features.ts';
import { featureNames } from './prior.ts';
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
import { priorBelief } from './belief.ts';
import {
	amend,
	beliefFrom,
	copiedEvidence,
	noEvidence,
	observe,
	type Evidence
} from './posterior.ts';
import { noiseDeviation, priorMeans } from './prior.ts';
import { easeOf, harmPenalty, lessReward, notNowWeight, rewardOf } from './reward.ts';
import type { Knowledge } from './suggest.ts';

/** Goes up whenever what is learned from a log changes. */
const engineVersion = 1;

/** All that follows from a log of choices: the same log gives the same, to the last bit, on any device. */
export interface Learned {
	history: History;
	evidence: Evidence;
	/** The features of each act when it was last done, for what is said about it afterwards. */
	lastDone: Map<CardId, Float64Array>;
}

/** What is known before the first choice. */
export function nothingLearned(): Learned {
	return { history: noHistory(), evidence: noEvidence(), lastDone: new Map() };
}

/**
 * What is known after further choices, in the order of the log. Choices up to `since` and choices
 * about cards that the deck no longer has teach nothing.
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
		if (card && (sinceMs === -Infinity || instantOf(choice.at) > sinceMs))
			learn(learned, choice, card);
	}
	return learned;
}

/** Knowledge of its own: what stands for a card or a family is replaced and never changed. */
function copied({ history, evidence, lastDone }: Learned): Learned {
	const { cards, families, channels } = history;
	return {
		history: {
			...history,
			cards: new Map(cards),
			families: new Map(families),
			channels: new Map(channels)
		},
		evidence: copiedEvidence(evidence),
		lastDone: new Map(lastDone)
	};
}

const noFeatures = new Float64Array(featureNames.length);

function learn({ history, evidence, lastDone }: Learned, choice: Choice, card: CardFacts): void {
	const day = dayNumber(dayOf(choice.at));
	const past = pastOf(history, card);
	const family = familyOf(history, card);
	if (choice.kind === 'shown') {
		noteShown(past, day);
		noteShown(family, day);
		return;
	}
	const features = () =>
		featuresOf(
			card,
			{
				day,
				hour: hourOf(choice.at),
				energy: choice.energy,
				isIntended: () => choice.isIntended === true,
				likedChannels: []
			},
			history
		);
	const channel = channelOf(history, card);
	switch (choice.kind) {
		case 'done': {
			const present = features();
			observe(evidence, card.id, present, rewardOf(choice.outcome), 1);
			lastDone.set(card.id, present);
			const ease = choice.outcome?.ease;
			for (const answers of [past, channel]) {
				answers.answered++;
				answers.done++;
				if (ease) {
					answers.easeSum += easeOf(ease);
					answers.easeCount++;
				}
			}
			past.doneDay = day;
			family.doneDay = day;
			past.isTreasured ||= choice.outcome?.treasured ?? false;
			history.doneCount++;
			history.answerCount++;
			if (reachesSomebodyKnown(card)) history.contactDay = day;
			break;
		}
		case 'notNow':
			observe(evidence, card.id, features(), 0, notNowWeight);
			past.answered += notNowWeight;
			channel.answered += notNowWeight;
			history.answerCount++;
			break;
		case 'lessLikeThis':
			observe(evidence, card.id, features(), 0, 1);
			// The act itself is meant, and not everything that is like it in some way.
			observe(evidence, card.id, noFeatures, lessReward, 1);
			past.answered++;
			channel.answered++;
			family.unwantedDay = day;
			history.answerCount++;
			break;
		default: {
			if (choice.winId === null) {
				observe(evidence, card.id, features(), -harmPenalty, 1);
				break;
			}
			// It takes back part of what doing the act has earned, once.
			const done = lastDone.get(card.id);
			if (done) amend(evidence, card.id, done, -harmPenalty);
			lastDone.delete(card.id);
		}
	}
}

function noteShown(showings: Showings, day: number): void {
	if (day === showings.shownDay) return;
	showings.shownDayBefore = showings.shownDay;
	showings.shownDay = day;
}

const noShowings = { shownDay: never, shownDayBefore: never, doneDay: never };
const noAnswers: Answers = { answered: 0, done: 0, easeSum: 0, easeCount: 0 };

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

/** What suggestions go by: the posterior, or the prior alone where a person has switched learning off. */
export function knowledgeOf({ history, evidence }: Learned, learns: boolean): Knowledge {
	return { history, belief: learns ? beliefFrom(evidence) : priorBelief };
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

/** A text that is another when the engine, its prior, the deck or the beginning of learning is another. */
export function fingerprintOf(deck: readonly CardFacts[], since: string | null): string {
	return digestOf(
		JSON.stringify([engineVersion, featureNames, [...priorMeans], noiseDeviation, deck, since])
	);
}
