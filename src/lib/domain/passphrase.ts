/**
 * A passphrase as it is used: what was typed, in NFC, so that two keyboards that write an accent in two
 * ways agree, and `age` gets from a terminal what a field gets here. Nothing is cut off or folded.
 */
export function settledPassphrase(typed: string): string {
	return typed.normalize('NFC');
}

/** How long a passphrase holds against whoever has the file and many fast computers, at most. */
export const strengths = ['anHour', 'aMonth', 'aLifetime', 'longer'] as const;

export type PassphraseStrength = (typeof strengths)[number];
