import { vi } from 'vitest';

/** A transaction on any database of this page. */
export interface BegunTransaction {
	mode: IDBTransactionMode;
	stores: string[];
	durability: IDBTransactionDurability;
	/** The number of times that a transaction had ended before another one began. */
	wave: number;
}

/** Records all transactions from now on; `stop` ends the recording. */
export function watchTransactions(): { begun: BegunTransaction[]; stop: () => void } {
	const begun: BegunTransaction[] = [];
	let wave = 0;
	let hasOneEnded = false;
	const original = IDBDatabase.prototype.transaction;
	const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
		this: IDBDatabase,
		stores,
		mode,
		options
	) {
		if (hasOneEnded) wave++;
		hasOneEnded = false;
		begun.push({
			mode: mode ?? 'readonly',
			stores: typeof stores === 'string' ? [stores] : [...stores],
			durability: options?.durability ?? 'default',
			wave
		});
		const transaction = original.call(this, stores, mode, options);
		transaction.addEventListener('complete', () => (hasOneEnded = true));
		return transaction;
	});
	return { begun, stop: () => spy.mockRestore() };
}
