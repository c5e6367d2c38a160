import type { Drawing, MonthNumber, Pictured } from '#lib/components/drawing.ts';
import type { Channel, Family } from '#lib/domain/card.ts';
import { energyParts, type Month } from '#lib/domain/totals.ts';
import { replies } from '#lib/domain/win.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { familyLabel } from '#lib/i18n/card-labels.ts';
import {
	decimalInWords,
	differenceInWords,
	hourInWords,
	listInWords,
	monthInWords,
	numberInWords,
	shareInWords
} from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { titleInSentence } from '#lib/i18n/plan-words.ts';
import { easeLabel, replyLabel } from '#lib/i18n/win-labels.ts';
import {
	fewestEntries,
	isClear,
	type Estimate,
	type Insights,
	type MoodChange,
	type OverTime,
	type Period,
	type Share
} from '#lib/insights/insights.ts';

/** With fewer entries than this, what is not sure is so because they are few. */
const few = 30;

const sentences = (...all: (string | null)[]) => all.filter((one) => one !== null).join(' ');
const needed = numberInWords(fewestEntries);

/** Whether a picture has the entries that it takes. */
export function isEnough(count: number): boolean {
	return count >= fewestEntries;
}

/** The pictures for which there is not enough yet, as a list in words; '' when all are there. */
export function picturesToCome({
	reach,
	ease,
	moodCount,
	energy,
	hours,
	replies
}: Insights): string {
	const counts: [string, number][] = [
		[m.insights_people(), reach.count],
		[m.insights_ease(), ease.count],
		[m.insights_mood_pairs(), moodCount],
		[m.insights_energy(), energy.count],
		[m.insights_hours(), hours.count],
		[m.insights_replies(), replies.reduce((sum, { count }) => sum + count, 0)]
	];
	const later = counts.filter(([, count]) => !isEnough(count));
	return listInWords(later.map(([name]) => titleInSentence(name)));
}

/** Different people reached over time. */
export function peoplePicture({ people, months }: Insights['reach']): Pictured {
	return {
		drawing: {
			kind: 'growth',
			points: months.map(({ month, peopleSoFar }) => ({
				at: monthNumber(month),
				value: peopleSoFar
			})),
			monthLabel
		},
		caption: sentences(m.insights_people_caption({ count: people }), m.insights_people_how()),
		table: {
			title: m.insights_people(),
			columns: [m.insights_when(), m.insights_people_month(), m.insights_people_so_far()],
			rows: months.map((one) => [
				monthInWords(one.month),
				numberInWords(one.people),
				numberInWords(one.peopleSoFar)
			])
		}
	};
}

/** Ease over time. */
export function easePicture(ease: OverTime): Pictured {
	return {
		drawing: periodsDrawing(ease.periods),
		caption: sentences(
			easeSentence(ease),
			m.insights_ease_how({ lowest: easeLabel(1), highest: easeLabel(5) })
		),
		table: periodsTable(m.insights_ease(), ease.periods)
	};
}

function easeSentence({ change, overall }: OverTime): string | null {
	if (!change) return overall && m.insights_ease_so_far(estimateWords(overall));
	const means = {
		earlier: decimalInWords(change.earlier.mean),
		later: decimalInWords(change.later.mean)
	};
	if (!isClear(change.difference)) return m.insights_ease_close(means);
	return change.difference.mean > 0 ? m.insights_ease_grown(means) : m.insights_ease_fallen(means);
}

/** The mood after acts over time. */
export function moodLinePicture(mood: OverTime): Pictured {
	return {
		drawing: periodsDrawing(mood.periods),
		caption: mood.overall ? m.insights_mood_line_caption(estimateWords(mood.overall)) : '',
		table: periodsTable(m.insights_mood_line(), mood.periods)
	};
}

/** Mood change by kind of act. */
export function moodByFamilyPicture({ moodByFamily }: Insights): Pictured {
	return moodPicture(moodByFamily, m.insights_mood_family(), familyLabel);
}

/** Mood change by way of reaching people. */
export function moodByChannelPicture({ moodByChannel }: Insights): Pictured {
	return moodPicture(moodByChannel, m.insights_mood_channel(), channelLabel);
}

function moodPicture<Kind extends Family | Channel>(
	changes: readonly MoodChange<Kind>[],
	name: string,
	labelOf: (kind: Kind) => string
): Pictured {
	const known = changes.flatMap(({ kind, count, lift, lifted }) =>
		lift && lifted ? [{ label: labelOf(kind), count, lift, lifted }] : []
	);
	const clear = known.filter(({ lift }) => isClear(lift)).slice(0, 2);
	const told = clear.length > 0 ? clear : known.slice(0, 1);
	return {
		drawing:
			known.length > 0
				? {
						kind: 'ranges',
						rows: known.map(({ label, lift }) => ({ label, ...lift })),
						numberLabel: differenceInWords
					}
				: null,
		caption:
			known.length > 0
				? sentences(
						...told.flatMap(({ label: kind, count, lift, lifted }) => [
							m.insights_mood_lift({
								kind,
								hits: numberInWords(lifted.hits),
								count: numberInWords(count)
							}),
							surenessOf(lift, count)
						]),
						clear.length > 0 ? m.insights_mood_chance() : null
					)
				: m.insights_mood_none({ needed }),
		table: {
			title: m.insights_mood(),
			columns: [
				name,
				m.insights_entries(),
				m.insights_mood_lifts(),
				m.insights_mood_steps(),
				m.insights_likely()
			],
			rows: changes.map(({ kind, count, lift, lifted }) => [
				labelOf(kind),
				numberInWords(count),
				lifted ? shareWords(lifted) : m.insights_not_yet_short(),
				lift ? differenceInWords(lift.mean) : '–',
				lift ? rangeWords(lift, differenceInWords) : '–'
			])
		}
	};
}

function surenessOf(lift: Estimate, count: number): string {
	if (isClear(lift)) return lift.mean > 0 ? m.insights_mood_more() : m.insights_mood_less();
	return count < few ? m.insights_too_few() : m.insights_too_close();
}

/** Which energy went with which acts. */
export function energyPicture({ cells, highest }: Insights['energy']): Pictured {
	const channels = [...new Set(cells.map(({ channel }) => channel))];
	const edges = Array.from({ length: energyParts + 1 }, (_, part) => (100 / energyParts) * part);
	return {
		drawing: highest && {
			kind: 'circles',
			rows: channels.map(channelLabel),
			edges: edges.map(numberInWords),
			circles: cells.map(({ channel, part, count, ease }) => ({
				row: channels.indexOf(channel),
				column: part,
				size: count,
				// Squared, since fuller colours are harder to tell apart.
				fill: ease && ((ease.mean - 1) / 4) ** 2
			}))
		},
		caption: highest
			? sentences(
					m.insights_energy_highest({
						channel: channelLabel(highest.cell.channel),
						...energyOf(highest.cell.part),
						mean: decimalInWords(highest.cell.ease.mean),
						count: numberInWords(highest.cell.rated)
					}),
					highest.isClear
						? m.insights_energy_clear()
						: highest.cell.rated < few
							? m.insights_too_few()
							: m.insights_too_close(),
					m.insights_energy_how()
				)
			: m.insights_energy_none({ needed }),
		table: {
			title: m.insights_energy(),
			columns: [
				m.insights_energy_what(),
				m.insights_entries(),
				m.insights_energy_ease(),
				m.insights_likely()
			],
			rows: cells.map(({ channel, part, count, ease }) => [
				m.insights_energy_cell({ channel: channelLabel(channel), ...energyOf(part) }),
				numberInWords(count),
				ease ? decimalInWords(ease.mean) : m.insights_not_yet_short(),
				ease ? rangeWords(ease) : '–'
			])
		}
	};
}

/** When in the day the acts were. */
export function hoursPicture({ hours, count, busiest }: Insights['hours']): Pictured {
	const isBusiest = (hour: number) => busiest !== null && (hour - busiest.from + 24) % 24 < 3;
	return {
		drawing: {
			kind: 'columns',
			columns: hours.map((value, hour) => ({
				label: hourInWords(hour),
				value,
				standsOut: isBusiest(hour)
			}))
		},
		caption: sentences(
			busiest &&
				m.insights_hours_caption({
					from: hourInWords(busiest.from),
					to: hourInWords((busiest.from + 3) % 24),
					hits: numberInWords(busiest.share.hits),
					count: numberInWords(count)
				}),
			m.insights_hours_how()
		),
		table: {
			title: m.insights_hours(),
			columns: [m.insights_when(), m.insights_entries()],
			rows: hours.flatMap((value, hour) =>
				value > 0 ? [[hourInWords(hour), numberInWords(value)]] : []
			)
		}
	};
}

/** Replies by way of reaching people. */
export function repliesPicture(answers: Insights['replies']): Pictured {
	const known = answers.flatMap((one) =>
		one.answered ? [{ ...one, answered: one.answered }] : []
	);
	const [most] = known;
	return {
		drawing:
			known.length > 0
				? {
						kind: 'parts',
						rows: known.map(({ channel, yes, notYet, no }) => ({
							label: channelLabel(channel),
							values: [yes, notYet, no]
						}))
					}
				: null,
		partNames: replies.map(replyLabel),
		caption: sentences(
			most
				? m.insights_replies_caption({
						channel: channelLabel(most.channel),
						hits: numberInWords(most.yes),
						count: numberInWords(most.count)
					})
				: m.insights_replies_none({ needed }),
			most
				? m.insights_replies_range({
						low: shareInWords(most.answered.low),
						high: shareInWords(most.answered.high)
					})
				: null,
			m.log_reply_kind()
		),
		table: {
			title: m.insights_replies(),
			columns: [m.insights_mood_channel(), ...replies.map(replyLabel), m.insights_replies_share()],
			rows: answers.map(({ channel, yes, notYet, no, answered }) => [
				channelLabel(channel),
				numberInWords(yes),
				numberInWords(notYet),
				numberInWords(no),
				answered
					? `${shareInWords(answered.hits / answered.of)} (${shareRange(answered)})`
					: m.insights_not_yet_short()
			])
		}
	};
}

function periodsDrawing(periods: readonly Period[]): Drawing {
	return {
		kind: 'rangesOverTime',
		points: periods.map(({ from, to, mean }) => ({
			at: (monthNumber(from) + monthNumber(to)) / 2,
			...mean
		})),
		monthLabel
	};
}

function periodsTable(title: string, periods: readonly Period[]): Pictured['table'] {
	return {
		title,
		columns: [m.insights_when(), m.insights_entries(), m.insights_average(), m.insights_likely()],
		rows: periods.map(({ from, to, count, mean }) => [
			from === to
				? monthInWords(from)
				: m.insights_months({ from: monthInWords(from), to: monthInWords(to) }),
			numberInWords(count),
			decimalInWords(mean.mean),
			rangeWords(mean)
		])
	};
}

/** The lowest and the highest energy of a part of the scale. */
function energyOf(part: number): { from: number; to: number } {
	const size = 100 / energyParts;
	return { from: part * size, to: part === energyParts - 1 ? 100 : (part + 1) * size - 1 };
}

function estimateWords({ mean, low, high }: Estimate) {
	return { mean: decimalInWords(mean), low: decimalInWords(low), high: decimalInWords(high) };
}

function rangeWords({ low, high }: Estimate, inWords = decimalInWords): string {
	return m.insights_range({ low: inWords(low), high: inWords(high) });
}

function shareRange({ low, high }: Share): string {
	return m.insights_range({ low: shareInWords(low), high: shareInWords(high) });
}

function shareWords(share: Share): string {
	return m.insights_share({
		hits: numberInWords(share.hits),
		low: shareInWords(share.low),
		high: shareInWords(share.high)
	});
}

function monthNumber(month: Month): MonthNumber {
	return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthLabel(at: MonthNumber): string {
	const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
	const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
	return monthInWords(text as Month, 'short');
}
