import type { Card } from '#lib/core/card.ts';
import { familiesWithOwn } from '#lib/core/families.ts';
import { familyLabel } from '#lib/i18n/card-labels.ts';

/** Acts below a heading, in a list to choose from. */
export interface ActGroup {
	label: string;
	cards: readonly Card[];
}

/** Returns these acts in a group for each family, in the order of the families; none of them is empty. */
export function byFamily(cards: readonly Card[]): ActGroup[] {
	const groups = familiesWithOwn.map((family) => ({
		label: familyLabel(family),
		cards: cards.filter((card) => card.family === family)
	}));
	return withActs(groups);
}

/** Returns the groups that have acts. */
export function withActs(groups: readonly ActGroup[]): ActGroup[] {
	return groups.filter(({ cards }) => cards.length > 0);
}
