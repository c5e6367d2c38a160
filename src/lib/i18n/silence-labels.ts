import type { Silence } from '#lib/core/person.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

/** The label of each length of a silence. */
export const silenceLabels: Words<Silence> = {
	weeks: m.silence_weeks,
	months: m.silence_months,
	years: m.silence_years
};
