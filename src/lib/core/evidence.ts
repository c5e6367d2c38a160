/** The strength of the evidence; `untested` if the parts were studied but not this combination of them. */
export type Grade = 'strong' | 'moderate' | 'weak' | 'contested' | 'untested';
/** All grades, the strongest first. */
export const grades: readonly Grade[] = ['strong', 'moderate', 'weak', 'contested', 'untested'];

/** A published study; details that could not be checked are null. */
export interface Study {
	id: string;
	authors: string;
	year: number;
	title: string;
	venue: string;
	/** Null if it could not be confirmed; the study is then shown without a link. */
	doi: string | null;
	design: string;
	participants: string | null;
	finding: string;
	effect: string | null;
	caveat: string | null;
	grade: Grade;
}

/** The findings about a kind of card: in whom, and how certain. */
export interface EvidenceNote {
	text: string;
	grade: Grade;
	/** Ids of studies. */
	studies: readonly string[];
}
