import type { Nation } from '#lib/core/crisis-line.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const nationWords: Words<Nation> = {
	england: m.nation_england,
	scotland: m.nation_scotland,
	wales: m.nation_wales,
	northernIreland: m.nation_northernIreland
};

/** The name of a nation of the United Kingdom. */
export const nationLabel = (nation: Nation) => nationWords[nation]();
