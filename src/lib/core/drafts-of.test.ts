import { expect, test } from 'vitest';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts-of.ts';
import type { TimeOfDay } from './plan.ts';
import { blankWin, type WinId } from './win.ts';

const details = blankWin('2026-11-20T10:00:00+01:00');
const words = {
	...{ cue: null, cueWords: 'the bus comes', act: 'nod', cardId: null },
	...{ time: '08:30' as TimeOfDay, rule: 'FREQ=DAILY' }
};
const drafts: Draft[] = [
	{ id: 'plan ifThen', words },
	{ id: '01900000-0000-7000-8000-000000000001', winId: null, base: null, details },
	{ id: 'person ann name', words: { field: 'name', text: 'Anna' }, start: 'Ann', known: ['Ann'] },
	{ id: '01900000-0000-7000-8000-000000000002', winId: 'a' as WinId, base: details, details }
];

test('draftsOf finds drafts by their ids and preserves their order', () => {
	expect(draftsOf('win', drafts)).toEqual([drafts[1], drafts[3]]);
	expect(draftsOf('plan', drafts)).toEqual([drafts[0]]);
	expect(draftsOf('person', drafts)).toEqual([drafts[2]]);
	expect(draftsOf('message', drafts)).toEqual([]);
	expect(draftsOf('together', drafts)).toEqual([]);
});

test('draftsOf recognizes the kind of a draft that has the former shape of a win', () => {
	const id = 'plan ritual' as const;
	const former = { id, words, winId: id as string as WinId, base: null, details };
	expect(draftsOf('plan', [former])).toEqual([former]);
	expect(draftsOf('win', [former])).toEqual([]);
});
