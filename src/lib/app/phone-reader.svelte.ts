import type { ReadPhoneNumber } from '#lib/core/phone-number.ts';

let reader = $state.raw<ReadPhoneNumber | null>(null);
let isLoading = false;

/**
 * Returns the reader of phone numbers; null until its code is loaded, which begins with the first call. The
 * rules of all countries are larger than a page, so that a page loads them only for a number.
 */
export function phoneReader(): ReadPhoneNumber | null {
	if (!reader && !isLoading) void loadPhoneReader().catch(() => {});
	return reader;
}

/** Loads the reader of phone numbers. */
export async function loadPhoneReader(): Promise<void> {
	isLoading = true;
	try {
		reader = (await import('#lib/core/phone-number.ts')).readPhoneNumber;
	} finally {
		isLoading = false;
	}
}
