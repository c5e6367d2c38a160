import { v7 as uuidv7 } from 'uuid';
import { cardFacts } from '#lib/content/cards.ts';
import { channels } from '#lib/core/card.ts';
import { instantOf, localIso } from '#lib/core/day.ts';
import type { CheckIn } from '#lib/core/energy.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { ratings, replies, type Rating, type Win, type WinId } from '#lib/core/win.ts';
import { seededRandom, type Random } from '#lib/engine/random.ts';
import { inventedWriter } from './invented-sentences.ts';
import { urnOf, zipfUrn } from './invented-words.ts';

const peopleCount = 2_000;
const tagCount = 60;
const checkInCount = 20_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const lastDayMs = Date.UTC(2026, 10, 20);
const days = 3_652;

/** A record that has not been saved yet. */
type Unsaved<Record> = Omit<Record, 'revision'>;

/** Ten years of a user who writes a lot. The same seed and length lead to the same diary. */
export interface LongDiary {
	/** Most frequent first. */
	people: readonly Unsaved<Person>[];
	/** In time order. */
	checkIns: readonly Unsaved<CheckIn>[];
	/** In time order, generated one by one, because all of them together are large. */
	wins(): Generator<Unsaved<Win>>;
}

/**
 * Returns a diary with `winCount` wins over the ten years up to 20 November 2026, with 2,000 people and
 * 20,000 check-ins. Its words are invented: letters and lengths are as in a dozen languages, but no sentence
 * has a meaning.
 */
export function longDiary(winCount: number, seed = 'long diary'): LongDiary {
	const random = seededRandom(seed);
	const writer = inventedWriter(random);
	const people = writer.names(peopleCount).map((name): Unsaved<Person> => {
		const metMs = lastDayMs - days * dayMs;
		return { id: idAt(metMs, random) as PersonId, name, notNow: random.uniform() < 0.01 };
	});
	const tags = zipfUrn(writer.tags(tagCount));
	const checkIns = Array.from({ length: checkInCount }, (_, i): Unsaved<CheckIn> => {
		const at = momentOf(i, checkInCount, random);
		return { id: idAt(instantOf(at), random), at, energy: Math.floor(random.uniform() * 101) };
	});
	const company = zipfUrn(people);
	const acts = zipfUrn(cardFacts);

	function* wins(): Generator<Unsaved<Win>> {
		// Its own generator, so that each call yields the same wins.
		const random = seededRandom(`${seed}: wins`);
		const { tongue, sentences } = inventedWriter(random);
		const happens = (percent: number) => random.uniform() * 100 < percent;
		const oneOf = <Thing>(things: readonly Thing[]) =>
			things[Math.floor(random.uniform() * things.length)]!;
		const rated = (percent: number, mean: number): Rating | null => {
			if (!happens(percent)) return null;
			return ratings[Math.min(4, Math.max(0, Math.round(mean + random.normal()) - 1))]!;
		};
		for (let i = 0; i < winCount; i++) {
			const at = momentOf(i, winCount, random);
			const card = happens(80) ? acts.draw(random) : null;
			const others = Array.from({ length: companySize.draw(random) }, () => company.draw(random));
			const channel = card?.channel ?? (happens(70) ? oneOf(channels) : null);
			const language = tongue();
			const named = others[0] && happens(30) ? others[0].name : undefined;
			const moodBefore = rated(70, 2.8);
			yield {
				id: idAt(instantOf(at), random) as WinId,
				at,
				cardId: card?.id ?? null,
				channel,
				note: sentences(language, wordCount(40, random), named),
				genuine: happens(50) ? sentences(language, wordCount(20, random)) : '',
				carry: happens(50) ? sentences(language, wordCount(20, random)) : '',
				people: [...new Set(others.map(({ id }) => id))],
				tags: happens(35) ? [...new Set([tags.draw(random), tags.draw(random)])] : [],
				moodBefore,
				moodAfter: rated(70, (moodBefore ?? 2.8) + 0.5),
				ease: rated(75, 3.3),
				energy: happens(80) ? Math.floor(random.uniform() * 101) : null,
				reply: channel && channel !== 'solo' && happens(60) ? oneOf(replies) : null,
				treasured: happens(4)
			};
		}
	}
	return { people, checkIns, wins };
}

/** Number of other people in a win. */
const companySize = urnOf([
	[0, 25],
	[1, 55],
	[2, 15],
	[3, 5]
]);

/** Few people write at night. */
const hours = urnOf(
	[1, 0, 0, 0, 0, 1, 3, 8, 9, 8, 8, 9, 10, 9, 7, 7, 8, 10, 12, 13, 13, 11, 7, 3].map(
		(weight, hour) => [hour, weight] as const
	)
);

/** ISO time of the i-th of `count` moments over the ten years, at roughly the local time of Berlin. */
function momentOf(i: number, count: number, random: Random): string {
	const day = Math.floor(((i + 1) / count) * (days - 1));
	const clockMs = lastDayMs - (days - 1 - day) * dayMs + hours.draw(random) * hourMs;
	const month = new Date(clockMs).getUTCMonth();
	const offset = month > 2 && month < 10 ? 120 : 60;
	return localIso(clockMs + Math.floor(random.uniform() * hourMs) - offset * 60_000, offset);
}

/** Returns 0.4 to 1.6 times the usual number of words. */
function wordCount(usual: number, random: Random): number {
	return Math.round(usual * (0.4 + 1.2 * random.uniform()));
}

function idAt(msecs: number, random: Random): string {
	const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random.uniform() * 256));
	return uuidv7({ msecs, random: bytes });
}
