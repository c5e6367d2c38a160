import { deleteDB, openDB } from 'idb';

/** The names of the databases that every browser has, also one that does not list them. */
const ours = ['small-hello'];

/** Where another page opens a database anew meanwhile, that is told to let go of it as well. */
const mostRounds = 3;

/**
 * Removes every database of this address, whoever has it open: the other pages and threads let go and
 * hear that all was erased. `onwaiting` hears when one of them does not, which is then waited for.
 * Gives the names of those that are left.
 */
export async function eraseDatabases(onwaiting: () => void): Promise<string[]> {
	let names = await databaseNames();
	for (let round = 0; round < mostRounds && (round === 0 || names.length > 0); round++) {
		await Promise.allSettled(
			[...new Set([...ours, ...names])].map((name) => deleteDB(name, { blocked: onwaiting }))
		);
		names = await databaseNames();
	}
	return names;
}

/**
 * Makes Chromium tidy its files up, where the bytes of deleted databases lie until a further one goes: in a
 * test no file held a word of the diary any more after the first. What one of its threads still reads then
 * stays, so that it is worth while to do it once more a little later.
 */
export async function tidyUp(): Promise<void> {
	const passing = 'small-hello passing';
	for (let round = 0; round < 2; round++) {
		const database = await openDB(passing, 1, {
			upgrade: (upgrading) => void upgrading.createObjectStore('nothing')
		});
		database.close();
		await deleteDB(passing);
	}
}

async function databaseNames(): Promise<string[]> {
	try {
		return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
	} catch {
		// Where the browser does not list them, or has none.
		return [];
	}
}
