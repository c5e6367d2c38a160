import type { NodeId, Revision } from './clock.ts';
import { nodeOf } from './stamp.ts';

/** The typed texts of a win. */
export interface Wording {
	note: string;
	genuine: string;
	carry: string;
}

/** The texts of an edit that lost against one made without knowledge of it; all may be blank. */
export interface OtherVersion extends Wording {
	revision: Revision;
}

/** A win's data about its versions on other devices. Empty fields are absent. */
export interface Versions {
	/** The losing versions that the user has not dealt with, the earliest first. */
	otherVersions?: readonly OtherVersion[];
	/** The last edit of each other device on which this version builds, unless other fields imply it. */
	follows?: readonly Revision[];
	/** The latest deletion that lost against this version. */
	outlived?: Revision;
}

/** A version of a win, with its data about other versions. */
export type Versioned = OtherVersion & Versions;

/**
 * Merges the version data of the states of one win; `winner` is the winning state. Drops a version that one
 * state has seen but no longer has: the user built on it or dealt with it. `deletions` are the stamps of the
 * tombstones in the merge.
 *
 * This is a set with removals by causal context, as in Almeida et al., "Scalable and Accurate Causality
 * Tracking for Eventually Consistent Stores" (2014). So merging stays commutative, associative and idempotent
 * whichever version wins.
 */
export function versionsBeside(
	winner: Versioned,
	states: readonly Versioned[],
	deletions: readonly Revision[]
): Versions {
	const known = states.map(contextOf);
	const floor = latestOf([...deletions, ...states.flatMap(({ outlived }) => outlived ?? [])]);
	const distinct = new Map<string, OtherVersion>();
	for (const { versions } of known)
		for (const [key, version] of versions)
			if (
				version.revision >= floor &&
				known.every((other) => other.versions.has(key) || !comesAfter(other, version))
			)
				distinct.set(key, version);
	const follows = states.flatMap((state) => state.follows ?? []);
	return inOrder(winner, [...distinct.values()], follows, floor);
}

/**
 * Returns the next state of a win that `node` writes on top of the present one. Records which edits of other
 * devices it builds on, so that merging them again is no conflict, and drops other versions whose texts it
 * includes.
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

/** The versions in a state, and how far it has seen the edits of each device. */
interface Context {
	versions: ReadonlyMap<string, OtherVersion>;
	/** By device: the state has seen all stamps that sort before this text. */
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

/** Returns version data in canonical form: sorted, without entries that others imply. */
export function inOrder(
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

/** Returns the latest stamp by device. A device has seen all of its own earlier versions. */
function seenBeforeBy(versions: readonly OtherVersion[]): Map<NodeId, string> {
	const seenBefore = new Map<NodeId, string>();
	for (const { revision } of versions) raise(seenBefore, nodeOf(revision), revision);
	return seenBefore;
}

function raise<Text extends string>(texts: Map<NodeId, Text>, node: NodeId, text: Text): void {
	if (text > (texts.get(node) ?? '')) texts.set(node, text);
}

/** Returns a text that sorts directly after a stamp. */
function behind(revision: Revision): string {
	return `${revision}~`;
}

function latestOf(revisions: readonly string[]): string {
	return revisions.reduce((one, other) => (one > other ? one : other), '');
}

export function includes(wording: Wording, { note, genuine, carry }: Wording): boolean {
	return (
		wording.note.includes(note.trim()) &&
		wording.genuine.includes(genuine.trim()) &&
		wording.carry.includes(carry.trim())
	);
}

/** Returns a key of a version. It includes the texts, because a copied profile may issue a stamp twice. */
export function keyOf({ revision, note, genuine, carry }: OtherVersion): string {
	return JSON.stringify([revision, note, genuine, carry]);
}
