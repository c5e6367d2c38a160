/**
 * The time zones of the countries that have crisis lines here, by the names of the IANA time zone database.
 * Browsers report some zones by an older name, so both are listed.
 */
const zonesOf: Readonly<Record<string, string>> = {
	US: 'America/: Adak Anchorage Boise Chicago Denver Detroit Indianapolis Juneau Los_Angeles Louisville Menominee Metlakatla New_York Nome Phoenix Puerto_Rico Shiprock Sitka Yakutat Fort_Wayne Kentucky/Louisville Kentucky/Monticello North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes Indiana/Winamac Pacific/: Honolulu US/: Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain Pacific',
	CA: 'America/: Atikokan Blanc-Sablon Cambridge_Bay Coral_Harbour Creston Dawson Dawson_Creek Edmonton Fort_Nelson Glace_Bay Goose_Bay Halifax Inuvik Iqaluit Moncton Montreal Nipigon Pangnirtung Rainy_River Rankin_Inlet Regina Resolute St_Johns Swift_Current Thunder_Bay Toronto Vancouver Whitehorse Winnipeg Yellowknife Canada/: Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon',
	GB: 'Europe/: London Belfast',
	IE: 'Europe/: Dublin',
	AU: 'Australia/: ACT Adelaide Brisbane Broken_Hill Canberra Currie Darwin Eucla Hobart Lindeman Lord_Howe Melbourne NSW North Perth Queensland South Sydney Tasmania Victoria West',
	NZ: 'Pacific/: Auckland Chatham Antarctica/: South_Pole',
	DE: 'Europe/: Berlin Busingen',
	FR: 'Europe/: Paris',
	ES: 'Europe/: Madrid Africa/: Ceuta Atlantic/: Canary',
	NL: 'Europe/: Amsterdam',
	IN: 'Asia/: Kolkata Calcutta',
	BR: 'America/: Araguaina Bahia Belem Boa_Vista Campo_Grande Cuiaba Eirunepe Fortaleza Maceio Manaus Noronha Porto_Acre Porto_Velho Recife Rio_Branco Santarem Sao_Paulo Brazil/: Acre DeNoronha East West',
	KR: 'Asia/: Seoul',
	JP: 'Asia/: Tokyo'
};

/**
 * Returns the country of a time zone such as `Europe/London`, as an ISO 3166-1 alpha-2 code; null for a zone
 * of another country, of none, or of several.
 */
export function countryOfZone(zone: string): string | null {
	for (const [country, zones] of Object.entries(zonesOf)) {
		let region = '';
		for (const word of zones.split(' ')) {
			if (word.endsWith('/:')) region = word.slice(0, -1);
			else if (region + word === zone) return country;
		}
	}
	return null;
}

/** A country, and the device's setting that it is guessed from. */
export interface GuessedCountry {
	country: string;
	by: 'zone' | 'language';
}

/** UTC and its like, which people set on any continent. */
const isPlaceless = (zone: string) => !zone.includes('/') || zone.startsWith('Etc/');

/**
 * Guesses the country from the time zone; if the zone belongs to no place, from the first language with a
 * region, such as `en-US`. Null where neither names a country that has crisis lines here.
 */
export function guessedCountry(zone: string, languages: readonly string[]): GuessedCountry | null {
	const ofZone = countryOfZone(zone);
	if (ofZone !== null) return { country: ofZone, by: 'zone' };
	if (!isPlaceless(zone)) return null;
	const region = languages
		.map((tag) => /^[a-z]+(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(tag)?.[1])
		.find(Boolean);
	const country = region?.toUpperCase() ?? '';
	return country in zonesOf ? { country, by: 'language' } : null;
}
