import type { Plain } from '#lib/domain/plain.ts';

/** Where in a value something is that no plain value may have. */
export interface Unfit {
	path: readonly (string | number)[];
	/** A key that objects have of themselves, or a number that is too great to be one. */
	expected: 'plainKey' | 'finiteNumber';
}

const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a key may stand in a plain value: not one through which a prototype could be reached. */
export function isPlainKey(key: string): boolean {
	return !dangerousKeys.has(key);
}

/**
 * A parsed value built anew, field by field, with all text well-formed: nothing of what was parsed is
 * in it, so that no prototype can come along. Or where something stands that cannot be kept.
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
		// JSON cannot write a negative nought again.
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
