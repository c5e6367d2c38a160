import * as v from 'valibot';
import { channels } from '#lib/core/card.ts';
import { cues } from '#lib/core/cue.ts';
import type { ChoiceKind } from '#lib/core/choice.ts';
import type { Revision } from '#lib/core/clock.ts';
import type { CollectionName } from '#lib/core/collections.ts';
import {
	contactKinds,
	storableLine,
	storableName,
	longestContact,
	longestName,
	nearnesses,
	silences
} from '#lib/core/person.ts';
import { longestCardText, longestCardTitle, mostEffort } from '#lib/core/own-card.ts';
import { isPlanRule, isTimeOfDay, longestPlanText, planStates } from '#lib/core/plan.ts';
import {
	earliestQuietUntil,
	highestPondSeed,
	latestQuietFrom,
	type Preferences
} from '#lib/core/preferences.ts';
import { isBirthday } from '#lib/core/birthday.ts';
import { rungs } from '#lib/core/rehearsal.ts';
import { longestRemembered, rememberedKinds } from '#lib/core/remembered.ts';
import { isRevision } from '#lib/core/stamp.ts';
import { longestText } from '#lib/core/text.ts';
import { audioTypePattern, largestRecordingBytes } from '#lib/core/voice-note.ts';
import { ratings, replies } from '#lib/core/win.ts';
import { isDay, isMoment } from '#lib/core/written-time.ts';

/**
 * The expected value of a field for which a record is refused; `present` if the field is missing. These codes
 * are the messages of the schemas, and a page puts them into words.
 */
export type Expected =
	| 'present'
	| 'record'
	| 'plainKey'
	| 'finiteNumber'
	| 'uuid'
	| 'id'
	| 'revision'
	| 'earlierRevision'
	| 'moment'
	| 'day'
	| 'text'
	| 'shorterText'
	| 'name'
	| 'list'
	| 'yesOrNo'
	| 'rating'
	| 'energy'
	| 'effort'
	| 'cardTitle'
	| 'probability'
	| 'hour'
	| 'time'
	| 'rule'
	| 'recording'
	| 'knownValue';

const code = <Code extends Expected>(expected: Code) => expected;

const longestId = 200;
const revision = v.pipe(v.string(code('revision')), v.check(isRevision, code('revision')));
const moment = v.pipe(v.string(code('moment')), v.check(isMoment, code('moment')));
const id = v.pipe(
	v.string(code('id')),
	v.minLength(1, code('id')),
	v.maxLength(longestId, code('id'))
);
const uuid = v.pipe(v.string(code('uuid')), v.uuid(code('uuid')));
const text = v.pipe(v.string(code('text')), v.maxLength(longestText, code('shorterText')));
const rating = v.nullable(v.picklist(ratings, code('rating')));
const yesOrNo = v.boolean(code('yesOrNo'));
const energy = v.pipe(
	v.number(code('energy')),
	v.minValue(0, code('energy')),
	v.maxValue(100, code('energy'))
);
const only = <Value extends string | true>(value: Value) => v.literal(value, code('knownValue'));
const listOf = <Item extends v.GenericSchema>(item: Item) => v.array(item, code('list'));
const hourFrom = (first: number, last: number) =>
	v.pipe(
		v.number(code('hour')),
		v.integer(code('hour')),
		v.minValue(first, code('hour')),
		v.maxValue(last, code('hour'))
	);

// Objects are loose: fields that this version does not know are preserved.
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
	v.looseObject(entries, code('record'));

const win = v.pipe(
	object({
		id: uuid,
		at: moment,
		cardId: v.nullable(text),
		channel: v.nullable(v.picklist(channels, code('knownValue'))),
		note: text,
		genuine: text,
		carry: text,
		people: listOf(text),
		tags: listOf(text),
		moodBefore: rating,
		moodAfter: rating,
		ease: rating,
		energy: v.nullable(energy),
		reply: v.nullable(v.picklist(replies, code('knownValue'))),
		treasured: yesOrNo,
		otherVersions: v.optional(listOf(object({ revision, note: text, genuine: text, carry: text }))),
		follows: v.optional(listOf(revision)),
		outlived: v.optional(revision),
		revision
	}),
	// The other versions that a win knows must be earlier than the win; merging relies on it.
	v.forward(
		v.check(
			(win) => (win.otherVersions ?? []).every((other) => other.revision <= win.revision),
			code('earlierRevision')
		),
		['otherVersions']
	),
	v.forward(
		v.check(
			(win) => (win.follows ?? []).every((one) => one < win.revision),
			code('earlierRevision')
		),
		['follows']
	),
	v.forward(
		v.check((win) => (win.outlived ?? '') <= win.revision, code('earlierRevision')),
		['outlived']
	)
);

const checkIn = object({ id, at: moment, energy, revision });

const channelList = listOf(v.picklist(channels, code('knownValue')));
const day = v.pipe(v.string(code('day')), v.check(isDay, code('day')));
const lineOf = (longest: number) =>
	v.pipe(v.string(code('text')), v.maxLength(longest, code('shorterText')));
const finite = v.pipe(v.number(code('finiteNumber')), v.finite(code('finiteNumber')));
const count = (most: number) =>
	v.pipe(
		v.number(code('finiteNumber')),
		v.integer(code('finiteNumber')),
		v.minValue(0, code('finiteNumber')),
		v.maxValue(most, code('finiteNumber'))
	);

const person = object({
	id: uuid,
	name: v.pipe(
		v.string(code('name')),
		v.check((name) => name.length <= longestName, code('name')),
		v.transform(storableName),
		v.minLength(1, code('name'))
	),
	notNow: yesOrNo,
	isNameOnly: v.optional(yesOrNo),
	nearness: v.optional(v.nullable(v.picklist(nearnesses, code('knownValue')))),
	birthday: v.optional(v.nullable(v.pipe(v.string(code('day')), v.check(isBirthday, code('day'))))),
	channels: v.optional(channelList),
	contacts: v.optional(
		listOf(
			object({
				kind: v.picklist(contactKinds, code('knownValue')),
				value: lineOf(longestContact)
			})
		)
	),
	isAtRest: v.optional(yesOrNo),
	shelved: v.optional(
		v.nullable(
			object({ at: moment, silence: v.nullable(v.picklist(silences, code('knownValue'))) })
		)
	),
	revision
});

const remembered = object({
	id: uuid,
	personId: text,
	kind: v.picklist(rememberedKinds, code('knownValue')),
	text: lineOf(longestRemembered),
	day,
	revision
});

const recurring = {
	id: uuid,
	cardId: v.nullable(text),
	since: day,
	time: v.nullable(v.pipe(v.string(code('time')), v.check(isTimeOfDay, code('time')))),
	rule: v.pipe(v.string(code('rule')), v.check(isPlanRule, code('rule'))),
	state: v.picklist(planStates, code('knownValue')),
	act: lineOf(longestPlanText),
	lastDay: v.optional(v.nullable(day)),
	restDay: v.optional(v.nullable(day)),
	revision
};
const plan = v.variant(
	'kind',
	[
		object({ id, kind: only('intention'), day, cardId: v.nullable(text), revision }),
		object({
			...recurring,
			kind: only('ifThen'),
			cue: v.nullable(v.picklist(cues, code('knownValue'))),
			cueWords: lineOf(longestPlanText)
		}),
		object({
			...recurring,
			kind: only('ritual'),
			personId: v.nullable(text)
		})
	],
	code('knownValue')
);

const rehearsal = object({
	id,
	step: count(rungs.length - 1),
	interval: v.optional(count(5)),
	lastDay: v.optional(day),
	againFrom: v.optional(day),
	isRetired: v.optional(yesOrNo),
	revision
});

const nameReview = object({
	id: uuid,
	dueAtMs: finite,
	stability: finite,
	difficulty: finite,
	scheduledDays: finite,
	learningSteps: count(100),
	reviews: count(1_000_000),
	lapses: count(1_000_000),
	phase: count(3),
	lastAtMs: finite,
	revision
});

const voiceNote = object({
	id: uuid,
	at: moment,
	seconds: count(600),
	type: v.pipe(v.string(code('text')), v.regex(audioTypePattern, code('knownValue'))),
	bytes: count(largestRecordingBytes),
	winId: v.nullable(text),
	personId: v.nullable(text),
	revision
});

const recording = object({
	id: uuid,
	audio: v.pipe(
		v.string(code('recording')),
		v.maxLength(Math.ceil(largestRecordingBytes / 3) * 4, code('recording')),
		v.check(isBase64, code('recording'))
	),
	revision
});

const ownCard = object({
	id: uuid,
	title: v.pipe(
		v.string(code('cardTitle')),
		v.check((title) => title.length <= longestCardTitle, code('cardTitle')),
		v.transform((title) => storableLine(title, longestCardTitle)),
		v.minLength(1, code('cardTitle'))
	),
	how: lineOf(longestCardText),
	say: lineOf(longestCardText),
	effort: v.pipe(
		v.number(code('effort')),
		v.integer(code('effort')),
		v.minValue(0, code('effort')),
		v.maxValue(mostEffort, code('effort'))
	),
	channel: v.picklist(channels, code('knownValue')),
	isRest: yesOrNo,
	goesOut: yesOrNo,
	withStranger: yesOrNo,
	revision
});

const cardMark = object({ id, isFavourite: yesOrNo, isHidden: yesOrNo, revision });

const kinds: readonly ChoiceKind[] = [
	'shown',
	'done',
	'notNow',
	'lessLikeThis',
	'tooMuch',
	'madeItWorse'
];
const choice = object({
	id,
	at: moment,
	kind: v.picklist(kinds, code('knownValue')),
	cardId: text,
	energy,
	winId: v.nullable(text),
	probability: v.nullable(
		v.pipe(
			v.number(code('probability')),
			v.minValue(0, code('probability')),
			v.maxValue(1, code('probability'))
		)
	),
	outcome: v.optional(
		object({
			ease: rating,
			moodBefore: rating,
			moodAfter: rating,
			treasured: yesOrNo,
			wasHarmful: v.optional(only(true))
		})
	),
	personId: v.optional(text),
	isIntended: v.optional(yesOrNo),
	revision
});

// Backups of the first versions have only the first two settings.
const neverOrRevision = v.union([v.literal(''), revision], code('revision'));

const preferences = v.pipe(
	object({
		id: only('preferences'),
		strangersWelcome: yesOrNo,
		hasSeenWelcome: yesOrNo,
		learns: v.optional(yesOrNo),
		learnsSince: v.optional(v.nullable(moment)),
		quietFromHour: v.optional(hourFrom(18, latestQuietFrom)),
		quietUntilHour: v.optional(hourFrom(earliestQuietUntil, 12)),
		likedChannels: v.optional(channelList),
		avoidedChannels: v.optional(channelList),
		moreLike: v.optional(listOf(text)),
		ratherNot: v.optional(listOf(text)),
		practisesNames: v.optional(yesOrNo),
		pondSeed: v.optional(v.nullable(count(highestPondSeed))),
		isSouth: v.optional(v.nullable(yesOrNo)),
		setEarlier: v.optional(v.record(v.string(), neverOrRevision, code('record'))),
		revision
	} satisfies { [Field in keyof Preferences]-?: v.GenericSchema }),
	v.forward(
		v.check(
			(settled) => Object.values(settled.setEarlier ?? {}).every((at) => at <= settled.revision),
			code('earlierRevision')
		),
		['setEarlier']
	)
);

/** The schema of a record of each collection. Known fields are checked, others stay as they are. */
export const recordSchemas = {
	wins: win,
	checkIns: checkIn,
	people: person,
	plans: plan,
	choices: choice,
	preferences,
	remembered,
	rehearsals: rehearsal,
	nameReviews: nameReview,
	voiceNotes: voiceNote,
	recordings: recording,
	ownCards: ownCard,
	cardMarks: cardMark
} as const satisfies { [Name in CollectionName]: v.GenericSchema<unknown, { id: string }> };

/**
 * The schema of a tombstone of each collection. Further fields are dropped, because no words of a deleted
 * record may remain.
 */
export const tombstoneSchemas = {
	wins: tombstoneOf(uuid),
	checkIns: tombstoneOf(id),
	people: tombstoneOf(uuid),
	plans: tombstoneOf(id),
	choices: tombstoneOf(id),
	preferences: tombstoneOf(only('preferences')),
	remembered: tombstoneOf(uuid),
	rehearsals: tombstoneOf(id),
	nameReviews: tombstoneOf(uuid),
	voiceNotes: tombstoneOf(uuid),
	recordings: tombstoneOf(uuid),
	ownCards: tombstoneOf(uuid),
	cardMarks: tombstoneOf(id)
} as const satisfies { [Name in CollectionName]: v.GenericSchema<unknown, { id: string }> };

function isBase64(text: string): boolean {
	return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function tombstoneOf<Id extends v.GenericSchema<unknown, string>>(recordId: Id) {
	return v.object(
		{
			id: recordId,
			revision: v.pipe(
				revision,
				v.transform((stamp) => stamp as Revision)
			),
			deleted: only(true)
		},
		code('record')
	);
}
