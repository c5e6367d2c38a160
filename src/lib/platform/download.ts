/** Offers a file to the user as a browser download. */
export function download(name: string, content: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	// A started download holds its own reference to the bytes, but some browsers start it a little later.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
