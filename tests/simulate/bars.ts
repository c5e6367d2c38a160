import { learnable } from './policies.ts';
import { averageOf, type Estimate } from './statistics.ts';
import { rounding, type Summary } from './summary.ts';

/** A bar that was set before the simulation, and whether it was met. Source: ENGINE.md. */
export interface Bar {
	bar: string;
	verdict: 'met' | 'missed' | 'missed, within chance' | 'not simulated';
	/** By how much, in words. */
	detail: string;
}

/** The bars for this summary. */
export function barsOf(summary: Summary): readonly Bar[] {
	return [
		noWorseThanPrior(summary),
		lowestInMostFamilies(summary),
		below(summary, 'linUcb', 0.2),
		below(summary, 'uniform', 0.5),
		nothingAboveEnergy(summary)
	];
}

/** An estimate as text: 12.3 ± 0.4. */
export function told({ mean, margin }: Estimate, digits = 1): string {
	return `${mean.toFixed(digits)}${margin === null ? '' : ` ± ${margin.toFixed(digits)}`}`;
}

function noWorseThanPrior({ comparisons }: Summary): Bar {
	const bar = 'at 28 days no more regret than prior only in every family';
	const all = comparisons.filter(({ horizon, policy }) => horizon === 28 && policy === 'priorOnly');
	if (all.length === 0) return { bar, verdict: 'not simulated', detail: '' };
	const worse = all.filter(({ regret }) => regret.mean > rounding);
	const clearly = worse.filter(({ regret }) => regret.mean > (regret.margin ?? Infinity));
	const list = (some: typeof all) =>
		some.map(({ family, regret }) => `${family} ${told(regret, 2)}`).join(', ');
	return {
		bar,
		verdict: worse.length === 0 ? 'met' : clearly.length > 0 ? 'missed' : 'missed, within chance',
		detail: `difference of regret, engine less prior only: ${list(worse.length > 0 ? worse : all)}`
	};
}

function lowestInMostFamilies({ plan, cells }: Summary): Bar {
	const bar = 'at 90 days the least regret of all learnable policies in most families';
	const rivals = plan.policies.filter((policy) => learnable.includes(policy));
	const regretOf = (family: string, policy: string) =>
		cells.find((cell) => cell.family === family && cell.policy === policy && cell.horizon === 90)
			?.measures.regret.mean;
	if (rivals.length === 0 || regretOf(plan.families[0]!, 'engine') === undefined)
		return { bar, verdict: 'not simulated', detail: '' };
	// Whoever answers at random makes all policies equal.
	const families = plan.families.filter((family) =>
		rivals.some((policy) => regretOf(family, policy)! > rounding)
	);
	const won = families.filter((family) =>
		rivals.every((policy) => regretOf(family, policy)! > regretOf(family, 'engine')!)
	);
	return {
		bar,
		verdict: won.length > families.length / 2 ? 'met' : 'missed',
		detail: `${won.length} of ${families.length} in which policies can differ: ${won.join(', ') || 'none'}`
	};
}

function below({ averages, comparisons }: Summary, rival: string, share: number): Bar {
	const bar = `at 90 days on average at least ${share * 100} % less regret than ${rival}`;
	const at90 = (policy: string) =>
		averages.find((one) => one.policy === policy && one.horizon === 90)?.measures.regret.mean;
	const own = at90('engine');
	const other = at90(rival);
	if (own === undefined || other === undefined)
		return { bar, verdict: 'not simulated', detail: '' };
	const difference = averageOf(
		comparisons
			.filter(({ horizon, policy }) => horizon === 90 && policy === rival)
			.map(({ regret }) => regret)
	);
	const reached = 1 - own / other;
	return {
		bar,
		verdict: reached >= share ? 'met' : 'missed',
		detail: `${(reached * 100).toFixed(1)} % less (${own.toFixed(1)} against ${other.toFixed(1)}; difference ${told(difference)})`
	};
}

function nothingAboveEnergy({ averages }: Summary): Bar {
	const bar = 'nothing is suggested above the reported energy';
	const above = averages.some(({ measures }) => measures.aboveEnergy.mean > 0);
	return { bar, verdict: above ? 'missed' : 'met', detail: above ? 'see the table' : '0 in all' };
}
