import { ratings } from '#lib/core/win.ts';
import { ownSheet, type SheetWords } from '#lib/formats/imports/own-sheet/own-sheet.ts';
// One module each: a worker of `vite dev` and of the tests would load all 1,500 messages.
import { mood_1 } from '#lib/i18n/generated/messages/mood_1.js';
import { mood_2 } from '#lib/i18n/generated/messages/mood_2.js';
import { mood_3 } from '#lib/i18n/generated/messages/mood_3.js';
import { mood_4 } from '#lib/i18n/generated/messages/mood_4.js';
import { mood_5 } from '#lib/i18n/generated/messages/mood_5.js';
import { sheet_card } from '#lib/i18n/generated/messages/sheet_card.js';
import { sheet_carry } from '#lib/i18n/generated/messages/sheet_carry.js';
import { sheet_channel } from '#lib/i18n/generated/messages/sheet_channel.js';
import { sheet_day } from '#lib/i18n/generated/messages/sheet_day.js';
import { sheet_ease } from '#lib/i18n/generated/messages/sheet_ease.js';
import { sheet_energy } from '#lib/i18n/generated/messages/sheet_energy.js';
import { sheet_genuine } from '#lib/i18n/generated/messages/sheet_genuine.js';
import { sheet_mood_after } from '#lib/i18n/generated/messages/sheet_mood_after.js';
import { sheet_mood_before } from '#lib/i18n/generated/messages/sheet_mood_before.js';
import { sheet_note } from '#lib/i18n/generated/messages/sheet_note.js';
import { sheet_people } from '#lib/i18n/generated/messages/sheet_people.js';
import { sheet_reply } from '#lib/i18n/generated/messages/sheet_reply.js';
import { sheet_tags } from '#lib/i18n/generated/messages/sheet_tags.js';
import { sheet_time } from '#lib/i18n/generated/messages/sheet_time.js';
import { sheet_treasured } from '#lib/i18n/generated/messages/sheet_treasured.js';
import { sheet_yes } from '#lib/i18n/generated/messages/sheet_yes.js';
import { locales } from '#lib/i18n/generated/runtime.js';

type Locale = (typeof locales)[number];

const moods = { 1: mood_1, 2: mood_2, 3: mood_3, 4: mood_4, 5: mood_5 };

/** Returns the words of the spreadsheet by which it is recognised, in one language. */
export function sheetWordsIn(locale: Locale): SheetWords {
	const given = [{}, { locale }] as const;
	return {
		headings: {
			day: sheet_day(...given),
			time: sheet_time(...given),
			card: sheet_card(...given),
			channel: sheet_channel(...given),
			note: sheet_note(...given),
			genuine: sheet_genuine(...given),
			carry: sheet_carry(...given),
			people: sheet_people(...given),
			tags: sheet_tags(...given),
			moodBefore: sheet_mood_before(...given),
			moodAfter: sheet_mood_after(...given),
			ease: sheet_ease(...given),
			energy: sheet_energy(...given),
			reply: sheet_reply(...given),
			treasured: sheet_treasured(...given)
		},
		moods: Object.fromEntries(
			ratings.map((rating) => [rating, moods[rating](...given)])
		) as unknown as SheetWords['moods'],
		treasured: sheet_yes(...given)
	};
}

/** The format of the app's own spreadsheet in all languages of the catalogue. */
export const ownSheets = ownSheet(locales.map(sheetWordsIn));
