import { cardOfKind } from '#lib/content/scripts.ts';
import { dayAt, instantOf, type Day } from '#lib/core/day.ts';
import {
	afterComfort,
	afterRehearsing,
	afterStiffness,
	afterUse,
	chanceOf,
	putAway,
	rungOf,
	takenOut,
	type Rehearsal,
	type Rung,
	type Progress
} from '#lib/core/rehearsal.ts';
import type { Script, ScriptId } from '#lib/core/script.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { sceneRecords } from '#lib/storage/scene-records.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { Logged } from '#lib/app/journal.svelte.ts';

/**
 * Age of the choices to read: a day more than "too much" lasts, because the day of a choice may be that of
 * another time zone.
 */
const tooMuchMs = 4 * 86_400_000;

/** The user's report on a scene: how rehearsing it went, or that it is retired or brought back. */
export type Verdict = 'rehearsed' | 'stiff' | 'used' | 'comfortable' | 'putAway' | 'takenOut';

interface Records {
	progress: ReadonlyMap<string, Rehearsal>;
	/** The latest instant at which a card was too much; null if there is none in the last days. */
	lastTooMuchMs: number | null;
}

/** The user's progress with each scene. */
export class Rehearsals {
	readonly #app: App;
	readonly #records: LiveQuery<Records>;

	constructor(app: App) {
		this.#app = app;
		this.#records = app.live<Records>({
			collections: ['rehearsals', 'choices'],
			read: async () => {
				const since = dayAt(app.now() - tooMuchMs);
				const { rehearsals, choices } = await sceneRecords(app.storage, since);
				const tooMuch = choices.findLast(({ kind }) => kind === 'tooMuch');
				return {
					progress: new Map(rehearsals.map((one) => [one.id, one])),
					lastTooMuchMs: tooMuch ? instantOf(tooMuch.at) : null
				};
			},
			initial: { progress: new Map(), lastTooMuchMs: null }
		});
	}

	get isLoaded(): boolean {
		return this.#records.status === 'ready';
	}
	/** The progress with each scene that was ever reported on, by the scene's id. */
	get progress(): Records['progress'] {
		return this.#records.value.progress;
	}
	/**
	 * The latest instant at which a card was too much, in ms since 1970; null if there is none in the last
	 * days.
	 */
	get lastTooMuchMs(): number | null {
		return this.#records.value.lastTooMuchMs;
	}

	/** Reads the progress again unless it is fresh. */
	load(): Promise<void> {
		return this.#records.load();
	}

	rungOf(id: ScriptId): Rung {
		return rungOf(this.progress.get(id));
	}

	/** Returns whether a scene is retired: it is offered nowhere until the user brings it back. */
	isRetired(id: ScriptId): boolean {
		return this.progress.get(id)?.isRetired === true;
	}

	/** Stores a report on a scene; resolves with the undo. */
	async report(verdict: Verdict, id: ScriptId): Promise<Undo> {
		const { now, storage } = this.#app;
		const today = dayAt(now());
		const written = await storage.write([
			{
				collection: 'rehearsals',
				id,
				next: (present) => progressAfter(verdict, present ?? { id, step: 0 }, today)
			}
		]);
		return () => storage.undo(written);
	}

	/** Logs the rehearsal of a scene as a small win with this note. */
	logWin({ kind }: Pick<Script, 'kind'>, note: string): Promise<Logged> {
		const { journal, today } = this.#app;
		const cardId = cardOfKind[kind];
		const details = journal.doneNow({ cardId, channel: 'solo', note }, today.energy);
		return journal.log(details, today.circumstancesOf(cardId));
	}
}

function progressAfter(verdict: Verdict, present: Progress, today: Day): Progress {
	const chance = chanceOf(`${present.id} ${today}`);
	switch (verdict) {
		case 'rehearsed':
			return afterRehearsing(present, today, chance);
		case 'stiff':
			return afterStiffness(present, today, chance);
		case 'used':
			return afterUse(present, today, chance);
		case 'comfortable':
			return afterComfort(present, today, chance);
		case 'putAway':
			return putAway(present);
		case 'takenOut':
			return takenOut(present);
	}
}
