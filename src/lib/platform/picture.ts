/** Lines on a ground, in any colours that CSS knows. */
export interface Drawing {
	width: number;
	height: number;
	/** The colours at the top and at the bottom. */
	background: readonly [string, string];
	colour: string;
	/** Each a path as SVG writes it; widths are in the units of the drawing, opacities 0 to 1. */
	strokes: readonly { path: string; width: number; opacity: number }[];
}

/** The drawing as a PNG, so many pixels for each of its units. Throws where the browser has no room. */
export async function pngOf(drawing: Drawing, scale: number): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = drawing.width * scale;
	canvas.height = drawing.height * scale;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.scale(scale, scale);
	const ground = context.createLinearGradient(0, 0, 0, drawing.height);
	drawing.background.forEach((colour, at) => ground.addColorStop(at, colour));
	context.fillStyle = ground;
	context.fillRect(0, 0, drawing.width, drawing.height);
	context.strokeStyle = drawing.colour;
	context.lineCap = 'round';
	for (const { path, width, opacity } of drawing.strokes) {
		context.lineWidth = width;
		context.globalAlpha = opacity;
		context.stroke(new Path2D(path));
	}
	const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!png) throw new Error('no picture');
	return png;
}
