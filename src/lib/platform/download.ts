/** Hands a file to the person through the browser's downloads. */
export function download(name: string, content: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	// The download has its own hold on the bytes once it has begun; some browsers begin it a little later.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
