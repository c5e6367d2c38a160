/** A colour as 0xRRGGBB. */
export type Colour = number;

/** Returns the colour between two: the first for a share of 0, the second for 1. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
	const part = (shift: number) =>
		Math.round(((one >> shift) & 255) * (1 - share) + ((other >> shift) & 255) * share) << shift;
	return part(16) | part(8) | part(0);
}

/** Returns the colour in CSS, with an opacity from 0 to 1. */
export function css(colour: Colour, opacity = 1): string {
	return `rgb(${colour >> 16} ${(colour >> 8) & 255} ${colour & 255}/${Math.round(opacity * 100) / 100})`;
}
