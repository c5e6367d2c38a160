/** A backend of IndexedDB, and the flags with which Chromium uses it. */
export interface Backend {
	name: 'LevelDB' | 'SQLite';
	flags: readonly string[];
}

/** The flags with which Chromium stores IndexedDB in SQLite; without them, it uses LevelDB. */
export const sqlite = ['--enable-features=IdbSqliteBackingStore'] as const;

/** The two backends of Chromium's IndexedDB. Each deletes the databases of the other. */
export const backends: readonly Backend[] = [
	{ name: 'LevelDB', flags: [] },
	{ name: 'SQLite', flags: sqlite }
];
