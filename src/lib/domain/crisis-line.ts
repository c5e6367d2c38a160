import { daysBetween, type Day } from './day.ts';

/** A nation of the United Kingdom, which have lines of their own. */
export type Nation = 'england' | 'scotland' | 'wales' | 'northernIreland';

/** A line that people in crisis can reach. */
export interface CrisisLine {
	/** ISO 3166-1 alpha-2. */
	country: string;
	/** The nations of the United Kingdom that it serves; empty elsewhere. */
	nations: readonly Nation[];
	name: string;
	phone: string | null;
	/** Further numbers of the same line. */
	alsoPhones: readonly string[];
	text: { to: string; body: string } | null;
	web: string | null;
	hours: string;
	/** Null when that is not known. */
	free: boolean | null;
	/** In words: '112', '112 or 999', '192 (SAMU) / 190'. */
	emergencyNumber: string;
	checkedOn: string;
	note: string | null;
}

/** A site that lists lines all over the world. */
export interface HelpDirectory {
	name: string;
	url: string;
	covers: string | null;
}

/** How far the age of a line can be trusted: after 180 days it may have changed, after 365 it comes last. */
export type Freshness = 'fresh' | 'mayHaveChanged' | 'old';

/** How far a line checked on one day can be trusted on another. Source: PRODUCT.md, Safety 3. */
export function freshness(checkedOn: string, today: Day): Freshness {
	const days = daysBetween(checkedOn as Day, today);
	if (days > 365) return 'old';
	return days > 180 ? 'mayHaveChanged' : 'fresh';
}

/** The single numbers in a text such as '112 or 999' or '192 (SAMU) / 190', for `tel:` links. */
export function numbersIn(text: string): string[] {
	return text.match(/\d[\d -]*\d/g) ?? [];
}
