/** The colour theme: that of the device, or light or dark by choice. */
export type Theme = 'system' | 'light' | 'dark';
/** All themes, in the order in which they are listed. */
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

const key = 'theme';

/** Returns the theme that was chosen on this device; the script in app.html reads the same key. */
export function chosenTheme(): Theme {
	try {
		const theme = localStorage.getItem(key);
		return theme === 'light' || theme === 'dark' ? theme : 'system';
	} catch {
		return 'system';
	}
}

/** Shows a theme now and on later visits; only now if the browser refuses to store it. */
export function chooseTheme(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	try {
		if (theme === 'system') localStorage.removeItem(key);
		else localStorage.setItem(key, theme);
	} catch {
		// The theme is shown now and forgotten later; the user has nothing to act on.
	}
}
