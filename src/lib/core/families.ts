// Apart from the cards, because the first load needs no list of families.

const appFamilies = [
	'smile',
	'greet',
	'acknowledge',
	'celebrate',
	'appreciate',
	'checkIn',
	'voiceNote',
	'comment',
	'letter',
	'ask',
	'share',
	'listen',
	'invite',
	'ritual',
	'move',
	'alongside',
	'receive',
	'rest',
	'selfKindness',
	'rehearse'
] as const;
/** A family: cards of the same kind. The cards that the user wrote are a family of their own. */
export type Family = (typeof appFamilies)[number] | 'own';
/** The families of the app's cards, in display order. */
export const families: readonly Family[] = appFamilies;
/** All families, with that of the user's own cards first. */
export const familiesWithOwn: readonly Family[] = ['own', ...families];
