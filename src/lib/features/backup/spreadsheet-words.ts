import { channels } from '#lib/core/card.ts';
import { ratings, replies } from '#lib/core/win.ts';
import type { SpreadsheetWords } from '#lib/formats/spreadsheet.ts';
import { channelLabel } from '#lib/i18n/act-labels.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { easeLabel, moodLabel, replyLabel } from '#lib/i18n/win-labels.ts';
import type { Deck } from '#lib/app/deck.svelte.ts';

/** Returns the words of the spreadsheet, with the titles of the cards that have been loaded. */
export function spreadsheetWords(deck: Deck): SpreadsheetWords {
	return {
		headings: {
			day: m.sheet_day(),
			time: m.sheet_time(),
			card: m.sheet_card(),
			channel: m.sheet_channel(),
			note: m.sheet_note(),
			genuine: m.sheet_genuine(),
			carry: m.sheet_carry(),
			people: m.sheet_people(),
			tags: m.sheet_tags(),
			moodBefore: m.sheet_mood_before(),
			moodAfter: m.sheet_mood_after(),
			ease: m.sheet_ease(),
			energy: m.sheet_energy(),
			reply: m.sheet_reply(),
			treasured: m.sheet_treasured()
		},
		cards: new Map(deck.cards.map(({ id, title }) => [id, title])),
		deletedCard: m.diary_card_deleted(),
		channels: inWords(channels, channelLabel),
		moods: inWords(ratings, moodLabel),
		eases: inWords(ratings, easeLabel),
		replies: inWords(replies, replyLabel),
		treasured: m.sheet_yes()
	};
}

function inWords<Value extends string | number>(
	values: readonly Value[],
	label: (value: Value) => string
): Record<Value, string> {
	return Object.fromEntries(values.map((value) => [value, label(value)])) as Record<Value, string>;
}
