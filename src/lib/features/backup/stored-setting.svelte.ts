import { Latest } from '#lib/async/latest.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';

type Name = Parameters<DiaryDatabase['writeMeta']>[0];

/** A setting of this device. A read that began before a value was stored here does not replace that value. */
export class StoredSetting<Value extends object | null> {
	readonly #storage: DiaryDatabase;
	readonly #name: Name;
	readonly #reading = new Latest();
	#value = $state.raw() as Value;

	/** `initial` is the value until one has been read, and if none is stored. */
	constructor(storage: DiaryDatabase, name: Name, initial: Value) {
		this.#storage = storage;
		this.#name = name;
		this.#value = initial;
	}

	get value(): Value {
		return this.#value;
	}

	async load(): Promise<void> {
		const signal = this.#reading.begin();
		const stored = (await this.#storage.readMeta(this.#name)) as Value | undefined;
		if (!signal.aborted && stored !== undefined) this.#value = stored;
	}

	/** Stores a value. If that fails, throws a `StorageError` and the present value stays. */
	async save(value: Value & object): Promise<void> {
		this.#reading.cancel();
		await this.#storage.writeMeta(this.#name, value);
		this.#value = value;
	}

	/** Sets a value at once, and stores it if possible. */
	async remember(value: Value & object): Promise<void> {
		this.#reading.cancel();
		this.#value = value;
		await this.#storage.writeMeta(this.#name, value).catch(() => {});
	}
}
