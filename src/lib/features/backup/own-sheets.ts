import { ratings } from '#lib/core/win.ts';
import { ownSheet, type SheetWords } from '#lib/formats/imports/own-sheet/own-sheet.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { locales } from '#lib/i18n/generated/runtime.js';

type Locale = (typeof locales)[number];

const moods = { 1: m.mood_1, 2: m.mood_2, 3: m.mood_3, 4: m.mood_4, 5: m.mood_5 };

/** Returns the words of the spreadsheet by which it is recognised, in one language. */
export function sheetWordsIn(locale: Locale): SheetWords {
	const given = [{}, { locale }] as const;
	return {
		headings: {
			day: m.sheet_day(...given),
			time: m.sheet_time(...given),
			card: m.sheet_card(...given),
			channel: m.sheet_channel(...given),
			note: m.sheet_note(...given),
			genuine: m.sheet_genuine(...given),
			carry: m.sheet_carry(...given),
			people: m.sheet_people(...given),
			tags: m.sheet_tags(...given),
			moodBefore: m.sheet_mood_before(...given),
			moodAfter: m.sheet_mood_after(...given),
			ease: m.sheet_ease(...given),
			energy: m.sheet_energy(...given),
			reply: m.sheet_reply(...given),
			treasured: m.sheet_treasured(...given)
		},
		moods: Object.fromEntries(
			ratings.map((rating) => [rating, moods[rating](...given)])
		) as unknown as SheetWords['moods'],
		treasured: m.sheet_yes(...given)
	};
}

/** The format of the app's own spreadsheet in all languages of the catalogue. */
export const ownSheets = ownSheet(locales.map(sheetWordsIn));
