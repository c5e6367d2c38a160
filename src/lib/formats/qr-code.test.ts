import fc from 'fast-check';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrCodeOf, type QrCode } from './qr-code.ts';

/** Draws a code with four pixels for each module, as a camera would see it. */
function pixelsOf({ size, path }: QrCode): { data: Uint8ClampedArray; side: number } {
	const side = size * 4;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
		for (let at = 0; at < 16; at++) {
			const [row, column] = [Number(y) * 4 + (at >> 2), Number(x) * 4 + (at & 3)];
			const pixel = (row * side + column) * 4;
			data.fill(0, pixel, pixel + 3);
		}
	return { data, side };
}

function read(code: QrCode): string {
	const { data, side } = pixelsOf(code);
	return new TextDecoder().decode(Uint8Array.from(jsQR(data, side, side)!.binaryData));
}

test.each([
	'My energy is low right now.',
	'شاي في الشرفة، بلا كلام كثير',
	'茶 🍵 👩‍👩‍👧‍👦',
	'<b onload=alert(1)>markup</b> & "more"',
	'12345',
	'HELLO'
])('another reader finds the words %j', (text) => {
	expect(read(qrCodeOf(text)!)).toBe(text);
});

test('another reader finds any words that fit', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
			const code = qrCodeOf(text);
			if (code) expect(read(code)).toBe(text.toWellFormed());
		}),
		{ numRuns: 12 }
	);
});

test('words that are too long for a phone have no code', () => {
	const most = 'x'.repeat(666);
	const code = qrCodeOf(most)!;
	expect(code.size).toBe(97 + 8);
	expect(read(code)).toBe(most);
	expect(qrCodeOf(`${most}x`)).toBeNull();
	expect(qrCodeOf('ش'.repeat(334))).toBeNull();
	expect(qrCodeOf('x'.repeat(10_000))).toBeNull();
});
