import type { Word } from './calendar-word.ts';

type Meaning = Partial<Pick<Word, 'months' | 'weekdays' | 'hours' | 'isFiller' | 'isClock'>>;
type Named = readonly (readonly [string, Meaning])[];

/** Regions with words of their own. */
export const regions: readonly string[] = [
	...['en-AU', 'en-CA', 'en-GB', 'de-AT', 'es-419', 'es-MX', 'fr-CA', 'pt-PT', 'sr-Latn'],
	...['zh-TW', 'zh-HK', 'ar-EG', 'ar-DZ', 'ar-IQ', 'ar-MA']
];

const listed = (words: string, meaning: Meaning): Named =>
	words.split(' ').map((word) => [word, meaning] as const);
const month = (...months: number[]): Meaning => ({ months: new Set(months) });
const weekday = (day: number): Meaning => ({ weekdays: new Set([day]) });
const hours = (from: number, to: number): Meaning => ({
	hours: new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i))
});
const [morning, afternoon, noon] = [hours(0, 11), hours(12, 23), hours(11, 14)];

/** Words that people and older programs write, and `Intl` does not. */
const further: Readonly<Record<string, Named>> = {
	en: [
		...listed('tues', weekday(2)),
		...listed('weds', weekday(3)),
		...listed('thur thurs', weekday(4)),
		...listed('sept', month(9)),
		...listed('noon midday', noon),
		['in the evening', hours(17, 23)],
		['at night', hours(19, 23)]
	],
	de: [...listed('jän', month(1)), ...listed('mrz', month(3)), ...listed('mittags', noon)],
	es: listed('mediodía', noon),
	fr: listed('midi', noon),
	it: listed('mezzogiorno', noon),
	pt: listed('meio-dia', noon),
	th: listed('พ.ศ. พุทธศักราช', { isFiller: true }),
	hi: [...listed('पूर्वाह्न', morning), ...listed('अपराह्न', afternoon)],
	ja: listed('正午', noon),
	ko: [...listed('오전', morning), ...listed('오후', afternoon), ...listed('정오', noon)],
	is: [...listed('f.h.', morning), ...listed('e.h.', afternoon)],
	zh: [
		...listed('凌晨', hours(0, 5)),
		...listed('清晨 早上', hours(4, 11)),
		...listed('上午', morning),
		...listed('中午', noon),
		...listed('下午', afternoon),
		...listed('晚上', hours(17, 23))
	]
};

/** Words that may be beside a date or time of any language that has no other meaning for them. */
export const universalWords: Named = [
	...listed('st nd rd th er re o a of the on at de del den le um om las às to', { isFiller: true }),
	...listed('分 분 秒 초', { isFiller: true }),
	...listed('h uhr o’clock kl klo ч ore 点 點 时 時 시', { isFiller: true, isClock: true }),
	...listed('am', morning),
	...listed('pm', afternoon)
];

const vietnameseWeekdays = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];

/** Returns a text with the words for weekdays that are written with a number: thứ năm for thứ 5. */
export function withWeekdaysInWords(plain: string): string {
	return plain.replace(
		/(?<!\p{L})thứ ?([2-7])(?!\d)/gu,
		(_, number) => `thứ ${vietnameseWeekdays[Number(number) - 2]}`
	);
}

/** Returns the words of a language that `Intl` does not know. */
export function furtherWords(language: string): Named {
	return further[language] ?? [];
}
