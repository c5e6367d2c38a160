import type { Grade } from '#lib/core/evidence.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const gradeWords: Words<Grade> = {
	strong: m.grade_strong,
	moderate: m.grade_moderate,
	weak: m.grade_weak,
	contested: m.grade_contested,
	untested: m.grade_untested
};

/** The strength of a finding, worded to continue a sentence. */
export const gradeLabel = (grade: Grade) => gradeWords[grade]();
