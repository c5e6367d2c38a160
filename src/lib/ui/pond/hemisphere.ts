import { localIso, type Day } from '#lib/core/day.ts';

/**
 * Time zones more than ten degrees south of the equator whose clocks stay the same all year. Nearer to the
 * equator there are no four seasons.
 */
const steadySouth = new RegExp(
	`^(?:${[
		'Australia/.*|Antarctica/.*',
		'Africa/(?:Blantyre|Gaborone|Harare|Johannesburg|Lubumbashi|Lusaka|Maputo|Maseru|Mbabane|Windhoek)',
		'America/(?:Argentina/.*|Asuncion|Bahia|Buenos_Aires|Campo_Grande|Catamarca|Cordoba|Coyhaique|Cuiaba|Jujuy|La_Paz|Lima|Mendoza|Montevideo|Punta_Arenas|Sao_Paulo)',
		'Atlantic/S.*',
		'Indian/(?:Antananarivo|Comoro|Mauritius|Mayotte|Reunion)',
		'Pacific/(?:Apia|Efate|Fiji|Gambier|Niue|Noumea|Pago_Pago|Pitcairn|Rarotonga|Tahiti|Tongatapu|Wallis)'
	].join('|')})$`
);

/**
 * Guesses from the time zone of the device if it is south of the equator. Elsewhere in the south the clocks are
 * put forward in January.
 */
export function isSouthern(day: Day, zone: string | undefined = deviceZone()): boolean {
	const offsetIn = (month: string) => {
		const noon = localIso(Date.parse(`${day.slice(0, 4)}-${month}-01T12:00:00Z`));
		return Number(noon.slice(-6).replace(':', ''));
	};
	return steadySouth.test(zone ?? '') || offsetIn('01') > offsetIn('07');
}

/** The name of the time zone. Some browsers give none. */
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
