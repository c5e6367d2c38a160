import { expect } from '@playwright/test';
import {
	closeSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync
} from 'node:fs';
import { join } from 'node:path';
import type { Backend } from './backends.ts';

/** A kind of damage, and the function that does it to the databases of a closed browser's profile. */
export type Damage = readonly [name: string, apply: (profile: string) => void];

/** Size of the blocks in which disks damage files, and of a page of SQLite. */
const blockBytes = 4096;

/** Returns the files of all databases in the profile. */
function databaseFiles(profile: string): string[] {
	const folder = databaseFolder(profile);
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

const databaseFolder = (profile: string) => join(profile, 'Default/IndexedDB');

function overwrite(path: string, at: number): void {
	const file = openSync(path, 'r+');
	writeSync(file, Buffer.alloc(blockBytes, 0xa5), 0, blockBytes, Math.max(0, at));
	closeSync(file);
}

const halve = (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2));
const greatest = (paths: string[]) => paths.sort((a, b) => statSync(b).size - statSync(a).size)[0]!;

/** Returns the files of LevelDB whose names fit. */
function levelDb(profile: string, pattern: RegExp): string[] {
	const files = databaseFiles(profile).filter(
		(path) => path.includes('.leveldb') && pattern.test(path)
	);
	expect(files.length, 'the database is in LevelDB').toBeGreaterThan(0);
	return files;
}

const greatestLevelDb = (profile: string) => greatest(levelDb(profile, /\.(log|ldb)$/));

/** Returns all databases of SQLite. */
function sqliteFiles(profile: string): string[] {
	const header = 'SQLite format 3';
	const files = databaseFiles(profile).filter((file) =>
		readFileSync(file, 'latin1').startsWith(header)
	);
	expect(files.length, 'the database is in SQLite').toBeGreaterThan(0);
	return files;
}

const greatestSqlite = (profile: string) => greatest(sqliteFiles(profile));

/** Overwrites a page of the greatest database; `share` is its place in the file, 0 to 1. */
function overwritePage(profile: string, share: number): void {
	const file = greatestSqlite(profile);
	const pages = Math.floor(statSync(file).size / blockBytes);
	overwrite(file, Math.min(pages - 1, Math.floor(share * pages)) * blockBytes);
}

/** For each backend, damage after which the database never opens again. */
export const unopenable: { readonly [Name in Backend['name']]: Damage } = {
	LevelDB: [
		'LevelDB without its manifest',
		(profile) => {
			for (const manifest of levelDb(profile, /MANIFEST-\d+$/)) rmSync(manifest);
		}
	],
	SQLite: [
		'SQLite with a damaged first page',
		(profile) => {
			for (const database of sqliteFiles(profile)) overwrite(database, 0);
			for (const log of databaseFiles(profile).filter((file) => file.endsWith('-wal'))) rmSync(log);
		}
	]
};

/** The places of the pages that are overwritten, from 0 to 1: more of them in slow runs. */
const pageShares = process.env.SLOW_TESTS ? [0.15, 0.3, 0.45, 0.6, 0.75, 0.9] : [0.3, 0.75];

/** The kinds of damage to the databases of each backend. */
export const damages: { readonly [Name in Backend['name']]: readonly Damage[] } = {
	LevelDB: [
		['the first block of the greatest file', (at) => overwrite(greatestLevelDb(at), 0)],
		[
			'a block in the middle of the greatest file',
			(at) => overwrite(greatestLevelDb(at), Math.floor(statSync(greatestLevelDb(at)).size / 2))
		],
		[
			'the last block of the greatest file',
			(at) => overwrite(greatestLevelDb(at), statSync(greatestLevelDb(at)).size - blockBytes)
		],
		['every log cut in half', (at) => levelDb(at, /\.log$/).forEach(halve)],
		['the list of files', (at) => levelDb(at, /MANIFEST/).forEach((file) => overwrite(file, 0))],
		unopenable.LevelDB,
		['a file that is gone', (at) => rmSync(greatestLevelDb(at))],
		['the whole folder gone', (at) => rmSync(databaseFolder(at), { recursive: true })]
	],
	SQLite: [
		unopenable.SQLite,
		['the second page', (at) => overwrite(greatestSqlite(at), blockBytes)],
		['the third page', (at) => overwrite(greatestSqlite(at), 2 * blockBytes)],
		...pageShares.map((share): Damage => [
			`a page at ${Math.round(share * 100)} % of the file`,
			(at) => overwritePage(at, share)
		]),
		['the last page', (at) => overwritePage(at, 1)],
		['the file cut in half', (at) => halve(greatestSqlite(at))],
		['an empty file', (at) => writeFileSync(greatestSqlite(at), '')],
		['a file that is gone', (at) => rmSync(greatestSqlite(at))],
		[
			'a folder in place of the file',
			(at) => {
				const file = greatestSqlite(at);
				rmSync(file);
				mkdirSync(file);
			}
		],
		['the whole folder gone', (at) => rmSync(databaseFolder(at), { recursive: true })]
	]
};
