import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { golden, goldenLog } from '../../../tests/support/choice-log.ts';

// The file holds the output of the engine for one long log. It reveals every change of the output, and
// golden.browser.test.ts checks that browsers agree with Node to the last bit. After an intended change of
// the prior, the deck or the engine, update the file:
// UPDATE_GOLDEN=1 npx --no -- vitest run --project unit src/lib/engine/golden.test.ts
// Increment `engineVersion` in learning.ts if the same log now leads to another result.
const file = new URL('../../../tests/fixtures/learning-digest.json', import.meta.url);

describe('the golden log', () => {
	test('leads to the output in the file', () => {
		const made = golden();
		if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(made, null, '\t')}\n`);
		expect(made).toEqual(JSON.parse(readFileSync(file, 'utf8')));
	});

	test('has two thousand choices of every kind, oldest first', () => {
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
