import { mixed, type Colour } from './colours.ts';

/** A season of the year where the user is. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** The colours of the pond at an hour of a season. */
export interface Light {
	skyTop: Colour;
	skyLow: Colour;
	farHill: Colour;
	nearHill: Colour;
	waterFar: Colour;
	waterNear: Colour;
	/** The sun, or the moon by night. */
	sun: Colour;
	reed: Colour;
	/** The colour of leaves in this season. */
	tint: Colour;
	/** The share of daylight: 0 by night, 1 by day. */
	day: number;
	/** The share of moonlight that the dark theme puts over the daylight, 0 to 1. */
	moonlight: number;
	/** True in winter, when hills and reeds are pale. */
	isWinter: boolean;
	isAutumn: boolean;
	/** Returns the colour of a thing as this light shows it. */
	lit(colour: Colour): Colour;
}

/** The sun or the moon in the sky. */
export interface Disc {
	isSun: boolean;
	/** The way from rising to setting, 0 to 1. */
	along: number;
}

// The colours: sky above and below, hills far and near, water far and near, sun or moon, reeds.
const night: Hours = {
	colours: [0x111c36, 0x3d5279, 0x2c3d5c, 0x1b2a44, 0x3c5279, 0x14233f, 0xf6eed8, 0x080f1c],
	day: 0
};
const dawn: Hours = {
	colours: [0xb4c9e2, 0xffdfc4, 0xc6bfce, 0x93a5a8, 0xf8dac8, 0x93b0be, 0xfff0d4, 0x3f5a52],
	day: 0.7
};
const noon: Hours = {
	colours: [0xa9d0de, 0xeef5ea, 0xabc9c4, 0x7ca48f, 0xd9eae4, 0x6fa8a6, 0xfffdf0, 0x2f5744],
	day: 1
};
const dusk: Hours = {
	colours: [0x55598c, 0xf7b48c, 0x85708f, 0x4f4f70, 0xe6a389, 0x454a76, 0xffdca8, 0x242a40],
	day: 0.45
};

/** The colours of an hour, and its share of daylight. */
interface Hours {
	colours: readonly Colour[];
	day: number;
}

const tints = { spring: 0x9cc777, summer: 0x4a8f5c, autumn: 0xd18a3c, winter: 0xd6e2e6 };
const moonlitSun = 0xffdf9e;
const nightBlue = 0x1b2c4c;

/** Returns the light at an hour, 0 to 24. In the dark theme, a bright hour is seen as if by moonlight. */
export function lightAt(hour: number, season: Season, isDark: boolean): Light {
	const { colours, day } = hoursAt(hour, season);
	const moonlight = isDark ? 0.66 * day : 0;
	const isSunAt = 6;
	const [skyTop, skyLow, farHill, near, waterFar, waterNear, sun, reed] = colours.map(
		(colour, at) => mixed(colour, at === isSunAt ? moonlitSun : night.colours[at]!, moonlight)
	) as [Colour, Colour, Colour, Colour, Colour, Colour, Colour, Colour];
	const dimness = 0.62 * (1 - day) + moonlight * 0.7;
	const lit = (colour: Colour) => mixed(colour, mixed(nightBlue, near, 0.3), dimness);
	const tint = tints[season];
	const isWinter = season === 'winter';
	return {
		skyTop,
		skyLow,
		farHill,
		nearHill: mixed(near, lit(tint), isWinter ? 0.6 : 0.34),
		waterFar,
		waterNear,
		sun,
		reed: mixed(reed, lit(tint), isWinter ? 0.3 : 0.2),
		tint,
		day,
		moonlight,
		isWinter,
		isAutumn: season === 'autumn',
		lit
	};
}

/** Returns the sun or the moon at an hour, 0 to 24. */
export function discAt(hour: number, season: Season): Disc {
	const [rise, set] = sunHours(season);
	const isSun = hour > rise - 0.6 && hour < set + 0.5;
	const along = isSun ? (hour - rise) / (set - rise) : ((hour - set + 24) % 24) / (24 - set + rise);
	return { isSun, along: Math.min(1, Math.max(0, along)) };
}

/** The hours flow into each other along sunrise and sunset. */
function hoursAt(hour: number, season: Season): Hours {
	const [rise, set] = sunHours(season);
	const turns: [number, Hours][] = [
		[rise - 1.3, night],
		[rise + 0.2, dawn],
		[rise + 2.4, noon],
		[set - 2.2, noon],
		[set - 0.1, dusk],
		[set + 1.4, night]
	];
	const next = turns.findIndex(([at]) => hour < at);
	if (next <= 0) return night;
	const [[begun, from], [ended, to]] = [turns[next - 1]!, turns[next]!];
	const share = (hour - begun) / (ended - begun);
	return {
		colours: from.colours.map((colour, at) => mixed(colour, to.colours[at]!, share)),
		day: from.day * (1 - share) + to.day * share
	};
}

/** The hours of sunrise and sunset. */
function sunHours(season: Season): [number, number] {
	const longer = season === 'summer' ? 1.6 : season === 'winter' ? -1.6 : 0;
	return [6.4 - longer, 18.6 + longer];
}
