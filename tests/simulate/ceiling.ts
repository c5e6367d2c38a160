import { channels, type CardFacts, type CardId } from '#lib/core/card.ts';
import { families } from '#lib/core/families.ts';
import { logistic } from './chance.ts';
import { pairOf } from './offers.ts';
import { isEvening } from './person.ts';
import type { Policy } from './policies.ts';

// The ceiling knows the shape: the form of the users and their average constants, but nothing of what
// people like on the whole (no ease of channels, no appeal of families, no quality of cards).

/** Prior standard deviations of the tastes; log-odds. */
const spread = {
	all: 0.5,
	channel: 0.65,
	family: 0.55,
	part: 0.4,
	stranger: 1,
	hurry: 0.15,
	card: 0.75
};
const willingness = -0.6;
const strainWidth = 7;
const reserve = 6;
const shownStep = { card: 0.3, family: 0.12 };
const doneStep = { card: 1, family: 0.37 };
const recoveryDays = { card: 7, family: 3.5 };
const wearCost = { card: 0.75, family: 0.55 };
const partsOfDay = 4;

/** An uncertain weight of the logistic model: its place in the vector and the value of its feature. */
type Entry = readonly [place: number, value: number];

/** A logistic regression with a normal prior; each answer is one step of an extended Kalman filter. */
function tasteModel(deviations: readonly number[]) {
	const size = deviations.length;
	const means = new Float64Array(size);
	const covariance = new Float64Array(size * size);
	for (const [at, deviation] of deviations.entries()) covariance[at * size + at] = deviation ** 2;
	const column = new Float64Array(size);
	return {
		/** Returns the log-odds of an act. */
		mean(entries: readonly Entry[]): number {
			return entries.reduce((sum, [at, value]) => sum + means[at]! * value, 0);
		},
		/** Learns from an answer; `offset` is the known part of its log-odds. */
		learn(entries: readonly Entry[], offset: number, ceiling: number, isDone: boolean): void {
			column.fill(0);
			for (const [at, value] of entries)
				for (let row = 0; row < size; row++) column[row]! += covariance[row * size + at]! * value;
			const variance = entries.reduce((sum, [at, value]) => sum + column[at]! * value, 0);
			const inner = logistic(offset + this.mean(entries));
			const p = ceiling * inner;
			// Slope of the probability by the log-odds, and the information of one answer.
			const slope = ceiling * inner * (1 - inner);
			const information = (slope * slope) / Math.max(p * (1 - p), 1e-6);
			const step = (slope * (Number(isDone) - p)) / Math.max(p * (1 - p), 1e-6);
			const shrink = 1 / (1 + information * variance);
			for (let row = 0; row < size; row++) means[row]! += column[row]! * step * shrink;
			const scale = information * shrink;
			for (let row = 0; row < size; row++) {
				const scaled = scale * column[row]!;
				if (scaled === 0) continue;
				for (let other = 0; other < size; other++)
					covariance[row * size + other]! -= scaled * column[other]!;
			}
		}
	};
}

const ceilingOfDoing = 0.86;

/**
 * The ceiling of what can be learned on one device: a learner with the right shape of the users (energy,
 * minutes, needs, wear, spread of tastes) that knows nothing of what people like on the whole.
 */
export const ceiling: Policy = {
	name: 'ceiling',
	begin(deck) {
		const places = new Map<CardId, number>(deck.map(({ id }, at) => [id, at]));
		const first = { channel: 3, family: 3 + channels.length };
		const firstPart = first.family + families.length;
		const firstCard = firstPart + partsOfDay * channels.length;
		const model = tasteModel([
			spread.all,
			spread.stranger,
			spread.hurry,
			...channels.map(() => spread.channel),
			...families.map(() => spread.family),
			...Array.from({ length: partsOfDay * channels.length }, () => spread.part),
			...deck.map(() => spread.card)
		]);
		const wear = {
			card: new Float64Array(deck.length),
			family: new Float64Array(families.length)
		};
		const timesDone = new Uint16Array(deck.length);
		let time = 0;
		let terms = new Map<CardId, { entries: readonly Entry[]; offset: number }>();
		let offered: readonly CardFacts[] = [];

		function recover(day: number): void {
			for (const kind of ['card', 'family'] as const) {
				const left = Math.exp((time - day) / recoveryDays[kind]);
				for (let at = 0; at < wear[kind].length; at++) wear[kind][at]! *= left;
			}
			time = day;
		}

		function termsOf(card: CardFacts, hour: number, energy: number) {
			const at = places.get(card.id)!;
			const family = families.indexOf(card.family);
			const channel = channels.indexOf(card.channel);
			const part = hour < 5 || hour >= 22 ? 3 : hour < 11 ? 0 : hour < 17 ? 1 : 2;
			const doublings = Math.log2(1 + card.minutes / 5);
			const entries: Entry[] = [
				[0, 1],
				[2, isEvening(hour) ? -1.2 * doublings : -doublings],
				[first.channel + channel, 1],
				[first.family + family, 1],
				[firstPart + part * channels.length + channel, 1],
				[firstCard + at, 1]
			];
			if (card.withStranger) entries.push([1, 1]);
			const isInward = card.channel === 'solo' || card.direction === 'receiving';
			const exhausted = logistic((22 - energy) / 6);
			const pull = isInward
				? 1.1 * exhausted + 0.008 * (40 - energy)
				: -0.6 * exhausted + 0.008 * (energy - 40);
			const short = Math.log1p(Math.exp((card.effort - energy + reserve) / strainWidth));
			const under = Math.max(0, 0.45 - card.effort / (energy + 10));
			const bored = 2.2 * under * under * (isInward ? 0.3 : 1);
			const worn =
				(wearCost.card * wear.card[at]!) / (1 + 0.3 * wear.card[at]!) +
				(wearCost.family * wear.family[family]!) / (1 + 0.3 * wear.family[family]!);
			const wears = card.family === 'ritual' || card.family === 'rest' ? 0.5 : 1;
			const offset =
				willingness +
				pull -
				0.22 * doublings -
				0.9 * short -
				bored -
				wears * worn +
				0.1 * Math.log1p(timesDone[at]!);
			return { entries, offset };
		}

		return {
			offer({ moment, pool, random }) {
				recover(moment.nowMs / 86_400_000);
				terms = new Map(pool.map((card) => [card.id, termsOf(card, moment.hour, moment.energy)]));
				const scored = pool.map((card) => {
					const { entries, offset } = terms.get(card.id)!;
					const acceptance = ceilingOfDoing * logistic(offset + model.mean(entries));
					const strain = logistic((card.effort - moment.energy - 5) / strainWidth);
					const mean = acceptance * (0.76 - 0.4 * strain) + 1e-9 * random.uniform();
					return { card, draw: mean, mean };
				});
				offered = pairOf(scored, moment.energy);
				return offered;
			},
			learn(choices) {
				const kindOf = (card: CardFacts) =>
					choices.find(({ cardId, kind }) => cardId === card.id && kind !== 'shown')?.kind;
				let isDone = false;
				for (const card of offered) {
					const at = places.get(card.id)!;
					const family = families.indexOf(card.family);
					const { entries, offset } = terms.get(card.id)!;
					// The second card is looked at only if the first one is not done.
					const isDoneNow: boolean = !isDone && kindOf(card) === 'done';
					if (!isDone) model.learn(entries, offset, ceilingOfDoing, isDoneNow);
					isDone ||= isDoneNow;
					const step = isDoneNow ? doneStep : shownStep;
					wear.card[at]! += step.card;
					wear.family[family]! += step.family;
					if (isDoneNow) timesDone[at]!++;
				}
			}
		};
	}
};
