import { cardFacts } from '#lib/content/cards.ts';
import { policies as allPolicies, type Policy } from './policies.ts';
import { callsOf, trial, type Trial } from './trial.ts';
import { syntheticUser, type UserFamily } from './users.ts';

/** The extent of a simulation. */
export interface Plan {
	families: readonly UserFamily[];
	/** The names of the policies. */
	policies: readonly string[];
	environments: number;
	policySeeds: number;
	/** Users for each pair of an environment seed and a policy seed, all different. */
	users: number;
	/** In days, the shortest first. */
	horizons: readonly number[];
	/** Prefix of all seeds: another crowd is another set of users. */
	crowd: string;
}

/** The users of one family with one environment seed and one policy seed. */
export interface Task {
	family: UserFamily;
	environment: number;
	policySeed: number;
}

/** Results of each policy for one user, in the order of the plan. */
export type Row = readonly Trial[];

/** Splits a plan into independent tasks. */
export function tasksOf({ families, environments, policySeeds }: Plan): readonly Task[] {
	return families.flatMap((family) =>
		Array.from({ length: environments * policySeeds }, (_, at) => ({
			family,
			environment: Math.floor(at / policySeeds),
			policySeed: at % policySeeds
		}))
	);
}

/** Returns the policies of a plan. Throws an error for an unknown name. */
export function policiesOf(plan: Plan, known: readonly Policy[] = allPolicies): readonly Policy[] {
	return plan.policies.map((name) => {
		const policy = known.find((one) => one.name === name);
		if (!policy) throw new Error(`There is no policy "${name}".`);
		return policy;
	});
}

/** Runs one task. Returns a row for each user. */
export function performed(
	plan: Plan,
	{ family, environment, policySeed }: Task,
	policies: readonly Policy[] = policiesOf(plan)
): readonly Row[] {
	const days = plan.horizons.at(-1)!;
	return Array.from({ length: plan.users }, (_, at) => {
		const number = policySeed * plan.users + at;
		const person = `${plan.crowd}environment-${environment}/person-${number}`;
		const user = syntheticUser(family, person, days, cardFacts);
		const calls = callsOf(user);
		const seed = `${plan.crowd}policy-${policySeed}/${person}`;
		const { horizons } = plan;
		return policies.map((policy) =>
			trial({ user, calls, policy, seed, deck: cardFacts, horizons })
		);
	});
}
