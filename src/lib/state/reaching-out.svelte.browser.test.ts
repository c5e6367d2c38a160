import { expect, test } from 'vitest';
import { localIso } from '#lib/domain/day.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import { People } from './people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

test.each([
	[0, 0],
	[1, 1],
	[2, 2],
	[3, null],
	[9, null]
])('somebody who was reached %i days ago counts as %s', (days, expected) =>
	withApp(async ({ app, clock }) => {
		const people = new People(app);
		const ana = (await people.add('Ana'))!.id;
		const ben = (await people.add('Ben'))!.id;
		const details = { ...app.journal.blank(), at: localIso(clock.ms - days * dayMs) };
		await app.journal.log({ ...details, people: [ana] }, atEnergy(50));
		const reachingOut = new ReachingOut(app);
		await reachingOut.load();
		expect(reachingOut.daysSince(ana)).toBe(expected);
		expect(reachingOut.daysSince(ben)).toBeNull();
		expect(reachingOut.daysSince(null)).toBeNull();
	})
);

test('an hour becomes quiet by itself, and those that were made longer count', () =>
	withApp(async ({ app, clock }) => {
		const atHour = (hour: number) => (clock.ms += (hour - new Date(clock.ms).getHours()) * hourMs);
		const reachingOut = new ReachingOut(app);
		atHour(21);
		await reachingOut.load();
		expect(reachingOut.isQuiet).toBe(false);
		atHour(22);
		reachingOut.look();
		expect(reachingOut.isQuiet).toBe(true);
		atHour(20);
		reachingOut.look();
		expect(reachingOut.isQuiet).toBe(false);
		await app.preferences.settle({ quietFromHour: 19 });
		expect(reachingOut.isQuiet).toBe(true);
	}));
