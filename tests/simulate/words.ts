import type { Estimate } from './statistics.ts';

const policyWords: Readonly<Record<string, string>> = {
	uniform: 'uniform among eligible',
	staticRule: 'static energy rule',
	priorOnly: 'prior only',
	popularity: 'popularity',
	epsilonGreedy: 'ε-greedy',
	betaFamilies: 'beta-binomial by family',
	workedLately: 'worked lately',
	linUcb: 'LinUCB',
	ceiling: 'ceiling',
	flatThompson: 'flat-prior Thompson',
	engine: 'this engine',
	oracle: 'myopic oracle'
};

/** Returns the name of a policy for the report. */
export function policyLabel(policy: string): string {
	return policyWords[policy] ?? policy;
}

/** Returns the name of a family for the report: overReportsEnergy is "over reports energy". */
export function familyLabel(family: string): string {
	if (family === 'nobodyAround') return 'no company';
	return family.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Formats an estimate: 12.3 ± 0.4. */
export function formatted({ mean, margin }: Estimate, digits = 1): string {
	return `${mean.toFixed(digits)}${margin === null ? '' : ` ± ${margin.toFixed(digits)}`}`;
}
