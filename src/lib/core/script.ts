import type { CardId, Setting } from './card.ts';

/** All kinds of scene, in display order. */
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

/** The language-independent id of a scene, in kebab case. */
export type ScriptId = string & { readonly __brand: 'ScriptId' };

/** The language-independent part of a scene. */
export interface ScriptFacts {
	id: ScriptId;
	kind: ScriptKind;
	/** The energy that rehearsing it takes if the user does more than read, 0 to 90. */
	effort: number;
	setting: Setting;
	/** The cards that the scene truly prepares for; empty for some scenes. */
	prepares: readonly CardId[];
}

/** A possible reply. */
export interface Reply {
	text: string;
	/** Its usual effect, in a sentence. */
	does: string;
}

/** The course of the talk in a scene: the answers of the other person, and the lines to go on with. */
export interface Talk {
	/** The answer of the other person to each of the scene's replies. */
	answers: readonly string[];
	/** The reaction of the other person to own words of the user. */
	own: string;
	/** Two lines to go on with after any reply, each with the answer of the other person. */
	then: readonly [TalkLine, TalkLine];
	/** The reaction of the other person to own words of the user at the end. */
	end: string;
}

/** A line that the user can say, and the answer to it. */
export interface TalkLine {
	text: string;
	answer: string;
}

/** The texts of a scene in one language. */
export interface ScriptWords {
	title: string;
	/** The situation, in one or two sentences. */
	scene: string;
	/** The words of the other person; '' if they are silent. */
	says: string;
	/** Three or four replies to choose from. */
	replies: readonly Reply[];
	/** Two replies that often go well, different from `replies`. */
	good: readonly [Reply, Reply];
	/** The moment for it, as the text after "When". */
	when: string;
	/** The action, as the text after "I will". */
	act: string;
}

/** The texts of scenes in one language, by scene id. */
export type WordsOfScripts = { readonly [id: string]: ScriptWords };

/** A scene with its texts in one language. */
export type Script = ScriptFacts & ScriptWords & { talk: Talk };
