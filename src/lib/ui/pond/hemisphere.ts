import { localIso, type Day } from '#lib/core/day.ts';

/**
 * The time zones south of the equator, by the names of the IANA time zone database and by its older ones. A
 * name ends where the pattern does, except after a slash.
 */
const southern = new RegExp(
	`^(?:${[
		'Australia/.*|Antarctica/.*|Brazil/.*|Chile/.*|NZ.*',
		'Africa/(?:Blantyre|Brazzaville|Bujumbura|Dar_es_Salaam|Gaborone|Harare|Johannesburg|Kigali|Kinshasa|Luanda|Lubumbashi|Lusaka|Maputo|Maseru|Mbabane|Nairobi|Windhoek)',
		'America/(?:Argentina/.*|Buenos_Aires|Catamarca|Cordoba|Jujuy|Mendoza|Rosario|Asuncion|Montevideo|Santiago|Punta_Arenas|Coyhaique|La_Paz|Lima|Guayaquil|Araguaina|Bahia|Belem|Campo_Grande|Cuiaba|Eirunepe|Fortaleza|Maceio|Manaus|Noronha|Porto_Acre|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)',
		'Asia/(?:Dili|Jakarta|Jayapura|Makassar|Ujung_Pandang)',
		'Atlantic/(?:St_Helena|Stanley|South_Georgia)',
		'Indian/(?:Antananarivo|Chagos|Christmas|Cocos|Comoro|Mahe|Mauritius|Mayotte|Reunion)',
		'Pacific/(?:Apia|Auckland|Bougainville|Chatham|Easter|Efate|Enderbury|Fakaofo|Fiji|Funafuti|Galapagos|Gambier|Guadalcanal|Kanton|Marquesas|Niue|Norfolk|Noumea|Pago_Pago|Pitcairn|Port_Moresby|Rarotonga|Samoa|Tahiti|Tongatapu|Wallis)'
	].join('|')})$`
);

/**
 * Guesses from the time zone of the device if it is south of the equator. A zone of an unknown name counts as
 * southern if its clocks are put forward in January, and as northern otherwise.
 */
export function isSouthern(day: Day, zone: string | undefined = deviceZone()): boolean {
	if (zone && southern.test(zone)) return true;
	const offsetIn = (month: string) => {
		const noon = localIso(Date.parse(`${day.slice(0, 4)}-${month}-01T12:00:00Z`));
		return Number(noon.slice(-6).replace(':', ''));
	};
	return !zone?.includes('/') && offsetIn('01') > offsetIn('07');
}

/** The name of the time zone. Some browsers give none. */
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
