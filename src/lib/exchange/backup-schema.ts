import * as v from 'valibot';
import { channels } from '#lib/domain/card.ts';
import { parsedRevision } from '#lib/domain/clock.ts';
import { instantOf } from '#lib/domain/day.ts';
import { longestText } from '#lib/domain/text.ts';
import { replies } from '#lib/domain/win.ts';

const revision = v.pipe(
	v.string(),
	v.check((text) => parsedRevision(text) !== null, 'a revision stamp')
);
const moment = v.pipe(
	v.string(),
	v.check((text) => !Number.isNaN(instantOf(text)), 'a time with its offset')
);
const text = v.pipe(v.string(), v.maxLength(longestText));
const rating = v.nullable(v.picklist([1, 2, 3, 4, 5]));

// Objects are loose: fields that this version does not know travel along untouched.
const win = v.looseObject({
	id: v.pipe(v.string(), v.uuid()),
	at: moment,
	cardId: v.nullable(v.string()),
	channel: v.nullable(v.picklist(channels)),
	note: text,
	genuine: text,
	carry: text,
	people: v.array(v.string()),
	tags: v.array(v.string()),
	moodBefore: rating,
	moodAfter: rating,
	ease: rating,
	energy: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
	reply: v.nullable(v.picklist(replies)),
	treasured: v.boolean(),
	revision
});
const tombstone = v.looseObject({ id: v.string(), revision, deleted: v.literal(true) });
const record = v.looseObject({ id: v.string(), revision });

/** The shape of a copy, version 1, as the contract lays it down: known fields strictly, others as they are. */
export const backupSchema = v.looseObject({
	format: v.literal('small-hello-backup'),
	version: v.literal(1),
	exportedAt: v.pipe(v.string(), v.isoTimestamp()),
	wins: v.array(v.union([tombstone, win])),
	checkIns: v.optional(v.array(record)),
	people: v.optional(v.array(record)),
	plans: v.optional(v.array(record)),
	choices: v.optional(v.array(record)),
	preferences: v.optional(v.array(record))
});
