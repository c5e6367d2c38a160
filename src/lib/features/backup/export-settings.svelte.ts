import type { App } from '#lib/app/app.svelte.ts';
import { hasFilePlaces, type FilePlace } from '#lib/platform/file-place.ts';
import { shareable } from '#lib/platform/share.ts';
import type { BackupKind, LastBackup } from './backup-reminder.ts';
import { StoredSetting } from './stored-setting.svelte.ts';

/** A plain backup, an encrypted backup, or a table. */
export type ExportKind = BackupKind | 'spreadsheet';
/** To the downloads, to the share sheet, or to a file that the user has picked. */
export type ExportWay = 'download' | 'share' | 'file';

/**
 * The way in which files leave, and the files to overwrite each time. Stored in the database: its fields must
 * never change.
 */
interface ChosenWay {
	way: ExportWay;
	files: { readonly [Kind in ExportKind]?: FilePlace };
}

/** The way in which files leave this device, and the last backup that did. */
export class ExportSettings {
	readonly #chosen: StoredSetting<ChosenWay>;
	readonly #last: StoredSetting<LastBackup | null>;
	#ways = $state.raw<readonly ExportWay[]>(['download']);

	constructor({ storage }: App) {
		this.#chosen = new StoredSetting(storage, 'copyWay', { way: 'download', files: {} });
		this.#last = new StoredSetting<LastBackup | null>(storage, 'lastCopy', null);
	}

	/** The ways that this browser supports. */
	get ways(): readonly ExportWay[] {
		return this.#ways;
	}
	/** The way that the user has chosen; `download` if the browser does not support it. */
	get way(): ExportWay {
		const { way } = this.#chosen.value;
		return this.#ways.includes(way) ? way : 'download';
	}
	/** The names of the files that are overwritten each time. */
	get fileNames(): string[] {
		return Object.values(this.#chosen.value.files).map(({ name }) => name);
	}
	/** The last backup that left this device; null if none is known. */
	get last(): LastBackup | null {
		return this.#last.value;
	}

	async load(): Promise<void> {
		this.#ways = [
			'download',
			...(shareable('small-hello.json', new Blob()) ? ['share' as const] : []),
			...(hasFilePlaces() ? ['file' as const] : [])
		];
		await Promise.all([this.#chosen.load(), this.#last.load()]);
	}

	/** Returns the file that a kind of export overwrites each time; null until one is picked. */
	fileFor(kind: ExportKind): FilePlace | null {
		return this.#chosen.value.files[kind] ?? null;
	}

	chooseWay(way: ExportWay): Promise<void> {
		return this.#chosen.remember({ ...this.#chosen.value, way });
	}

	rememberFile(kind: ExportKind, place: FilePlace): Promise<void> {
		const { way, files } = this.#chosen.value;
		return this.#chosen.remember({ way, files: { ...files, [kind]: place } });
	}

	/** Forgets the picked files: the next export asks for a new one. */
	forgetFiles(): Promise<void> {
		return this.#chosen.remember({ ...this.#chosen.value, files: {} });
	}

	/**
	 * Remembers a backup that has left. On a full disk, only until the page is closed: the backup itself
	 * succeeded.
	 */
	rememberLast(last: LastBackup): Promise<void> {
		return this.#last.remember(last);
	}
}
