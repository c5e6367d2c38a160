import type { App } from '#lib/app/app.svelte.ts';
import type { LinesByCloseness } from '#lib/core/closeness.ts';
import {
	peopleToWarmUpWith,
	warmUpDays,
	type ComingBackLines,
	type SilenceOfLines
} from '#lib/core/coming-back.ts';
import { dayAt } from '#lib/core/day.ts';
import type { Person, PersonId, Silence } from '#lib/core/person.ts';
import { silenceOf } from '#lib/core/silence.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { latestWinsWith, messageRecords } from '#lib/storage/people-records.ts';
import type { Composing } from './composing.svelte.ts';
import { LineOffer } from './line-offer.svelte.ts';

const dayMs = 86_400_000;

/** The lines with which the user can come back to the person of the message after a silence. */
export class ComingBack extends LineOffer<ComingBackLines> {
	readonly #known: LiveQuery<Silence | null>;
	#chosen = $state.raw<Silence | null>(null);

	constructor(app: App, composing: Composing) {
		super(app, composing);
		const { storage, now } = app;
		this.#known = app.live<Silence | null>({
			collections: ['people', 'wins'],
			read: async () => {
				const { person } = composing;
				if (!person) return null;
				const [last] = await latestWinsWith(storage, person.id, dayAt(now()), 1);
				return silenceOf(person, last ?? null, now())?.length ?? null;
			},
			initial: null
		});
	}

	/** The length of the silence: as the user chose it here, or else as the diary tells; null if neither does. */
	get silence(): Silence | null {
		return this.#chosen ?? this.#known.value;
	}
	/** True once it is known what the diary tells, so that the lines don't change under the finger. */
	get isReady(): boolean {
		return this.#known.status !== 'loading';
	}

	chooseSilence(silence: Silence): void {
		this.#chosen = silence;
		this.restart();
	}

	/** Begins with the first lines again, for another person. */
	async otherPerson(): Promise<void> {
		this.#chosen = null;
		this.restart();
		await this.#known.refresh();
	}

	protected among(lines: ComingBackLines): LinesByCloseness {
		return lines.after[this.silence ?? ('unknown' satisfies SilenceOfLines)];
	}

	protected fetched(): Promise<ComingBackLines> {
		return fetched();
	}
}

/** The lines of a short hello to someone with whom contact goes well, before one that takes courage. */
export class WarmingUp extends LineOffer<ComingBackLines> {
	readonly #people: LiveQuery<readonly Person[]>;

	/** `then` is the person to whom the user wants to come back; null for none. */
	constructor(app: App, composing: Composing, then: PersonId | null) {
		super(app, composing);
		const { storage, now } = app;
		this.#people = app.live<readonly Person[]>({
			collections: ['people', 'wins'],
			read: async () => {
				const nowMs = now();
				const { people, wins } = await messageRecords(storage, dayAt(nowMs - warmUpDays * dayMs));
				return peopleToWarmUpWith(people, wins, nowMs, then);
			},
			initial: []
		});
	}

	/** At most three people with whom contact went well lately. */
	get people(): readonly Person[] {
		return this.#people.value;
	}

	protected among(lines: ComingBackLines): LinesByCloseness {
		return lines.warmUp;
	}

	protected fetched(): Promise<ComingBackLines> {
		return fetched();
	}
}

async function fetched(): Promise<ComingBackLines> {
	return (await import('#lib/content/en/coming-back.ts')).comingBackLines;
}
