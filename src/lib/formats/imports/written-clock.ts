/** A time in a text, and its place there. */
export interface Clock {
	hour: number;
	/** Null if the text has none. */
	minute: string | null;
	second: string | null;
	from: number;
	to: number;
	/** A number that is an hour only beside a word such as pm. */
	isAlone: boolean;
}

/** 15:07, 15:07:30 and 15:07:30.250. */
const withColon = /(?<![\d:.])(\d{1,2})(?::| : )(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?![\d:])/g;
/** 13点05分 and 13시 5분 30초. */
const withCharacters =
	/(?<![\d.])(\d{1,2}) ?[点點时時시](?: ?(\d{1,2}) ?[分분]?(?: ?(\d{1,2}) ?[秒초])?)?(?!\d)/g;
/** 20h30, 20 h 30, 9 Uhr 30 and 20 h 30 min 15 s. */
const withLetters =
	/(?<![\d.])(\d{1,2}) ?(?:h|uhr)(?!\p{L})(?: ?(\d{2})(?!\d)(?: ?min ?(\d{2}) ?s)?)?/gu;
/** 15.07 and 15.07.30. */
const withDot = /(?<!\d|\d[./-])(\d{1,2})\.(\d{2})(?:\.(\d{2})(?:[.,]\d+)?)?(?!\d|[./-]\d)/g;
/** The only number, as in 8 pm. */
const alone = /^\D*(?<![.:])(\d{1,2})(?![.:])\D*$/;

/** Returns what can be a time in a text, the most certain first. */
export function clocksIn(plain: string): Clock[] {
	const all = (pattern: RegExp) =>
		Array.from(plain.matchAll(pattern), (match): Clock => {
			const [whole, hour, minute = null, second = null] = match;
			const from = match.index;
			return { hour: Number(hour), minute, second, from, to: from + whole.length, isAlone: false };
		});
	const certain = [...all(withColon), ...all(withCharacters), ...all(withLetters)];
	// A date is before its time more often than after it.
	return [...certain, ...all(withDot).reverse()];
}

/** Returns the only number of a text, which can be an hour beside a word such as pm; null if there are others. */
export function hourIn(plain: string): Clock | null {
	const [, hour] = alone.exec(plain) ?? [];
	if (hour === undefined) return null;
	const from = plain.indexOf(hour);
	const to = from + hour.length;
	return { hour: Number(hour), minute: null, second: null, from, to, isAlone: true };
}
