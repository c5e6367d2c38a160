import { channels } from '#lib/core/card.ts';
import { families } from '#lib/core/families.ts';
import type { Rating } from '#lib/core/win.ts';
import { chance, combined, logistic, logit } from './chance.ts';
import type { Temperament } from './families.ts';
import {
	expectedMood,
	isEvening,
	liftsPerStep,
	lowestLift,
	ratingNoise,
	ratingSteps,
	strainWidth,
	type Person
} from './person.ts';
import type { Expected, Life, Reaction, Visit } from './users.ts';

/** Effort above capacity at which half of the users report "too much". */
const strainAt = 5;
const strainFactor = Math.exp(-strainAt / strainWidth);
/** Cost of an act that needs company when there is none: it is practically never done. */
const unmetNeed = 6;
/** Share of strained users who report "too much" without doing the card. */
const saidUndone = 0.25;
const stepFactors = Float64Array.from(ratingSteps, (step) => Math.exp((step + 0.5) / ratingNoise));

/** Starts a life of the user in which nothing was shown yet. */
export function beginLife(person: Person): Life {
	return person.character.randomYes === null
		? responsiveLife(person)
		: randomLife(person, person.character.randomYes);
}

function rated(mean: number, share: number): Rating {
	const value = Math.round(mean + ratingNoise * logit(share));
	return Math.min(Math.max(value, 1), 5) as Rating;
}

function responsiveLife(person: Person): Life {
	const { character, deck, effort, effortPower, appeal, taste, laterTaste, benefit } = person;
	const { moodSense, channelHour, moodByLift } = person;
	const count = deck.cards.length;
	const cardWear = new Float64Array(count);
	const familyWear = new Float64Array(families.length);
	const timesDone = new Uint16Array(count);
	/** log(1 + times done), computed when the count changes. */
	const practice = new Float64Array(count);
	const shownAt = new Int32Array(count).fill(-1);
	const doneAt = new Int32Array(count).fill(-1);
	let shown: number[] = [];
	let done: number[] = [];

	// State of the visit: computed once for all its cards.
	let now: Visit | null = null;
	let time = 0;
	let capacity = 0;
	let capacityPower = 0;
	let reserveFactor = 0;
	let mood = 0;
	let moodChange = 0;
	let hurry = 0;
	let inwardPull = 0;
	let outwardPull = 0;
	let early = 1;
	let late = 0;
	let tasteNow = taste;
	let isAlone = false;
	let momentStart = 0;
	let channelStart = 0;
	const moodPart = new Float64Array(moodByLift[0]!.length);

	// Results for the card that was weighed last.
	let acceptance = 0;
	let strain = 0;
	let worse = 0;
	let liking = 0;
	let lift = 0;
	let ease = 0;

	function arrive(visit: Visit): void {
		if (visit === now) return;
		if (now === null || visit.index !== now.index) {
			settle();
			recover(visit);
		}
		now = visit;
		capacity = visit.capacity;
		capacityPower = Math.exp(-capacity / strainWidth);
		reserveFactor = Math.exp(character.reserve / strainWidth);
		const expectedFromCapacity = 0.03 * (capacity - character.capacity);
		const today = person.moods[visit.day] ?? 0;
		mood = Math.min(Math.max(character.moodMean + expectedFromCapacity + today, 1), 5);
		moodChange = mood - character.moodMean;
		hurry = isEvening(visit.hour) ? character.eveningHurry : character.hurry;
		const exhausted = logistic((22 - capacity) / 6);
		inwardPull = 1.1 * exhausted + 0.008 * (40 - capacity);
		outwardPull = -0.6 * exhausted + 0.008 * (capacity - 40);
		const turn = ((Math.PI / 2) * visit.day) / character.tasteTurnsIn;
		early = Math.cos(turn);
		late = Math.sin(turn);
		const events = character.events.filter((day) => day <= visit.day).length;
		tasteNow = events === 0 ? taste : person.tasteAfterEvents[events - 1]!;
		isAlone = visit.isAlone;
		momentStart = visit.hour * count;
		channelStart = visit.hour * channels.length;
		moodPart.fill(0);
		for (const [index, byLift] of moodByLift.entries()) {
			const above = index === 0 ? 1 : logistic((mood - index - 0.5) / ratingNoise);
			const next = index === 4 ? 0 : logistic((mood - index - 1.5) / ratingNoise);
			for (let at = 0; at < moodPart.length; at++) {
				moodPart[at] = moodPart[at]! + (above - next) * byLift[at]!;
			}
		}
	}

	function settle(): void {
		for (const index of shown) wear(index, 0.3, 0.12);
		for (const index of done) {
			wear(index, 0.7, 0.25);
			timesDone[index] = timesDone[index]! + 1;
			practice[index] = Math.log1p(timesDone[index]!);
		}
		shown = [];
		done = [];
	}

	function wear(index: number, onCard: number, onFamily: number): void {
		const family = deck.family[index]!;
		cardWear[index] = cardWear[index]! + onCard;
		familyWear[family] = familyWear[family]! + onFamily;
	}

	function recover(visit: Visit): void {
		const next = Math.max(time, visit.day + visit.hour / 24);
		const ofCard = Math.exp((time - next) / character.cardRecovery);
		const ofFamily = Math.exp((time - next) / character.familyRecovery);
		for (let index = 0; index < count; index++) cardWear[index] = cardWear[index]! * ofCard;
		for (let family = 0; family < familyWear.length; family++) {
			familyWear[family] = familyWear[family]! * ofFamily;
		}
		time = next;
	}

	/** Present cost of repetition, with diminishing steps; log-odds. */
	function weariness(index: number): number {
		const ofCard = cardWear[index]!;
		const ofFamily = familyWear[deck.family[index]!]!;
		return (
			deck.wears[index]! *
			((character.cardWear * ofCard) / (1 + 0.3 * ofCard) +
				(character.familyWear * ofFamily) / (1 + 0.3 * ofFamily))
		);
	}

	function weigh(index: number): void {
		const inward = deck.inward[index] === 1;
		const felt = effort[index]!;
		const power = effortPower[index]! * capacityPower;
		strain = (power * strainFactor) / (1 + power * strainFactor);
		const worn = weariness(index);
		const practised = practice[index]!;

		const challenge = Math.min(felt / (capacity + 10), 1.5);
		const missed = challenge - character.bestChallenge;
		// `short` penalizes a challenge above the best one.
		const bored = missed < 0 ? character.boredom * missed * missed * (inward ? 0.3 : 1) : 0;
		const short = Math.log(1 + power * reserveFactor);

		liking = early * tasteNow[index]! + late * laterTaste[index]!;
		const readiness =
			character.willingness +
			appeal[index]! +
			liking +
			channelHour[channelStart + deck.channel[index]!]! +
			deck.moment[momentStart + index]! +
			moodSense[index]! * moodChange +
			(inward ? inwardPull : outwardPull) -
			hurry * deck.doublings[index]! -
			bored -
			0.9 * short -
			worn -
			(isAlone ? unmetNeed * deck.needsSomebody[index]! : 0) +
			character.habit * practised;
		acceptance = character.ceiling / (1 + Math.exp(-readiness));

		lift =
			0.15 +
			(0.3 * liking) / Math.sqrt(1 + liking * liking) +
			benefit[index]! -
			0.3 * bored -
			0.9 * strain -
			0.1 * worn;
		worse = 0.004 + 0.16 / (1 + Math.exp((lift + 0.5) / 0.2));
		ease =
			character.easeLean +
			Math.min(3.3 - (felt - capacity) / 30 + 0.2 * liking, 4.7) +
			Math.min(0.25 * practised, 0.6);
	}

	function meanEase(): number {
		const power = Math.exp(-ease / ratingNoise);
		let sum = 0;
		for (let step = 0; step < 4; step++) sum += 1 / (1 + power * stepFactors[step]!);
		return sum / 4;
	}

	function meanMoodPart(raised: number): number {
		const exact = (raised - lowestLift) * liftsPerStep;
		const place = Math.min(Math.max(exact, 0), moodPart.length - 1.001);
		const below = Math.floor(place);
		const low = moodPart[below]!;
		return low + (place - below) * (moodPart[below + 1]! - low);
	}

	function saysUndone(): number {
		return (1 - character.ignores) * saidUndone * strain;
	}

	function noteShown(visit: Visit, index: number): void {
		if (shownAt[index] === visit.index) return;
		shownAt[index] = visit.index;
		shown.push(index);
	}

	function noteDone(visit: Visit, index: number): void {
		if (doneAt[index] === visit.index) return;
		doneAt[index] = visit.index;
		done.push(index);
	}

	return {
		expected(visit, card): Expected {
			arrive(visit);
			weigh(deck.indexOf(card));
			const ifDone = strain + worse - strain * worse;
			const tooMuch = acceptance * ifDone + (1 - acceptance) * saysUndone();
			const moodMean = (1 - worse) * meanMoodPart(lift) + worse * meanMoodPart(lift - 1);
			const worth = 0.5 + 0.25 * meanEase() + 0.25 * moodMean;
			return { acceptance, tooMuch, reward: acceptance * worth - 0.4 * tooMuch };
		},
		react(visit, card): Reaction {
			arrive(visit);
			const index = deck.indexOf(card);
			weigh(index);
			noteShown(visit, index);
			const noise = noiseOf(person, visit, index);
			if (noise.done >= acceptance) {
				return leaving(
					noise,
					character.ignores,
					0.04 + 0.4 * logistic((-0.9 - liking) / 0.3),
					noise.tooMuch < saidUndone * strain
				);
			}
			noteDone(visit, index);
			const madeItWorse = noise.worse < worse;
			const before = rated(mood, noise.moodBefore);
			const after = expectedMood(character, before) + lift - (madeItWorse ? 1 : 0);
			return {
				kind: 'done',
				tooMuch: noise.tooMuch < strain,
				madeItWorse,
				...said(character, noise, {
					ease: rated(ease, noise.ease),
					moodBefore: before,
					moodAfter: rated(after, noise.moodAfter)
				})
			};
		},
		noteShown(visit, card) {
			arrive(visit);
			noteShown(visit, deck.indexOf(card));
		}
	};
}

/** A user who answers at random, independent of the cards. */
function randomLife(person: Person, yes: number): Life {
	const { character, deck } = person;
	const tooMuchAt = 0.03;
	const worseAt = 0.02;
	const anyRating = (share: number) => (1 + Math.floor(5 * share)) as Rating;
	const troubled = yes * (tooMuchAt + worseAt - tooMuchAt * worseAt);
	const unprompted = (1 - yes) * (1 - character.ignores) * tooMuchAt;
	const five: readonly Rating[] = [1, 2, 3, 4, 5];
	const moodParts = five.flatMap((before) =>
		five.map((after) => {
			const change = (after - expectedMood(character, before)) / 4;
			return Math.min(Math.max(0.5 + change, 0), 1);
		})
	);
	const moodMean = moodParts.reduce((sum, part) => sum + part, 0) / moodParts.length;
	const tooMuch = troubled + unprompted;
	const reward = yes * (0.5 + 0.25 * 0.5 + 0.25 * moodMean) - 0.4 * tooMuch;
	return {
		expected: () => ({ acceptance: yes, tooMuch, reward }),
		react(visit, card) {
			const noise = noiseOf(person, visit, deck.indexOf(card));
			if (noise.done >= yes) {
				return leaving(noise, character.ignores, 0.3, noise.tooMuch < tooMuchAt);
			}
			return {
				kind: 'done',
				tooMuch: noise.tooMuch < tooMuchAt,
				madeItWorse: noise.worse < worseAt,
				...said(character, noise, {
					ease: anyRating(noise.ease),
					moodBefore: anyRating(noise.moodBefore),
					moodAfter: anyRating(noise.moodAfter)
				})
			};
		},
		noteShown: () => undefined
	};
}

type Noise = ReturnType<typeof noiseOf>;

/** Returns all random numbers of one reaction. They do not depend on what happened before. */
function noiseOf(person: Person, visit: Visit, index: number) {
	const ofVisit = combined(person.noiseSeed, visit.index);
	const draw = chance(combined(ofVisit, person.deck.hashes[index]!));
	return {
		// The mood at the start of a visit does not depend on the card.
		moodBefore: chance(ofVisit).even(),
		done: draw.even(),
		ignored: draw.even(),
		less: draw.even(),
		tooMuch: draw.even(),
		worse: draw.even(),
		ease: draw.even(),
		moodAfter: draw.even(),
		silent: draw.even(),
		easeUnsaid: draw.even(),
		moodUnsaid: draw.even()
	};
}

function leaving(noise: Noise, ignores: number, less: number, tooMuch: boolean): Reaction {
	const ignored = noise.ignored < ignores;
	return {
		kind: ignored ? 'ignored' : noise.less < less ? 'lessLikeThis' : 'notNow',
		tooMuch: tooMuch && !ignored,
		madeItWorse: false,
		ease: null,
		moodBefore: null,
		moodAfter: null
	};
}

type Ratings = Pick<Reaction, 'ease' | 'moodBefore' | 'moodAfter'>;

function said(character: Temperament, noise: Noise, ratings: Ratings): Ratings {
	// 70 % of the missing ratings are missing together; the others are missing independently.
	const together = 0.7 * character.missingRatings;
	const alone = (character.missingRatings - together) / (1 - together);
	if (noise.silent < together) return { ease: null, moodBefore: null, moodAfter: null };
	const moodUnsaid = noise.moodUnsaid < alone;
	return {
		ease: noise.easeUnsaid < alone ? null : ratings.ease,
		moodBefore: moodUnsaid ? null : ratings.moodBefore,
		moodAfter: moodUnsaid ? null : ratings.moodAfter
	};
}
