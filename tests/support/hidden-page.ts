/** Makes this page look like one on the home screen of an iPhone until the returned function is called. */
export function asOnIphone(): () => void {
	for (const [name, value] of Object.entries({ standalone: true, maxTouchPoints: 5 }))
		Object.defineProperty(navigator, name, { value, configurable: true });
	return () => {
		for (const name of ['standalone', 'maxTouchPoints']) Reflect.deleteProperty(navigator, name);
		Reflect.deleteProperty(document, 'visibilityState');
	};
}

/** Hides this page, as when the user goes to another app, or shows it again. */
export function turnPage(visibilityState: 'hidden' | 'visible'): void {
	Object.defineProperty(document, 'visibilityState', {
		value: visibilityState,
		configurable: true
	});
	document.dispatchEvent(new Event('visibilitychange'));
}
