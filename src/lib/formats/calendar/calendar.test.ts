import fc from 'fast-check';
import ICAL from 'ical.js';
import { convertIcsCalendar, extendByRecurrenceRule, getTimezoneObjectOffset } from 'ts-ics';
import { describe, expect, test } from 'vitest';
import { dayNumber, type Day } from '#lib/core/day.ts';
import { onceRule } from '#lib/core/once.ts';
import { storableLine } from '#lib/core/person.ts';
import { isPlanRule, longestPlanText, type TimeOfDay } from '#lib/core/plan.ts';
import {
	calendarFile,
	CalendarNotWhole,
	comesUpOn,
	nextDays,
	type CalendarEntry,
	type CalendarWish,
	type Recurrence
} from './calendar.ts';
import { runs } from '../../../../tests/support/runs.ts';

const day = (text: string) => text as Day;
const dayMs = 86_400_000;
const dayAfter = (first: Day, days: number) =>
	new Date((dayNumber(first) + days) * dayMs).toISOString().slice(0, 10) as Day;

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const interval = fc.oneof(
	fc.constant(''),
	fc.integer({ min: 1, max: 99 }).map((n) => `;INTERVAL=${n}`)
);
const someRule = fc
	.tuple(
		fc.oneof(
			fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
			fc
				.array(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 })
				.map((days) => `WEEKLY;BYDAY=${days.join()}`),
			fc
				.tuple(fc.constantFrom('-1', '1', '2', '3', '4', '5'), fc.constantFrom(...weekdays))
				.map((parts) => `MONTHLY;BYDAY=${parts.join('')}`),
			fc.constantFrom(-1, 1, 15, 28, 29, 30, 31).map((n) => `MONTHLY;BYMONTHDAY=${n}`)
		),
		interval
	)
	.map(([rule, every]) => `FREQ=${rule}${every}`);
const someDay = fc.integer({ min: 0, max: 9000 }).map((days) => dayAfter(day('2015-01-01'), days));

/** Returns whether a rule fits a day, by the definition in RFC 5545 and without a library. */
function fits({ rule, since }: Recurrence, on: Day): boolean {
	if (on < since) return false;
	if (rule === onceRule) return on === since;
	const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
	const every = Number(parts.get('INTERVAL') ?? 1);
	const week = (of: Day) => Math.floor((dayNumber(of) + 3) / 7);
	const month = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
	const weekday = (of: Day) => weekdays[(dayNumber(of) + 3) % 7]!;
	const date = (of: Day) => Number(of.slice(8));
	const isLast = (span: number) => dayAfter(on, span).slice(0, 7) !== on.slice(0, 7);
	const byDay = parts.get('BYDAY');
	if (parts.get('FREQ') === 'DAILY') return (dayNumber(on) - dayNumber(since)) % every === 0;
	if (parts.get('FREQ') === 'WEEKLY')
		return (
			(week(on) - week(since)) % every === 0 &&
			(byDay?.split(',') ?? [weekday(since)]).includes(weekday(on))
		);
	if ((month(on) - month(since)) % every !== 0) return false;
	if (byDay) {
		const place = Number(byDay.slice(0, -2));
		const isThere = place < 0 ? isLast(7) : Math.ceil(date(on) / 7) === place;
		return byDay.endsWith(weekday(on)) && isThere;
	}
	const wanted = Number(parts.get('BYMONTHDAY') ?? date(since));
	return wanted < 0 ? isLast(1) : date(on) === wanted;
}

describe('the days on which a plan occurs', () => {
	test('are those that fit its rule, from any day on', () => {
		fc.assert(
			fc.property(someRule, someDay, someDay, (rule, since, from) => {
				expect(isPlanRule(rule)).toBe(true);
				const plan = { rule, since };
				const found = nextDays(plan, from, 4);
				const until = found[3] ?? dayAfter(from, 800);
				const fitting = [];
				const first = from > since ? from : since;
				for (let on = first; on <= until; on = dayAfter(on, 1))
					if (fits(plan, on)) fitting.push(on);
				expect(found.filter((each) => each <= until).slice(0, fitting.length)).toEqual(fitting);
				expect(comesUpOn(plan, from)).toBe(fits(plan, from));
			}),
			runs(150)
		);
	});

	test('are those that ical.js finds by following the rule from its first day', () => {
		fc.assert(
			fc.property(someRule, someDay, someDay, (rule, since, from) => {
				// ical.js loops without end for these rules, see the tests below.
				fc.pre(!/BYDAY=.*(MO|TU|WE|TH|FR|SA|SU).*\1|=5|=29|=3\d|MONTHLY(;INTERVAL.*)?$/.test(rule));
				const dates = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(since));
				const followed: string[] = [];
				while (followed.length < 3) {
					const next = dates.next().toString();
					if (next >= from) followed.push(next);
				}
				expect(nextDays({ rule, since }, from, 3)).toEqual(followed);
			}),
			runs(100)
		);
	});

	test('skip short months for the 31st, and include the last day of each month', () => {
		const since = day('2026-01-31');
		const months = ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'];
		expect(nextDays({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31', since }, since, 5)).toEqual(months);
		expect(nextDays({ rule: 'FREQ=MONTHLY', since }, since, 5)).toEqual(months);
		expect(nextDays({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', since }, day('2028-02-01'), 2)).toEqual([
			'2028-02-29',
			'2028-03-31'
		]);
	});

	test('are one day for a plan for one day, from any day on', () => {
		fc.assert(
			fc.property(someDay, someDay, fc.integer({ min: 0, max: 3 }), (since, from, count) => {
				const plan = { rule: onceRule, since };
				const days = since >= from && count > 0 ? [since] : [];
				expect(nextDays(plan, from, count)).toEqual(days);
				expect(comesUpOn(plan, from)).toBe(from === since);
			})
		);
	});

	test('count every second week from Monday', () => {
		const plan = { rule: 'FREQ=WEEKLY;BYDAY=MO,SU;INTERVAL=2', since: day('2026-11-22') };
		expect(nextDays(plan, plan.since, 4)).toEqual([
			'2026-11-22',
			'2026-11-30',
			'2026-12-06',
			'2026-12-14'
		]);
	});

	test('are none for a rule that fits no day, and end with the year 9999', () => {
		const february = day('2027-02-01');
		for (const rule of [
			'FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12',
			'FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=24',
			'FREQ=MONTHLY;BYDAY=5MO;INTERVAL=24'
		]) {
			expect(isPlanRule(rule)).toBe(true);
			expect(nextDays({ rule, since: february }, february, 3), rule).toEqual([]);
		}
		const last = { rule: 'FREQ=DAILY', since: day('9999-12-30') };
		expect(nextDays(last, last.since, 9)).toEqual(['9999-12-30', '9999-12-31']);
		const monthly = { ...last, rule: 'FREQ=MONTHLY' };
		expect(nextDays(monthly, last.since, 9)).toEqual(['9999-12-30']);
	});

	test('are correct for a plan that begins in the first century', () => {
		for (const rule of ['FREQ=WEEKLY', 'FREQ=DAILY;INTERVAL=7', 'FREQ=WEEKLY;BYDAY=MO'])
			expect(comesUpOn({ rule, since: day('0001-01-01') }, day('2026-11-23')), rule).toBe(true);
		const monthly = { rule: 'FREQ=MONTHLY;INTERVAL=5', since: day('0001-01-05') };
		expect(nextDays(monthly, day('2026-11-23'), 1)).toEqual(['2027-04-05']);
	});

	test('include leap days, also across a century year without one', () => {
		const plan = { rule: 'FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12', since: day('2096-02-01') };
		expect(nextDays(plan, plan.since, 2)).toEqual(['2096-02-29', '2104-02-29']);
	});

	test('occur once for a weekday that is named three times', () => {
		const plan = { rule: 'FREQ=WEEKLY;BYDAY=MO,MO,MO', since: day('2026-11-23') };
		expect(nextDays(plan, plan.since, 2)).toEqual(['2026-11-23', '2026-11-30']);
	});

	test('are found for a plan of long ago', () => {
		const plans = [
			{ rule: 'FREQ=DAILY;INTERVAL=3', since: day('2016-01-01') },
			{ rule: 'FREQ=WEEKLY;BYDAY=MO,TH', since: day('1990-01-01') },
			{ rule: 'FREQ=MONTHLY;BYDAY=-1FR', since: day('1990-01-01') }
		];
		for (const plan of plans)
			for (const on of ['2026-11-19', '2026-11-20', '2026-11-26', '2026-11-27'].map(day))
				expect(comesUpOn(plan, on), `${plan.rule} on ${on}`).toBe(fits(plan, on));
	});
});

const wish: CalendarWish = {
	madeAtMs: Date.UTC(2026, 10, 21, 12),
	zone: 'Europe/Berlin',
	minutesBefore: 0
};
const daily: CalendarEntry = {
	id: '01938e2f-0000-7000-8000-000000000001',
	title: 'A small moment',
	plan: { since: day('2026-11-20'), rule: 'FREQ=DAILY', time: '08:30' as TimeOfDay }
};

const textOf = (entries: readonly CalendarEntry[], wished: Partial<CalendarWish> = {}) =>
	calendarFile(entries, { ...wish, ...wished }).content.text();
const linesOf = async (...made: Parameters<typeof textOf>) => (await textOf(...made)).split('\r\n');
const readBack = async (...made: Parameters<typeof textOf>) =>
	convertIcsCalendar(undefined, await textOf(...made));

/** Returns the local time in a zone: 'YYYY-MM-DD HH:MM'. */
function onTheWall(instantMs: number, timeZone: string): string {
	const format = new Intl.DateTimeFormat('sv-SE', {
		...{ timeZone, dateStyle: 'short', timeStyle: 'short' }
	});
	return format.format(instantMs);
}

/** Returns the instants of the first event up to `untilMs`, read with the library that made the file. */
function byIcal(text: string, untilMs: number): number[] {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
	const dates = event.iterator();
	const found: number[] = [];
	for (let date = dates.next(); date; date = dates.next()) {
		const instantMs = date.toJSDate().getTime();
		if (instantMs > untilMs) break;
		found.push(instantMs);
	}
	return found;
}

/** Returns the same, read with a library that was not used to make the file. */
function byTsIcs(text: string, untilMs: number): number[] {
	const { events, timezones } = convertIcsCalendar(undefined, text);
	const { start, recurrenceRule } = events![0]!;
	const walls = extendByRecurrenceRule(recurrenceRule!, {
		start: start.local!.date,
		end: new Date(untilMs + dayMs)
	});
	return walls
		.map((wall) => {
			const zone = getTimezoneObjectOffset(wall, start.local!.timezone, timezones)!;
			return wall.getTime() - zone.milliseconds;
		})
		.filter((instantMs) => instantMs <= untilMs);
}

const zones = [
	'Europe/Berlin',
	'America/New_York',
	'Asia/Kolkata',
	'Australia/Lord_Howe',
	'America/Sao_Paulo',
	'Africa/Casablanca',
	'Asia/Tehran',
	'Asia/Jerusalem',
	'Pacific/Apia',
	'UTC'
];
const untilMs = Date.UTC(2028, 10, 22);

describe('the calendar file', () => {
	test('has an 08:30 plan at 08:30 local time, by both libraries and by `Intl`', async () => {
		for (const zone of zones) {
			const text = await textOf([daily], { zone });
			const instants = byIcal(text, untilMs);
			const walls = instants.map((instantMs) => onTheWall(instantMs, zone));
			expect(walls, zone).toEqual(
				instants.map((_, days) => `${dayAfter(day('2026-11-20'), days)} 08:30`)
			);
			expect(walls.length).toBeGreaterThan(700);
			expect(byTsIcs(text, untilMs), zone).toEqual(instants);
		}
	});

	test('has each plan on its days at its time, as read by two libraries and by `Intl`', async () => {
		// By four in the morning, the clock changes of all these zones are over.
		const someTime = fc
			.tuple(fc.integer({ min: 4, max: 21 }), fc.integer({ min: 0, max: 59 }))
			.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':') as TimeOfDay);
		const somePlan = fc.record({
			since: fc.integer({ min: 0, max: 500 }).map((days) => dayAfter(day('2026-01-01'), days)),
			// The other rules fit so few days that the libraries search for them for long.
			rule: someRule.filter(
				(rule) => !/INTERVAL=\d\d|MONTHLY;INTERVAL|BYDAY=5|=29|=3\d|MONTHLY$/.test(rule)
			),
			time: someTime
		});
		await fc.assert(
			fc.asyncProperty(
				somePlan,
				fc.constantFrom(...zones),
				fc.string({ unit: 'binary' }),
				async (plan, zone, title) => {
					const text = await textOf([{ id: daily.id, title, plan }], { zone });
					const instants = byIcal(text, untilMs);
					const expected = nextDays(plan, plan.since, instants.length + 1);
					expect(instants.map((instantMs) => onTheWall(instantMs, zone))).toEqual(
						expected.slice(0, instants.length).map((on) => `${on} ${plan.time}`)
					);
					expect(instants.length).toBeGreaterThan(0);
					// ts-ics loses the hour for weekdays of a month, and takes the last day of a month for
					// the one before.
					if (!/MONTHLY;BYDAY|=-1/.test(plan.rule))
						expect(byTsIcs(text, untilMs)).toEqual(instants);
				}
			),
			{ numRuns: 60 }
		);
	});

	test('marks events as private and free, and sets the alarm', async () => {
		const { events } = await readBack([daily], { minutesBefore: 15 });
		expect(events).toHaveLength(1);
		expect(events![0]).toMatchObject({
			...{ summary: 'A small moment', class: 'PRIVATE', timeTransparent: 'TRANSPARENT' },
			...{ uid: `${daily.id}@small-hello`, duration: { minutes: 5 } },
			alarms: [{ action: 'DISPLAY', trigger: { value: { before: true, minutes: 15 } } }]
		});
		expect(await linesOf([daily])).toContain('TRIGGER:PT0S');
	});

	test('has a plan for one day as one event without a rule, at its time in any zone', async () => {
		const plan = { rule: onceRule, since: day('2027-07-02'), time: '15:00' as TimeOfDay };
		for (const zone of zones) {
			const text = await textOf([{ ...daily, plan }], { zone });
			expect(text.split('BEGIN:VEVENT')[1], zone).not.toContain('RRULE');
			const walls = byIcal(text, untilMs).map((instantMs) => onTheWall(instantMs, zone));
			expect(walls, zone).toEqual(['2027-07-02 15:00']);
		}
		const lines = await linesOf([{ ...daily, plan: { ...plan, time: null } }]);
		expect(lines).toContain('DTSTART;VALUE=DATE:20270702');
		expect(lines.join('\n')).not.toContain('RRULE');
	});

	test('replaces an earlier file by the same id and a higher sequence number', async () => {
		const [first, again, later] = await Promise.all([
			readBack([daily]),
			readBack([daily]),
			readBack([daily], { madeAtMs: wish.madeAtMs + 1000, minutesBefore: 5 })
		]);
		expect(again).toEqual(first);
		expect(later.events![0]!.uid).toBe(first.events![0]!.uid);
		expect(later.events![0]!.sequence).toBeGreaterThan(first.events![0]!.sequence!);
		// Calendars store 31 bits.
		expect(later.events![0]!.sequence).toBeLessThan(2 ** 31);
	});

	test('has a plan without a time as an all-day event, without alarm and zone', async () => {
		const plan = { ...daily.plan!, time: null };
		const lines = await linesOf([{ ...daily, plan }]);
		expect(lines).toContain('DTSTART;VALUE=DATE:20261120');
		for (const word of ['VALARM', 'VTIMEZONE', 'DURATION'])
			expect(lines.join('\n')).not.toContain(word);
	});

	test('cancels a removed plan by its id, without rule and alarm', async () => {
		const lines = await linesOf([{ ...daily, plan: null }]);
		expect(lines).toContain('STATUS:CANCELLED');
		expect(lines).toContain('DTSTART;VALUE=DATE:20250101');
		expect(lines).toContain(`UID:${daily.id}@small-hello`);
		expect(lines.join('\n')).not.toMatch(/RRULE|VALARM|VTIMEZONE/);
	});

	test('begins on a day of the rule, because a calendar would add any other first day', async () => {
		const plan = { ...daily.plan!, rule: 'FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2' };
		const lines = await linesOf([{ ...daily, plan }]);
		expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261130T083000');
		expect(lines).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=MO');
	});

	test('specifies the day of the month or week, which calendars guess differently', async () => {
		const since = day('2026-01-31');
		const monthly = { ...daily.plan!, since, rule: 'FREQ=MONTHLY' };
		expect(await linesOf([{ ...daily, plan: monthly }])).toContain(
			'RRULE:FREQ=MONTHLY;BYMONTHDAY=31'
		);
		const weekly = { ...daily.plan!, since, rule: 'FREQ=WEEKLY' };
		expect(await linesOf([{ ...daily, plan: weekly }])).toContain('RRULE:FREQ=WEEKLY;BYDAY=SA');
	});

	test('begins a plan of long ago last year, on a day of its rule', async () => {
		const plan = { ...daily.plan!, since: day('2016-01-02'), rule: 'FREQ=DAILY;INTERVAL=3' };
		const lines = await linesOf([{ ...daily, plan }]);
		const [start] = nextDays(plan, day('2025-01-01'), 1);
		expect(lines).toContain(`DTSTART;TZID=Europe/Berlin:${start!.replaceAll('-', '')}T083000`);
		expect(comesUpOn(plan, start!)).toBe(true);
	});

	test('omits a plan that never occurs', async () => {
		const plan = {
			...daily.plan!,
			...{ since: day('2027-02-01'), rule: 'FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12' }
		};
		expect((await readBack([{ ...daily, plan }, daily])).events).toHaveLength(1);
	});

	test('has one event on a day whose clock skips or repeats the time', async () => {
		const plan = { ...daily.plan!, time: '02:30' as TimeOfDay };
		const instants = byIcal(await textOf([{ ...daily, plan }]), untilMs);
		const days = instants.map((instantMs) => onTheWall(instantMs, 'Europe/Berlin').slice(0, 10));
		expect(days).toEqual(instants.map((_, days) => dayAfter(day('2026-11-20'), days)));
		expect(days).toContain('2027-03-28');
		expect(days).toContain('2027-10-31');
	});

	test('has CRLF line ends and at most 75 octets per line, in any script', async () => {
		const title = 'Ein Gruß, ein Lächeln; 微笑んで挨拶する \\ 👩‍👩‍👧 مرحبا'.repeat(5);
		const text = await textOf([{ ...daily, title }]);
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const lengths = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
		expect(Math.max(...lengths)).toBeGreaterThan(70);
		expect(text).not.toContain('\uFFFD');
		expect((await readBack([{ ...daily, title }])).events![0]!.summary).toBe(title);
	});

	test('escapes titles that look like calendar lines', async () => {
		const title = 'Hi\r\nEND:VEVENT\nBEGIN:VALARM\u2028ACTION:EMAIL;,:\\n\u0000\uD800';
		const calendar = new ICAL.Component(ICAL.parse(await textOf([{ ...daily, title }])));
		expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
		const event = calendar.getFirstSubcomponent('vevent')!;
		expect(event.getAllSubcomponents('valarm')).toHaveLength(1);
		expect(event.getFirstPropertyValue('summary')).toBe(
			'Hi END:VEVENT BEGIN:VALARM ACTION:EMAIL;,:\\n \uFFFD'
		);
	});

	test('reads back any title as `storableLine` stores it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 320 }), async (title) => {
				const plan = { ...daily.plan!, time: null };
				const text = await textOf([{ ...daily, title, plan }]);
				const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;
				expect(event.getFirstPropertyValue('summary')).toBe(storableLine(title, longestPlanText));
			}),
			runs(40, 1_000)
		);
	});

	test('throws if the file does not read back as it was meant, or the zone is unknown', () => {
		const plan = { ...daily.plan!, time: 'noon' as TimeOfDay };
		expect(() => calendarFile([{ ...daily, plan }], wish)).toThrow(CalendarNotWhole);
		expect(() => calendarFile([daily], { ...wish, zone: 'Mars/Base' })).toThrow(RangeError);
	});

	test('is an empty calendar if there are no plans', async () => {
		const { events, version, prodId } = await readBack([]);
		expect(events ?? []).toEqual([]);
		expect(version).toBe('2.0');
		expect(prodId).toContain('Small Hello');
		expect((await textOf([])).toUpperCase()).not.toContain('METHOD');
	});
});
