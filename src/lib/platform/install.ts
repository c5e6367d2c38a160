import { heldOffer, hold, takeOffer } from './install-offer.ts';
import { placeOnIos } from './ios.ts';

export { onInstallOffer } from './install-offer.ts';

/** The way to install the app on the home screen of this device. */
export type InstallWay = 'installed' | 'offered' | 'byHandOnIos' | 'unknown';

/** Returns the present way to install the app; it may change with the stored offer. */
export function installWay(): InstallWay {
	if (matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches)
		return 'installed';
	const place = placeOnIos();
	if (place) return place === 'homeScreen' ? 'installed' : 'byHandOnIos';
	return heldOffer() ? 'offered' : 'unknown';
}

/** Shows the browser's install prompt; returns whether the user accepted. */
export async function install(): Promise<boolean> {
	const offer = takeOffer();
	if (!offer) return false;
	await offer.prompt();
	const { outcome } = await offer.userChoice;
	hold(null);
	return outcome === 'accepted';
}
