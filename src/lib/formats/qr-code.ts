import { encode } from 'uqr';

/**
 * The largest version of a code: 97 modules wide, which phones still read from a screen. It holds about 660
 * bytes of text.
 */
const largestVersion = 20;
/** The quiet zone around a code, in modules, which readers need (ISO/IEC 18004). */
const quietZone = 4;

/** A QR code as a picture of squares. */
export interface QrCode {
	/** Width and height with the quiet zone, in modules. */
	size: number;
	/** The dark modules as the path of an SVG, with one unit for each module. */
	path: string;
}

/**
 * Returns the QR code that holds a text as UTF-8, with correction of up to 15 % damage; null if it is too long
 * for a code that phones read from a screen.
 */
export function qrCodeOf(text: string): QrCode | null {
	const bytes = [...new TextEncoder().encode(text)];
	try {
		const { size, data } = encode(bytes, {
			ecc: 'M',
			boostEcc: true,
			maxVersion: largestVersion,
			border: quietZone
		});
		const path = data
			.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
			.join('');
		return { size, path };
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
