import { parseArgs } from 'node:util';
import { policies } from './policies.ts';
import type { Plan } from './study.ts';
import { userFamilies, type UserFamily } from './users.ts';

/** The parsed command line. */
export interface Options {
	plan: Plan;
	/** True to print the tables of `docs/simulation.md` instead of the full report. */
	forDocument: boolean;
	/** True to compare settings of the rival policies instead, on users that the report does not have. */
	tune: boolean;
	workers: number;
	/** File for the results; null for none. */
	output: string | null;
}

const usualHorizons = [7, 14, 28, 90, 180];

/** Parses the command line. Throws an error with a readable message if an option is invalid. */
export function optionsOf(words: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...words],
		options: {
			users: { type: 'string', default: '6' },
			environments: { type: 'string', default: '5' },
			seeds: { type: 'string', default: '5' },
			days: { type: 'string', default: '90' },
			families: { type: 'string' },
			policies: { type: 'string' },
			workers: { type: 'string', default: '2' },
			output: { type: 'string', default: 'simulation-results.json' },
			document: { type: 'boolean', default: false },
			tune: { type: 'boolean', default: false }
		}
	});
	const number = (name: 'users' | 'environments' | 'seeds' | 'days' | 'workers') => {
		const value = Number(values[name]);
		if (!Number.isInteger(value) || value < 1)
			throw new Error(`--${name} must be a whole number above 0, not "${values[name]}".`);
		return value;
	};
	const days = number('days');
	return {
		plan: {
			families: chosen<UserFamily>(values.families, userFamilies, 'family'),
			policies: chosen(
				values.policies,
				policies.map(({ name }) => name),
				'policy'
			),
			environments: number('environments'),
			policySeeds: number('seeds'),
			users: number('users'),
			horizons: [...usualHorizons.filter((horizon) => horizon < days), days],
			crowd: values.tune ? 'tuning/' : ''
		},
		forDocument: values.document,
		tune: values.tune,
		workers: number('workers'),
		output: values.output === '' ? null : values.output
	};
}

function chosen<Name extends string>(
	text: string | undefined,
	all: readonly Name[],
	what: string
): readonly Name[] {
	if (text === undefined) return all;
	const names = text.split(',');
	const unknown = names.find((name) => !(all as readonly string[]).includes(name));
	if (unknown !== undefined)
		throw new Error(`There is no ${what} "${unknown}". Choose from ${all.join(', ')}.`);
	return all.filter((name) => names.includes(name));
}
