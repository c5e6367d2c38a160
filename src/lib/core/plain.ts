/** A value that JSON can represent. */
export type Plain =
	null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Returns whether two plain values are equal, in any order of their keys; undefined counts as absent. */
export function isSamePlain(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
		return false;
	if (Array.isArray(one) && Array.isArray(other))
		return one.length === other.length && one.every((value, at) => isSamePlain(value, other[at]));
	const keys = presentKeys(one);
	return (
		keys.length === presentKeys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && isSamePlain(one[key], other[key]))
	);
}

/** Returns the canonical JSON text of a plain value: keys are sorted, so equal values have equal texts. */
export function canonicalText(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
	if (!isObject(value)) return JSON.stringify(value);
	const entries = presentKeys(value)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
	return `{${entries.join()}}`;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
	return typeof value === 'object' && value !== null;
}

function presentKeys(value: { [key: string]: unknown }): string[] {
	return Object.keys(value).filter((key) => value[key] !== undefined);
}
