import type { Rating, Reply } from '#lib/core/win.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

const moodWords: Words<Rating> = {
	1: m.mood_1,
	2: m.mood_2,
	3: m.mood_3,
	4: m.mood_4,
	5: m.mood_5
};
const easeWords: Words<Rating> = {
	1: m.ease_1,
	2: m.ease_2,
	3: m.ease_3,
	4: m.ease_4,
	5: m.ease_5
};
const replyWords: Words<Reply> = { yes: m.reply_yes, notYet: m.reply_notYet, no: m.reply_no };

/** The label of a mood. */
export const moodLabel = (mood: Rating) => moodWords[mood]();
/** The label of an ease rating. */
export const easeLabel = (ease: Rating) => easeWords[ease]();
/** The label of a reply. */
export const replyLabel = (reply: Reply) => replyWords[reply]();
