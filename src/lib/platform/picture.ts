/**
 * Returns a picture as a PNG, drawn at `scale` pixels per unit. Throws if the browser has no memory for it.
 */
export async function pngOf(
	{ width, height }: { width: number; height: number },
	scale: number,
	draw: (context: CanvasRenderingContext2D, width: number, height: number) => void
): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = width * scale;
	canvas.height = height * scale;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.scale(scale, scale);
	draw(context, width, height);
	const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!png) throw new Error('no picture');
	return png;
}
