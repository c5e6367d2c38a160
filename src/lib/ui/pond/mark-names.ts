import type { MarkKind } from '#lib/core/pond.ts';
import { m } from '#lib/i18n/generated/messages.js';

const names: { [Kind in MarkKind]: (inputs: { count: number }) => string } = {
	leaf: m.pond_leaf,
	ripple: m.pond_ripple,
	light: m.pond_light,
	boat: m.pond_boat,
	stone: m.pond_stone,
	lily: m.pond_lily
};

/** Returns marks of one kind in words, with what they mean, such as “3 leaves, in person”. */
export const markName = (kind: MarkKind, count: number) => names[kind]({ count });
