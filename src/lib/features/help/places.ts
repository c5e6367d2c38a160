import { crisisLines } from '#lib/content/crisis-lines.ts';
import type { CrisisLine, Nation } from '#lib/core/crisis-line.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { nationLabel } from './nation-labels.ts';

/** A country with its lines, or a nation of the United Kingdom. */
export interface Place {
	/** The code of the country, followed by the nation if it is one. */
	id: string;
	name: string;
	nation: Nation | null;
	lines: readonly CrisisLine[];
}

/** All nations of the United Kingdom. */
export const nations: readonly Nation[] = ['england', 'scotland', 'wales', 'northernIreland'];

const countryNames = new Intl.DisplayNames(getLocale(), { type: 'region' });
const linesOf = (country: string) => crisisLines.filter((line) => line.country === country);

/** The United Kingdom as a whole: the lines of all its nations. */
export const unitedKingdom: Place = {
	id: 'GB',
	name: m.help_uk(),
	nation: null,
	lines: linesOf('GB')
};

// Sort the UK nations where their country would be.
const sortName = ({ name, nation }: Place) => (nation ? `${m.help_uk()} ${name}` : name);

/** All places by name, with each nation of the United Kingdom in place of the whole. */
export const places: readonly Place[] = [...new Set(crisisLines.map(({ country }) => country))]
	.flatMap((country): Place[] => {
		const lines = linesOf(country);
		if (country !== unitedKingdom.id)
			return [{ id: country, name: countryNames.of(country) ?? country, nation: null, lines }];
		return nations.map((nation) => ({
			id: `${country}-${nation}`,
			name: nationLabel(nation),
			nation,
			lines: lines.filter((line) => line.nations.includes(nation))
		}));
	})
	.sort((a, b) => sortName(a).localeCompare(sortName(b), getLocale()));
