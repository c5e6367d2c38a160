import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { createCollections } from './migrations/001-create-collections.ts';
import { countWins } from './migrations/002-count-wins.ts';
import { indexMonths } from './migrations/003-index-months.ts';
import { mirrorWrites } from './migrations/004-mirror-writes.ts';
import { addCollections } from './migrations/005-add-collections.ts';
import { addOwnCards } from './migrations/006-add-own-cards.ts';

/** Upgrades a database from one version to the next; the transaction covers every store. */
export type Migration = (
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
) => void | Promise<void>;

/**
 * The migration to each version, in order; their number is the database version. Append only: a released
 * migration never changes and imports no code, so that late upgraders get the same result as everyone else. A
 * new migration needs a fixture of its version in tests/fixtures.
 */
export const migrations: readonly Migration[] = [
	createCollections,
	countWins,
	indexMonths,
	mirrorWrites,
	addCollections,
	addOwnCards
];
