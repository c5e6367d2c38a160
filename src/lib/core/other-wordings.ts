import {
	includes,
	inOrder,
	keyOf,
	type OtherVersion,
	type Versioned,
	type Versions,
	type Wording
} from './versions.ts';

/** Returns the win without a version that the user has dealt with; no merge restores it. */
export function withoutVersion<Win extends Versioned>(win: Win, version: OtherVersion): Win {
	const { otherVersions = [], follows = [], outlived, ...rest } = win;
	const open = otherVersions.filter((other) => keyOf(other) !== keyOf(version));
	const versions = inOrder(win, open, [...follows, version.revision], outlived ?? '');
	return { ...rest, ...versions } as Win;
}

/** No real diary has more than a few other versions. Comparing each with all shown ones is quadratic. */
const mostShown = 20;

/**
 * Returns the other versions to show the user, the latest first: those with texts that neither the win nor a
 * later version includes. At most twenty; dealing with some reveals further ones.
 */
export function otherWordings(win: Wording & Versions): OtherVersion[] {
	const shown: OtherVersion[] = [];
	for (const version of [...(win.otherVersions ?? [])].reverse()) {
		if (shown.length === mostShown) break;
		if (![win, ...shown].some((wording) => includes(wording, version))) shown.push(version);
	}
	return shown;
}
