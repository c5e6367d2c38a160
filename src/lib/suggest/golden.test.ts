import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { golden, goldenLog } from '../../../tests/scenes/choice-log.ts';

// What the engine makes of one long log is kept in a file, so that no change of it goes unnoticed, and
// so that Node and browsers are seen to agree to the last bit (golden.browser.test.ts reads the same
// file). After a change on purpose, of the prior, of the deck or of the engine, write the file anew:
//   UPDATE_GOLDEN=1 npx --no -- vitest run --project unit src/lib/suggest/golden.test.ts
// and raise `engineVersion` in learning.ts where what is learned from the same log has changed.
const file = new URL('../../../tests/fixtures/learning-digest.json', import.meta.url);

describe('the golden log', () => {
	test('gives what is written in the file', () => {
		const made = golden();
		if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(made, null, '\t')}\n`);
		expect(made).toEqual(JSON.parse(readFileSync(file, 'utf8')));
	});

	test('is a log of two thousand choices of every kind, the oldest first', () => {
		const log = goldenLog();
		expect(log).toHaveLength(2_000);
		expect(new Set(log.map(({ kind }) => kind)).size).toBe(6);
		expect(new Set(log.map(({ cardId }) => cardId)).size).toBeGreaterThan(100);
		expect(new Set(log.map(({ id }) => id)).size).toBe(2_000);
		const days = log.map(({ at }) => at.slice(0, 10));
		expect(days).toEqual([...days].sort());
		expect(golden()).toEqual(golden());
	});
});
