import { createContext } from 'svelte';
import { afterPaint } from '#lib/async/after-paint.ts';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts, CardId } from '#lib/core/card.ts';
import { watchInstallOffer } from '#lib/platform/install-offer.ts';
import { askToPersist, hasFiles } from '#lib/platform/persistence.ts';
import {
	beginFreshLog,
	openDiaryDatabase,
	type DiaryDatabase,
	type StorageChange,
	type StorageProblem
} from '#lib/storage/database.ts';
import { live, storageProblemOf, type LiveMaker } from '#lib/storage/live.svelte.ts';
import {
	command,
	sentenceOf,
	type Command,
	type CommandOptions,
	type Outcome
} from './command.svelte.ts';
import { Deck } from './deck.svelte.ts';
import { Journal, type Logged } from './journal.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';
import { Snackbar } from './snackbar.svelte.ts';
import { Today } from './today/today.svelte.ts';
import { UnsavedChanges } from './unsaved-changes.svelte.ts';

/** The options of an app; both have defaults. */
export interface AppOptions {
	/** The clock, in ms since 1970. */
	now?: () => number;
	/** The name of the database. */
	name?: string;
}

/** The composition root: everything that screens share, created once by the root layout. */
export class App {
	readonly now: () => number;
	readonly storage: DiaryDatabase;
	readonly snackbar = new Snackbar();
	readonly unsaved = new UnsavedChanges();
	readonly preferences: PreferencesState;
	readonly deck: Deck;
	readonly journal: Journal;
	readonly today: Today;
	/** The element with all notices, above the tab bar; a page makes room for it. The shell sets it. */
	notices = $state.raw<HTMLElement>();
	readonly #parts = new Map<unknown, unknown>();
	/** The present failure of each query and reader: the success of one does not clear that of another. */
	#failures = $state.raw<ReadonlyMap<object, StorageProblem>>(new Map());
	/** The reason why this page can never read the diary again. */
	#end = $state.raw<StorageProblem | null>(null);
	#isWaitingForOtherTab = $state.raw(false);
	/**
	 * Separate from the failures: the diary is still lost when the screen whose query found out is removed.
	 */
	#lost = $state.raw<'lost' | 'unopenable' | null>(null);
	#isMirrored = false;
	#isBehind = $state.raw(false);

	constructor({ now = Date.now, name }: AppOptions = {}) {
		this.now = now;
		this.storage = openDiaryDatabase({
			name,
			now,
			isRemembered: async () => (await hasFiles()) && (await mirroring()).isRemembered(),
			onopened: () => {
				this.#isWaitingForOtherTab = false;
				this.#lost = null;
				void afterPaint().then(beginFreshLog);
			},
			onblocked: () => (this.#isWaitingForOtherTab = true),
			onsuperseded: (problem) => {
				this.unsaved.flushNow();
				this.#end = problem;
			},
			onlost: (problem) => (this.#lost = problem),
			onterminated: () =>
				void import('./check-again.ts')
					.then((module) => module.checkAgain(this.storage))
					.then((problem) => this.#report(this, problem))
					.catch(() => {}),
			onstalled: () => {
				// The write of a draft may be the one that never ends.
				this.unsaved.flushNow();
				void sentenceOf('stalled').then((text) => this.snackbar.warn(text));
			}
		});
		this.preferences = new PreferencesState(this.live, this.storage);
		this.deck = new Deck(cardFacts, this.storage);
		this.journal = new Journal(this.live, this.storage, now);
		this.today = new Today(this.live, this.storage, now, this.deck, this.preferences);
	}

	/** The problem with the diary; null while there is none. */
	get problem(): StorageProblem | null {
		const [failure = null] = this.#failures.values();
		if (this.#end) return this.#end;
		return this.#lost ?? failure ?? (this.#isBehind ? 'behind' : null);
	}
	/** True while an upgrade waits for another tab to be closed. */
	get isWaitingForOtherTab(): boolean {
		return this.#isWaitingForOtherTab;
	}

	/** Creates a live query on this app's database; while it fails, `problem` shows the reason. */
	readonly live: LiveMaker = (options) => {
		const key = {};
		return live({
			...options,
			storage: this.storage,
			onproblem: (problem) => this.#report(key, problem)
		});
	};

	/**
	 * Creates a reader for reads outside live queries. A failed read resolves with undefined, and shows as
	 * `problem` until `read` succeeds or `end` is called.
	 */
	reader(): Reader {
		const key = {};
		return {
			read: async (read) => {
				try {
					const result = await read();
					this.#report(key, null);
					return result;
				} catch (error) {
					this.#report(key, storageProblemOf(error));
					return undefined;
				}
			},
			end: () => this.#report(key, null)
		};
	}

	/** Creates a command whose result is announced in this app's snackbar. */
	command<Args extends unknown[]>(
		write: (...args: Args) => Promise<Outcome>,
		options?: CommandOptions<Args>
	): Command<Args> {
		return command(this.snackbar, write, options);
	}

	/** Returns the only instance of a class that just some screens need, created on first use. */
	part<Part>(Kind: new (app: App) => Part): Part {
		const present = this.#parts.get(Kind) as Part | undefined;
		if (present) return present;
		let made!: Part;
		// A root of its own: otherwise its deriveds would end with the component that used it first.
		$effect.root(() => {
			made = new Kind(this);
		});
		this.#parts.set(Kind, made);
		return made;
	}

	/** Begins to read what Today shows, with the words of its cards, while its screen is being made. */
	prime(): void {
		const load = (ids: readonly (CardId | null)[]) => this.deck.loadLines(ids).catch(() => {});
		this.journal.prime();
		void this.today.prime(load).then(load);
	}

	/** Starts the work that continues while the page lives; returns the function that stops it. */
	start(): () => void {
		watchInstallOffer();
		return this.storage.onchange((change) => {
			// The diary may have been restored, here or in another tab. Opening the database shows if it was.
			if (this.#lost) void this.storage.check().catch(() => {});
			if (!change.collections.has('wins')) return;
			const winCount = change.totals?.wins;
			void afterPaint().then(() => this.mirror(winCount).catch(() => {}));
			// Not awaited: some browsers ask the user.
			if (isFirstWin(change)) void askToPersist();
		});
	}

	/** Starts the mirror if the diary has wins, or had some. Otherwise there is nothing to lose. */
	async mirror(winCount?: number): Promise<void> {
		if (this.#isMirrored) return;
		const isNeeded = (winCount ?? (await this.storage.winCount())) || (await hasFiles());
		// Check again: another call may have started it since, and of two followers one would always wait.
		if (this.#isMirrored || !isNeeded) return;
		this.#isMirrored = true;
		const { Mirroring } = await mirroring();
		if (this.#end) return;
		await this.part(Mirroring).follow((state) => (this.#isBehind = state === 'behind'));
	}

	/** Logs a win with a card that was done just now. */
	did({ id: cardId, channel }: CardFacts): Promise<Logged> {
		const details = this.journal.doneNow({ cardId, channel }, this.today.energy);
		return this.journal.log(details, this.today.circumstancesOf(cardId));
	}

	#report(key: object, problem: StorageProblem | null): void {
		// The connection reports these itself, and the end of them.
		if (problem === 'lost' || problem === 'unopenable') return;
		// Most reads succeed, and nothing has to change.
		if (problem === null && !this.#failures.has(key)) return;
		const failures = new Map(this.#failures);
		if (problem === null) failures.delete(key);
		else failures.set(key, problem);
		this.#failures = failures;
	}
}

/** Runs reads outside live queries; an error becomes the problem of this reader. */
export interface Reader {
	read<Result>(read: () => Promise<Result>): Promise<Result | undefined>;
	/** Clears the problem. Call it when the user leaves the screen. */
	end(): void;
}

function isFirstWin({ totals, written }: StorageChange): boolean {
	const isNew = written?.some(
		({ collection, before, after }) => collection === 'wins' && !before && after
	);
	return totals?.wins === 1 && isNew === true;
}

const mirroring = () => import('./mirror/mirroring.svelte.ts');

/** `setApp` provides the app to all components below; `getApp` returns it. */
export const [getApp, setApp] = createContext<App>();
