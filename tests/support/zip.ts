/** The differences of a zip file from a usual one. */
export interface ZipOptions {
	/** Without it, files are stored as they are. */
	isPacked?: boolean;
	isEncrypted?: boolean;
	/** A method of packing instead of the real one, such as 12 for bzip2. */
	method?: number;
	/** Bytes before and a comment after the zip file. */
	before?: string;
	comment?: string;
	/** The number of files that the list claims to have. */
	count?: number;
}

const encoder = new TextEncoder();

/** Returns a zip file with these files, by their names, in this order. */
export async function zipOf(
	files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
	{
		isPacked = true,
		isEncrypted = false,
		method,
		before = '',
		comment = '',
		count
	}: ZipOptions = {}
): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [encoder.encode(before)];
	const list: Uint8Array<ArrayBuffer>[] = [];
	let offset = 0;
	for (const [name, content] of Object.entries(files)) {
		const bytes = typeof content === 'string' ? encoder.encode(content) : content;
		const data = isPacked ? await packed(bytes) : bytes;
		const title = encoder.encode(name);
		const common = [
			...[two(20), two((isEncrypted ? 1 : 0) | 0x800), two(method ?? (isPacked ? 8 : 0))],
			...[two(0), two(0), four(checksum(bytes)), four(data.length), four(bytes.length)],
			...[two(title.length), two(0)]
		];
		const header = joined([four(0x04034b50), ...common, title]);
		list.push(
			joined([
				...[four(0x02014b50), two(20), ...common, two(0), two(0), two(0), four(0)],
				...[four(offset), title]
			])
		);
		parts.push(header, data);
		offset += header.length + data.length;
	}
	const size = list.reduce((sum, { length }) => sum + length, 0);
	const total = count ?? list.length;
	const note = encoder.encode(comment);
	const end = [
		...[four(0x06054b50), two(0), two(0), two(total), two(total), four(size), four(offset)],
		...[two(note.length), note]
	];
	return new Blob([...parts, ...list, joined(end)]);
}

/** Returns the Base64 of a text in UTF-8. */
export function base64Of(text: string): string {
	let bytes = '';
	for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byte);
	return btoa(bytes);
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function two(value: number): Uint8Array {
	return Uint8Array.from([value & 0xff, (value >> 8) & 0xff]);
}

function four(value: number): Uint8Array {
	return joined([two(value & 0xffff), two(value >>> 16)]);
}

function checksum(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	}
	return (sum ^ 0xffffffff) >>> 0;
}
