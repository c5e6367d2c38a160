const encoder = new TextEncoder();
const latestMs = 2 ** 48 - 1;
const highestPart = 2 ** 12 - 1;

/**
 * Returns a UUID version 7 (RFC 9562, 5.7) that depends only on its arguments: the time as in any other, then
 * the part, then 62 bits of the SHA-256 of the content and the part.
 */
export async function entryId(atMs: number, content: readonly string[], part = 0): Promise<string> {
	const hash = await crypto.subtle.digest(
		'SHA-256',
		encoder.encode(JSON.stringify([...content, part]))
	);
	const bytes = new DataView(hash.slice(0, 16));
	const timeMs = Math.min(Math.max(0, Math.floor(atMs)), latestMs);
	bytes.setUint16(0, Math.floor(timeMs / 2 ** 32));
	bytes.setUint32(2, timeMs % 2 ** 32);
	// Other generators count within a millisecond in this field. Here it orders the parts of a long text.
	bytes.setUint16(6, 0x7000 | Math.min(part, highestPart));
	bytes.setUint8(8, 0x80 | (bytes.getUint8(8) & 0x3f));
	const hex = Array.from(new Uint8Array(bytes.buffer), (byte) =>
		byte.toString(16).padStart(2, '0')
	);
	return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
