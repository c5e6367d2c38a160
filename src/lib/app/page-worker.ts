import { WorkerClient, type WorkerClientOptions } from '#lib/async/worker-client.ts';
import { whenHiddenOnIos } from '#lib/platform/resting.ts';

/** Returns the client of a worker that ends while it is idle in a hidden page of an iPhone or iPad. */
export function pageWorker<Api>(
	url: string,
	options: WorkerClientOptions<Api> = {}
): WorkerClient<Api> {
	return new WorkerClient<Api>(url, { whenResting: whenHiddenOnIos, ...options });
}
