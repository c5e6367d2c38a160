import type { Script, ScriptId } from '#lib/core/script.ts';

/** One turn of a talk: the user's line and what the other person does. */
export interface Turn {
	/** The user's line; '' if the user spoke it aloud. */
	said: string;
	/** The index of the line that the user picked; null for own words. */
	picked: number | null;
	/** The answer: the other person's words, or, after own words of the user, a description of what they do. */
	answer: string;
}

/** Turns after which a talk is over. */
export const lastTurn = 2;

/**
 * The talks of the user with the people of the scenes, and own words that are being typed. They are in memory
 * while the app is open, and never stored.
 */
export class Talks {
	#words = $state.raw<Readonly<Record<ScriptId, string>>>({});
	#turns = $state.raw<Readonly<Record<ScriptId, readonly Turn[]>>>({});

	/** The own words that are being typed in a scene. */
	wordsIn(id: ScriptId): string {
		return this.#words[id] ?? '';
	}

	change(id: ScriptId, words: string): void {
		this.#words = { ...this.#words, [id]: words };
	}

	/** The turns of the talk in a scene so far. */
	turnsIn(id: ScriptId): readonly Turn[] {
		return this.#turns[id] ?? [];
	}

	/** The lines that the user can pick next; none when the talk is over. */
	linesIn({ id, replies, talk }: Script): readonly string[] {
		const turns = this.turnsIn(id).length;
		if (turns >= lastTurn) return [];
		return (turns === 0 ? replies : talk.then).map(({ text }) => text);
	}

	/** Adds the line with this index and its answer to the talk. */
	pick(script: Script, index: number): void {
		const said = this.linesIn(script)[index];
		if (said === undefined) return;
		const { answers, then } = script.talk;
		const answer = this.turnsIn(script.id).length === 0 ? answers[index] : then[index]?.answer;
		this.#add(script.id, { said, picked: index, answer: answer ?? '' });
	}

	/** Adds the typed words and their answer to the talk; without typed words, the user speaks aloud. */
	sayOwn(script: Script): void {
		const turns = this.turnsIn(script.id).length;
		if (turns >= lastTurn) return;
		const said = this.wordsIn(script.id).trim();
		this.#add(script.id, {
			said,
			picked: null,
			answer: turns === 0 ? script.talk.own : script.talk.end
		});
		this.change(script.id, '');
	}

	/** Begins the talk again. The user's own words of the first turn come back into the field. */
	restart(id: ScriptId): void {
		const first = this.turnsIn(id)[0];
		if (first && first.picked === null && this.wordsIn(id) === '') this.change(id, first.said);
		this.#turns = { ...this.#turns, [id]: [] };
	}

	#add(id: ScriptId, turn: Turn): void {
		this.#turns = { ...this.#turns, [id]: [...this.turnsIn(id), turn] };
	}
}
