import { afterEach, describe, expect, test, vi } from 'vitest';
import { dayFrom, momentFrom, timeFrom, type DateOrder } from './foreign-time.ts';

/** All languages of two letters that `Intl` knows, and some regions with words of their own. */
const locales = (() => {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const tags = letters.flatMap((one) => letters.map((two) => one + two));
	return Intl.DateTimeFormat.supportedLocalesOf([
		...tags,
		...['ar-DZ', 'ar-IQ', 'ar-MA', 'ar-SA', 'de-AT', 'en-AU', 'en-CA', 'en-GB', 'es-MX', 'fil'],
		...['fr-CA', 'pt-PT', 'zh-HK', 'zh-TW']
	]);
})();

const inNumbers = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const [style, time] = [{ dateStyle: 'medium' }, { timeStyle: 'short' }] as const;
const kinds = {
	day: [
		{ dateStyle: 'full' },
		{ dateStyle: 'long' },
		{ dateStyle: 'medium' },
		{ dateStyle: 'short' },
		{ year: 'numeric', month: 'long', day: 'numeric' }
	],
	weekday: [{ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }],
	weekdayInNumbers: [{ weekday: 'short', ...inNumbers }],
	moment: [
		{ dateStyle: 'full', ...time },
		{ dateStyle: 'long', ...time },
		{ dateStyle: 'short', ...time },
		{ ...style, ...time },
		{ ...style, timeStyle: 'medium' }
	],
	time: [
		{ hour: '2-digit', minute: '2-digit', hour12: false },
		{ hour: 'numeric', minute: '2-digit', hour12: true },
		time
	],
	partOfDay: [{ hour: 'numeric', minute: '2-digit', hour12: true, dayPeriod: 'long' }]
} as const satisfies Readonly<Record<string, readonly Intl.DateTimeFormatOptions[]>>;
type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];

/** The kinds that are refused in a language, with the reason. Nothing else is. */
const refused: Readonly<Record<string, string>> = {
	'ar-SA day': 'the years and months are Islamic',
	'ar-SA weekday': 'the years and months are Islamic',
	'ar-SA weekdayInNumbers': 'the years and months are Islamic',
	'ar-SA moment': 'the years and months are Islamic',
	'cy moment': 'am 12:05 has the Welsh word for at, or that for the morning',
	'dz moment': 'the hour and the minutes are in words',
	'dz time': 'the hour and the minutes are in words',
	'ee partOfDay': 'the hour and the minutes are in words',
	'fa day': 'the years and months are Persian',
	'fa weekday': 'the years and months are Persian',
	'fa weekdayInNumbers': 'the years and months are Persian',
	'fa moment': 'the years and months are Persian',
	'ky weekdayInNumbers': 'the day is before the month and after the year',
	'lg weekday': 'a weekday is written with a number, as Lw4',
	'lg weekdayInNumbers': 'a weekday is written with a number, as Lw4',
	'ps day': 'the years and months are Persian',
	'ps weekday': 'the years and months are Persian',
	'ps weekdayInNumbers': 'the years and months are Persian',
	'ps moment': 'the years and months are Persian',
	'sg weekday': 'a weekday is written with a number, as Bk5',
	'sg weekdayInNumbers': 'a weekday is written with a number, as Bk5',
	'th day': 'two digits of a year are of the Buddhist era or of the common one',
	'th moment': 'two digits of a year are of the Buddhist era or of the common one',
	'ug weekdayInNumbers': 'the day is before the month and after the year',
	'yo moment': 'minutes have one digit, as 0:5',
	'yo time': 'minutes have one digit, as 0:5'
};
/** The kinds that another device misreads, since the text has no sign of the language. */
const misread: Readonly<Record<string, string>> = {
	'st day': 'Jan is short for June',
	'st weekday': 'Jan is short for June',
	'st moment': 'Jan is short for June',
	'th day': '1/1/69 has no sign of the Buddhist era',
	'th moment': '1/1/69 has no sign of the Buddhist era'
};

/** A year that is as far off as that of another calendar is reported before the import. */
const isReported = (read: string) => Number(read.slice(0, 4)) < 1900;

const times = ['00:05', '03:15', '09:15', '11:45', '12:05', '15:30', '21:15'];
/** Each month and each weekday, before and after the twelfth. */
const someInstants = Array.from({ length: 14 }, (_, i) => {
	const day = new Date(Date.UTC(2026, i % 12, 1 + ((i * 5) % 28))).toISOString();
	return Date.parse(`${day.slice(0, 10)}T${times[i % times.length]!}:00Z`);
});
/** Each weekday in each month. */
const allInstants = Array.from({ length: 84 }, (_, i) =>
	Date.UTC(2026, i % 12, 1 + Math.floor(i / 12))
);

/** Returns the texts of a kind in a language, with what they mean, in its own calendar and in the Gregorian one. */
function* textsOf(locale: string, kind: Kind, step: number) {
	const { calendar } = new Intl.DateTimeFormat(locale).resolvedOptions();
	for (const options of kinds[kind])
		for (const one of new Set(['gregory', calendar])) {
			const format = new Intl.DateTimeFormat(locale, {
				...{ ...options, calendar: one, timeZone: 'UTC' }
			});
			const order = orderOf(format) ?? orderOf(new Intl.DateTimeFormat(locale, inNumbers)) ?? 'dmy';
			const instants = kind === 'weekday' ? allInstants : someInstants;
			for (let i = step - 1; i < instants.length; i += step) {
				const [day, minute] = new Date(instants[i]!).toISOString().slice(0, 16).split('T');
				const meaning = { day, weekday: day, weekdayInNumbers: day, moment: `${day} ${minute}` };
				const text = format.format(instants[i]);
				yield { text, order, meaning: kind in meaning ? meaning[kind as 'day'] : minute };
			}
		}
}

function orderOf(format: Intl.DateTimeFormat): DateOrder | null {
	const parts = format.formatToParts(0).flatMap(({ type, value }) => {
		return /^(?:year|month|day)$/.test(type) && /\p{Nd}/u.test(value) ? type[0]! : [];
	});
	const order = parts.join('');
	return order === 'ymd' || order === 'dmy' || order === 'mdy' ? order : null;
}

function read(kind: Kind, text: string, order: DateOrder): string | null {
	if (kind === 'day' || kind.startsWith('weekday')) return dayFrom(text, order);
	if (kind !== 'moment') return timeFrom(text);
	const moment = momentFrom(text, order);
	return moment && `${moment.day} ${moment.time?.slice(0, 5)}`;
}

/** Reads every `step`th text of all languages, on a device in a language. */
function readAll(deviceOf: (locale: string) => string, step: number) {
	const [wrong, unread]: [string[], Set<string>] = [[], new Set()];
	for (const locale of locales) {
		vi.stubGlobal('navigator', { languages: [deviceOf(locale)] });
		for (const kind of allKinds)
			for (const { text, order, meaning } of textsOf(locale, kind, step)) {
				const found = read(kind, text, order);
				if (found === null) unread.add(`${locale} ${kind}`);
				else if (found !== meaning && !(kind !== 'time' && isReported(found)))
					wrong.push(`${locale} ${kind}: ${text} is ${meaning}, not ${found}`);
			}
	}
	return { wrong, unread };
}

afterEach(() => {
	vi.unstubAllGlobals();
});

test('the days that are tried have every month and weekday, and each pair of them', () => {
	const [months, weekdays] = [
		(ms: number) => new Date(ms).getUTCMonth(),
		(ms: number) => new Date(ms).getUTCDay()
	];
	expect(new Set(someInstants.map(months)).size).toBe(12);
	expect(new Set(someInstants.map(weekdays)).size).toBe(7);
	expect(new Set(allInstants.map((ms) => `${months(ms)} ${weekdays(ms)}`)).size).toBe(84);
});

describe('all that Intl writes, in every month and on every weekday,', () => {
	test('is read on a device in that language, except for what is listed', () => {
		const { wrong, unread } = readAll((locale) => locale, 1);
		expect(wrong).toEqual([]);
		expect([...unread].filter((one) => !Object.hasOwn(refused, one))).toEqual([]);
	});

	test('is read or refused on a device in English, and not read wrongly', () => {
		const { wrong, unread } = readAll(() => 'en-US', 5);
		const isListed = (one: string) => Object.hasOwn(misread, one.split(':')[0]!);
		expect(wrong.filter((one) => !isListed(one))).toEqual([]);
		expect([...unread]).not.toContain('de moment');
	});
});
