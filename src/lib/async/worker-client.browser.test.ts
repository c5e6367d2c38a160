import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asOnIphone, turnPage } from '../../../tests/support/hidden-page.ts';
import { whenHiddenOnIos } from '#lib/platform/resting.ts';
import type { sample } from '../../../tests/support/sample-worker.ts';
import workerUrl from '../../../tests/support/sample-worker.ts?worker&url';
import {
	WorkerClient,
	WorkerLost,
	WorkerStopped,
	type WorkerClientOptions
} from './worker-client.ts';

type Sample = ReturnType<typeof sample>;

const clients: WorkerClient<Sample>[] = [];
function clientOf(options?: WorkerClientOptions<Sample>, url = workerUrl): WorkerClient<Sample> {
	const client = new WorkerClient<Sample>(url, options);
	clients.push(client);
	return client;
}

afterEach(() => {
	vi.unstubAllGlobals();
	for (const client of clients.splice(0)) client.stop();
});

describe('a worker', () => {
	test('answers calls by name, outside the page', async () => {
		const client = clientOf();
		expect(await client.call('isWorker')).toBe(true);
		expect(await Promise.all([client.call('sum', 1, 2), client.call('sum', 3, 4)])).toEqual([3, 7]);
		expect(await client.call('count')).toBe(1);
		expect(await client.call('count')).toBe(2);
	});

	test('pushes progress to a callback while it works', async () => {
		const steps: number[] = [];
		expect(await clientOf().call('steps', 3, (step) => steps.push(step))).toBe('done');
		expect(steps).toEqual([1, 2, 3]);
	});

	test('throws errors with the additional fields of their class', async () => {
		await expect(clientOf().call('refuse', 'full')).rejects.toMatchObject({
			name: 'Refused',
			message: 'refused: full',
			problem: 'full'
		});
	});

	test('throws the error that `revive` returns', async () => {
		const revive = (error: unknown) => new RangeError((error as { problem: string }).problem);
		await expect(clientOf({ revive }).call('refuse', 'full')).rejects.toEqual(
			new RangeError('full')
		);
	});

	test('rejects pending calls when it is stopped, and restarts on the next call', async () => {
		const client = clientOf();
		expect(await client.call('count')).toBe(1);
		const pending = client.call('forever');
		client.stop();
		await expect(pending).rejects.toThrow(WorkerStopped);
		expect(await client.call('count')).toBe(1);
		expect(await client.call('isWorker')).toBe(true);
	});
});

test('a page that goes into the back/forward cache ends its worker and releases its lock', async () => {
	const client = clientOf();
	expect(await client.call('isWorker')).toBe(true);
	const pending = client.call('forever');
	dispatchEvent(new PageTransitionEvent('pagehide'));
	expect(await client.call('isWorker')).toBe(true);
	dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
	await expect(pending).rejects.toThrow(WorkerStopped);
	const ofWorkers = async () =>
		(await navigator.locks.query()).held?.filter(({ name }) =>
			name?.startsWith('small-hello thread')
		);
	await expect.poll(ofWorkers).toEqual([]);
});

describe('a hidden page on an iPhone', () => {
	afterEach(() => restore());
	let restore = () => {};
	beforeEach(() => {
		restore = asOnIphone();
	});

	test('ends its worker, and the next call starts another', async () => {
		const client = clientOf({ whenResting: whenHiddenOnIos });
		expect(await client.call('count')).toBe(1);
		turnPage('hidden');
		turnPage('visible');
		expect(await client.call('count')).toBe(1);
		expect(await client.call('isWorker')).toBe(true);
	});

	test('lets a worker end its work, and retains one that remembers earlier calls', async () => {
		const busy = clientOf({ whenResting: whenHiddenOnIos });
		const working = busy.call('steps', 3, () => {});
		const stateful = clientOf({ stateful: ['count'], whenResting: whenHiddenOnIos });
		expect(await stateful.call('count')).toBe(1);
		turnPage('hidden');
		expect(await working).toBe('done');
		expect(await stateful.call('count')).toBe(2);
	});
});

describe('a worker that dies silently', () => {
	test('is detected, and the page carries out the call', async () => {
		const client = clientOf();
		expect(await client.call('dieInWorker')).toBe('alive');
		expect(await client.call('isWorker')).toBe(false);
	});

	test('is replaced once for all pending calls', async () => {
		const client = clientOf();
		const dying = client.call('dieInWorker');
		expect(await Promise.all([dying, client.call('dieInWorker')])).toEqual(['alive', 'alive']);
		expect(await client.call('count')).toBe(1);
		expect(await client.call('count')).toBe(2);
	});

	test('rejects a stateful call, and restarts on the next call', async () => {
		const client = clientOf({ stateful: ['dieInWorker'] });
		await expect(client.call('dieInWorker')).rejects.toThrow(WorkerLost);
		expect(await client.call('isWorker')).toBe(true);
	});

	test('rejects every call if there is no fallback', async () => {
		const client = clientOf({ hasFallback: false });
		await expect(client.call('dieInWorker')).rejects.toThrow(WorkerLost);
	});
});

describe('a browser without workers', () => {
	const noWorkers = () =>
		vi.stubGlobal('Worker', function () {
			throw new DOMException('', 'SecurityError');
		});

	test('runs the program in the page, with callbacks and errors', async () => {
		noWorkers();
		const client = clientOf({ stateful: ['sum'] });
		expect(await client.call('isWorker')).toBe(false);
		const steps: number[] = [];
		await client.call('steps', 2, (step) => steps.push(step));
		expect(steps).toEqual([1, 2]);
		await expect(client.call('refuse', 'full')).rejects.toMatchObject({ problem: 'full' });
		expect(await client.call('sum', 1, 2)).toBe(3);
	});

	test('closes that program when it is stopped, and restarts it on the next call', async () => {
		noWorkers();
		const client = clientOf();
		await client.call('count');
		const pending = client.call('forever');
		const closed = new Promise((resolve) =>
			addEventListener('sampleclosed', resolve, { once: true })
		);
		client.stop();
		await expect(pending).rejects.toThrow(WorkerStopped);
		await closed;
		expect(await client.call('count')).toBe(1);
	});

	test('rejects every call if there is no fallback', async () => {
		noWorkers();
		await expect(clientOf({ hasFallback: false }).call('count')).rejects.toThrow(WorkerLost);
	});
});

test('a program that cannot be fetched rejects its calls', async () => {
	await expect(clientOf({}, '/no-such-program.js').call('count')).rejects.toThrow(TypeError);
	await expect(
		clientOf({ hasFallback: false }, '/no-such-program.js').call('count')
	).rejects.toThrow(WorkerLost);
});
