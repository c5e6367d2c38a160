import { createContext } from 'svelte';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/domain/card.ts';
import type { ListName } from '#lib/domain/lists.ts';
import { watchInstallOffer } from '#lib/platform/install.ts';
import { askToPersist, hasFiles } from '#lib/platform/persistence.ts';
import {
	beginFreshLog,
	openStorage,
	StorageError,
	type Storage,
	type StorageProblem
} from '#lib/storage/storage.ts';
import { Deck } from './deck.svelte.ts';
import { Journal, type Logged } from './journal.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { PreferencesState } from './preferences.svelte.ts';
import { Today } from './today.svelte.ts';

/** Words that are being typed somewhere, as far as all pages have to know of them. */
export interface Unsaved {
	/** Whether something has been typed that is not a win yet. */
	readonly isDirty: boolean;
	/** Keeps what was typed; resolves when it is kept. */
	flush(): Promise<void>;
	/** Begins to keep what was typed, for a page that is being hidden and cannot wait. */
	flushNow(): void;
}

/** Everything that the pages share: made once, by the root layout. */
export class App {
	readonly now: () => number;
	readonly storage: Storage;
	readonly notices = new Notices();
	readonly preferences: PreferencesState;
	readonly deck: Deck;
	readonly journal: Journal;
	readonly today: Today;
	readonly #parts = new Map<unknown, unknown>();
	#unsaved = $state.raw<Unsaved | null>(null);
	#problem = $state.raw<StorageProblem | null>(null);
	/** Why this page can never read the diary again. */
	#end = $state.raw<StorageProblem | null>(null);
	#isWaitingForOtherTab = $state.raw(false);
	#isMirrored = false;
	#isBehind = $state.raw(false);

	constructor({ now = Date.now }: { now?: () => number } = {}) {
		this.now = now;
		this.storage = openStorage({
			now,
			isRemembered: async () => (await hasFiles()) && (await mirroring()).isRemembered(),
			onopened: beginFreshLog,
			onblocked: () => (this.#isWaitingForOtherTab = true),
			onsuperseded: (problem) => {
				this.#unsaved?.flushNow();
				this.#end = problem;
			},
			onterminated: () => void this.#lookAgain()
		});
		this.preferences = new PreferencesState(this.storage);
		this.deck = new Deck(cardFacts);
		this.journal = new Journal(this.storage, now);
		this.today = new Today(this.storage, now, cardFacts, this.preferences);
	}

	/** Why the diary cannot be opened; null while it can. */
	get problem(): StorageProblem | null {
		return this.#end ?? this.#problem ?? (this.#isBehind ? 'behind' : null);
	}
	/** Whether an upgrade waits for another tab to be closed. */
	get isWaitingForOtherTab(): boolean {
		return this.#isWaitingForOtherTab;
	}
	get unsaved(): Unsaved | null {
		return this.#unsaved;
	}

	/** Tells all pages of words that are being typed. */
	watchOver(unsaved: Unsaved): void {
		this.#unsaved = unsaved;
	}

	/** A part of the state that few pages need: made for the first that asks, and shared from then on. */
	part<Part>(Kind: new (app: App) => Part): Part {
		const present = this.#parts.get(Kind) as Part | undefined;
		if (present) return present;
		let made!: Part;
		// What it derives belongs to nobody else, or it would end with the page that asked first.
		$effect.root(() => {
			made = new Kind(this);
		});
		this.#parts.set(Kind, made);
		return made;
	}

	/** Runs something that reads; a diary that cannot be opened shows as `problem` and gives undefined. */
	async reading<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
		try {
			const result = await read();
			this.#isWaitingForOtherTab = false;
			this.#problem = null;
			return result;
		} catch (error) {
			this.#problem = problemOf(error);
			return undefined;
		}
	}

	/** Tells of a database that comes up empty after the browser has closed it, before anything is asked of it. */
	async #lookAgain(): Promise<void> {
		for (let tries = 0; tries < 5; tries++) {
			// While the browser throws it away, nothing can be opened.
			await new Promise((resolve) => setTimeout(resolve, 500));
			try {
				return await this.storage.check();
			} catch (error) {
				const problem = problemOf(error);
				if (problem !== 'broken') return void (this.#problem = problem);
			}
		}
	}

	/** Reads what is on screen afresh after each completed write, of this tab or of another. */
	follow(refresh: (lists: ReadonlySet<ListName>) => Promise<unknown>): () => void {
		return this.storage.onchange((lists) => {
			void this.reading(() => refresh(lists));
		});
	}

	/** Keeps a mirror of a diary that has wins, or had some; else there is nothing to lose. */
	async mirror(): Promise<void> {
		if (this.#isMirrored) return;
		const isNeeded = (await this.storage.winCount()) || (await hasFiles());
		// Somebody else may have asked meanwhile, and of two that follow it one would always be waiting.
		if (this.#isMirrored || !isNeeded) return;
		this.#isMirrored = true;
		const { Mirroring } = await mirroring();
		if (this.#end) return;
		await this.part(Mirroring).follow((standing) => (this.#isBehind = standing === 'behind'));
	}

	/** Follows what every page may show; gives how to stop. */
	followAll(): () => void {
		watchInstallOffer();
		return this.follow(async (lists) => {
			if (lists.has('wins')) void this.mirror().catch(() => {});
			if (lists.has('preferences')) await this.preferences.load();
			await Promise.all([
				lists.has('wins') && this.journal.count !== null && this.journal.loadCount(),
				this.today.isLoaded &&
					['choices', 'plans', 'checkIns', 'preferences', 'people'].some((list) =>
						lists.has(list as ListName)
					) &&
					this.today.load()
			]);
		});
	}

	/** Logs that an act was done just now. */
	did({ id: cardId, channel }: CardFacts): Promise<Logged> {
		const { energy, isKnown } = this.today.energy;
		const details = { ...this.journal.blank(), cardId, channel, energy: isKnown ? energy : null };
		return this.journal.log(details, this.today.circumstancesOf(cardId));
	}

	/** Counts the wins, and asks the browser to keep the diary once there is something to keep. */
	async keepDiary(): Promise<void> {
		await this.reading(() => this.journal.loadCount());
		// Some browsers ask the person, and nobody waits for the answer.
		if (this.journal.count === 1) void askToPersist();
	}
}

const mirroring = () => import('./mirroring.svelte.ts');

/** Why something could not be read or written; what is no fault of storage counts as broken. */
export function problemOf(error: unknown): StorageProblem {
	if (error instanceof StorageError) return error.problem;
	console.error(error);
	return 'broken';
}

/** Makes the app known to all pages; each gets it by `getApp`. */
export const [getApp, setApp] = createContext<App>();
