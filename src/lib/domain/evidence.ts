/** How sure a finding is; `untested` when the parts have been studied and this form of them has not. */
export type Grade = 'strong' | 'moderate' | 'weak' | 'contested' | 'untested';
/** All grades, the surest first. */
export const grades: readonly Grade[] = ['strong', 'moderate', 'weak', 'contested', 'untested'];

/** A published study, as far as it could be checked. */
export interface Study {
	id: string;
	authors: string;
	year: number;
	title: string;
	venue: string;
	/** Null when it could not be confirmed: such a study is named and not linked. */
	doi: string | null;
	design: string;
	participants: string | null;
	finding: string;
	effect: string | null;
	caveat: string | null;
	grade: Grade;
}

/** What was found about a kind of act, in whom, and how sure that is. */
export interface EvidenceNote {
	text: string;
	grade: Grade;
	/** Ids of studies. */
	studies: readonly string[];
}
