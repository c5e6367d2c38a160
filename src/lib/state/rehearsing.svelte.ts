import { cardOfKind, noteOfKind, scriptFacts } from '#lib/content/scripts.ts';
import type { CardFacts, Cue } from '#lib/domain/card.ts';
import { dayAt, instantOf, type Day } from '#lib/domain/day.ts';
import { highestEffort, lowEnergy } from '#lib/domain/energy.ts';
import type { EvidenceNote } from '#lib/domain/evidence.ts';
import { keptLine } from '#lib/domain/person.ts';
import { longestPlanText, type IfThenWords } from '#lib/domain/plan.ts';
import {
	afterComfort,
	afterRehearsing,
	afterStiffness,
	afterUse,
	chanceOf,
	mayShow,
	putAway,
	rungOf,
	scriptsForToday,
	takenOut,
	type Rehearsal,
	type Rung,
	type Standing
} from '#lib/domain/rehearsal.ts';
import type { Script, ScriptId, WordsOfScripts } from '#lib/domain/script.ts';
import type { App } from './app.svelte.ts';
import type { Logged } from './journal.svelte.ts';
import { Plans } from './plans.svelte.ts';

const dayMs = 86_400_000;
/** With less than this to spare, a scene is read and nothing more. */
const leastEffort = 1;

/** What a person says about a script after the scene. */
export type Verdict = 'rehearsed' | 'stiff' | 'used' | 'comfortable' | 'putAway' | 'takenOut';

/** A line to take along: when that, then this. */
export interface IfThenLine {
	/** A moment from the list; null when it is told in words of one's own. */
	cue: Cue | null;
	cueWords: string;
	act: string;
}

/** The words of the scenes, and what studies say; they are fetched apart from the app. */
interface Fetched {
	words: WordsOfScripts;
	notes: Readonly<Record<string, EvidenceNote>>;
}

/** Rehearsing: the scenes, how far somebody has come with each, and what is taken along from them. */
export class Rehearsing {
	readonly #app: App;
	readonly #fetch: () => Promise<Fetched>;
	#standings = $state.raw<ReadonlyMap<string, Rehearsal>>(new Map());
	#words = $state.raw<Fetched['words']>({});
	#notes = $state.raw<Fetched['notes']>({});
	#lastTooMuchMs = $state.raw<number | null>(null);
	#nowMs = $state.raw(0);
	#seen = $state.raw<ReadonlySet<ScriptId>>(new Set());
	#own = $state.raw<ReadonlyMap<ScriptId, string>>(new Map());
	#isUnfetched = $state.raw(false);
	#isLoaded = $state.raw(false);

	readonly #scripts = $derived.by(() =>
		scriptFacts.flatMap((facts): Script[] => {
			const words = this.#words[facts.id];
			return words ? [{ ...facts, ...words }] : [];
		})
	);
	readonly #highest = $derived.by(() =>
		highestEffort(this.#app.today.energy.energy, this.#lastTooMuchMs, this.#nowMs)
	);
	readonly #isReading = $derived.by(
		() => this.#app.today.energy.energy <= lowEnergy || this.#highest < leastEffort
	);
	readonly #offered = $derived.by(() => {
		// To read takes nothing, so any scene may be read.
		const wish = { highestEffort: this.#isReading ? Infinity : this.#highest, seen: this.#seen };
		const ids = scriptsForToday(this.#scripts, this.#standings, this.#today, wish);
		return this.#scripts
			.filter(({ id }) => ids.includes(id))
			.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
	});

	constructor(app: App, fetch = fetchedWords) {
		this.#app = app;
		this.#fetch = fetch;
		app.follow(async (lists) => {
			if (this.#isLoaded && lists.has('rehearsals')) await this.#readStandings();
			if (this.#isLoaded && lists.has('choices')) await this.#readTooMuch();
		});
	}

	/** All scenes, kind after kind. */
	get scripts(): readonly Script[] {
		return this.#scripts;
	}
	/** At most three scenes for now; one is enough where there is little energy. */
	get offered(): readonly Script[] {
		return this.#offered;
	}
	/** Whether there is so little energy that a scene is read, and nothing is asked. */
	get isReading(): boolean {
		return this.#isReading;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** Whether the scenes could not be fetched; the diary is as it was. */
	get isUnfetched(): boolean {
		return this.#isUnfetched;
	}

	/** Reads the scenes and how things stand with them. */
	async load(): Promise<void> {
		const { today } = this.#app;
		this.#nowMs = this.#app.now();
		await Promise.all([
			today.load(),
			this.#readStandings(),
			this.#readTooMuch(),
			this.#readWords()
		]);
		this.#nowMs = this.#app.now();
		this.#isLoaded = true;
	}

	script(id: string | null): Script | null {
		return this.#scripts.find((script) => script.id === id) ?? null;
	}

	/** A scene that prepares this act; another one on other days, and none that was put away. */
	scriptBefore({ id: cardId }: Pick<CardFacts, 'id'>): Script | null {
		const place = ({ id }: Script) => {
			const isWaiting = !mayShow(this.#standings.get(id), this.#today);
			return Number(isWaiting) + chanceOf(`${this.#today} ${id}`);
		};
		const fitting = this.#scripts
			.filter(({ id, prepares }) => prepares.includes(cardId) && !this.isPutAway(id))
			.sort((a, b) => place(a) - place(b));
		return fitting[0] ?? null;
	}

	rungOf(id: ScriptId): Rung {
		return rungOf(this.#standings.get(id));
	}

	isPutAway(id: ScriptId): boolean {
		return this.#standings.get(id)?.isRetired === true;
	}

	/** What studies say about what such a scene prepares; null when none fits. */
	noteOn({ kind }: Pick<Script, 'kind'>): EvidenceNote | null {
		return this.#notes[noteOfKind[kind] ?? ''] ?? null;
	}

	/** What was typed for a scene: it is kept while the app is open, and nowhere else. */
	ownWords(id: ScriptId): string {
		return this.#own.get(id) ?? '';
	}

	typeOwnWords(id: ScriptId, text: string): void {
		this.#own = new Map(this.#own).set(id, text);
	}

	/** Makes way for other scenes; once all were seen, they begin again. */
	showOthers(): void {
		const shown = this.#offered.slice(0, this.#isReading ? 1 : undefined).map(({ id }) => id);
		this.#seen = new Set([...this.#seen, ...shown]);
		if (this.#offered.length === 0) this.#seen = new Set(shown);
		// When there are no others, the same ones stay.
		if (this.#offered.length === 0) this.#seen = new Set();
	}

	/** Keeps what the person says about a scene; gives how to take it back. */
	async say(verdict: Verdict, id: ScriptId): Promise<() => Promise<void>> {
		const today = dayAt(this.#app.now());
		const written = await this.#app.storage.write([
			{
				list: 'rehearsals',
				id,
				next: (present) => standingAfter(verdict, present ?? { id, step: 0 }, today)
			}
		]);
		return () => this.#app.storage.undo(written);
	}

	/** The line to take along from a scene as it was left half-written; null when it was not. */
	leftLine(id: ScriptId): IfThenLine | null {
		return this.#app.part(Plans).leftIn(lineOf(id)) as IfThenLine | null;
	}

	/** Keeps what stands in the line of a scene, so that a closed tab does not lose it. */
	typeLine(id: ScriptId, line: IfThenLine): void {
		this.#app.part(Plans).type(lineOf(id), planOf(line));
	}

	/** Lets go of what was typed into the line of a scene. */
	forgetLine(id: ScriptId): Promise<void> {
		return this.#app.part(Plans).forget(lineOf(id));
	}

	/** Reads what was left in the lines, and watches over what is typed into them until the page ends. */
	beginTyping(): Promise<void> {
		return this.#app.part(Plans).beginTyping();
	}

	endTyping(): void {
		this.#app.part(Plans).endTyping();
	}

	/**
	 * Keeps the line of a scene as an if-then plan that comes up every day; gives how to take that back. `full`
	 * when there are as many plans as one can follow already, `blank` when one half of the line is.
	 */
	async takeAlong(
		id: ScriptId,
		line: IfThenLine
	): Promise<(() => Promise<void>) | 'full' | 'blank'> {
		const words = planOf(asKept(line));
		if (words.act === '' || (words.cue === null && words.cueWords === '')) return 'blank';
		return (await this.#app.part(Plans).keepIfThen(words, lineOf(id))) ?? 'full';
	}

	/** Logs the rehearsal of a scene as a small win, with a note that tells of it. */
	keepWin({ kind }: Pick<Script, 'kind'>, note: string): Promise<Logged> {
		const { journal, today } = this.#app;
		const { energy, isKnown } = today.energy;
		const cardId = cardOfKind[kind];
		return journal.log(
			{ ...journal.blank(), cardId, channel: 'solo', note, energy: isKnown ? energy : null },
			today.circumstancesOf(cardId)
		);
	}

	get #today(): Day {
		return dayAt(this.#nowMs);
	}

	async #readWords(): Promise<void> {
		try {
			const { words, notes } = await this.#fetch();
			this.#words = words;
			this.#notes = notes;
			this.#isUnfetched = false;
		} catch {
			// A file that cannot be fetched is no fault of the diary.
			this.#isUnfetched = true;
		}
	}

	async #readStandings(): Promise<void> {
		const all = await this.#app.storage.all('rehearsals');
		this.#standings = new Map(all.map((one) => [one.id, one]));
	}

	async #readTooMuch(): Promise<void> {
		const since = dayAt(this.#app.now() - 4 * dayMs);
		const choices = await this.#app.storage.choicesSince(since);
		const last = choices.findLast(({ kind }) => kind === 'tooMuch');
		this.#lastTooMuchMs = last ? instantOf(last.at) : null;
	}
}

/** Among the forms of plans, that of the line of a scene. */
const lineOf = (id: ScriptId) => `scene ${id}`;

function planOf({ cue, cueWords, act }: IfThenLine): IfThenWords {
	return { cue, cueWords, act, cardId: null, time: null, rule: 'FREQ=DAILY' };
}

/** A line as it is kept. */
export function asKept({ cue, cueWords, act }: IfThenLine): IfThenLine {
	return {
		cue,
		cueWords: keptLine(cueWords, longestPlanText),
		act: keptLine(act, longestPlanText)
	};
}

async function fetchedWords(): Promise<Fetched> {
	const [{ scriptWords }, { evidenceNotes }] = await Promise.all([
		import('#lib/content/scripts.en.ts'),
		import('#lib/content/evidence-notes.en.ts')
	]);
	return { words: scriptWords, notes: evidenceNotes };
}

function standingAfter(verdict: Verdict, present: Standing, today: Day): Standing {
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
