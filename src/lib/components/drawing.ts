/** A mean and how far off it may be. */
export interface Spread {
	mean: number;
	low: number;
	high: number;
}

/** A month on a line of time: months since the year 0. */
export type MonthNumber = number;

/** What a picture shows, apart from how it is drawn. */
export type Drawing =
	/** A dot and a bar for each row, one below the other, on a scale with a line at zero. */
	| {
			kind: 'ranges';
			rows: readonly ({ label: string } & Spread)[];
			numberLabel: (number: number) => string;
	  }
	/** A dot and a bar for each time, on a scale of 1 to 5. */
	| {
			kind: 'rangesOverTime';
			points: readonly ({ at: MonthNumber } & Spread)[];
			monthLabel: (at: MonthNumber) => string;
	  }
	/** A line of steps upwards. */
	| {
			kind: 'growth';
			points: readonly { at: MonthNumber; value: number }[];
			monthLabel: (at: MonthNumber) => string;
	  }
	/** A column for each label; some stand out. */
	| { kind: 'columns'; columns: readonly { label: string; value: number; standsOut: boolean }[] }
	/** Three parts for each row, one behind the other. */
	| {
			kind: 'parts';
			rows: readonly { label: string; values: readonly [number, number, number] }[];
	  }
	/** A circle for each pair of a row and a column between two edges; `fill` from 0 to 1, null for none. */
	| {
			kind: 'circles';
			rows: readonly string[];
			edges: readonly string[];
			circles: readonly { row: number; column: number; size: number; fill: number | null }[];
	  };

/** What is shown as a picture, in words, and as a table. */
export interface Pictured {
	/** Null where there is not enough for a picture yet. */
	drawing: Drawing | null;
	/** What the picture shows and how sure that is. */
	caption: string;
	/** What the parts of each row are, in their order; for a drawing of parts. */
	partNames?: readonly string[];
	/** The same numbers; the first cell of each row names it. */
	table: { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };
}

/** How high a drawing wants to be, in rem. */
export function heightOf(drawing: Drawing): number {
	switch (drawing.kind) {
		case 'ranges':
		case 'parts':
			return 3 + 2.75 * drawing.rows.length;
		case 'circles':
			return 4 + 3 * drawing.rows.length;
		default:
			return 13;
	}
}

/** The same text in lines of about that many characters, broken at blanks. */
export function linesOf(text: string, length: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= length)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** At most that many whole numbers from the first to the last, evenly apart. */
export function ticksBetween(first: number, last: number, most: number): number[] {
	const step = Math.max(1, Math.ceil((last - first) / Math.max(1, most - 1)));
	const ticks: number[] = [];
	for (let tick = first; tick <= last; tick += step) ticks.push(tick);
	return ticks;
}
