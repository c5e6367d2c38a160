import { barsOf, told } from './bars.ts';
import { learnable } from './policies.ts';
import type { Estimate } from './statistics.ts';
import { rounding, type Average, type Summary } from './summary.ts';

type Table = readonly (readonly string[])[];

const policyWords: Readonly<Record<string, string>> = {
	uniform: 'uniform among eligible',
	staticRule: 'static energy rule',
	priorOnly: 'prior only',
	popularity: 'popularity',
	epsilonGreedy: 'ε-greedy',
	linUcb: 'LinUCB',
	flatThompson: 'flat-prior Thompson',
	engine: 'this engine',
	oracle: 'myopic oracle'
};

const named = (policy: string) => policyWords[policy] ?? policy;
const percent = (estimate: Estimate, digits = 0) =>
	`${told({ mean: estimate.mean * 100, margin: estimate.margin === null ? null : estimate.margin * 100 }, digits)} %`;
/** The family names as words: overReportsEnergy is "over reports energy". */
const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Everything, for reading in a terminal. */
export function textReport(summary: Summary): string {
	const { plan, usersPerFamily } = summary;
	const perFamily = plan.horizons.map((horizon) => [
		`simulation: regret after ${horizon} days, by family`,
		aligned(regretByFamily(summary, horizon))
	]);
	const onAverage = plan.horizons.map((horizon) => [
		`simulation: all measures after ${horizon} days, on average over the families`,
		aligned(measuresTable(summary, horizon))
	]);
	return [
		`simulation, synthetic users: ${usersPerFamily} a family, ${plan.families.length} families`,
		'± is the half width of a 95 % interval. Regret is against the best offer of the same life; reward counts a pause as 0.',
		...onAverage.flat(),
		...perFamily.flat(),
		'simulation: days until the engine has less regret than prior only',
		aligned(
			summary.daysUntilAhead.map(({ family, days }) => [words(family), String(days ?? 'never')])
		),
		'simulation: calibration of the engine, fifths of the answered first cards',
		aligned(calibrationTable(summary)),
		`simulation: losing cells by regret (engine less the other, positive is worse): ${summary.losingCells.length}`,
		aligned(losingTable(summary, 'regret')),
		'simulation: losing cells by reward (engine less the other, negative is worse)',
		aligned(losingTable(summary, 'reward')),
		'simulation: bars',
		barsOf(summary)
			.map(({ bar, verdict, detail }) => `${verdict.toUpperCase()}: ${bar}\n    ${detail}`)
			.join('\n')
	].join('\n\n');
}

/** The tables for the README, in Markdown. */
export function readmeTable(summary: Summary): string {
	const horizon = plainHorizon(summary);
	const { usersPerFamily, plan } = summary;
	const losing = summary.losingCells.map(
		({ family, policy, horizon: days, regret, isClear }) =>
			`${words(family)} at ${days} days against ${named(policy)} (${told(regret)}${isClear ? '' : ', within chance'})`
	);
	return [
		'### Simulation',
		`Synthetic users only: ${usersPerFamily} in each of ${plan.families.length} families; ± is the half width of a 95 % interval. It says how the engine learns about invented people, and nothing about real ones.`,
		'Simulation: on average over the families',
		markdown(shortTable(summary, horizon)),
		`Simulation: regret after ${horizon} days, by family`,
		markdown(regretByFamily(summary, horizon)),
		'Simulation: the bars that were set beforehand',
		markdown([
			['bar', 'verdict', 'by how much'],
			...barsOf(summary).map(({ bar, verdict, detail }) => [bar, verdict, detail])
		]),
		`Simulation: where another learnable policy has less regret than the engine: ${losing.join('; ') || 'nowhere'}.`
	].join('\n\n');
}

function plainHorizon({ plan }: Summary): number {
	return plan.horizons.includes(90) ? 90 : plan.horizons.at(-1)!;
}

function averageAt({ averages }: Summary, policy: string, horizon: number): Average {
	return averages.find((one) => one.policy === policy && one.horizon === horizon)!;
}

function shortTable(summary: Summary, horizon: number): Table {
	const { policies, horizons } = summary.plan;
	return [
		[
			'policy',
			...horizons.map((days) => `regret, ${days} days`),
			`reward, ${horizon} days`,
			'acceptance',
			'too much',
			'above capacity',
			'worst 5 %',
			'repeats',
			'distinct'
		],
		...policies.map((policy) => {
			const { measures, worstRegret } = averageAt(summary, policy, horizon);
			return [
				named(policy),
				...horizons.map((days) => told(averageAt(summary, policy, days).measures.regret)),
				told(measures.reward),
				percent(measures.acceptance),
				percent(measures.tooMuch, 1),
				percent(measures.aboveCapacity),
				worstRegret.toFixed(1),
				percent(measures.repeats),
				told(measures.distinct, 0)
			];
		})
	];
}

function measuresTable(summary: Summary, horizon: number): Table {
	return [
		[
			'policy',
			'regret',
			'with pauses',
			'reward',
			'acceptance',
			'too much',
			'paused',
			'above energy',
			'above capacity',
			'worst 5 %',
			'repeats',
			'distinct'
		],
		...summary.plan.policies.map((policy) => {
			const { measures, worstRegret } = averageAt(summary, policy, horizon);
			return [
				named(policy),
				told(measures.regret),
				told(measures.regretWithPauses),
				told(measures.reward),
				percent(measures.acceptance, 1),
				percent(measures.tooMuch, 1),
				percent(measures.paused, 1),
				measures.aboveEnergy.mean.toFixed(2),
				percent(measures.aboveCapacity, 1),
				worstRegret.toFixed(1),
				percent(measures.repeats, 1),
				told(measures.distinct, 0)
			];
		})
	];
}

function regretByFamily({ plan, cells }: Summary, horizon: number): Table {
	return [
		['family', ...plan.policies.map(named)],
		...plan.families.map((family) => [
			words(family),
			...plan.policies.map((policy) => {
				const cell = cells.find(
					(one) => one.family === family && one.policy === policy && one.horizon === horizon
				)!;
				return told(cell.measures.regret);
			})
		])
	];
}

function calibrationTable({ calibration }: Summary): Table {
	return [
		['family', 'answers', 'expected', 'observed', 'with the unanswered'],
		...calibration.flatMap(({ family, bins }) =>
			bins.map(({ answers, expected, observed, truth }) => [
				words(family),
				String(answers),
				expected.toFixed(3),
				observed.toFixed(3),
				truth.toFixed(3)
			])
		)
	];
}

function losingTable({ losingCells, comparisons }: Summary, by: 'regret' | 'reward'): Table {
	const losing =
		by === 'regret'
			? losingCells
			: comparisons.filter(
					({ policy, reward }) => learnable.includes(policy) && reward.mean < -rounding
				);
	return losing.map((one) => [
		words(one.family),
		`${one.horizon} days`,
		named(one.policy),
		told(one[by], 2),
		Math.abs(one[by].mean) > (one[by].margin ?? Infinity) ? 'clear' : 'within chance'
	]);
}

function aligned(table: Table): string {
	if (table.length === 0) return '  none';
	const widths = table[0]!.map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0))
	);
	return table
		.map((row) =>
			row
				.map((text, column) =>
					column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)
				)
				.join('  ')
		)
		.join('\n');
}

function markdown([head, ...rows]: Table): string {
	const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
	return [
		line(head!),
		line(head!.map((_, at) => (at === 0 ? '---' : '---:'))),
		...rows.map(line)
	].join('\n');
}
