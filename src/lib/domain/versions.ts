import type { NodeId, Revision } from './clock.ts';
import { nodeOf } from './stamp.ts';

/** What was typed about a win. */
export interface Wording {
	note: string;
	genuine: string;
	carry: string;
}

/** What was typed in an edit that lost against one that did not know of it; all of it may be blank. */
export interface OtherVersion extends Wording {
	revision: Revision;
}

/** What a win knows of its versions on other devices. Each is absent when there is none of it. */
export interface Versions {
	/** What lost in a merge and was not dealt with since, the earliest first. */
	otherVersions?: readonly OtherVersion[];
	/** The last edit of each other device that this version was made on top of, where that has to be known. */
	follows?: readonly Revision[];
	/** The latest deletion that lost against this version. */
	outlived?: Revision;
}

/** A version of a win, with what it knows of others. */
export type Versioned = OtherVersion & Versions;

/**
 * What two states of one win keep of other versions when `winner`, one of the two, stands. A version
 * is left out when one state has it no longer though it comes after it: the person went on from it or
 * dealt with it. Deletions are those that are known beside the two.
 *
 * This is a set with removals by causal context, as in Almeida et al., "Scalable and Accurate
 * Causality Tracking for Eventually Consistent Stores" (2014), so merging stays commutative,
 * associative and idempotent whichever version wins.
 */
export function versionsBeside(
	winner: Versioned,
	states: readonly Versioned[],
	deletions: readonly Revision[]
): Versions {
	const known = states.map(contextOf);
	const floor = latestOf([...deletions, ...states.flatMap(({ outlived }) => outlived ?? [])]);
	const kept = new Map<string, OtherVersion>();
	for (const { versions } of known)
		for (const [key, version] of versions)
			if (
				version.revision >= floor &&
				known.every((other) => other.versions.has(key) || !comesAfter(other, version))
			)
				kept.set(key, version);
	const follows = states.flatMap((state) => state.follows ?? []);
	return inOrder(winner, [...kept.values()], follows, floor);
}

/**
 * The next state of a win that is written by `node` on top of the present one. It remembers which
 * edits of other devices it follows, so that these are no conflict when they come again, and lets go
 * of other versions whose words it says itself.
 */
export function following<Next extends Wording & Versions>(
	present: Versioned | null,
	next: Next,
	node: NodeId
): Next {
	if (!present) return next;
	const { otherVersions = [], follows = [], outlived, ...rest } = next;
	const open = otherVersions.filter((version) => !includes(next, version));
	const isOpen = new Set(open.map(keyOf));
	const answered = [...(present.otherVersions ?? []), ...otherVersions, present]
		.filter((version) => !isOpen.has(keyOf(version)))
		.map(({ revision }) => revision);
	const followed = [...follows, ...(present.follows ?? []), ...answered];
	const fromOthers = followed.filter((revision) => nodeOf(revision) !== node);
	const floor = latestOf([outlived ?? '', present.outlived ?? '']);
	return { ...rest, ...inOrder(null, open, fromOthers, floor) } as Next;
}

/** The same win after the person has dealt with another version of it, which no merge brings back. */
export function withoutVersion<Win extends Versioned>(win: Win, version: OtherVersion): Win {
	const { otherVersions = [], follows = [], outlived, ...rest } = win;
	const open = otherVersions.filter((other) => keyOf(other) !== keyOf(version));
	const versions = inOrder(win, open, [...follows, version.revision], outlived ?? '');
	return { ...rest, ...versions } as Win;
}

/** More than a few come from no diary, and each is compared with those before it. */
const mostShown = 20;

/**
 * The other versions that a person wants to see, the latest first: those with words that neither the
 * win nor a later version includes. Further ones follow once some of twenty are dealt with.
 */
export function otherWordings(win: Wording & Versions): OtherVersion[] {
	const shown: OtherVersion[] = [];
	for (const version of [...(win.otherVersions ?? [])].reverse()) {
		if (shown.length === mostShown) break;
		if (![win, ...shown].some((wording) => includes(wording, version))) shown.push(version);
	}
	return shown;
}

/** What a state has, and how far it has seen each device. */
interface Context {
	versions: ReadonlyMap<string, OtherVersion>;
	/** By device: it has seen what sorts before this text. */
	seenBefore: ReadonlyMap<NodeId, string>;
}

function contextOf(state: Versioned): Context {
	const { otherVersions = [], follows = [], revision, note, genuine, carry } = state;
	const all = [...otherVersions, { revision, note, genuine, carry }];
	const seenBefore = seenBeforeBy(all);
	for (const one of follows) raise(seenBefore, nodeOf(one), behind(one));
	const versions = new Map(all.map((version) => [keyOf(version), version]));
	return { versions, seenBefore };
}

function comesAfter({ seenBefore }: Context, { revision }: OtherVersion): boolean {
	return revision < (seenBefore.get(nodeOf(revision)) ?? '');
}

/** The one form of these versions, without what follows from the rest. */
function inOrder(
	winner: OtherVersion | null,
	versions: readonly OtherVersion[],
	follows: readonly Revision[],
	outlived: string
): Versions {
	const seenBefore = seenBeforeBy(winner ? [...versions, winner] : versions);
	const latest = new Map<NodeId, Revision>();
	for (const one of follows)
		if (behind(one) > outlived && behind(one) > (seenBefore.get(nodeOf(one)) ?? ''))
			raise(latest, nodeOf(one), one);
	const otherVersions = versions
		.filter((version) => !winner || keyOf(version) !== keyOf(winner))
		.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	return {
		...(otherVersions.length > 0 && { otherVersions }),
		...(latest.size > 0 && { follows: [...latest.values()].sort() }),
		...(outlived !== '' && { outlived: outlived as Revision })
	};
}

/** A device that has made a version has seen all its own before. */
function seenBeforeBy(versions: readonly OtherVersion[]): Map<NodeId, string> {
	const seenBefore = new Map<NodeId, string>();
	for (const { revision } of versions) raise(seenBefore, nodeOf(revision), revision);
	return seenBefore;
}

function raise<Text extends string>(texts: Map<NodeId, Text>, node: NodeId, text: Text): void {
	if (text > (texts.get(node) ?? '')) texts.set(node, text);
}

/** A text that sorts right behind a stamp. */
function behind(revision: Revision): string {
	return `${revision}~`;
}

function latestOf(revisions: readonly string[]): string {
	return revisions.reduce((one, other) => (one > other ? one : other), '');
}

function includes(wording: Wording, { note, genuine, carry }: Wording): boolean {
	return (
		wording.note.includes(note.trim()) &&
		wording.genuine.includes(genuine.trim()) &&
		wording.carry.includes(carry.trim())
	);
}

/** Versions of one stamp are told apart by their words: a copied profile may issue it twice. */
function keyOf({ revision, note, genuine, carry }: OtherVersion): string {
	return JSON.stringify([revision, note, genuine, carry]);
}
