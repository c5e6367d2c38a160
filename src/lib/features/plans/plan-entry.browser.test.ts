import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Ritual } from '#lib/core/plan.ts';
import PlanEntry from './PlanEntry.svelte';

const tom = 'p1' as PersonId;
const today = '2026-11-20' as Day;

function given(plan: Partial<Ritual>) {
	const coffee: Ritual = {
		id: 'plan' as Ritual['id'],
		revision: '0' as Revision,
		kind: 'ritual',
		state: 'active',
		act: 'Coffee',
		cardId: null,
		personId: tom,
		rule: onceRule,
		since: today,
		time: null,
		...plan
	};
	return {
		plan: coffee,
		name: coffee.personId && 'Tom',
		isResting: false,
		today,
		onedit: vi.fn(),
		onstate: vi.fn(),
		ondelete: vi.fn(),
		ondid: vi.fn()
	};
}

/** The names of the links of an entry. */
const linksOf = (screen: Awaited<ReturnType<typeof render>>) =>
	screen
		.getByRole('link')
		.elements()
		.map(({ textContent }) => textContent);

describe('a plan of today', () => {
	test('offers that it is done on a day between those of its rhythm', async () => {
		const props = given({ rule: 'FREQ=WEEKLY;BYDAY=TU' });
		const screen = await render(PlanEntry, props);
		await screen.getByRole('button', { name: 'We did it' }).click();
		expect(props.ondid).toHaveBeenCalledTimes(1);
	});

	test.each([
		['We did it', tom],
		['I did it', null]
	])('offers "%s"', async (name, personId) => {
		const props = given({ personId });
		const screen = await render(PlanEntry, props);
		await screen.getByRole('button', { name }).click();
		expect(props.ondid).toHaveBeenCalledTimes(1);
		expect(linksOf(screen)).toEqual(['Let it go kindly']);
	});
});

describe('a plan whose first day is still to come', () => {
	test.each([
		{ rule: onceRule, since: '2026-11-21' as Day },
		{ rule: 'FREQ=WEEKLY;BYDAY=TU', since: '2026-11-21' as Day }
	])('offers to write to the person, and not that it is done: $rule', async (rhythm) => {
		const screen = await render(PlanEntry, given(rhythm));
		await expect
			.element(screen.getByRole('link', { name: 'Write to Tom' }))
			.toHaveAttribute('href', expect.stringMatching(/\/compose\?person=p1$/));
		expect(screen.getByRole('button', { name: /did it/ }).elements()).toHaveLength(0);
	});

	test.each([
		['without a person', { personId: null }, false, ['Let it go kindly']],
		['with a person marked "not now"', {}, true, []]
	])('offers neither %s', async (_, plan, isResting, links) => {
		const props = { ...given({ ...plan, since: '2026-11-21' as Day }), isResting };
		const screen = await render(PlanEntry, props);
		await expect.element(screen.getByRole('button', { name: 'Edit' })).toBeVisible();
		expect(linksOf(screen)).toEqual(links);
		expect(screen.getByRole('button', { name: /did it/ }).elements()).toHaveLength(0);
	});
});

describe('letting it go kindly', () => {
	const address = async (plan: Partial<Ritual>) => {
		const screen = await render(PlanEntry, given(plan));
		const link = screen.getByRole('link', { name: 'Let it go kindly' });
		await expect.element(link).toBeVisible();
		return new URL((link.element() as HTMLAnchorElement).href);
	};

	test.each([
		['with its person', tom, 'p1'],
		['without a person', null, null]
	])('leads to the words for the plan, %s', async (_, personId, expected) => {
		const { pathname, searchParams } = await address({ personId });
		expect(pathname).toMatch(/\/compose$/);
		expect(searchParams.has('take-back')).toBe(true);
		expect(searchParams.get('plan')).toBe('plan');
		expect(searchParams.get('person')).toBe(expected);
	});

	test.each([
		['paused', { state: 'paused' }],
		['over', { since: '2026-11-19' as Day }]
	] as const)('is not offered for a plan that is %s', async (_, plan) => {
		const screen = await render(PlanEntry, given(plan));
		await expect.element(screen.getByRole('button', { name: 'Delete' })).toBeVisible();
		expect(linksOf(screen)).toEqual([]);
	});
});
