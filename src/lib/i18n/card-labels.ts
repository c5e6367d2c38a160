import type { Need, Setting } from '#lib/core/card.ts';
import type { Cue } from '#lib/core/cue.ts';
import type { Family } from '#lib/core/families.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

const familyWords: Words<Family> = {
	smile: m.family_smile,
	greet: m.family_greet,
	acknowledge: m.family_acknowledge,
	celebrate: m.family_celebrate,
	appreciate: m.family_appreciate,
	checkIn: m.family_checkIn,
	voiceNote: m.family_voiceNote,
	comment: m.family_comment,
	letter: m.family_letter,
	ask: m.family_ask,
	share: m.family_share,
	listen: m.family_listen,
	invite: m.family_invite,
	ritual: m.family_ritual,
	move: m.family_move,
	alongside: m.family_alongside,
	receive: m.family_receive,
	rest: m.family_rest,
	selfKindness: m.family_selfKindness,
	rehearse: m.family_rehearse,
	own: m.family_own
};
const settingWords: Words<Setting> = {
	home: m.setting_home,
	work: m.setting_work,
	street: m.setting_street,
	shop: m.setting_shop,
	transport: m.setting_transport,
	cafe: m.setting_cafe,
	nature: m.setting_nature,
	online: m.setting_online
};
const cueWords: Words<Cue> = {
	wakingUp: m.cue_wakingUp,
	coffee: m.cue_coffee,
	commute: m.cue_commute,
	walk: m.cue_walk,
	errand: m.cue_errand,
	meal: m.cue_meal,
	waiting: m.cue_waiting,
	break: m.cue_break,
	afterWork: m.cue_afterWork,
	evening: m.cue_evening,
	bedtime: m.cue_bedtime,
	phoneInHand: m.cue_phoneInHand
};
const needWords: Words<Need> = {
	personNearby: m.need_personNearby,
	knownPerson: m.need_knownPerson,
	phone: m.need_phone,
	goingOut: m.need_goingOut
};

/** The label of a card family. */
export const familyLabel = (family: Family) => familyWords[family]();
/** The label of a setting. */
export const settingLabel = (setting: Setting) => settingWords[setting]();
/** The label of a cue, for use inside a sentence. */
export const cueLabel = (cue: Cue) => cueWords[cue]();
/** The label of a need, for use inside a sentence. */
export const needLabel = (need: Need) => needWords[need]();
