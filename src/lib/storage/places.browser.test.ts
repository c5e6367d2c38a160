import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inDatabase } from '../../../tests/support/database.ts';
import { bucketOf, buckets, latestNumber } from './place.ts';
import { moveToNewPlace, removePlaces } from './places.ts';

beforeEach(removePlaces);
afterEach(removePlaces);

test('a database that opens is not moved, nor is one that does not exist yet', () =>
	inDatabase(async ({ name, tab }) => {
		expect(await moveToNewPlace(name)).toBe(true);
		await tab().check();
		expect(await moveToNewPlace(name)).toBe(true);
		expect(await latestNumber(name)).toBe(0);
	}));

test('an unusable database is moved once, however often that is requested', () =>
	inDatabase(async ({ name }) => {
		// The database lacks every store, as after damage.
		(await openDB(name, 1)).close();
		for (let tries = 0; tries < 3; tries++) {
			expect(await moveToNewPlace(name)).toBe(true);
			expect(await latestNumber(name)).toBe(1);
		}
		const place = await buckets()!.open(bucketOf(name, 1));
		expect(await place.indexedDB.databases()).toEqual([]);
	}));
