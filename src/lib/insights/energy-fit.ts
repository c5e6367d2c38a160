import { channels, type Channel } from '#lib/domain/card.ts';
import { energyParts } from '#lib/domain/totals.ts';
import { ratings, type Rating } from '#lib/domain/win.ts';
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

/** What one way of reaching people was like at one part of the energy scale. */
export interface EnergyCell {
	channel: Channel;
	/** 0 to `energyParts` − 1. */
	part: number;
	/** How many entries there are. */
	count: number;
	/** In how many of them the ease is known. */
	rated: number;
	/** 1 to 5; null while there is not enough. */
	ease: Estimate | null;
}

/** Which energy went with which acts. */
export interface EnergyFit {
	/** How many entries have an energy, a way and an ease. */
	count: number;
	/** Those with entries, by way and then by energy. */
	cells: EnergyCell[];
	/** Where ease was highest, and whether that stands out from all the rest; null while nothing is known. */
	highest: { cell: EnergyCell & { ease: Estimate }; isClear: boolean } | null;
}

interface Entries {
	channel: Channel | null;
	part: number;
	ease: Rating | null;
	count: number;
}

/** Count and mean ease by way of reaching people and part of the energy scale. */
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
