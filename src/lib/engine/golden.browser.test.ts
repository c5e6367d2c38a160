import { expect, test } from 'vitest';
import kept from '../../../tests/fixtures/learning-digest.json';
import { golden } from '../../../tests/support/choice-log.ts';

// golden.test.ts describes how to update the file.
test('the golden log leads to the same bits in this browser as in Node', () => {
	expect(golden()).toEqual(kept);
});
