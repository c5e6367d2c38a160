import { download } from '#lib/platform/download.ts';
import { install, installWay, onInstallWay, type InstallWay } from '#lib/platform/install.ts';
import { askToPersist, storageStanding, type StorageStanding } from '#lib/platform/persistence.ts';
import { chooseTheme, chosenTheme, type Theme } from '#lib/platform/theme.ts';

export { themes, type Theme } from '#lib/platform/theme.ts';

/** This device and browser: how the app looks here, how it is installed, and how its data is held. */
export class Device {
	#theme = $state.raw<Theme>('system');
	#installWay = $state.raw<InstallWay>('unknown');
	#standing = $state.raw<StorageStanding | null>(null);

	get theme(): Theme {
		return this.#theme;
	}
	get installWay(): InstallWay {
		return this.#installWay;
	}
	/** What the browser says about the diary's place; null before it has answered. */
	get standing(): StorageStanding | null {
		return this.#standing;
	}

	/** Follows what the browser says; gives how to stop. */
	follow(): () => void {
		this.#theme = chosenTheme();
		this.#installWay = installWay();
		void this.#readStanding();
		return onInstallWay(() => (this.#installWay = installWay()));
	}

	choose(theme: Theme): void {
		this.#theme = theme;
		chooseTheme(theme);
	}

	install(): Promise<boolean> {
		return install();
	}

	/** Asks the browser to keep the diary; tells whether it promised. */
	async askToKeep(): Promise<boolean> {
		const isPromised = await askToPersist();
		await this.#readStanding();
		return isPromised;
	}

	async #readStanding(): Promise<void> {
		this.#standing = await storageStanding();
	}
}

/** Hands a file to the person. */
export function handOver(name: string, content: Blob): void {
	download(name, content);
}
