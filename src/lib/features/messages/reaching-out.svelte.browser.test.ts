import { expect, onTestFinished, test } from 'vitest';
import { localIso } from '#lib/core/day.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { heldReads } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

test.each([
	[0, 0],
	[1, 1],
	[2, 2],
	[3, null],
	[9, null]
])('a person who was reached %i days ago is reported as %s', (days, expected) =>
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

test('an hour becomes quiet without a change of data, and the user’s own quiet hours count', () =>
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

test('changes that are held back are shown after a refresh or once they are released', () =>
	withApp(async ({ app }) => {
		const ana = (await new People(app).add('Ana'))!.id;
		const reachingOut = new ReachingOut(app);
		onTestFinished(use(() => reachingOut.daysSince(ana)));
		await reachingOut.load();
		const release = reachingOut.hold();
		const reach = () => app.journal.log({ ...app.journal.blank(), people: [ana] }, atEnergy(50));
		const { undo } = await reach();
		await reachingOut.load();
		expect(reachingOut.daysSince(ana)).toBeNull();
		await reachingOut.refresh();
		expect(reachingOut.daysSince(ana)).toBe(0);
		await undo();
		release();
		await expect.poll(() => reachingOut.daysSince(ana)).toBeNull();
	}));

test('an older read that ends late does not replace a newer one', () =>
	withApp(async ({ app }) => {
		const ana = (await new People(app).add('Ana'))!.id;
		const reachingOut = new ReachingOut(app);
		onTestFinished(use(() => reachingOut.daysSince(ana)));
		await reachingOut.load();
		const reads = heldReads(app.storage, 'queries');
		const { undo } = await app.journal.log({ ...app.journal.blank(), people: [ana] }, atEnergy(50));
		await reads.count(1);
		await undo();
		await reads.count(2);
		await reads.releaseNewestFirst();
		expect(reachingOut.daysSince(ana)).toBeNull();
	}));
