import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { optionsOf, type Options } from './options.ts';
import { documentTables, textReport } from './report.ts';
import { performed, policiesOf, tasksOf, type Row, type Task } from './study.ts';
import { summaryOf } from './summary.ts';
import { variants } from './tuning.ts';
import type { UserFamily } from './users.ts';

/** Result of one task. */
interface Report {
	place: number;
	rows: readonly Row[];
}

function policiesFor({ plan, tune }: Options) {
	return tune ? policiesOf(plan, variants) : policiesOf(plan);
}

function work(): void {
	const options = workerData as Options;
	const policies = policiesFor(options);
	parentPort!.on('message', ({ place, task }: { place: number; task: Task }) => {
		const report: Report = { place, rows: performed(options.plan, task, policies) };
		parentPort!.postMessage(report);
	});
}

/** Distributes the tasks over the workers. Returns the results in the order of the tasks. */
async function distributed(options: Options): Promise<readonly (readonly Row[])[]> {
	const tasks = tasksOf(options.plan);
	const results: (readonly Row[])[] = [];
	let next = 0;
	const isTold = process.stderr.isTTY;
	const employed = async () => {
		const worker = new Worker(new URL(import.meta.url), { workerData: options });
		try {
			await new Promise<void>((resolve, reject) => {
				const give = () => {
					if (next === tasks.length) return resolve();
					const place = next++;
					worker.postMessage({ place, task: tasks[place] });
				};
				worker.on('error', reject);
				worker.on('message', ({ place, rows }: Report) => {
					results[place] = rows;
					if (isTold) process.stderr.write(`\r${place + 1} of ${tasks.length}`);
					give();
				});
				give();
			});
		} finally {
			await worker.terminate();
		}
	};
	await Promise.all(Array.from({ length: Math.min(options.workers, tasks.length) }, employed));
	if (isTold) process.stderr.write('\r');
	return results;
}

async function main(): Promise<void> {
	const given = optionsOf(process.argv.slice(2));
	const options = given.tune
		? { ...given, plan: { ...given.plan, policies: variants.map(({ name }) => name) } }
		: given;
	const { plan } = options;
	const since = performance.now();
	const results = await distributed(options);
	const seconds = (performance.now() - since) / 1000;

	const rows = new Map<UserFamily, Row[]>(plan.families.map((family) => [family, []]));
	for (const [place, { family }] of tasksOf(plan).entries())
		rows.get(family)!.push(...results[place]!);
	const summary = summaryOf(plan, rows);
	if (options.output && !options.tune)
		writeFileSync(options.output, `${JSON.stringify(summary, null, '\t')}\n`);
	console.log(options.forDocument ? documentTables(summary) : textReport(summary));
	if (options.forDocument) return;

	const all = [...rows.values()].flat();
	const times = plan.policies.map((policy, at) => {
		const visits = all.reduce((sum, row) => sum + row[at]!.tallies.at(-1)!.visits, 0);
		const spent = all.reduce((sum, row) => sum + row[at]!.milliseconds, 0);
		return `${policy} ${((1000 * spent) / visits).toFixed(0)} µs`;
	});
	console.log(`\ntime for each visit: ${times.join(', ')}\nin all: ${seconds.toFixed(1)} s`);
}

if (isMainThread) {
	try {
		await main();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
} else {
	work();
}
