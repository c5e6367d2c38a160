import { expect, test } from 'vitest';
import kept from '../../../tests/fixtures/learning-digest.json';
import { golden } from '../../../tests/scenes/choice-log.ts';

// How to write the file anew stands in golden.test.ts.
test('the golden log gives the same in this browser as in Node, to the last bit', () => {
	expect(golden()).toEqual(kept);
});
