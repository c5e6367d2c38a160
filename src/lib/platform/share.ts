/** How handing a file to the share sheet ended. */
export type ShareEnd = 'shared' | 'closed' | 'refused';

/**
 * The file as the share sheet takes it, or null when it takes no such file. Chromium takes files of a few
 * kinds alone, and JSON is none of them, so there it travels as text:
 * https://github.com/w3c/web-share/issues/200. It does not say so before it is asked.
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
 * Hands a file to an app of the person's choice, by the share sheet. `refused` when the browser does not
 * open one: it wants a tap that is not long ago, and not every file.
 */
export function share(file: File): Promise<ShareEnd> {
	return shared({ files: [file] });
}

/** Hands words to an app of the person's choice, by the share sheet. */
export function shareText(text: string): Promise<ShareEnd> {
	return shared({ text });
}

/** Whether this browser has a share sheet that takes words. */
export function hasShareSheet(): boolean {
	return typeof navigator !== 'undefined' && 'share' in navigator;
}

/**
 * The sound as the share sheet takes it, or null when it takes none. Chromium goes by names and types that
 * it knows: https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share#shareable_file_types
 */
export function shareableSound(name: string, content: Blob): File | null {
	const [type = ''] = content.type.split(';');
	const isChromium = 'userAgentData' in navigator;
	const file = new File([content], name.replace(/\.webm$/, '.weba'), {
		type: isChromium && type === 'audio/mp4' ? 'audio/x-m4a' : type
	});
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

/** Whether a tap is so recent that the browser opens a share sheet for it; false where it does not say. */
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
