import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { priorBelief, product, type Belief } from '#lib/engine/belief.ts';
import { dayNumber } from '#lib/core/day.ts';
import { featuresOf } from '#lib/engine/features.ts';
import { noHistory } from '#lib/engine/history.ts';
import { priorMeans } from '#lib/engine/prior.ts';
import { situationOf } from '#lib/engine/situation.ts';
import { suggest } from '#lib/engine/suggest.ts';
import { pairOf, poolOf } from './offers.ts';
import { optionsOf } from './options.ts';
import { documentTables, textReport } from './report.ts';
import { performed, tasksOf, type Plan, type Row } from './study.ts';
import { summaryOf, type Summary } from './summary.ts';
import { callsOf } from './trial.ts';
import { syntheticUser, userFamilies } from './users.ts';

const plan: Plan = {
	families: userFamilies,
	policies: ['uniform', 'priorOnly', 'engine', 'oracle'],
	environments: 1,
	policySeeds: 1,
	users: 3,
	horizons: [28, 60],
	crowd: 'test/'
};

function simulated(wanted: Plan): Summary {
	const rows = wanted.families.map((family): [typeof family, readonly Row[]] => [
		family,
		tasksOf(wanted)
			.filter((task) => task.family === family)
			.flatMap((task) => performed(wanted, task))
	]);
	return summaryOf(wanted, new Map(rows));
}

describe('a small simulation with synthetic users', () => {
	const summary = simulated(plan);
	const averageOf = (policy: string) =>
		summary.averages.find((one) => one.policy === policy && one.horizon === 60)!.measures;

	test('offers nothing above the present energy', () => {
		for (const { measures } of summary.cells) expect(measures.aboveEnergy.mean).toBe(0);
	});

	test('has no offer worth more than that of the oracle', () => {
		for (const { policy, measures } of summary.cells) {
			expect(measures.regret.mean).toBeGreaterThanOrEqual(-1e-9);
			if (policy === 'oracle') expect(measures.regret.mean).toBeCloseTo(0, 9);
		}
	});

	test('has clearly less regret for the engine than for chance', () => {
		expect(averageOf('engine').regret.mean).toBeLessThan(0.9 * averageOf('uniform').regret.mean);
		expect(averageOf('engine').reward.mean).toBeGreaterThan(averageOf('uniform').reward.mean);
	});

	test('has hardly more regret with learning than with only the prior', () => {
		expect(averageOf('engine').regret.mean).toBeLessThan(1.1 * averageOf('priorOnly').regret.mean);
	});

	test('is labelled as a simulation in every report', () => {
		expect(textReport(summary)).toMatch(/^simulation, synthetic users/);
		expect(documentTables(summary)).toMatch(/^### Simulation\n\nSynthetic users only/);
	});
});

test('the same plan leads to the same results', () => {
	const tiny: Plan = {
		...plan,
		families: ['typical', 'sociallyAnxious'],
		policies: optionsOf([]).plan.policies,
		users: 1,
		horizons: [20]
	};
	expect(simulated(tiny)).toEqual(simulated(tiny));
});

test('rivals offer pairs by the same rule as the engine', () => {
	const history = noHistory();
	const surely: Belief = {
		...priorBelief,
		drawn: () => priorMeans,
		tasteDeviation: () => 0
	};
	const user = syntheticUser('typical', 'pairs', 60, cardFacts);
	for (const { moment } of callsOf(user)) {
		const context = { ...moment, day: dayNumber(moment.today), isIntended: () => false };
		const scored = poolOf(cardFacts, situationOf(moment, [], cardFacts)).map((card) => {
			const score = product(priorMeans, featuresOf(card, context, history));
			return { card, draw: score, mean: score };
		});
		const offered = suggest({
			deck: cardFacts,
			moment,
			choices: [],
			seen: new Set(),
			people: [],
			knowledge: { belief: surely, history },
			seed: 'pairs'
		});
		expect(pairOf(scored, moment.energy).map(({ id }) => id)).toEqual(
			offered.map(({ cardId }) => cardId)
		);
	}
});

describe('the command line', () => {
	test('defaults to 150 users per family over 90 days', () => {
		const { environments, policySeeds, users, horizons } = optionsOf([]).plan;
		expect(environments * policySeeds * users).toBe(150);
		expect(horizons).toEqual([7, 14, 28, 90]);
		expect(optionsOf(['--days=180']).plan.horizons).toEqual([7, 14, 28, 90, 180]);
	});

	test('accepts smaller plans', () => {
		const { plan: small } = optionsOf(['--users', '1', '--families', 'typical', '--days', '30']);
		expect(small).toMatchObject({ users: 1, families: ['typical'], horizons: [7, 14, 28, 30] });
	});

	test.each([
		['--users', '0'],
		['--users', 'two'],
		['--families', 'typical,nobody'],
		['--unknown']
	])('rejects %s %s', (...words) => {
		expect(() => optionsOf(words)).toThrow();
	});
});
