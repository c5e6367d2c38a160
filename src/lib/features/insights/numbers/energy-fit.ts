import { channels, type Channel } from '#lib/core/card.ts';
import { energyParts } from '#lib/core/totals.ts';
import { ratings, type Rating } from '#lib/core/win.ts';
import {
	countOf,
	differenceOf,
	estimateOf,
	fewestEntries,
	isClear,
	within,
	type Estimate,
	type Weighted
} from './statistics.ts';

/** The wins of one channel at one part of the energy scale. */
export interface EnergyCell {
	channel: Channel;
	/** 0 to `energyParts` − 1. */
	part: number;
	/** Number of wins. */
	count: number;
	/** Number of wins with a known ease. */
	rated: number;
	/** Mean ease, 1 to 5; null with fewer than `fewestEntries` rated wins. */
	ease: Estimate | null;
}

/** The ease of each channel at each part of the energy scale. */
export interface EnergyFit {
	/** Number of wins with an energy, a channel and an ease. */
	count: number;
	/** The cells that have wins, by channel and then by energy. */
	cells: EnergyCell[];
	/**
	 * The cell with the highest ease; null while no ease is known. `isClear` is true if its ease clearly
	 * differs from that of all other wins together.
	 */
	highest: { cell: EnergyCell & { ease: Estimate }; isClear: boolean } | null;
}

interface Entries {
	channel: Channel | null;
	part: number;
	ease: Rating | null;
	count: number;
}

/** Returns the number of wins and their mean ease by channel and part of the energy scale. */
export function energyFit(entries: readonly Entries[]): EnergyFit {
	const parts = Array.from({ length: energyParts }, (_, part) => part);
	const cells = channels.flatMap((channel) =>
		parts.flatMap((part) => {
			const own = entries.filter((one) => one.channel === channel && one.part === part);
			if (own.length === 0) return [];
			const values = easesOf(own);
			const rated = countOf(values);
			const ease = rated < fewestEntries ? null : within(estimateOf(values), 1, 5);
			return { channel, part, count: own.reduce((sum, { count }) => sum + count, 0), rated, ease };
		})
	);
	let highest: EnergyFit['highest'] = null;
	for (const cell of cells) {
		const { ease } = cell;
		if (ease && ease.mean > (highest?.cell.ease.mean ?? -Infinity))
			highest = { cell: { ...cell, ease }, isClear: false };
	}
	if (highest) {
		const { channel, part } = highest.cell;
		const isOfCell = (one: Entries) => one.channel === channel && one.part === part;
		const rest = easesOf(entries.filter((one) => one.channel !== null && !isOfCell(one)));
		const best = estimateOf(easesOf(entries.filter(isOfCell)));
		highest.isClear =
			countOf(rest) >= fewestEntries && isClear(differenceOf(best, estimateOf(rest)));
	}
	return { count: cells.reduce((sum, { rated }) => sum + rated, 0), cells, highest };
}

function easesOf(entries: readonly Entries[]): Weighted[] {
	return ratings
		.map((value) => ({
			value,
			count: entries.reduce((sum, { ease, count }) => sum + (ease === value ? count : 0), 0)
		}))
		.filter(({ count }) => count > 0);
}
