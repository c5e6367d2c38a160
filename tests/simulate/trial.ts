import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import type { Choice } from '#lib/core/choice.ts';
import type { Day } from '#lib/core/day.ts';
import { presentEnergy } from '#lib/core/energy.ts';
import { earliestQuietUntil, latestQuietFrom } from '#lib/core/preferences.ts';
import { seededRandom } from '#lib/engine/random.ts';
import { isEligible } from '#lib/engine/eligible.ts';
import { situationOf, type Situation } from '#lib/engine/situation.ts';
import { isPaused, type Moment } from '#lib/engine/suggest.ts';
import { noPoints, notePoint, type Points } from './calibration.ts';
import { choicesOf, mattering, observationsOf, type Offered } from './log.ts';
import { bestOffer, poolOf, worthOf } from './offers.ts';
import type { Policy } from './policies.ts';
import type { Life, SyntheticUser, Visit } from './users.ts';

/** Totals from the first day up to a horizon. */
export interface Tally {
	/**
	 * Expected reward of the best offers in this life minus that of the actual ones, at visits outside a
	 * pause.
	 */
	regret: number;
	/** Regret in which each paused visit counts as an offer of reward 0. */
	regretWithPauses: number;
	/** Sum of the expected rewards of the offers. */
	reward: number;
	visits: number;
	pausedVisits: number;
	/** Visits with a done card. */
	doneVisits: number;
	/** Visits with a "too much" or "made it worse". */
	harmVisits: number;
	offers: number;
	offersAboveEnergy: number;
	offersAboveCapacity: number;
	/** Offers of a card that was also offered within the three days before. */
	repeats: number;
	distinct: number;
	/** Offers of a family within seven days after a "less like this" about one of its cards; without rest. */
	unwantedOffers: number;
	/** The number of such offers that chance would make. */
	unwantedByChance: number;
	/** Offers that need company although the user has entered that there is none. */
	offersNeedingSomebody: number;
	/** Offers made after the user has entered that there is no company. */
	offersToNobody: number;
}

/** Results of one policy for one user. */
export interface Trial {
	/** One for each horizon. */
	tallies: readonly Tally[];
	/** Cumulative regret at the end of each day. */
	regretByDay: Float64Array;
	/** Calibration of the first cards, if the policy has expectations. */
	points: Points;
	milliseconds: number;
}

/** A visit from the point of view of the app. */
interface Call {
	visit: Visit;
	moment: Moment;
	at: string;
}

const dayMs = 86_400_000;
/** A Monday, because the weeks of the users begin with one. */
const firstDayMs = Date.UTC(2026, 0, 5);
const repeatDays = 3;

const nothingYet: Tally = {
	regret: 0,
	regretWithPauses: 0,
	reward: 0,
	visits: 0,
	pausedVisits: 0,
	doneVisits: 0,
	harmVisits: 0,
	offers: 0,
	offersAboveEnergy: 0,
	offersAboveCapacity: 0,
	repeats: 0,
	distinct: 0,
	unwantedOffers: 0,
	unwantedByChance: 0,
	offersNeedingSomebody: 0,
	offersToNobody: 0
};

/** Returns the visits of a user from the point of view of the app; they are the same for all policies. */
export function callsOf({ visits, strangersWelcome }: SyntheticUser): readonly Call[] {
	let last: { energy: number; atMs: number } | null = null;
	return visits.map((visit) => {
		const nowMs = firstDayMs + visit.day * dayMs + visit.hour * 3_600_000;
		if (visit.reported !== null) last = { energy: visit.reported, atMs: nowMs };
		const iso = new Date(nowMs).toISOString();
		return {
			visit,
			at: `${iso.slice(0, 19)}+00:00`,
			moment: {
				nowMs,
				today: iso.slice(0, 10) as Day,
				hour: visit.hour,
				energy: presentEnergy(last, nowMs).energy,
				strangersWelcome,
				asksAtNight: false,
				quietFromHour: latestQuietFrom,
				quietUntilHour: earliestQuietUntil,
				likedChannels: [],
				avoidedChannels: [],
				intendedCardId: null,
				isNobodyHere: visit.saysAlone
			}
		};
	});
}

/** Runs a policy on a user from the first visit to the last. */
export function trial(given: {
	user: SyntheticUser;
	calls: readonly Call[];
	policy: Policy;
	/** The same for all policies. */
	seed: string;
	deck: readonly CardFacts[];
	/** In days, the shortest first. */
	horizons: readonly number[];
}): Trial {
	const { user, calls, policy, seed, deck, horizons } = given;
	const life = user.begin();
	const player = policy.begin(deck);
	const tally = { ...nothingYet };
	const tallies: Tally[] = [];
	const regretByDay = new Float64Array(horizons.at(-1)!);
	const points = noPoints();
	const offeredOn = new Map<CardId, number>();
	let choices: Choice[] = [];
	let choicesDay: Day | null = null;
	let milliseconds = 0;

	for (const { visit, moment, at } of calls) {
		while (visit.day >= horizons[tallies.length]!) tallies.push({ ...tally });
		if (moment.today !== choicesDay) {
			choices = mattering(choices, moment.today);
			choicesDay = moment.today;
		}
		const situation = situationOf(moment, choices, deck);
		const pool = poolOf(deck, situation);
		const expected = pool.map((card) => life.expected(visit, card));
		const best = bestOffer(pool, expected, moment.energy);
		tally.visits++;
		// `isPaused` derives the whole situation again, so call it only if it may return true.
		if (situation.notNowsToday > 0 && isPaused(moment, choices)) {
			tally.pausedVisits++;
			tally.regretWithPauses += best.worth;
			continue;
		}

		const visitSeed = `${seed}/${visit.index}`;
		const random = seededRandom(visitSeed);
		const scene = { moment, situation, choices, pool, seed: visitSeed, random, best };
		let since = performance.now();
		const cards = player.offer(scene);
		milliseconds += performance.now() - since;
		const [first, second] = cards.map((card) => expected[pool.indexOf(card)]!);
		const worth = first ? worthOf(first, second) : 0;
		const offered = reactions(life, visit, cards);
		const news = choicesOf(offered, { at, energy: moment.energy, index: visit.index });
		const observations = observationsOf(offered);
		const seen = observations.filter(({ card }) => card === cards[0]);
		if (seen.length > 0 && player.expectedOf)
			notePoint(points, player.expectedOf(cards[0]!), seen, first!.reward);

		tally.reward += worth;
		tally.regret += best.worth - worth;
		tally.regretWithPauses += best.worth - worth;
		regretByDay[visit.day]! += best.worth - worth;
		if (offered.some(({ reaction }) => reaction?.kind === 'done')) tally.doneVisits++;
		if (offered.some(({ reaction }) => reaction?.tooMuch || reaction?.madeItWorse))
			tally.harmVisits++;
		noteUnwanted(tally, situation, deck, cards);
		for (const { id, effort, needs } of cards) {
			tally.offers++;
			if (moment.isNobodyHere) {
				tally.offersToNobody++;
				if (needs.includes('personNearby')) tally.offersNeedingSomebody++;
			}
			if (effort > moment.energy) tally.offersAboveEnergy++;
			if (effort > visit.capacity) tally.offersAboveCapacity++;
			const before = offeredOn.get(id);
			if (before === undefined) tally.distinct++;
			else if (visit.day - before <= repeatDays) tally.repeats++;
			offeredOn.set(id, visit.day);
		}

		choices.push(...news.filter(({ kind }) => kind !== 'shown'));
		since = performance.now();
		player.learn(news, observations);
		milliseconds += performance.now() - since;
	}
	while (tallies.length < horizons.length) tallies.push({ ...tally });
	for (let day = 1; day < regretByDay.length; day++) regretByDay[day]! += regretByDay[day - 1]!;
	return { tallies, regretByDay, points, milliseconds };
}

/** Counts the offers of unwanted families, and how many of them chance would make. */
function noteUnwanted(
	tally: Tally,
	situation: Situation,
	deck: readonly CardFacts[],
	cards: readonly CardFacts[]
): void {
	const { familiesAway } = situation;
	if (familiesAway.size === 0) return;
	const isUnwanted = ({ family }: CardFacts) => family !== 'rest' && familiesAway.has(family);
	const free = { ...situation, familiesAway: new Set<Family>() };
	const actives = deck.filter((card) => card.family !== 'rest' && isEligible(card, free));
	if (actives.length === 0) return;
	const offered = cards.filter(({ family }) => family !== 'rest');
	tally.unwantedOffers += offered.filter(isUnwanted).length;
	tally.unwantedByChance += (offered.length * actives.filter(isUnwanted).length) / actives.length;
}

/** The user looks at the first card, and at the second one only if the first is not done. */
function reactions(life: Life, visit: Visit, cards: readonly CardFacts[]): readonly Offered[] {
	let isDone = false;
	return cards.map((card) => {
		if (isDone) {
			life.noteShown(visit, card);
			return { card, reaction: null };
		}
		const reaction = life.react(visit, card);
		isDone = reaction.kind === 'done';
		return { card, reaction };
	});
}
