import type { Grade } from '#lib/domain/evidence.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

const gradeWords: Words<Grade> = {
	strong: m.grade_strong,
	moderate: m.grade_moderate,
	weak: m.grade_weak,
	contested: m.grade_contested,
	untested: m.grade_untested
};

/** How sure a finding is, in words that go on in a sentence. */
export const gradeLabel = (grade: Grade) => gradeWords[grade]();
