import type { Mark } from '#lib/core/mark.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

const words: Words<Mark> = {
	leaf: m.mark_leaf,
	ripple: m.mark_ripple,
	light: m.mark_light,
	boat: m.mark_boat,
	stone: m.mark_stone
};

/** The sentence that tells what a win has become on the pond. */
export const markSentence = (mark: Mark) => words[mark]();
