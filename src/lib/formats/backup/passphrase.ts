/**
 * Returns a typed passphrase in NFC, so that two keyboards that write an accent in two ways agree, and `age`
 * gets the same text from a terminal as this app from a field. Nothing is cut off or folded.
 */
export function settledPassphrase(typed: string): string {
	return typed.normalize('NFC');
}

/**
 * The longest times that a passphrase can hold against an attacker who has the file and many fast computers.
 */
export const strengths = ['anHour', 'aMonth', 'aLifetime', 'longer'] as const;

export type PassphraseStrength = (typeof strengths)[number];
