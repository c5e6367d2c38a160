import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { stamp } from '../../../tests/support/copies.ts';
import type { CardId } from './card.ts';
import { merged } from './merge.ts';
import { firstPreferences, type Preferences } from './preferences.ts';
import { settledPreferences, type Settled } from './settled-preferences.ts';

/** The preferences of a device after these changes, one a second, from a second on. */
function settled(device: 'a' | 'b', second: number, ...changes: Settled[]): Preferences {
	return changes.reduce<Preferences | null>(
		(present, changed, at) => ({
			...settledPreferences(present, changed, null),
			revision: stamp(device, second + at)
		}),
		null
	)!;
}
const merge = (one: object, other: object) =>
	merged('preferences', one as Preferences, other as Preferences);

const [aCard, anotherCard] = cardFacts.map(({ id }) => id) as [CardId, CardId];
/** Every setting, each other than at first. */
const chosen: Settled[] = [
	{ hasSeenWelcome: true },
	{ quietFromHour: 20, quietUntilHour: 9 },
	{ strangersWelcome: true },
	{ likedChannels: ['text'], avoidedChannels: ['call'] },
	{ learns: false, learnsSince: '2026-11-20T10:00:00+01:00' },
	{ moreLike: [aCard], ratherNot: [anotherCard], practisesNames: true, isSouth: true }
];
const wanted = Object.assign({}, ...chosen) as object;

test('the examples set every setting', () => {
	const { id: _id, pondSeed: _seed, ...settings } = firstPreferences;
	expect(Object.keys(wanted).sort()).toEqual(Object.keys(settings).sort());
	for (const [setting, value] of Object.entries(settings))
		expect(wanted).not.toHaveProperty(setting, value);
});

describe('preferences of an old device', () => {
	test('stay if a new device, on which little was set, is later', () => {
		const old = settled('a', 1, ...chosen);
		const fresh = settled('b', 100, { hasSeenWelcome: true });
		expect(merge(fresh, old)).toMatchObject({ ...wanted, revision: fresh.revision });
		expect(merge(old, fresh)).toEqual(merge(fresh, old));
	});

	test('stay if an older version stored them', () => {
		const { setEarlier: _none, ...old } = settled('a', 1, ...chosen);
		expect(merge(old, settled('b', 100, { hasSeenWelcome: true }))).toMatchObject(wanted);
	});

	test('give way setting by setting to those that were set on the new device', () => {
		const old = settled('a', 1, ...chosen);
		const fresh = settled('b', 100, { strangersWelcome: false }, { quietFromHour: 22 });
		expect(merge(old, fresh)).toMatchObject({
			...wanted,
			strangersWelcome: false,
			quietFromHour: 22
		});
	});

	test('give way to a default that was set on purpose later', () => {
		const old = settled('a', 1, ...chosen);
		const later = {
			...settledPreferences(old, { strangersWelcome: false }, null),
			revision: stamp('a', 50)
		};
		expect(merge(old, later)).toEqual(later);
		const fresh = settled('b', 100, { hasSeenWelcome: true });
		expect(merge(merge(fresh, old), later)).toMatchObject({ ...wanted, strangersWelcome: false });
	});

	test('give way to a deletion, even if a new device is later', () => {
		const old = settled('a', 1, ...chosen);
		const gone = { id: 'preferences', revision: stamp('a', 50), deleted: true };
		expect(merge(old, gone)).toEqual(gone);
		const fresh = settled('b', 100, { quietFromHour: 19 });
		const { setEarlier, ...rest } = merge(merge(old, gone), fresh) as Preferences;
		expect(rest).toEqual({ ...firstPreferences, quietFromHour: 19, revision: fresh.revision });
		expect(setEarlier).toMatchObject({ strangersWelcome: gone.revision });
		expect(merge(merge(old, fresh), gone)).toEqual(merge(merge(old, gone), fresh));
	});
});

test('settings that were never set have no revision', () => {
	const { setEarlier, revision } = settled('a', 1, { learns: false }, { quietFromHour: 20 });
	expect(setEarlier).toMatchObject({ learns: stamp('a', 1), strangersWelcome: '' });
	expect(setEarlier).not.toHaveProperty('quietFromHour');
	expect(revision).toBe(stamp('a', 2));
});
