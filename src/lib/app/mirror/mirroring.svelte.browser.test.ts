import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginRing, ringNames } from '#lib/platform/ring.ts';
import { removeTracesPatiently } from '#lib/platform/traces.ts';
import { Mirroring } from './mirroring.svelte.ts';

beforeEach(() => removeTracesPatiently('files'));
afterEach(async () => {
	vi.restoreAllMocks();
	await removeTracesPatiently('files');
});

test('a deleted mirror does not reappear after a read that began before', async () => {
	await beginRing();
	await beginRing();
	const mirroring = new Mirroring();
	await mirroring.load();
	expect(mirroring.asides).toHaveLength(1);

	const { getFile } = FileSystemFileHandle.prototype;
	let [begin, letGo] = [() => {}, () => {}];
	const begun = new Promise<void>((resolve) => (begin = resolve));
	const held = new Promise<void>((resolve) => (letGo = resolve));
	vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementationOnce(async function (
		this: FileSystemFileHandle
	) {
		begin();
		await held;
		return getFile.call(this);
	});
	const reading = mirroring.load();
	await begun;
	await mirroring.remove(mirroring.asides[0]!.ring);
	letGo();
	await reading;
	expect(await ringNames()).toHaveLength(1);
	expect(mirroring.asides).toEqual([]);
});
