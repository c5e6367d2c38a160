import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** All messages of the interface, by key. */
export const words = JSON.parse(
	readFileSync(
		fileURLToPath(new URL('../../src/lib/i18n/messages/en.json', import.meta.url)),
		'utf8'
	)
) as Record<string, string>;
