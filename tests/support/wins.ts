import fc from 'fast-check';
import { channels, type CardId } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import { blankWin, ratings, replies, type WinDetails } from '#lib/core/win.ts';

const someone = ['ann', 'ben', 'cem'] as PersonId[];
const rating = fc.constantFrom(null, ...ratings);

/** Times within a year, some around midnight at the end of a month, in several time zones. */
const moment = fc.constantFrom(
	'2025-12-31T23:59:00-10:00',
	'2026-01-01T00:00:00+14:00',
	'2026-10-31T12:00:00+00:00',
	'2026-11-20T09:30:00+01:00',
	'2026-11-20T23:15:00+01:00'
);

/** All details of a win that are counted or searched. */
export const someDetails: fc.Arbitrary<WinDetails> = fc.record({
	at: moment,
	cardId: fc.constantFrom(null, 'greet-by-name' as CardId, 'one-line-check-in' as CardId),
	channel: fc.constantFrom(null, ...channels),
	note: fc.constant(''),
	genuine: fc.constant(''),
	carry: fc.constantFrom('', 'It was fine'),
	people: fc.uniqueArray(fc.constantFrom(...someone)),
	tags: fc.constant([]),
	moodBefore: rating,
	moodAfter: rating,
	ease: rating,
	energy: fc.option(fc.integer({ min: 0, max: 100 })),
	reply: fc.constantFrom(null, ...replies),
	treasured: fc.boolean()
});

/** The new values of a few details, as an edit gives them. */
export const someEdit: fc.Arbitrary<Partial<WinDetails>> = fc
	.tuple(
		someDetails,
		fc.subarray(Object.keys(blankWin('')) as (keyof WinDetails)[], { minLength: 1 })
	)
	.map(([details, fields]) => Object.fromEntries(fields.map((field) => [field, details[field]])));
