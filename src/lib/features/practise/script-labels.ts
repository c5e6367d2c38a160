import type { Rung } from '#lib/core/rehearsal.ts';
import type { ScriptKind } from '#lib/core/script.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const kindWords: Words<ScriptKind> = {
	reflect: m.rehearse_kind_reflect,
	acknowledge: m.rehearse_kind_acknowledge,
	clarify: m.rehearse_kind_clarify,
	celebrate: m.rehearse_kind_celebrate,
	thank: m.rehearse_kind_thank,
	invite: m.rehearse_kind_invite,
	decline: m.rehearse_kind_decline,
	end: m.rehearse_kind_end
};
const rungWords: Words<Rung> = {
	new: m.rehearse_rung_new,
	rehearsed: m.rehearse_rung_rehearsed,
	used: m.rehearse_rung_used,
	comfortable: m.rehearse_rung_comfortable
};

/** The kind of a scene, in words. */
export const kindLabel = (kind: ScriptKind) => kindWords[kind]();
/** The user's progress with a scene, in words. */
export const rungLabel = (rung: Rung) => rungWords[rung]();
