import { install, installWay, onInstallOffer, type InstallWay } from '#lib/platform/install.ts';
import { askToPersist } from '#lib/platform/persistence.ts';
import { storageState, type StorageState } from '#lib/platform/storage-state.ts';
import { chooseTheme, chosenTheme, type Theme } from '#lib/platform/theme.ts';

export { themes, type Theme } from '#lib/platform/theme.ts';

/** This device and browser: the theme, the installation and the storage. */
export class Device {
	#theme = $state.raw<Theme>('system');
	#installWay = $state.raw<InstallWay>('unknown');
	#storageState = $state.raw<StorageState | null>(null);

	get theme(): Theme {
		return this.#theme;
	}
	get installWay(): InstallWay {
		return this.#installWay;
	}
	/** The browser's report on the storage of the diary; null before it has arrived. */
	get storageState(): StorageState | null {
		return this.#storageState;
	}

	/** Follows the state of the browser; returns the function that stops this. */
	follow(): () => void {
		this.#theme = chosenTheme();
		this.#installWay = installWay();
		void this.#readStanding();
		return onInstallOffer(() => (this.#installWay = installWay()));
	}

	choose(theme: Theme): void {
		this.#theme = theme;
		chooseTheme(theme);
	}

	install(): Promise<boolean> {
		return install();
	}

	/** Asks the browser not to clear the diary; resolves with whether it promised. */
	async askToKeep(): Promise<boolean> {
		const isPromised = await askToPersist();
		await this.#readStanding();
		return isPromised;
	}

	async #readStanding(): Promise<void> {
		this.#storageState = await storageState();
	}
}
