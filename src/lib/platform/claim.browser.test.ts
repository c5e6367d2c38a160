import { expect, test } from 'vitest';
import { claim } from './claim.ts';

const aName = () => `test-${crypto.randomUUID()}`;

test('a name that is claimed is refused to others until it is let go', async () => {
	const name = aName();
	const letGo = await claim(name);
	expect(letGo).toBeTypeOf('function');
	expect(await claim(name)).toBeNull();
	expect(await claim(name)).toBeNull();
	letGo?.();
	// The browser hears of it a moment later.
	let again: (() => void) | null = null;
	await expect.poll(async () => (again = await claim(name))).not.toBeNull();
	expect(await claim(name)).toBeNull();
	(again as (() => void) | null)?.();
});

test('other names are not touched', async () => {
	const [one, two] = [await claim(aName()), await claim(aName())];
	expect(one).not.toBeNull();
	expect(two).not.toBeNull();
	one?.();
	two?.();
});

test('of many that ask at once, one gets it', async () => {
	const name = aName();
	const answers = await Promise.all(Array.from({ length: 8 }, () => claim(name)));
	const granted = answers.filter((letGo) => letGo !== null);
	expect(granted).toHaveLength(1);
	granted[0]?.();
});

test('letting go twice does not let go of what another has claimed since', async () => {
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

test('a page that goes away lets go', async () => {
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
