import type { ReadPhoneNumber } from '#lib/core/phone-number.ts';

let reader = $state.raw<ReadPhoneNumber | null>(null);

/**
 * Returns the reader of phone numbers; null until its code is loaded, which begins with the first call. The
 * rules of all countries are larger than a page, so that a page loads them only for a number.
 */
export function phoneReader(): ReadPhoneNumber | null {
	if (!reader) void loadPhoneReader().catch(() => {});
	return reader;
}

/** Loads the reader of phone numbers; the browser loads its code once, however often this is called. */
export async function loadPhoneReader(): Promise<void> {
	reader = (await import('#lib/core/phone-number.ts')).readPhoneNumber;
}
