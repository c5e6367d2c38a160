import { expect, test } from 'vitest';
import { claim } from './claim.ts';

const aName = () => `test-${crypto.randomUUID()}`;

test('a claimed name is refused to others until it is released', async () => {
	const name = aName();
	const letGo = await claim(name);
	expect(letGo).toBeTypeOf('function');
	expect(await claim(name)).toBeNull();
	expect(await claim(name)).toBeNull();
	letGo?.();
	// The browser processes the release a moment later.
	let again: (() => void) | null = null;
	await expect.poll(async () => (again = await claim(name))).not.toBeNull();
	expect(await claim(name)).toBeNull();
	(again as (() => void) | null)?.();
});

test('claims of different names are independent', async () => {
	const [one, two] = [await claim(aName()), await claim(aName())];
	expect(one).not.toBeNull();
	expect(two).not.toBeNull();
	one?.();
	two?.();
});

test('only one of many concurrent claims is granted', async () => {
	const name = aName();
	const answers = await Promise.all(Array.from({ length: 8 }, () => claim(name)));
	const granted = answers.filter((letGo) => letGo !== null);
	expect(granted).toHaveLength(1);
	granted[0]?.();
});

test('a second release does not release the later claim of another tab', async () => {
	const name = aName();
	const first = await claim(name);
	first?.();
	let second: (() => void) | null = null;
	await expect.poll(async () => (second = await claim(name))).not.toBeNull();
	first?.();
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(await claim(name)).toBeNull();
	(second as (() => void) | null)?.();
});

test('a page that is closed releases its claim', async () => {
	const name = aName();
	const frame = document.createElement('iframe');
	document.body.append(frame);
	const locks = frame.contentWindow!.navigator.locks;
	await new Promise<void>((resolve) => {
		void locks.request(name, () => {
			resolve();
			return new Promise(() => {});
		});
	});
	expect(await claim(name)).toBeNull();
	frame.remove();
	let after: (() => void) | null = null;
	await expect.poll(async () => (after = await claim(name))).not.toBeNull();
	(after as (() => void) | null)?.();
});

const goIntoCache = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));

test('a page that goes into the back/forward cache releases its claim', async () => {
	const name = aName();
	expect(await claim(name)).toBeTypeOf('function');
	dispatchEvent(new PageTransitionEvent('pagehide'));
	expect(await claim(name)).toBeNull();
	goIntoCache();
	let after: (() => void) | null = null;
	await expect.poll(async () => (after = await claim(name))).not.toBeNull();
	(after as (() => void) | null)?.();
});

test('a page that goes into the back/forward cache stops waiting for a claim', async () => {
	const name = aName();
	const letGo = await claim(name);
	const waiting = claim(name);
	const [ours] = [await navigator.locks.query()].map(({ pending }) =>
		pending?.filter((one) => one.name === name)
	);
	expect(ours).toHaveLength(1);
	goIntoCache();
	expect(await waiting).toBeNull();
	letGo?.();
});
