import type { StoredDraft } from '#lib/core/draft.ts';

/** The content of a file with the half-written words of a mirror. */
interface DraftsFile {
	format: 'small-hello-drafts';
	version: 1;
	/** Higher than that of every file written earlier. */
	number: number;
	drafts: readonly StoredDraft[];
}

/** The half-written words of a mirror, and the number of the file that they are from. */
export type MirroredDrafts = Pick<DraftsFile, 'number' | 'drafts'>;

/** Encodes the drafts of a mirror: a line with the SHA-256 of what follows, then JSON. */
export async function draftsBytes({
	number,
	drafts
}: MirroredDrafts): Promise<Uint8Array<ArrayBuffer>> {
	const file: DraftsFile = { format: 'small-hello-drafts', version: 1, number, drafts };
	const text = JSON.stringify(file);
	return new TextEncoder().encode(`${await sumOf(text)}\n${text}`);
}

/**
 * Returns the drafts of the undamaged file with the highest number; none, with the number 0, if no file is
 * undamaged.
 */
export async function mirroredDrafts(files: readonly string[]): Promise<MirroredDrafts> {
	let latest: MirroredDrafts = { number: 0, drafts: [] };
	for (const file of files) {
		const end = file.indexOf('\n');
		const text = file.slice(end + 1);
		if (end < 0 || (await sumOf(text)) !== file.slice(0, end)) continue;
		const { number, drafts } = JSON.parse(text) as DraftsFile;
		if (number > latest.number) latest = { number, drafts };
	}
	return latest;
}

async function sumOf(text: string): Promise<string> {
	const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
