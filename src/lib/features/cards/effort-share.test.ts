import { describe, expect, test } from 'vitest';
import { effortShare } from './effort-share.ts';

describe('the effort of a card as a share of the energy', () => {
	test.each([
		[0, 'none of your energy'],
		[6, 'very little of your energy'],
		[15, 'a little of your energy'],
		[26, 'about a quarter of your energy'],
		[40, 'over a third of your energy'],
		[50, 'about half of your energy'],
		[65, 'more than half of your energy'],
		[90, 'most of your energy']
	])('%i is %s', (effort, share) => {
		expect(effortShare(effort)).toBe(share);
	});
});
