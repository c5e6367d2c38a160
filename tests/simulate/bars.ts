import { learnable } from './policies.ts';
import { averageOf, type Estimate } from './statistics.ts';
import { rounding, type Average, type Measure, type Summary } from './summary.ts';
import { familyLabel, formatted, policyLabel } from './words.ts';

/** A goal that was set before the first simulation, and the verdict on the engine. */
export interface Bar {
	bar: string;
	verdict: 'met' | 'not met' | 'not met, within chance' | 'not simulated';
	/** The numbers behind the verdict, as a sentence. */
	detail: string;
}

/** Mean regret of a family above a rival's that a bar allows. */
const allowedExcess = 0.5;

/** Returns the verdicts for all bars. */
export function barsOf(summary: Summary): readonly Bar[] {
	return [
		noWorseThanPrior(summary),
		lowestInMostFamilies(summary),
		below(summary, 'linUcb', 0.2),
		below(summary, 'uniform', 0.33),
		shareOfTheWay(summary, 28, 0.85),
		shareOfTheWay(summary, 90, 0.9),
		...[14, 28].map((horizon) => noFamilyFarBehind(summary, horizon)),
		firstWeek(summary),
		atMost(summary, 'tooMuch', 90, 0.03, 'harm at no more than 3 % of the visits at 90 days'),
		distinctInAMonth(summary),
		atMost(summary, 'repeats', 90, 0.35, 'repeats within three days at most 35 % at 90 days'),
		atMost(
			summary,
			'unwanted',
			90,
			0.3,
			'a family comes at no more than 30 % of chance in the week after "less like this"'
		),
		calibrationGap(summary),
		never(summary, 'aboveEnergy', 'nothing is suggested above the reported energy'),
		never(summary, 'needingSomebody', 'nothing that needs company is suggested after `Nobody here`')
	];
}

function averageAt({ averages }: Summary, policy: string, horizon: number): Average | undefined {
	return averages.find((one) => one.policy === policy && one.horizon === horizon);
}

function notSimulated(bar: string): Bar {
	return { bar, verdict: 'not simulated', detail: '' };
}

/** Returns the verdict on a value that has to be at most `most`; the interval decides if it is within chance. */
function verdictOf({ mean, margin }: Estimate, most: number): Bar['verdict'] {
	if (mean <= most) return 'met';
	return margin !== null && mean - margin <= most ? 'not met, within chance' : 'not met';
}

function noWorseThanPrior({ comparisons }: Summary): Bar {
	const bar = 'at 28 days no more regret than prior only, in any family';
	const all = comparisons.filter(({ horizon, policy }) => horizon === 28 && policy === 'priorOnly');
	if (all.length === 0) return notSimulated(bar);
	const worse = all.filter(({ regret }) => regret.mean > rounding);
	const clearly = worse.filter(({ regret }) => regret.mean > (regret.margin ?? Infinity));
	const list = (some: typeof all) =>
		some.map(({ family, regret }) => `${familyLabel(family)} ${formatted(regret, 2)}`).join(', ');
	return {
		bar,
		verdict: worse.length === 0 ? 'met' : clearly.length > 0 ? 'not met' : 'not met, within chance',
		detail: `difference of regret, engine minus prior only: ${list(worse.length > 0 ? worse : all)}`
	};
}

function lowestInMostFamilies({ plan, cells }: Summary): Bar {
	const bar = 'at 90 days the least regret of all learnable policies, in most families';
	const rivals = plan.policies.filter((policy) => learnable.includes(policy));
	const regretOf = (family: string, policy: string) =>
		cells.find((cell) => cell.family === family && cell.policy === policy && cell.horizon === 90)
			?.measures.regret.mean;
	if (rivals.length === 0 || regretOf(plan.families[0]!, 'engine') === undefined)
		return notSimulated(bar);
	// All policies are equal for users who answer at random.
	const families = plan.families.filter((family) =>
		rivals.some((policy) => regretOf(family, policy)! > rounding)
	);
	const won = families.filter((family) =>
		rivals.every((policy) => regretOf(family, policy)! > regretOf(family, 'engine')!)
	);
	return {
		bar,
		verdict: won.length > families.length / 2 ? 'met' : 'not met',
		detail: `${won.length} of ${families.length} families in which policies can differ: ${won.map(familyLabel).join(', ') || 'none'}`
	};
}

function below(summary: Summary, rival: string, share: number): Bar {
	const bar = `at 90 days on average at least ${share * 100} % less regret than ${policyLabel(rival)}`;
	const own = averageAt(summary, 'engine', 90)?.measures.regret.mean;
	const other = averageAt(summary, rival, 90)?.measures.regret.mean;
	if (own === undefined || other === undefined) return notSimulated(bar);
	const difference = averageOf(
		summary.comparisons
			.filter(({ horizon, policy }) => horizon === 90 && policy === rival)
			.map(({ regret }) => regret)
	);
	const reached = 1 - own / other;
	const margin = difference.margin === null ? null : difference.margin / other;
	return {
		bar,
		verdict: verdictOf({ mean: -reached, margin }, -share),
		detail: `${(reached * 100).toFixed(1)} % less (${own.toFixed(1)} against ${other.toFixed(1)}; difference ${formatted(difference)})`
	};
}

function shareOfTheWay(summary: Summary, horizon: number, share: number): Bar {
	const bar = `at ${horizon} days at least ${share * 100} % of the way from ${policyLabel('uniform')} to the ceiling`;
	const [uniform, own, ceiling] = ['uniform', 'engine', 'ceiling'].map(
		(policy) => averageAt(summary, policy, horizon)?.measures.regret.mean
	);
	if (uniform === undefined || own === undefined || ceiling === undefined) return notSimulated(bar);
	const reached = (uniform - own) / (uniform - ceiling);
	const difference = averageOf(
		summary.comparisons
			.filter((one) => one.horizon === horizon && one.policy === 'ceiling')
			.map(({ regret }) => regret)
	);
	const margin = difference.margin === null ? null : difference.margin / (uniform - ceiling);
	return {
		bar,
		verdict: verdictOf({ mean: -reached, margin }, -share),
		detail: `${formatted({ mean: reached * 100, margin: margin && margin * 100 })} % (uniform ${uniform.toFixed(2)}, engine ${own.toFixed(2)}, ceiling ${ceiling.toFixed(2)})`
	};
}

function noFamilyFarBehind({ comparisons }: Summary, horizon: number): Bar {
	const bar = `at ${horizon} days no family more than ${allowedExcess} above LinUCB or uniform`;
	const all = comparisons.filter(
		(one) => one.horizon === horizon && ['linUcb', 'uniform'].includes(one.policy)
	);
	if (all.length === 0) return notSimulated(bar);
	const worst = all.reduce((one, other) => (other.regret.mean > one.regret.mean ? other : one));
	return {
		bar,
		verdict: verdictOf(worst.regret, allowedExcess),
		detail: `the highest difference is ${formatted(worst.regret, 2)} (${familyLabel(worst.family)}, against ${policyLabel(worst.policy)})`
	};
}

function firstWeek({ periods }: Summary): Bar {
	const bar = 'acceptance in the first week is higher than that of uniform by 8 points or more';
	const of = (policy: string) =>
		periods.find((one) => one.policy === policy && one.from === 0 && one.until === 7)?.acceptance;
	const [own, other] = [of('engine'), of('uniform')];
	if (!own || !other) return notSimulated(bar);
	const margin = own.margin === null ? null : Math.hypot(own.margin, other.margin!);
	const points = { mean: 100 * (own.mean - other.mean), margin: margin && 100 * margin };
	return {
		bar,
		verdict: verdictOf({ ...points, mean: -points.mean }, -8),
		detail: `${formatted(points)} points (${(100 * own.mean).toFixed(1)} against ${(100 * other.mean).toFixed(1)} %)`
	};
}

function atMost(
	summary: Summary,
	measure: Measure,
	horizon: number,
	most: number,
	bar: string
): Bar {
	const value = averageAt(summary, 'engine', horizon)?.measures[measure];
	if (!value || Number.isNaN(value.mean)) return notSimulated(bar);
	const percent = { mean: 100 * value.mean, margin: value.margin && 100 * value.margin };
	return { bar, verdict: verdictOf(value, most), detail: `${formatted(percent)} %` };
}

function distinctInAMonth({ cells }: Summary): Bar {
	const bar = 'at least 28 different cards in the first 28 days, where visits allow it';
	const own = cells.filter(
		// A user who rarely opens the app is not offered as many cards in all.
		({ policy, horizon, family }) => policy === 'engine' && horizon === 28 && family !== 'sparseUse'
	);
	if (own.length === 0) return notSimulated(bar);
	const value = averageOf(own.map(({ measures }) => measures.distinct));
	return {
		bar,
		verdict: verdictOf({ ...value, mean: -value.mean }, -28),
		detail: `${formatted(value)} cards`
	};
}

function calibrationGap({ calibrationGap: gap }: Summary): Bar {
	const bar = 'the mean gap between corrected expectations and answers is at most 0.02';
	if (gap === null) return notSimulated(bar);
	return { bar, verdict: gap <= 0.02 ? 'met' : 'not met', detail: gap.toFixed(3) };
}

function never({ averages }: Summary, measure: Measure, bar: string): Bar {
	const above = averages.some(({ measures }) => measures[measure].mean > 0);
	return { bar, verdict: above ? 'not met' : 'met', detail: above ? 'see the table' : 'none' };
}
