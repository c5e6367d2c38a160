import { expect, test } from 'vitest';
import type { StoredDraft } from '#lib/core/draft.ts';
import { draftsBytes, mirroredDrafts } from './mirror-drafts.ts';

const draft = (id: string, note: string) =>
	({ id, details: { note }, savedAtMs: 1 }) as unknown as StoredDraft;
const fileOf = async (number: number, ...drafts: StoredDraft[]) =>
	new TextDecoder().decode(await draftsBytes({ number, drafts }));

test('drafts read back from the file that was written last', async () => {
	const [older, newer] = await Promise.all([
		fileOf(1, draft('a', 'In the')),
		fileOf(2, draft('a', 'In the middle of a שלום 🌱'))
	]);
	const expected = { number: 2, drafts: [draft('a', 'In the middle of a שלום 🌱')] };
	expect(await mirroredDrafts([older, newer])).toEqual(expected);
	expect(await mirroredDrafts([newer, older])).toEqual(expected);
});

test('a torn or changed file is left out, and the other one counts', async () => {
	const older = await fileOf(1, draft('a', 'In the'));
	const newer = await fileOf(2, draft('a', 'In the middle'));
	const expected = { number: 1, drafts: [draft('a', 'In the')] };
	expect(await mirroredDrafts([newer.slice(0, -3), older])).toEqual(expected);
	expect(await mirroredDrafts([newer.replace('middle', 'muddle'), older])).toEqual(expected);
});

test('a mirror without such files has no drafts', async () => {
	const none = { number: 0, drafts: [] };
	expect(await mirroredDrafts([])).toEqual(none);
	expect(await mirroredDrafts(['', 'half a line'])).toEqual(none);
});
