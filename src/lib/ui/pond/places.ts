import { firstPlaceOf, markKinds, placesOfKind, type Tally } from '#lib/core/pond.ts';
import { horizonShare, unitOf } from './scene.ts';

/** The mark that the wins of one place have left, in the units of the picture. */
export interface Mark {
	/** The position of its kind in `markKinds`. */
	kind: number;
	/** The place in the tally. */
	place: number;
	/** The number of the place among those of its kind. */
	at: number;
	/** The number of wins. */
	wins: number;
	x: number;
	y: number;
	/** The distance from the far shore (0) to the eye (1). */
	near: number;
	/** The scale of what is drawn there. */
	scale: number;
}

// Steps by the golden section and the root of two: neither clumps nor rows.
const stepAcross = 0.618034;
const stepNear = 0.414214;

/** Returns the marks of a pond in a picture of that size, from the far ones to the near ones. */
export function marksOf(tally: Tally, seed: number, width: number, height: number): Mark[] {
	const horizon = height * horizonShare;
	const unit = unitOf(width, height);
	const marks: Mark[] = [];
	for (const kind of markKinds.keys()) {
		for (let at = 0; at < placesOfKind[kind]!; at++) {
			const place = firstPlaceOf(kind) + at;
			const wins = tally[place] ?? 0;
			if (wins <= 0) continue;
			const [across, near] = positionOf(kind, at, seed);
			const [x, y] = [across * width, horizon + near * (height - horizon)];
			marks.push({ kind, place, at, wins, x, y, near, scale: unit * (0.36 + 0.82 * near) });
		}
	}
	return marks.sort((one, other) => one.near - other.near);
}

/** Returns the place of the nearest mark under a finger; null if it touches open water. */
export function placeAt(marks: readonly Mark[], x: number, y: number): number | null {
	const reach = 26;
	const nearest = marks
		.map(({ place, scale, ...mark }) => {
			const distance = Math.hypot(mark.x - x, (mark.y - y) * 1.4);
			return { place, distance: distance - 8 * scale };
		})
		.sort((one, other) => one.distance - other.distance)[0];
	return nearest && nearest.distance < reach ? nearest.place : null;
}

/** Returns the position of a place as shares of the width, and of the way from the far shore to the eye. */
function positionOf(kind: number, at: number, seed: number): [across: number, near: number] {
	const a = (0.5 + seed * 0.137 + kind * 0.31 + at * stepAcross) % 1;
	const b = (0.5 + seed * 0.291 + kind * 0.47 + at * stepNear) % 1;
	// To the sides, so that a lane of open water stays in the middle.
	const aside = (share: number, near: number) => {
		const reach = 2 * share * (1 - near * 0.25);
		return a < 0.5 ? a * reach + 0.02 : 1 - (1 - a) * reach - 0.02;
	};
	switch (markKinds[kind]!) {
		case 'leaf':
			return [aside(0.42, 0.26 + 0.62 * b), 0.26 + 0.62 * b];
		case 'ripple':
			return [0.14 + 0.72 * a, 0.16 + 0.62 * b];
		case 'light':
			return [0.04 + 0.92 * a, 0.04 + 0.4 * b];
		case 'boat':
			return [0.2 + 0.6 * a, 0.16 + 0.3 * b];
		case 'stone':
			return [aside(0.34, 0.4 - 0.34 * b), 0.6 + 0.34 * b];
		case 'lily':
			return [0.07 + 0.86 * a, 0.2 + 0.7 * b];
	}
}
