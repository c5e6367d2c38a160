import type { Plain } from '#lib/core/plain.ts';

/** The place in a value of something that a plain value cannot contain. */
export interface Unfit {
	path: readonly (string | number)[];
	/**
	 * `plainKey` for a key through which a prototype could be reached, `finiteNumber` for a number that is
	 * too large.
	 */
	expected: 'plainKey' | 'finiteNumber';
}

const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Returns whether a plain value may contain a key: false if a prototype could be reached through it. */
export function isPlainKey(key: string): boolean {
	return !dangerousKeys.has(key);
}

/**
 * Copies a parsed value field by field, with all text well-formed. The copy shares nothing with the value, so
 * it cannot contain a foreign prototype. Returns the place of a part that cannot be stored instead.
 */
export function plainCopy(value: unknown): { copy: Plain } | { unfit: Unfit } {
	try {
		return { copy: copied(value, []) };
	} catch (error) {
		if (error instanceof Found) return { unfit: error.unfit };
		throw error;
	}
}

class Found extends Error {
	readonly unfit: Unfit;
	constructor(unfit: Unfit) {
		super();
		this.unfit = unfit;
	}
}

function copied(value: unknown, path: (string | number)[]): Plain {
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new Found({ path: [...path], expected: 'finiteNumber' });
		// Turns -0 into 0, because JSON cannot write it.
		return value + 0;
	}
	if (Array.isArray(value)) {
		return value.map((inner, index) => {
			path.push(index);
			const copy = copied(inner, path);
			path.pop();
			return copy;
		});
	}
	if (typeof value !== 'object' || value === null) return value as Plain;
	const copy: { [key: string]: Plain } = {};
	for (const key of Object.keys(value)) {
		path.push(key);
		if (!isPlainKey(key)) throw new Found({ path: [...path], expected: 'plainKey' });
		copy[key.toWellFormed()] = copied((value as { [key: string]: unknown })[key], path);
		path.pop();
	}
	return copy;
}
