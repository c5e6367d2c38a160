import { vi } from 'vitest';

/** A transaction on any database of this page. */
export interface BegunTransaction {
	mode: IDBTransactionMode;
	stores: string[];
	durability: IDBTransactionDurability;
}

/** Records all transactions from now on; `stop` ends the recording. */
export function watchTransactions(): { begun: BegunTransaction[]; stop: () => void } {
	const begun: BegunTransaction[] = [];
	const original = IDBDatabase.prototype.transaction;
	const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
		this: IDBDatabase,
		stores,
		mode,
		options
	) {
		begun.push({
			mode: mode ?? 'readonly',
			stores: typeof stores === 'string' ? [stores] : [...stores],
			durability: options?.durability ?? 'default'
		});
		return original.call(this, stores, mode, options);
	});
	return { begun, stop: () => spy.mockRestore() };
}
