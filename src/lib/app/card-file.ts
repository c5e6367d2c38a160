import type { Family } from '#lib/core/families.ts';

/** Returns the name of the file with the words of a family. */
export function fileOf(family: Family): string {
	const name = family.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	return `../content/en/cards/${name}.ts`;
}
