import type { Person } from '../../src/lib/core/person.ts';
import type { Remembered } from '../../src/lib/core/remembered.ts';
import { blankWin, type Rating, type Win } from '../../src/lib/core/win.ts';
import { importBackup, seedId, seedRevision, seedsAsBackup } from './seeds.ts';
import { expect, notice, type Page } from './steps.ts';

/** Returns the id of a person of the typical diary. */
export const personId = (at: number) => seedId(2, at);

const names = ['Lena', 'Mr. Nowak', 'Grandma Rose', 'Tom'];
const people = names.map((name, at) => ({
	...{ id: personId(at), name, notNow: false, revision: seedRevision(at) },
	...(at === 0 && {
		...{ nearness: 'friend', birthday: '1991-03-14', channels: ['text', 'call'] },
		contacts: [{ kind: 'phone', value: '+49 170 1234567' }]
	})
})) as unknown as Person[];

const remembered = ['Her cat is called Miso', 'Starts her new job in December'].map((text, at) => ({
	...{ id: seedId(3, at), personId: personId(0), kind: 'detail', text, day: '2026-11-05' },
	revision: seedRevision(at)
})) as unknown as Remembered[];

const kinds = [
	['one-word-hello', 'text', 'Wrote hello to Lena, and she sent a photo of Miso'],
	['greet-by-name', 'inPerson', 'Said good morning to Mr. Nowak by his name'],
	['look-up-and-smile', 'inPerson', 'A smile for the driver, who smiled back'],
	[null, 'call', 'Grandma told me about the garden']
] as const;

/** Returns forty wins of ten weeks. Messages lift the mood more often than the rest. */
function wins(): Win[] {
	const ratings = { text: [2, 4], inPerson: [3, 3], call: [3, 4] } as const;
	return Array.from({ length: 40 }, (_, at) => {
		const [cardId, channel, note] = kinds[at % kinds.length]!;
		const [moodBefore, moodAfter] = ratings[channel];
		const day = new Date(Date.UTC(2026, 10, 19) - Math.floor(at * 1.75) * 86_400_000);
		return {
			...blankWin(''),
			...{
				id: seedId(1, at),
				revision: seedRevision(at),
				cardId,
				channel,
				note,
				moodBefore,
				moodAfter
			},
			at: `${day.toISOString().slice(0, 10)}T${at % 2 === 0 ? '09' : '16'}:30:00+01:00`,
			people: at % 4 === 2 ? [] : [personId([0, 1, 0, 2][at % 4]!)],
			carry: at === 4 ? 'A short message is enough' : '',
			ease: (at < 20 ? 4 : 3) as Rating,
			...{ energy: 35, treasured: at % 9 === 0, reply: channel === 'text' ? 'yes' : null }
		} as unknown as Win;
	});
}

/**
 * A backup as someone might have it after ten weeks: forty wins, four people, a ritual, an energy set this
 * morning, and the seed of the pond.
 */
export const typicalDiary: string = seedsAsBackup({
	...{ wins: wins(), people, remembered, choices: [] },
	checkIns: [
		{ id: seedId(4, 0), at: '2026-11-20T09:00:00+01:00', energy: 35, revision: seedRevision(0) }
	],
	plans: [
		{
			...{
				id: seedId(5, 0),
				kind: 'ritual',
				personId: personId(0),
				act: 'have a five-minute coffee'
			},
			...{ cardId: null, since: '2026-10-01', time: '15:00', rule: 'FREQ=WEEKLY;BYDAY=FR' },
			...{ state: 'active', revision: seedRevision(0) }
		}
	],
	preferences: [
		{
			...{ id: 'preferences', strangersWelcome: true, hasSeenWelcome: true, pondSeed: 7 },
			revision: seedRevision(0)
		}
	]
});

/** Imports the typical diary into an empty one. */
export async function importTypicalDiary(page: Page): Promise<void> {
	await importBackup(page, typicalDiary);
	await expect(notice(page)).toContainText('Imported 40 entries');
}
