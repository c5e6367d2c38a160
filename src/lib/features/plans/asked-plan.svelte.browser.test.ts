import { expect, test } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { smile } from '../../../../tests/support/plans.ts';
import { holdNextRead, settled } from '../../../../tests/support/reads.ts';
import { AskedPlans } from './asked-plan.svelte.ts';
import { PlanDrafts } from './plan-drafts.ts';

const query = (text: string) => new URLSearchParams(text);

test('the plans show what the address requests once the drafts have been read', () =>
	withApp(async ({ app, tab }) => {
		const other = tab().part(PlanDrafts);
		other.change('ifThen', smile);
		await other.load();
		const asked = new AskedPlans(app);
		const slow = holdNextRead(app.storage, 'drafts');
		const opening = asked.open(query('person=p1'));
		await slow.begun;
		expect(asked.latest).toBeNull();
		slow.release();
		await opening;
		expect(asked.latest).toEqual({ cardId: null, personId: 'p1' });
		expect(app.part(PlanDrafts).wordsIn('ifThen')).toEqual(smile);
	}));

test('a slow read for an earlier address does not open its form', () =>
	withApp(async ({ app, tab }) => {
		const other = tab().part(PlanDrafts);
		const asked = new AskedPlans(app);
		const slow = holdNextRead(app.storage, 'drafts');
		const older = asked.open(query('card=greet-by-name'));
		await slow.begun;
		other.change('ifThen', smile);
		await other.load();
		await asked.open(undefined);
		expect(asked.latest).toEqual({ cardId: null, personId: null });
		slow.release();
		await older;
		expect(asked.latest).toEqual({ cardId: null, personId: null });
		expect(app.part(PlanDrafts).wordsIn('ifThen')).toEqual(smile);
	}));

test('a slow read shows nothing after the user has left the plans', () =>
	withApp(async ({ app }) => {
		const asked = new AskedPlans(app);
		const slow = holdNextRead(app.storage, 'drafts');
		const opening = asked.open(undefined);
		await slow.begun;
		asked.end();
		slow.release();
		await opening;
		await settled();
		expect(asked.latest).toBeNull();
	}));
