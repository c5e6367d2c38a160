import type { Mark } from './places.ts';

const rippleMs = 2600;

/** Shows one ring that widens around a mark on a canvas, unless the user prefers less motion. */
export function showRipple(canvas: HTMLCanvasElement, { x, y, scale }: Mark): void {
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
	const ring = document.createElement('span');
	const width = 120 * scale;
	Object.assign(ring.style, {
		position: 'absolute',
		// The picture is the same in both directions of writing.
		left: `${x - width / 2}px`,
		top: `${y - width * 0.17}px`,
		width: `${width}px`,
		height: `${width * 0.34}px`,
		border: '2px solid rgb(255 255 255 / 80%)',
		borderRadius: '50%',
		pointerEvents: 'none'
	});
	canvas.after(ring);
	const frames = [
		{ opacity: 0.9, transform: 'scale(0.1)' },
		{ opacity: 0, transform: 'scale(1)' }
	];
	const spreading = ring.animate(frames, { duration: rippleMs, easing: 'ease-out' });
	spreading.onfinish = spreading.oncancel = () => ring.remove();
}
