import { soughtWords } from '#lib/core/words.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { dateInWords, monthInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { moodLabel } from '#lib/i18n/win-labels.ts';
import type { DiaryFilter } from './filter.ts';

/** Returns what a filter looks for, in words; '' if it looks for nothing. */
export function soughtInWords(filter: DiaryFilter): string {
	const { query, person, channel, mood, isTreasured, hasVoice, from, to, month } = filter;
	const isSought = (typed: string) => soughtWords(typed).length > 0;
	const labels = [
		...(isSought(query) ? [query.trim()] : []),
		...(channel ? [channelLabel(channel)] : []),
		...(mood ? [moodLabel(mood)] : []),
		...(isTreasured ? [m.diary_filter_treasured()] : []),
		...(hasVoice ? [m.diary_filter_voice()] : [])
	];
	return [
		...labels.map((words) => m.diary_sought_words({ words })),
		...(isSought(person) ? [m.diary_sought_person({ name: person.trim() })] : []),
		...(from ? [m.diary_sought_from({ day: dateInWords(from) })] : []),
		...(to ? [m.diary_sought_to({ day: dateInWords(to) })] : []),
		...(month ? [m.diary_sought_month({ month: monthInWords(month) })] : [])
	].join(' · ');
}
