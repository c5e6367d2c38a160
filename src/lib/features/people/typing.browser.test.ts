import { expect, test } from 'vitest';
import { inDatabase, saving, winAt } from '../../../../tests/support/database.ts';
import { Typing } from './typing.ts';

function refuse(): never {
	throw new Error('refused');
}

test('does not count words as known that could not be written', () =>
	inDatabase(async ({ tab }) => {
		const win = winAt('2026-11-20T12:00:00Z');
		const typing = new Typing(tab(), { start: 'old', draftId: 'draft', onproblem: () => {} });
		const refused = { ...saving(win), next: refuse };
		typing.type([refused], 'never written');
		await expect(typing.flush()).rejects.toThrow();
		expect(typing.known).toEqual(['old']);
		expect(typing.isDirty).toBe(true);

		typing.type([saving(win)], 'new');
		await typing.flush();
		expect(typing.known).toEqual(['new']);
	}));
