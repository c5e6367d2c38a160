import { barsOf } from './bars.ts';
import { learnable } from './policies.ts';
import type { Estimate } from './statistics.ts';
import { rounding, type Average, type Summary } from './summary.ts';
import { familyLabel, formatted, policyLabel } from './words.ts';

type Table = readonly (readonly string[])[];

const percent = (estimate: Estimate, digits = 0) =>
	`${formatted({ mean: estimate.mean * 100, margin: estimate.margin === null ? null : estimate.margin * 100 }, digits)} %`;

/** The full report for a terminal. */
export function textReport(summary: Summary): string {
	const { plan, usersPerFamily } = summary;
	const regretTables = plan.horizons.map((horizon) => [
		`simulation: regret after ${horizon} days, by family`,
		aligned(regretByFamily(summary, horizon))
	]);
	const measureTables = plan.horizons.map((horizon) => [
		`simulation: all measures after ${horizon} days, averaged over the families`,
		aligned(measuresTable(summary, horizon))
	]);
	return [
		`simulation, synthetic users: ${usersPerFamily} in each of ${plan.families.length} families`,
		'± is the half width of a 95 % interval. Regret compares with the best offer in the same situation. Reward counts a pause as 0.',
		...measureTables.flat(),
		...regretTables.flat(),
		'simulation: acceptance by period, averaged over the families',
		aligned(periodTable(summary)),
		'simulation: days until the engine has less regret than prior only',
		aligned(
			summary.daysUntilAhead.map(({ family, days }) => [
				familyLabel(family),
				String(days ?? 'never')
			])
		),
		'simulation: calibration of the engine, by fifths of the first cards that were answered',
		aligned(calibrationTable(summary)),
		`simulation: cells in which the engine loses by regret (engine minus the other policy; positive is worse): ${summary.losingCells.length}`,
		aligned(losingTable(summary, 'regret')),
		'simulation: cells in which the engine loses by reward (engine minus the other policy; negative is worse)',
		aligned(losingTable(summary, 'reward')),
		'simulation: bars',
		barsOf(summary)
			.map(({ bar, verdict, detail }) => `${verdict.toUpperCase()}: ${bar}\n    ${detail}`)
			.join('\n')
	].join('\n\n');
}

/** The tables of `docs/simulation.md`, in Markdown. */
export function documentTables(summary: Summary): string {
	const horizon = plainHorizon(summary);
	const { usersPerFamily, plan } = summary;
	const losing = summary.losingCells.map(
		({ family, policy, horizon: days, regret, isClear }) =>
			`${familyLabel(family)} at ${days} days against ${policyLabel(policy)} (${formatted(regret)}${isClear ? '' : ', within chance'})`
	);
	return [
		'### Simulation',
		`Synthetic users only: ${usersPerFamily} in each of ${plan.families.length} families; ± is the half width of a 95 % interval. It shows how the engine learns about invented people, and nothing about real ones.`,
		'Simulation: averages over the families',
		markdown(shortTable(summary, horizon)),
		`Simulation: regret after ${horizon} days, by family`,
		markdown(regretByFamily(summary, horizon)),
		'Simulation: acceptance by period, averaged over the families',
		markdown(periodTable(summary)),
		'Simulation: the bars, set before the first run',
		markdown([
			['bar', 'verdict', 'figures'],
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
			`regret with pauses, ${horizon} days`,
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
				policyLabel(policy),
				...horizons.map((days) => formatted(averageAt(summary, policy, days).measures.regret)),
				formatted(measures.regretWithPauses),
				formatted(measures.reward),
				percent(measures.acceptance),
				percent(measures.tooMuch, 1),
				percent(measures.aboveCapacity),
				worstRegret.toFixed(1),
				percent(measures.repeats),
				formatted(measures.distinct, 0)
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
				policyLabel(policy),
				formatted(measures.regret),
				formatted(measures.regretWithPauses),
				formatted(measures.reward),
				percent(measures.acceptance, 1),
				percent(measures.tooMuch, 1),
				percent(measures.paused, 1),
				measures.aboveEnergy.mean.toFixed(2),
				percent(measures.aboveCapacity, 1),
				worstRegret.toFixed(1),
				percent(measures.repeats, 1),
				formatted(measures.distinct, 0)
			];
		})
	];
}

function periodTable({ plan, periods }: Summary): Table {
	const ofEngine = periods.filter(({ policy }) => policy === plan.policies[0]);
	return [
		['policy', ...ofEngine.map(({ from, until }) => `days ${from + 1} to ${until}`)],
		...plan.policies.map((policy) => [
			policyLabel(policy),
			...periods
				.filter((one) => one.policy === policy)
				.map(({ acceptance }) => percent(acceptance, 1))
		])
	];
}

function regretByFamily({ plan, cells }: Summary, horizon: number): Table {
	return [
		['family', ...plan.policies.map(policyLabel)],
		...plan.families.map((family) => [
			familyLabel(family),
			...plan.policies.map((policy) => {
				const cell = cells.find(
					(one) => one.family === family && one.policy === policy && one.horizon === horizon
				)!;
				return formatted(cell.measures.regret);
			})
		])
	];
}

function calibrationTable({ calibration }: Summary): Table {
	return [
		['family', 'answers', 'expected', 'observed', 'including unanswered'],
		...calibration.flatMap(({ family, bins }) =>
			bins.map(({ answers, expected, observed, truth }) => [
				familyLabel(family),
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
		familyLabel(one.family),
		`${one.horizon} days`,
		policyLabel(one.policy),
		formatted(one[by], 2),
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
