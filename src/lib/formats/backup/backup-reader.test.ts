import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collectionNames } from '#lib/core/collections.ts';
import { blankOwnCard } from '#lib/core/own-card.ts';
import { firstPreferences } from '#lib/core/preferences.ts';
import { blankWin } from '#lib/core/win.ts';
import { readBackup, readWell, stamp } from '../../../../tests/support/copies.ts';

const id = '01a1f8d3-ea00-7000-8000-000000000001';
const at = '2026-11-20T09:30:00+01:00';
const revision = stamp('a', 1_795_163_402_000);
const head = {
	format: 'small-hello-backup',
	version: 1,
	exportedAt: '2026-11-20T08:30:00.123Z',
	wins: []
};
const aWin = { ...blankWin(at), id, revision };
const aPerson = { id, name: 'Ann', notNow: false, revision };
const aCheckIn = { id, at, energy: 50, revision };
const aPlan = { id: 'p', kind: 'intention', day: '2026-11-20', cardId: null, revision };
const anOutcome = { ease: 3, moodBefore: null, moodAfter: 4, treasured: true };
const aChoice = {
	...{ id: 'c', at, kind: 'done', cardId: 'greet-by-name', energy: 50, winId: id },
	...{ probability: null, outcome: anOutcome, revision }
};
const recurring = {
	...{ id, cardId: null, since: '2026-11-20', time: '08:30', rule: 'FREQ=DAILY' },
	...{ state: 'active', act: 'look up', revision }
};
const anIfThen = { ...recurring, kind: 'ifThen', cue: 'coffee', cueWords: '' };
const aRitual = { ...recurring, kind: 'ritual', personId: null, lastDay: null };
const aLine = { id, personId: id, kind: 'detail', text: 'A cat', day: '2026-11-20', revision };
const aRehearsal = { id: 'r', step: 1, revision };
const aNameReview = {
	...{ id, dueAtMs: 1, stability: 2.5, difficulty: 5, scheduledDays: 1, learningSteps: 0 },
	...{ reviews: 1, lapses: 0, phase: 2, lastAtMs: 0, revision }
};
const aVoiceNote = {
	...{ id, at, seconds: 4, type: 'audio/webm;codecs=opus', bytes: 6 },
	...{ winId: null, personId: null, revision }
};
const aRecording = { id, audio: 'AAECAwQF', revision };
const anOwnCard = { ...blankOwnCard, id, title: 'Bring a plum', revision };
const aMark = { id: 'look-up-and-smile', isFavourite: true, isHidden: false, revision };
const settled = { ...firstPreferences, revision };

const read = (text: string) => readBackup(new Blob([text]));
const readObject = (copy: object) => read(JSON.stringify({ ...head, ...copy }));
const readParts = (copy: object) => readWell(new Blob([JSON.stringify({ ...head, ...copy })]));
/** Returns the only refusal in a backup with this record. */
async function refusalIn(list: string, record: unknown) {
	const { refused } = await readParts({ [list]: [record] });
	expect(refused.counts).toEqual({ [list]: 1 });
	return refused.first[0];
}

describe.each([
	'backup-v1.json',
	'backup-v1-every-kind.json',
	'backup-v1-people-and-plans.json',
	'backup-v1-own-cards.json'
])('%s', (name) => {
	const text = readFileSync(new URL(`../../../../tests/fixtures/${name}`, import.meta.url), 'utf8');
	const { format: _format, version: _version, exportedAt, ...fields } = JSON.parse(text);

	test('is read unchanged, without refusals', async () => {
		const { collections, others, refused, ...copy } = await readWell(new Blob([text]));
		expect(refused).toEqual({ counts: {}, first: [] });
		expect(copy.exportedAt).toBe(exportedAt);
		const found = Object.fromEntries(
			collectionNames.map((list) => [list, [...collections[list].values()]])
		);
		const none = Object.fromEntries(collectionNames.map((list) => [list, []]));
		expect({ ...found, ...others }).toEqual({ ...none, ...fields });
	});

	test('may be packed with gzip', async () => {
		expect(await readBackup(new Blob([gzipSync(text)]))).toEqual(await read(text));
	});
});

describe('a broken file', () => {
	test.each([
		['empty', '', { problem: 'empty' }],
		['no JSON', 'Dear diary', { problem: 'notJson', line: 1, column: 1 }],
		['a page', '<!doctype html>\n<p>404', { problem: 'otherKind', kind: 'page' }],
		['cut off', '{\n"format": "small-h', { problem: 'truncated', line: 2, column: 19 }],
		['nested too deep', '['.repeat(1e6), { problem: 'tooDeep', line: 1, column: 65 }]
	])('is reported if it is %s', async (_, text, problem) => {
		expect(await read(text)).toEqual(problem);
	});

	test('is reported if it is not text', async () => {
		const bytes = new Uint8Array([0x7b, 0xff]);
		expect(await readBackup(new Blob([bytes]))).toEqual({ problem: 'notUtf8', line: 1, column: 2 });
	});

	test('is reported at its place if another program wrote it again as UTF-16', async () => {
		const bytes = new Uint8Array([0xff, 0xfe, 0x7b, 0x00]);
		expect(await readBackup(new Blob([bytes]))).toEqual({
			problem: 'truncated',
			line: 1,
			column: 2
		});
	});

	test('is none if another program wrote it again as UTF-16', async () => {
		const text = JSON.stringify({ ...head, wins: [aWin] });
		const units = Uint16Array.from(`\uFEFF${text}`, (one) => one.charCodeAt(0));
		const read = await readBackup(new Blob([units]));
		expect(read).toEqual(await readBackup(new Blob([text])));
		expect(read).not.toHaveProperty('problem');
	});

	test.each(['null', '1', '"small-hello-backup"', '[]', '{}', '{"format":"other","version":9}'])(
		'is reported as foreign: %s',
		async (text) => {
			expect(await read(text)).toEqual({ problem: 'foreign' });
		}
	);

	test('is reported as too new if it is of a later version, even with other errors', async () => {
		expect(await readObject({ version: 2, wins: 'moved' })).toEqual({
			problem: 'tooNew',
			version: 2
		});
	});

	test.each([
		[{ version: undefined }, 'version', 'version'],
		[{ version: '1' }, 'version', 'version'],
		[{ version: 0 }, 'version', 'version'],
		[{ version: 1.5 }, 'version', 'version'],
		[{ exportedAt: undefined }, 'exportedAt', 'moment'],
		[{ exportedAt: 'yesterday' }, 'exportedAt', 'moment'],
		[{ wins: undefined }, 'wins', 'present'],
		[{ wins: null }, 'wins', 'list'],
		[{ wins: { length: 1, 0: aWin } }, 'wins', 'list'],
		[{ people: 'Ann' }, 'people', 'list'],
		[{ preferences: settled }, 'preferences', 'list']
	])('is reported with its wrong field: %j', async (copy, field, expected) => {
		expect(await readObject(copy)).toEqual({ problem: 'wrongField', field, expected });
	});
});

describe('prototypes', () => {
	test.each(['__proto__', 'constructor', 'prototype'])(
		'are not reached through %s around the records',
		async (key) => {
			const json = JSON.stringify(head).replace('{', `{${JSON.stringify(key)}: {"isAdmin": true},`);
			expect(await read(json)).toEqual({
				problem: 'wrongField',
				field: key,
				expected: 'plainKey'
			});
			expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		}
	);

	test.each(['__proto__', 'constructor', 'prototype'])(
		'are not reached through %s in a record or an unknown collection',
		async (key) => {
			const json = JSON.stringify({
				...head,
				wins: [aWin, { ...aWin, KEY: { isAdmin: true } }],
				people: [{ ...aPerson, later: [{ KEY: { isAdmin: true } }] }],
				dreams: [1, { KEY: { isAdmin: true } }],
				device: { KEY: null }
			}).replaceAll('KEY', key);
			const { collections, others, refused } = await readWell(new Blob([json]));
			expect(refused.first).toEqual([
				{ list: 'wins', index: 1, id, field: key, expected: 'plainKey' },
				{ list: 'people', index: 0, id, field: `later.0.${key}`, expected: 'plainKey' },
				{ list: 'dreams', index: 1, id: null, field: key, expected: 'plainKey' },
				{ list: 'device', index: null, id: null, field: key, expected: 'plainKey' }
			]);
			expect(collections.wins.get(id)).toEqual(aWin);
			expect(others).toEqual({ dreams: [1] });
			expect(Object.getPrototypeOf(collections.wins.get(id))).toBe(Object.prototype);
			expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		}
	);
});

describe('an invalid record', () => {
	test('is refused with its place, and the others are read', async () => {
		const { collections, refused } = await readParts({
			wins: [{ ...aWin, note: 5 }, aWin, null],
			people: [aPerson]
		});
		expect([...collections.wins.values()]).toEqual([aWin]);
		expect(collections.people.size).toBe(1);
		expect(refused).toEqual({
			counts: { wins: 2 },
			first: [
				{ list: 'wins', index: 0, id, field: 'note', expected: 'text' },
				{ list: 'wins', index: 2, id: null, field: '', expected: 'record' }
			]
		});
	});

	test.each([
		['wins', aWin, { id: 'x' }, 'id', 'uuid'],
		['wins', aWin, { id: 5 }, 'id', 'uuid'],
		['wins', aWin, { at: '2026-11-20' }, 'at', 'moment'],
		['wins', aWin, { at: '2026-02-30T09:30:00+01:00' }, 'at', 'moment'],
		['wins', aWin, { cardId: undefined }, 'cardId', 'present'],
		['wins', aWin, { channel: 'fax' }, 'channel', 'knownValue'],
		['wins', aWin, { note: 'x'.repeat(10_001) }, 'note', 'shorterText'],
		['wins', aWin, { genuine: null }, 'genuine', 'text'],
		['wins', aWin, { carry: ['x'] }, 'carry', 'text'],
		['wins', aWin, { people: 'Ann' }, 'people', 'list'],
		['wins', aWin, { people: ['Ann', 1] }, 'people.1', 'text'],
		['wins', aWin, { tags: { 0: 'x' } }, 'tags', 'list'],
		['wins', aWin, { moodBefore: 0 }, 'moodBefore', 'rating'],
		['wins', aWin, { moodAfter: 6 }, 'moodAfter', 'rating'],
		['wins', aWin, { ease: '3' }, 'ease', 'rating'],
		['wins', aWin, { energy: 101 }, 'energy', 'energy'],
		['wins', aWin, { energy: -1 }, 'energy', 'energy'],
		['wins', aWin, { reply: 'maybe' }, 'reply', 'knownValue'],
		['wins', aWin, { treasured: 1 }, 'treasured', 'yesOrNo'],
		['wins', aWin, { revision: '1' }, 'revision', 'revision'],
		['wins', aWin, { revision: undefined }, 'revision', 'present'],
		['wins', aWin, { revision: `999999999999999.99999.${'f'.repeat(16)}` }, 'revision', 'revision'],
		['wins', aWin, { otherVersions: {} }, 'otherVersions', 'list'],
		['wins', aWin, { otherVersions: [{ note: '' }] }, 'otherVersions.0.revision', 'present'],
		[
			...['wins', aWin, { otherVersions: [{ ...aWin, revision: stamp('a', 2e12) }] }],
			...['otherVersions', 'earlierRevision']
		],
		['wins', aWin, { follows: [revision] }, 'follows', 'earlierRevision'],
		['wins', aWin, { outlived: stamp('a', 2e12) }, 'outlived', 'earlierRevision'],
		['wins', aWin, { deleted: false }, 'deleted', 'knownValue'],
		['wins', aWin, { deleted: true, id: 'x' }, 'id', 'uuid'],
		['checkIns', aCheckIn, { id: '' }, 'id', 'id'],
		['checkIns', aCheckIn, { id: 'x'.repeat(201) }, 'id', 'id'],
		['checkIns', aCheckIn, { at: 0 }, 'at', 'moment'],
		['checkIns', aCheckIn, { energy: null }, 'energy', 'energy'],
		['people', aPerson, { name: ' \n' }, 'name', 'name'],
		['people', aPerson, { name: 'x'.repeat(121) }, 'name', 'name'],
		['people', aPerson, { name: 7 }, 'name', 'name'],
		['people', aPerson, { notNow: 'no' }, 'notNow', 'yesOrNo'],
		['plans', aPlan, { kind: 'order' }, 'kind', 'knownValue'],
		['plans', aPlan, { day: '2026-02-30' }, 'day', 'day'],
		['choices', aChoice, { kind: 'loved' }, 'kind', 'knownValue'],
		['choices', aChoice, { cardId: null }, 'cardId', 'text'],
		['choices', aChoice, { probability: 1.01 }, 'probability', 'probability'],
		['choices', aChoice, { outcome: 5 }, 'outcome', 'record'],
		['choices', aChoice, { outcome: {} }, 'outcome.ease', 'present'],
		[
			...['choices', aChoice, { outcome: { ...anOutcome, wasHarmful: false } }],
			...['outcome.wasHarmful', 'knownValue']
		],
		['choices', aChoice, { isIntended: 1 }, 'isIntended', 'yesOrNo'],
		['preferences', settled, { id: 'others' }, 'id', 'knownValue'],
		['preferences', settled, { learns: 'no' }, 'learns', 'yesOrNo'],
		['preferences', settled, { learnsSince: 'then' }, 'learnsSince', 'moment'],
		['preferences', settled, { quietFromHour: 23 }, 'quietFromHour', 'hour'],
		['preferences', settled, { quietUntilHour: 6 }, 'quietUntilHour', 'hour'],
		['preferences', settled, { quietUntilHour: 7.5 }, 'quietUntilHour', 'hour'],
		['preferences', settled, { likedChannels: ['fax'] }, 'likedChannels.0', 'knownValue'],
		['preferences', settled, { practisesNames: 1 }, 'practisesNames', 'yesOrNo'],
		['preferences', settled, { pondSeed: 10_000 }, 'pondSeed', 'finiteNumber'],
		['preferences', settled, { pondSeed: 1.5 }, 'pondSeed', 'finiteNumber'],
		['preferences', settled, { isSouth: 'yes' }, 'isSouth', 'yesOrNo'],
		['preferences', settled, { setEarlier: 5 }, 'setEarlier', 'record'],
		['preferences', settled, { setEarlier: { learns: '1' } }, 'setEarlier.learns', 'revision'],
		[
			...['preferences', settled, { setEarlier: { learns: stamp('a', 2e12) } }],
			...['setEarlier', 'earlierRevision']
		],
		['people', aPerson, { nearness: 'rival' }, 'nearness', 'knownValue'],
		['people', aPerson, { isAtRest: 1 }, 'isAtRest', 'yesOrNo'],
		['people', aPerson, { shelved: 'months' }, 'shelved', 'record'],
		['people', aPerson, { shelved: { silence: null } }, 'shelved.at', 'present'],
		['people', aPerson, { shelved: { at: 'then', silence: null } }, 'shelved.at', 'moment'],
		[
			...['people', aPerson, { shelved: { at: aWin.at, silence: 'ages' } }],
			...['shelved.silence', 'knownValue']
		],
		['people', aPerson, { birthday: '--02-30' }, 'birthday', 'day'],
		['people', aPerson, { birthday: '1 May' }, 'birthday', 'day'],
		['people', aPerson, { channels: ['fax'] }, 'channels.0', 'knownValue'],
		['people', aPerson, { contacts: [{ kind: 'fax' }] }, 'contacts.0.kind', 'knownValue'],
		[
			...['people', aPerson, { contacts: [{ kind: 'phone', value: '1'.repeat(501) }] }],
			...['contacts.0.value', 'shorterText']
		],
		['plans', anIfThen, { cue: 'noon' }, 'cue', 'knownValue'],
		['plans', anIfThen, { act: 'x'.repeat(301) }, 'act', 'shorterText'],
		['plans', anIfThen, { time: '24:00' }, 'time', 'time'],
		['plans', anIfThen, { rule: 'FREQ=SECONDLY' }, 'rule', 'rule'],
		['plans', anIfThen, { rule: 'FREQ=DAILY;COUNT=99999999' }, 'rule', 'rule'],
		['plans', anIfThen, { state: 'failed' }, 'state', 'knownValue'],
		['plans', aRitual, { since: '2026-13-01' }, 'since', 'day'],
		['plans', aRitual, { lastDay: '' }, 'lastDay', 'day'],
		['remembered', aLine, { kind: 'secret' }, 'kind', 'knownValue'],
		['remembered', aLine, { text: 'x'.repeat(501) }, 'text', 'shorterText'],
		['rehearsals', aRehearsal, { step: 4 }, 'step', 'finiteNumber'],
		['rehearsals', aRehearsal, { againFrom: 'soon' }, 'againFrom', 'day'],
		['nameReviews', aNameReview, { phase: -1 }, 'phase', 'finiteNumber'],
		['nameReviews', aNameReview, { stability: 'x' }, 'stability', 'finiteNumber'],
		['voiceNotes', aVoiceNote, { type: 'text/html' }, 'type', 'knownValue'],
		['voiceNotes', aVoiceNote, { bytes: 5_000_001 }, 'bytes', 'finiteNumber'],
		['voiceNotes', aVoiceNote, { seconds: 1.5 }, 'seconds', 'finiteNumber'],
		['recordings', aRecording, { audio: 'AAE' }, 'audio', 'recording'],
		['recordings', aRecording, { audio: '<script>' }, 'audio', 'recording'],
		['recordings', aRecording, { audio: 'AAAA'.repeat(1_666_668) }, 'audio', 'recording'],
		['ownCards', anOwnCard, { id: 'look-up-and-smile' }, 'id', 'uuid'],
		['ownCards', anOwnCard, { title: ' \n' }, 'title', 'cardTitle'],
		['ownCards', anOwnCard, { title: 'x'.repeat(81) }, 'title', 'cardTitle'],
		['ownCards', anOwnCard, { how: null }, 'how', 'text'],
		['ownCards', anOwnCard, { say: 'x'.repeat(2001) }, 'say', 'shorterText'],
		['ownCards', anOwnCard, { effort: 91 }, 'effort', 'effort'],
		['ownCards', anOwnCard, { effort: 0.5 }, 'effort', 'effort'],
		['ownCards', anOwnCard, { effort: -1 }, 'effort', 'effort'],
		['ownCards', anOwnCard, { channel: 'fax' }, 'channel', 'knownValue'],
		['ownCards', anOwnCard, { withStranger: undefined }, 'withStranger', 'present'],
		['cardMarks', aMark, { id: '' }, 'id', 'id'],
		['cardMarks', aMark, { isHidden: 'no' }, 'isHidden', 'yesOrNo']
	] as [string, object, object, string, string][])(
		'is refused in %s: case %#',
		async (list, record, change, field, expected) => {
			expect(await readParts({ [list]: [record] })).toMatchObject({ refused: { counts: {} } });
			expect(await refusalIn(list, { ...record, ...change })).toMatchObject({ field, expected });
		}
	);

	test('is refused for a number that is too large', async () => {
		const json = JSON.stringify({ ...head, wins: [{ ...aWin, later: 'BIG' }] });
		expect(await read(json.replace('"BIG"', '1e999'))).toMatchObject({
			backup: { refused: { first: [{ field: 'later', expected: 'finiteNumber' }] } }
		});
	});

	test('is not in the report after the first hundred', async () => {
		const { refused } = await readParts({ wins: Array<null>(50_000).fill(null) });
		expect(refused.counts).toEqual({ wins: 50_000 });
		expect(refused.first).toHaveLength(100);
	});

	test('is described briefly even if it is very long', async () => {
		const long = 'k'.repeat(100_000);
		const refusal = await refusalIn('wins', { id: long, later: { [long]: null } });
		expect(JSON.stringify(refusal).length).toBeLessThan(300);
	});
});

describe('a backup that was read', () => {
	test('preserves unknown fields and collections as plain values', async () => {
		const win = { ...aWin, later: { deep: [1, null, 'x'] }, '': 0, toString: 'x' };
		const others = {
			dreams: [{ id: 'r', revision }],
			device: { name: 'phone' },
			toString: [1]
		};
		const copy = await readParts({ wins: [win], ...others });
		expect(copy.collections.wins.get(id)).toEqual(win);
		expect(copy.others).toEqual(others);
	});

	test('has no text in a deleted record', async () => {
		const { collections } = await readParts({ wins: [{ ...aWin, note: 'tea', deleted: true }] });
		expect(collections.wins.get(id)).toEqual({ id, revision, deleted: true });
	});

	test('has only well-formed text', async () => {
		const json = JSON.stringify({ ...head, wins: [{ ...aWin, note: 'TEXT', tags: ['TEXT'] }] });
		const { collections } = await readWell(new Blob([json.replaceAll('TEXT', 'a\\ud83d')]));
		expect(collections.wins.get(id)).toMatchObject({ note: 'a\ufffd', tags: ['a\ufffd'] });
	});

	test('has names on one line and in NFC, so that equal names compare equal', async () => {
		const { collections } = await readParts({ people: [{ ...aPerson, name: ' A\u030asa\n' }] });
		expect(collections.people.get(id)).toEqual({ ...aPerson, name: '\u00c5sa' });
	});

	test('has the marks of the shelf, as the later record of a person has them', async () => {
		const shelved = { at: aWin.at, silence: 'months' };
		const put = { ...aPerson, shelved, isAtRest: false };
		const rests = {
			...{ ...aPerson, shelved: null, isAtRest: true },
			revision: stamp('a', 1_795_163_403_000)
		};
		const personIn = async (people: object[]) =>
			(await readParts({ people })).collections.people.get(id);
		expect(await personIn([put])).toEqual(put);
		expect(await personIn([put, rests])).toEqual(rests);
		expect(await personIn([rests, put])).toEqual(rests);
	});

	test('merges two records with one id, in either order', async () => {
		const later = { ...aWin, note: 'later', revision: stamp('a', 1_795_163_403_000) };
		for (const wins of [
			[aWin, later],
			[later, aWin]
		]) {
			const copy = await readParts({ wins });
			expect([...copy.collections.wins.values()]).toEqual([later]);
			expect(copy.refused.counts).toEqual({});
		}
	});

	test('accepts preferences of the first versions, which had only two', async () => {
		const first = { id: 'preferences', strangersWelcome: true, hasSeenWelcome: true, revision };
		const { collections } = await readParts({ preferences: [first] });
		expect(collections.preferences.get('preferences')).toEqual(first);
	});

	test('accepts ids that are names of inherited properties', async () => {
		const checkIns = ['__proto__', 'constructor', 'toString'].map((id) => ({ ...aCheckIn, id }));
		const { collections } = await readParts({ checkIns });
		expect([...collections.checkIns.values()]).toEqual(checkIns);
	});

	test('has empty collections for missing ones', async () => {
		const { collections } = await readParts({});
		expect(collectionNames.map((list) => collections[list].size)).toEqual(
			collectionNames.map(() => 0)
		);
	});
});
