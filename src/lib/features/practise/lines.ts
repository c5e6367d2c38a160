import type { Cue } from '#lib/core/cue.ts';
import { storableLine } from '#lib/core/person.ts';
import { longestPlanText, type IfThenWords } from '#lib/core/plan.ts';
import type { ScriptId } from '#lib/core/script.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { PlanDrafts } from '#lib/features/plans/plan-drafts.ts';
import { Plans } from '#lib/features/plans/plans.svelte.ts';

/** A line to take along from a scene, in the form "when …, I will …". */
export interface IfThenLine {
	/** A listed moment; null if `cueWords` names the moment. */
	cue: Cue | null;
	cueWords: string;
	act: string;
}

/** The lines to take along, one for each scene. A saved line is a daily if-then plan. */
export class Lines {
	readonly #drafts: PlanDrafts;
	readonly #plans: Plans;

	constructor(app: App) {
		this.#drafts = app.part(PlanDrafts);
		this.#plans = app.part(Plans);
	}

	/** Returns the draft of a scene's line; null if there is none. */
	lineIn(id: ScriptId): IfThenLine | null {
		return this.#drafts.wordsIn(formOf(id)) as IfThenLine | null;
	}

	/** Changes the draft of a scene's line; autosave stores it within 300 ms. */
	change(id: ScriptId, line: IfThenLine): void {
		this.#drafts.change(formOf(id), planOf(line));
	}

	/** Deletes the draft of a scene's line. */
	discard(id: ScriptId): Promise<void> {
		return this.#drafts.discard(formOf(id));
	}

	/**
	 * Saves the line of a scene as a plan. Resolves with the undo, with `full` if too many plans are active,
	 * or with `blank` if one half of the line is empty.
	 */
	async save(id: ScriptId, line: IfThenLine): Promise<Undo | 'full' | 'blank'> {
		const words = planOf(storedLine(line));
		if (words.act === '' || (words.cue === null && words.cueWords === '')) return 'blank';
		return (await this.#plans.addIfThen(words, formOf(id))) ?? 'full';
	}
}

/** Returns a line with its words in the form in which they are stored. */
export function storedLine({ cue, cueWords, act }: IfThenLine): IfThenLine {
	return {
		cue,
		cueWords: storableLine(cueWords, longestPlanText),
		act: storableLine(act, longestPlanText)
	};
}

/** Returns the key of a scene's line among the drafts of the plan forms. */
const formOf = (id: ScriptId) => `scene ${id}`;

function planOf({ cue, cueWords, act }: IfThenLine): IfThenWords {
	return { cue, cueWords, act, cardId: null, time: null, rule: 'FREQ=DAILY' };
}
