import { calibrationOf, joinPoints, noPoints, type CalibrationBin } from './calibration.ts';
import { learnable } from './policies.ts';
import {
	averageOf,
	differenceOf,
	estimateOf,
	isClear,
	meanOf,
	meanOfHighest,
	type Estimate
} from './statistics.ts';
import type { Plan, Row } from './study.ts';
import type { Tally } from './trial.ts';
import type { UserFamily } from './users.ts';

const measures = {
	regret: (tally: Tally) => tally.regret,
	regretWithPauses: (tally: Tally) => tally.regretWithPauses,
	reward: (tally: Tally) => tally.reward,
	acceptance: (tally: Tally) => tally.doneVisits / (tally.visits - tally.pausedVisits),
	tooMuch: (tally: Tally) => tally.harmVisits / (tally.visits - tally.pausedVisits),
	paused: (tally: Tally) => tally.pausedVisits / tally.visits,
	aboveEnergy: (tally: Tally) => tally.offersAboveEnergy,
	aboveCapacity: (tally: Tally) => tally.offersAboveCapacity / tally.offers,
	repeats: (tally: Tally) => tally.repeats / tally.offers,
	distinct: (tally: Tally) => tally.distinct,
	unwanted: (tally: Tally) =>
		tally.unwantedByChance > 0 ? tally.unwantedOffers / tally.unwantedByChance : NaN,
	needingSomebody: (tally: Tally) => tally.offersNeedingSomebody
} as const;

/** A measure of each user. */
export type Measure = keyof typeof measures;
/** All measures. */
export const measureNames = Object.keys(measures) as readonly Measure[];

/** Results of one policy for the users of one family up to one horizon. */
export interface Cell {
	family: UserFamily;
	policy: string;
	horizon: number;
	users: number;
	measures: Readonly<Record<Measure, Estimate>>;
	/** Mean regret of the 5 % of the users with the most regret. */
	worstRegret: number;
}

/** Difference between the engine and another policy (engine minus policy), for the same users. */
export interface Comparison {
	family: UserFamily;
	/** The other policy. */
	policy: string;
	horizon: number;
	regret: Estimate;
	reward: Estimate;
}

/** Results of a policy on average over the families. */
export interface Average {
	policy: string;
	horizon: number;
	measures: Readonly<Record<Measure, Estimate>>;
	worstRegret: number;
}

/** Acceptance of a policy in one part of the course, on average over the families. */
export interface Period {
	policy: string;
	/** The first day, counted from 0. */
	from: number;
	/** The day after the last one. */
	until: number;
	acceptance: Estimate;
}

/** All results of a simulation, without run times, so that the same plan leads to the same summary. */
export interface Summary {
	about: 'simulation, synthetic users';
	plan: Plan;
	usersPerFamily: number;
	cells: readonly Cell[];
	averages: readonly Average[];
	periods: readonly Period[];
	/** The mean distance between corrected expected and observed rewards, over the fifths of the answers. */
	calibrationGap: number | null;
	comparisons: readonly Comparison[];
	/**
	 * Comparisons in which another learnable policy has less regret than the engine, clear or within chance.
	 */
	losingCells: readonly (Comparison & { isClear: boolean })[];
	/**
	 * First day from which the engine stays ahead: less regret than the prior policy until the last day; null
	 * if there is none.
	 */
	daysUntilAhead: readonly { family: UserFamily; days: number | null }[];
	calibration: readonly { family: UserFamily | 'all'; bins: readonly CalibrationBin[] }[];
}

/** Differences up to this are rounding errors. */
export const rounding = 1e-6;

/** Summarizes the rows of each family, which are in the order of the plan. */
export function summaryOf(plan: Plan, rows: ReadonlyMap<UserFamily, readonly Row[]>): Summary {
	const { families, policies, horizons } = plan;
	const valuesOf = (family: UserFamily, policy: string, horizon: number, measure: Measure) => {
		const place = policies.indexOf(policy);
		const at = horizons.indexOf(horizon);
		return rows.get(family)!.map((row) => measures[measure](row[place]!.tallies[at]!));
	};
	const each = families.flatMap((family) =>
		horizons.flatMap((horizon) => policies.map((policy) => ({ family, horizon, policy })))
	);
	const cells = each.map(({ family, policy, horizon }): Cell => {
		const values = (measure: Measure) => valuesOf(family, policy, horizon, measure);
		return {
			family,
			policy,
			horizon,
			users: rows.get(family)!.length,
			measures: ofEach((measure) => estimateOf(values(measure))),
			worstRegret: meanOfHighest(values('regret'), 0.05)
		};
	});
	const averages = horizons.flatMap((horizon) =>
		policies.map((policy): Average => {
			const own = cells.filter((cell) => cell.horizon === horizon && cell.policy === policy);
			return {
				policy,
				horizon,
				measures: ofEach((measure) => averageOf(own.map((cell) => cell.measures[measure]))),
				worstRegret: meanOf(own.map(({ worstRegret }) => worstRegret))
			};
		})
	);
	const comparisons = each
		.filter(({ policy }) => policy !== 'engine' && policies.includes('engine'))
		.map(({ family, policy, horizon }): Comparison => {
			const above = (measure: Measure) =>
				differenceOf(
					valuesOf(family, 'engine', horizon, measure),
					valuesOf(family, policy, horizon, measure)
				);
			return { family, policy, horizon, regret: above('regret'), reward: above('reward') };
		});
	const calibration = policies.includes('engine') ? calibrations(plan, rows) : [];
	return {
		about: 'simulation, synthetic users',
		plan,
		usersPerFamily: plan.environments * plan.policySeeds * plan.users,
		cells,
		averages,
		periods: periodsOf(plan, rows),
		calibrationGap: gapOf(calibration[0]?.bins ?? []),
		comparisons,
		losingCells: comparisons
			.filter(({ policy, regret }) => learnable.includes(policy) && regret.mean > rounding)
			.map((one) => ({ ...one, isClear: isClear(one.regret) })),
		daysUntilAhead: families.map((family) => ({
			family,
			days: daysUntilAhead(plan, rows.get(family)!)
		})),
		calibration
	};
}

function ofEach(estimate: (measure: Measure) => Estimate): Record<Measure, Estimate> {
	return Object.fromEntries(measureNames.map((measure) => [measure, estimate(measure)])) as Record<
		Measure,
		Estimate
	>;
}

/** Returns the mean acceptance from one horizon to the next. */
function periodsOf(
	{ policies, families, horizons }: Plan,
	rows: ReadonlyMap<UserFamily, readonly Row[]>
): readonly Period[] {
	return policies.flatMap((policy, place) =>
		horizons.map((until, at): Period => {
			const ofFamilies = families.map((family) =>
				estimateOf(
					rows.get(family)!.map((row) => {
						const { tallies } = row[place]!;
						const before = tallies[at - 1];
						const open = (tally: Tally | undefined) =>
							tally ? tally.visits - tally.pausedVisits : 0;
						const done = tallies[at]!.doneVisits - (before?.doneVisits ?? 0);
						return done / (open(tallies[at]) - open(before));
					})
				)
			);
			return { policy, from: horizons[at - 1] ?? 0, until, acceptance: averageOf(ofFamilies) };
		})
	);
}

function gapOf(bins: readonly CalibrationBin[]): number | null {
	if (bins.length === 0) return null;
	const answers = bins.reduce((sum, bin) => sum + bin.answers, 0);
	return bins.reduce(
		(sum, bin) => sum + (bin.answers / answers) * Math.abs(bin.expected - bin.observed),
		0
	);
}

function daysUntilAhead({ policies, horizons }: Plan, rows: readonly Row[]): number | null {
	const engine = policies.indexOf('engine');
	const prior = policies.indexOf('priorOnly');
	if (engine < 0 || prior < 0) return null;
	const days = horizons.at(-1)!;
	const aheadBy = (day: number) =>
		rows.reduce(
			(sum, row) => sum + row[prior]!.regretByDay[day]! - row[engine]!.regretByDay[day]!,
			0
		);
	let first = days;
	while (first > 0 && aheadBy(first - 1) > rounding) first--;
	return first === days ? null : first + 1;
}

function calibrations(
	{ policies, families }: Plan,
	rows: ReadonlyMap<UserFamily, readonly Row[]>
): Summary['calibration'] {
	const engine = policies.indexOf('engine');
	const all = noPoints();
	const ofFamilies = families.map((family) => {
		const points = noPoints();
		for (const row of rows.get(family)!) joinPoints(points, row[engine]!.points);
		joinPoints(all, points);
		return { family, bins: calibrationOf(points) };
	});
	return [{ family: 'all', bins: calibrationOf(all) }, ...ofFamilies];
}
