import type { Channel } from '#lib/core/card.ts';
import type { EnergyBand } from '#lib/core/energy.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

const energyWords: Words<EnergyBand> = {
	empty: m.energy_empty,
	veryLow: m.energy_veryLow,
	low: m.energy_low,
	some: m.energy_some,
	fair: m.energy_fair,
	good: m.energy_good,
	high: m.energy_high
};
const channelWords: Words<Channel> = {
	inPerson: m.channel_inPerson,
	call: m.channel_call,
	voiceNote: m.channel_voiceNote,
	text: m.channel_text,
	letter: m.channel_letter,
	online: m.channel_online,
	solo: m.channel_solo
};

/** The label of an energy band. */
export const energyLabel = (band: EnergyBand) => energyWords[band]();
/** The label of a channel. */
export const channelLabel = (channel: Channel) => channelWords[channel]();

/** The label of a card's effort, in words that do not judge. */
export function effortLabel(effort: number): string {
	if (effort === 0) return m.effort_0();
	if (effort <= 8) return m.effort_tiny();
	if (effort <= 20) return m.effort_small();
	return effort <= 45 ? m.effort_some() : m.effort_much();
}
