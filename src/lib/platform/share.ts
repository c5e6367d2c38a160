/** The result of sharing through the share sheet. */
export type ShareEnd = 'shared' | 'closed' | 'refused';

/**
 * Returns the file in a form that the share sheet accepts, or null if it accepts none. Chromium accepts only
 * a few types. JSON is not one of them, so it is shared as text there:
 * https://github.com/w3c/web-share/issues/200. Chromium reports this only once `share` is called.
 */
export function shareable(name: string, content: Blob): File | null {
	const isChromium = 'userAgentData' in navigator;
	const isJson = name.endsWith('.json');
	if (isChromium && !isJson && !name.endsWith('.csv')) return null;
	const file =
		isChromium && isJson
			? new File([content], `${name}.txt`, { type: 'text/plain' })
			: new File([content], name, { type: content.type });
	return canShare(file) ? file : null;
}

/**
 * Shares a file through the share sheet. Resolves with `refused` if the browser does not open one: it
 * requires a recent tap, and does not accept every file.
 */
export function share(file: File): Promise<ShareEnd> {
	return shared({ files: [file] });
}

/** Shares text through the share sheet. */
export function shareText(text: string): Promise<ShareEnd> {
	return shared({ text });
}

/** Returns whether this browser has a share sheet for text. */
export function hasShareSheet(): boolean {
	return typeof navigator !== 'undefined' && 'share' in navigator;
}

/**
 * Returns the sound in a form that the share sheet accepts, or null if it accepts none. Chromium checks names
 * and types against a list:
 * https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share#shareable_file_types
 */
export function shareableSound(name: string, content: Blob): File | null {
	const [type = ''] = content.type.split(';');
	const isChromium = 'userAgentData' in navigator;
	const file = new File([content], name.replace(/\.webm$/, '.weba'), {
		type: isChromium && type === 'audio/mp4' ? 'audio/x-m4a' : type
	});
	return canShare(file) ? file : null;
}

/** Returns the picture in a form that the share sheet accepts, or null if it accepts none. */
export function shareablePicture(name: string, content: Blob): File | null {
	const file = new File([content], name, { type: content.type });
	return canShare(file) ? file : null;
}

async function shared(what: ShareData): Promise<ShareEnd> {
	try {
		await navigator.share(what);
		return 'shared';
	} catch (error) {
		return (error as Error).name === 'AbortError' ? 'closed' : 'refused';
	}
}

/** Returns whether the last tap is recent enough for the browser to open a share sheet; false if unknown. */
export function isTapRecent(): boolean {
	return navigator.userActivation?.isActive ?? false;
}

function canShare(file: File): boolean {
	try {
		return navigator.canShare?.({ files: [file] }) ?? false;
	} catch {
		return false;
	}
}
