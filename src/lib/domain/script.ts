import type { CardId, Setting } from './card.ts';

/** The kinds of scene that are rehearsed, in the order in which they are listed. */
export const scriptKinds = [
	'reflect',
	'acknowledge',
	'clarify',
	'celebrate',
	'thank',
	'invite',
	'decline',
	'end'
] as const;
/** A kind of scene. */
export type ScriptKind = (typeof scriptKinds)[number];

/** The name of a script in any language: kebab case. */
export type ScriptId = string & { readonly __brand: 'ScriptId' };

/** What is true of a script in any language. */
export interface ScriptFacts {
	id: ScriptId;
	kind: ScriptKind;
	/** The energy that rehearsing it takes, when one does more than read; 0 to 90. */
	effort: number;
	setting: Setting;
	/** The acts that what is practised here truly prepares; none for some. */
	prepares: readonly CardId[];
}

/** One thing that could be said. */
export interface Reply {
	text: string;
	/** What it often does, in a sentence. */
	does: string;
}

/** The words of a script in one language. */
export interface ScriptWords {
	title: string;
	/** What happens, in one or two sentences. */
	scene: string;
	/** What the other person says; '' when they say nothing. */
	says: string;
	/** Three or four replies to choose from. */
	replies: readonly Reply[];
	/** Two ways that often go well, other ones than the replies. */
	good: readonly [Reply, Reply];
	/** The moment for it, as it goes on after "When". */
	when: string;
	/** The act, as it goes on after "I will". */
	act: string;
}

/** The words of some scripts, by the script's id. */
export type WordsOfScripts = { readonly [id: string]: ScriptWords };

/** A script with its words in one language. */
export type Script = ScriptFacts & ScriptWords;
