/** The colours and fonts of the page, which a canvas does not inherit. */
export interface Look {
	ink: string;
	line: string;
	strongLine: string;
	accent: string;
	quietAccent: string;
	surface: string;
	font: { family: string; size: number };
	isRightToLeft: boolean;
}

/** Returns the look of the page at the canvas, or the light one for paper. */
export function lookOf(canvas: HTMLCanvasElement, isOnPaper: boolean): Look {
	const { style } = canvas;
	// A token that differs between light and dark resolves only on an element.
	if (isOnPaper) style.colorScheme = 'light';
	const valueOf = (token: string) => {
		style.color = `var(${token})`;
		return getComputedStyle(canvas).color;
	};
	const look = {
		ink: valueOf('--ink-quiet'),
		line: valueOf('--line'),
		strongLine: valueOf('--edge'),
		accent: valueOf('--reed'),
		quietAccent: valueOf('--reed-soft'),
		surface: valueOf('--quiet')
	};
	style.color = '';
	style.colorScheme = '';
	const { fontFamily, fontSize, direction } = getComputedStyle(canvas);
	return {
		...look,
		font: { family: fontFamily, size: parseFloat(fontSize) },
		isRightToLeft: direction === 'rtl'
	};
}

/** Returns a computed `rgb()` colour with an opacity from 0 to 1. */
export function faded(colour: string, opacity: number): string {
	return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
