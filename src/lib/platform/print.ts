/** Opens the browser's dialog for printing this page or saving it as a PDF. */
export function printPage(): void {
	window.print();
}
