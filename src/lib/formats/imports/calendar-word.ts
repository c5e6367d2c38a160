/** The order of year, month and day in a numeric date. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** A word of one language, with its meanings. */
export interface Word {
	/** From 1. */
	months: Set<number>;
	/** Sunday is 0. */
	weekdays: Set<number>;
	/** The hours of the day, 0 to 23, that it can be beside. Empty if it is no part of the day. */
	hours: Set<number>;
	/** The order of the numbers that it is beside, as 年 tells it; null if it tells none. */
	order: DateOrder | null;
	/** It only joins the parts of a date or time. */
	isFiller: boolean;
	/** A number beside it can be an hour, as in 9 Uhr. */
	isClock: boolean;
	/** It is not of this language, but may be beside dates of any. */
	isForeign: boolean;
}
