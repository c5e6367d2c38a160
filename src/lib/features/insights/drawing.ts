/** A mean and its interval. */
export interface Spread {
	mean: number;
	low: number;
	high: number;
}

/** A month on a time axis: months since the year 0. */
export type MonthNumber = number;

/** The content of a picture, independent of how it is drawn. */
export type Drawing =
	/** A dot and a bar per row, one below the other, on a scale with a line at zero. */
	| {
			kind: 'ranges';
			rows: readonly ({ label: string } & Spread)[];
			numberLabel: (number: number) => string;
	  }
	/** A dot and a bar per point in time, on a scale from 1 to 5. */
	| {
			kind: 'rangesOverTime';
			points: readonly ({ at: MonthNumber } & Spread)[];
			monthLabel: (at: MonthNumber) => string;
	  }
	/** A line that rises in steps. */
	| {
			kind: 'growth';
			points: readonly { at: MonthNumber; value: number }[];
			monthLabel: (at: MonthNumber) => string;
	  }
	/** A column per label; some are highlighted. */
	| { kind: 'columns'; columns: readonly { label: string; value: number; standsOut: boolean }[] }
	/** A bar of three parts per row. */
	| {
			kind: 'parts';
			rows: readonly { label: string; values: readonly [number, number, number] }[];
	  }
	/**
	 * A circle for each pair of a row and a column; a column lies between two edges. `fill` is 0 to 1; null
	 * draws an empty circle.
	 */
	| {
			kind: 'circles';
			rows: readonly string[];
			edges: readonly string[];
			circles: readonly { row: number; column: number; size: number; fill: number | null }[];
	  };

/** A drawing of one kind. */
export type DrawingOf<Kind extends Drawing['kind']> = Extract<Drawing, { kind: Kind }>;

/** A picture with its content in words and as a table. */
export interface Pictured {
	/** Null if there is too little data for a picture. */
	drawing: Drawing | null;
	/** A description of the picture and of its uncertainty. */
	caption: string;
	/** For the kind `parts` only: names of the parts of a row, in order. */
	partNames?: readonly string[];
	/** The same numbers as a table. The first cell of each row names the row. */
	table: { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };
}

/** The height of a drawing in rem. */
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

/**
 * Splits a text into lines of at most `length` characters, at spaces only. A longer word gets a line of its
 * own.
 */
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

/** Returns at most `most` evenly spaced whole numbers from `first` up to `last`. */
export function ticksBetween(first: number, last: number, most: number): number[] {
	const step = Math.max(1, Math.ceil((last - first) / Math.max(1, most - 1)));
	const ticks: number[] = [];
	for (let tick = first; tick <= last; tick += step) ticks.push(tick);
	return ticks;
}
