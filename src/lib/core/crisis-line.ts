import { daysBetween, type Day } from './day.ts';

/** A nation of the United Kingdom; each has its own lines. */
export type Nation = 'england' | 'scotland' | 'wales' | 'northernIreland';

/** A helpline for people in crisis. */
export interface CrisisLine {
	/** ISO 3166-1 alpha-2. */
	country: string;
	/** The nations of the United Kingdom that the line serves; empty elsewhere. */
	nations: readonly Nation[];
	name: string;
	phone: string | null;
	/** Other numbers of the same line. */
	alsoPhones: readonly string[];
	text: { to: string; body: string } | null;
	web: string | null;
	hours: string;
	/** Null if unknown. */
	free: boolean | null;
	/** As text: '112', '112 or 999', '192 (SAMU) / 190'. */
	emergencyNumber: string;
	checkedOn: string;
	note: string | null;
}

/** A site that lists crisis lines worldwide. */
export interface HelpDirectory {
	name: string;
	url: string;
	covers: string | null;
}

/** Trust in a line's data by its age: after 180 days it may have changed, after 365 it is listed last. */
export type Freshness = 'fresh' | 'mayHaveChanged' | 'old';

/** Returns the trust in a line that was checked on `checkedOn`. */
export function freshness(checkedOn: string, today: Day): Freshness {
	const days = daysBetween(checkedOn as Day, today);
	if (days > 365) return 'old';
	return days > 180 ? 'mayHaveChanged' : 'fresh';
}

/** Returns the numbers in a text such as '112 or 999' or '192 (SAMU) / 190', for `tel:` links. */
export function numbersIn(text: string): string[] {
	return text.match(/\d[\d -]*\d/g) ?? [];
}
