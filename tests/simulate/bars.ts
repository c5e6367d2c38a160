import { learnable } from './policies.ts';
import { averageOf } from './statistics.ts';
import { rounding, type Summary } from './summary.ts';
import { familyLabel, formatted, policyLabel } from './words.ts';

/** A goal that was set before the first simulation, and the verdict on the engine. */
export interface Bar {
	bar: string;
	verdict: 'met' | 'not met' | 'not met, within chance' | 'not simulated';
	/** The numbers behind the verdict, as a sentence. */
	detail: string;
}

/** Returns the verdicts for all bars. */
export function barsOf(summary: Summary): readonly Bar[] {
	return [
		noWorseThanPrior(summary),
		lowestInMostFamilies(summary),
		below(summary, 'linUcb', 0.2),
		below(summary, 'uniform', 0.5),
		nothingAboveEnergy(summary)
	];
}

function noWorseThanPrior({ comparisons }: Summary): Bar {
	const bar = 'at 28 days no more regret than prior only, in any family';
	const all = comparisons.filter(({ horizon, policy }) => horizon === 28 && policy === 'priorOnly');
	if (all.length === 0) return { bar, verdict: 'not simulated', detail: '' };
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
		return { bar, verdict: 'not simulated', detail: '' };
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

function below({ averages, comparisons }: Summary, rival: string, share: number): Bar {
	const bar = `at 90 days on average at least ${share * 100} % less regret than ${policyLabel(rival)}`;
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
		verdict: reached >= share ? 'met' : 'not met',
		detail: `${(reached * 100).toFixed(1)} % less (${own.toFixed(1)} against ${other.toFixed(1)}; difference ${formatted(difference)})`
	};
}

function nothingAboveEnergy({ averages }: Summary): Bar {
	const bar = 'nothing is suggested above the reported energy';
	const above = averages.some(({ measures }) => measures.aboveEnergy.mean > 0);
	return { bar, verdict: above ? 'not met' : 'met', detail: above ? 'see the table' : 'none' };
}
