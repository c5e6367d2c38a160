/**
 * A passphrase as it is used: what was typed, in NFC, so that two keyboards that write an accent in two
 * ways agree, and `age` gets from a terminal what a field gets here. Nothing is cut off or folded.
 */
export function settledPassphrase(typed: string): string {
	return typed.normalize('NFC');
}
