import { localIso, type Day } from '#lib/core/day.ts';

/**
 * The beginnings of the names of time zones more than ten degrees south of the equator whose clocks stay the
 * same all year. Nearer to the equator there are no four seasons. They are cut short for a smaller first load.
 */
const steadySouth =
	/Anta|Apia|Argen|Asun|Aust|Bahia$|Blant|Buen|Campo|Catam|Como|Cordo|Coyh|Cuiab|Efate|Fiji|Gabor|Gambi|Harar|Johan|Jujuy|La_P|Lima|Lubum|Lusak|Maput|Maser|Mauriti|Mayot|Mbab|Mendo|Montev|Niue|Noum|Pago|Pitc|Punta|Raro|Reun|Sao_P|South|St_H|Stanl|Tahit|Tong|Wall|Windh/;

/**
 * Guesses from the time zone of the device if it is south of the equator. Elsewhere in the south the clocks are
 * put forward in January.
 */
export function isSouthern(day: Day, zone: string | undefined = deviceZone()): boolean {
	const offsetIn = (month: string) => {
		const noon = localIso(Date.parse(`${day.slice(0, 4)}-${month}-01T12:00:00Z`));
		return parseFloat(noon.slice(-6).replace(':', '.'));
	};
	return steadySouth.test(zone ?? '') || offsetIn('01') > offsetIn('07');
}

/** The name of the time zone. Some browsers give none. */
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
