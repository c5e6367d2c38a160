/** The code points of zero in scripts in which devices write numbers. */
const zeros = [
	...[0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6],
	...[0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1a80, 0x1a90],
	...[0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x11136, 0x1e950]
];
/** Regions with words of their own. The words of a language before another win over those of the other. */
const firstLocales = 'en en-AU en-CA de es es-MX fr it pt pt-PT zh zh-TW ja ko ru ar hi'.split(' ');
/** Further words that devices write for a.m. and p.m. */
const furtherHalves = {
	am: ['오전', 'पूर्वाह्न', '凌晨', '清晨', '早上', '上午', 'f.h.'],
	pm: ['오후', 'अपराह्न', '中午', '下午', '晚上', 'e.h.']
} as const;

/** Some languages have another calendar by default. */
const gregorian = { calendar: 'gregory', timeZone: 'UTC' } as const;

type Half = 'am' | 'pm';

let locales: readonly string[] | null = null;
let halves: ReadonlyMap<string, Half> | null = null;
let months: ReadonlyMap<string, number | null> | null = null;
let weekdays: ReadonlyMap<string, ReadonlySet<number>> | null = null;

/** Returns a text with ASCII digits for those of any script. */
export function asciiDigits(text: string): string {
	return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
		const code = digit.codePointAt(0)!;
		const zero = zeros.find((from) => code >= from && code < from + 10);
		return zero === undefined ? digit : String(code - zero);
	});
}

/** Returns the half of the day with that name in a language of `Intl`; null if there is none. */
export function halfNamed(word: string): Half | null {
	halves ??= knownHalves();
	return halves.get(wordKey(word)) ?? null;
}

/**
 * Returns the month, from 1, with that name in a language of `Intl`. Null if there is none, or if languages
 * disagree, as with listopad: November in Polish, and October in Croatian.
 */
export function monthNamed(word: string): number | null {
	months ??= knownMonths();
	return months.get(wordKey(word)) ?? null;
}

/** Returns the weekdays (Sunday is 0) with that name in a language of `Intl`; null if there are none. */
export function weekdaysNamed(word: string): ReadonlySet<number> | null {
	weekdays ??= knownWeekdays();
	return weekdays.get(wordKey(word)) ?? null;
}

function knownHalves(): ReadonlyMap<string, Half> {
	const known = new Map<string, Half>();
	const add = (of: { readonly [half in Half]: ReadonlySet<string> }) => {
		for (const half of ['am', 'pm'] as const) {
			const other = of[half === 'am' ? 'pm' : 'am'];
			for (const key of of[half]) if (!other.has(key) && !known.has(key)) known.set(key, half);
		}
	};
	const keysOf = (words: readonly string[]) => new Set(words.map(wordKey));
	add({ am: keysOf(furtherHalves.am), pm: keysOf(furtherHalves.pm) });
	for (const locale of allLocales()) {
		const options = { hour: 'numeric', hour12: true, timeZone: 'UTC' } as const;
		const clock = new Intl.DateTimeFormat(locale, options);
		const wordAt = (hour: number) =>
			clock.formatToParts(Date.UTC(2026, 0, 1, hour)).find(({ type }) => type === 'dayPeriod')
				?.value ?? '';
		const words = Array.from({ length: 24 }, (_, hour) => wordAt(hour));
		add({ am: keysOf(words.slice(0, 12)), pm: keysOf(words.slice(12)) });
	}
	return known;
}

function knownMonths(): ReadonlyMap<string, number | null> {
	const known = new Map<string, number | null>();
	for (const locale of allLocales())
		for (const options of [{}, { day: 'numeric' }] as const)
			for (const month of ['long', 'short'] as const) {
				const date = new Intl.DateTimeFormat(locale, { ...options, ...gregorian, month });
				for (let at = 1; at <= 12; at++) {
					const key = partKey(date, Date.UTC(2026, at - 1, 15), 'month');
					if (/^\d*$/.test(key)) continue;
					known.set(key, !known.has(key) || known.get(key) === at ? at : null);
				}
			}
	return known;
}

function knownWeekdays(): ReadonlyMap<string, ReadonlySet<number>> {
	const known = new Map<string, Set<number>>();
	for (const locale of allLocales())
		for (const weekday of ['long', 'short'] as const) {
			const date = new Intl.DateTimeFormat(locale, { ...gregorian, weekday });
			// 1 February 2026 was a Sunday.
			for (let at = 0; at < 7; at++) {
				const key = partKey(date, Date.UTC(2026, 1, 1 + at), 'weekday');
				if (key !== '') known.set(key, (known.get(key) ?? new Set()).add(at));
			}
		}
	return known;
}

function partKey(
	date: Intl.DateTimeFormat,
	ms: number,
	part: Intl.DateTimeFormatPartTypes
): string {
	return wordKey(date.formatToParts(ms).find(({ type }) => type === part)?.value ?? '');
}

/** Returns all languages of `Intl` with two letters, and some regions, the most common first. */
function allLocales(): readonly string[] {
	if (locales) return locales;
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const tags = letters.flatMap((one) => letters.map((two) => one + two));
	const supported = Intl.DateTimeFormat.supportedLocalesOf([...tags, 'fil', 'zh-HK', 'fr-CA']);
	return (locales = [...new Set([...firstLocales, ...supported])]);
}

function wordKey(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s.\u200E\u200F]/gu, '');
}
