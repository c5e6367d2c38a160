const passing = 'small-hello passing';

/**
 * Has the browser begin a new file for what is written from now on, by a database that comes and goes.
 * Chromium that was killed in the middle of a write leaves the end of that file torn. It goes on writing
 * behind it, and at the start after the next takes the whole database for damaged, and empties it.
 */
export function beginFreshLog(): void {
	indexedDB.open(passing).onsuccess = function () {
		this.result.close();
		// Deleting is what makes Chromium tidy up: it took 9 ms when it was measured.
		indexedDB.deleteDatabase(passing);
	};
}
