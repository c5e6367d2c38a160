import {
	fewestEntries,
	type Estimate,
	type Share
} from '#lib/features/insights/numbers/insights.ts';
import { decimalInWords, numberInWords, shareInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** Below this number of wins, captions name the few wins as the reason for an unclear result. */
export const few = 30;
/** The smallest number of wins that a picture needs, in words. */
export const needed = numberInWords(fewestEntries);

/** Joins the sentences that are not null. */
export const sentences = (...all: (string | null)[]) => all.filter((one) => one !== null).join(' ');

/** The parameters of a message about a mean and its interval. */
export function estimateWords({ mean, low, high }: Estimate) {
	return { mean: decimalInWords(mean), low: decimalInWords(low), high: decimalInWords(high) };
}

/** The interval of a mean, in words. */
export function rangeWords({ low, high }: Estimate, inWords = decimalInWords): string {
	return m.insights_range({ low: inWords(low), high: inWords(high) });
}

/** The interval of a share, in words. */
export function shareRange({ low, high }: Share): string {
	return m.insights_range({ low: shareInWords(low), high: shareInWords(high) });
}

/** A share with its interval, in words. */
export function shareWords(share: Share): string {
	return m.insights_share({
		hits: numberInWords(share.hits),
		low: shareInWords(share.low),
		high: shareInWords(share.high)
	});
}
