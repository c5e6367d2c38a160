import { seededRandom } from '../../src/lib/suggest/random.ts';
import { copyWith } from './copy-with.ts';
import { fixtures, makePast } from './past-databases.ts';
import { browserOn, withProfile } from './profiles.ts';
import { entries, expect, notice, open, stored, test, type Page } from './steps.ts';

/**
 * A browser that is killed again and again, each time at another moment, on one profile: what the page
 * has said to be kept is there after each of them. Another seed is another row of moments.
 */
const seed = process.env.KILL_SEED ?? 'kills';

// Patience for slow machines: each of these starts a browser a dozen times.
test.beforeEach(() => test.setTimeout(360_000));

/** The notes of all wins. */
const notesIn = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const reading = opening.result.transaction('wins').objectStore('wins').getAll();
					reading.onsuccess = () => {
						opening.result.close();
						const rows = reading.result as { record?: { note: string } }[];
						resolve(rows.flatMap(({ record }) => record?.note ?? []));
					};
				};
			})
	);

/** Whether the figures that are kept beside the wins agree with them. */
async function expectAgreement(page: Page, wins: number): Promise<void> {
	const months = (await stored(page, 'totals')) as { counts: { win: number } }[];
	expect(months.reduce((sum, { counts }) => sum + counts.win, 0)).toBe(wins);
	expect((await metaOf(page, 'totals')) ?? { wins: 0 }).toEqual({ wins });
}

/** What the database keeps beside the lists under that name. */
function metaOf(page: Page, name: string): Promise<unknown> {
	return page.evaluate(
		(key) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const reading = opening.result.transaction('meta').objectStore('meta').get(key);
					reading.onsuccess = () => {
						opening.result.close();
						resolve(reading.result);
					};
				};
			}),
		name
	);
}

/**
 * Runs `live` in one browser after the other on one profile, numbered from 0; each dies at some moment
 * of the ms that `live` gives.
 */
async function killAgainAndAgain(
	kills: number,
	name: string,
	live: (page: Page, round: number) => Promise<number>
): Promise<void> {
	const random = seededRandom(`${seed}: ${name}`);
	await withProfile(async (profile) => {
		for (let round = 0; round <= kills; round++) {
			const browser = await browserOn(profile);
			try {
				const withinMs = await live(browser.page, round);
				await new Promise((resolve) => setTimeout(resolve, random.uniform() * withinMs));
			} finally {
				await browser.kill();
			}
		}
	});
}

/**
 * Logs one win after the other by the form, as fast as the page goes, and tells of each that is saved: the
 * next one begins when that has been heard, so that at most one is saved that nobody has heard of.
 */
function logOnAndOn(round: number): void {
	const { heard } = window as unknown as { heard(words: string): Promise<void> };
	const until = async <Thing>(find: () => Thing | null | undefined | false): Promise<Thing> => {
		for (;;) {
			const found = find();
			if (found) return found;
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	};
	const link = (path: string) =>
		document.querySelector<HTMLAnchorElement>(`nav a[href$="${path}"]`)!;
	void (async () => {
		for (let n = 0; ; n++) {
			const words = `${round} and ${n}`;
			link('/log').click();
			const note = await until(() => document.querySelector<HTMLTextAreaElement>('form textarea'));
			note.value = words;
			note.dispatchEvent(new Event('input', { bubbles: true }));
			document.querySelector<HTMLButtonElement>('form [type=submit]')!.click();
			await until(() => location.pathname === '/diary');
			await until(() => document.querySelector('[role=status] p')?.textContent?.includes('Saved'));
			await heard(words);
		}
	})();
}

test('twelve kills while wins are saved: each one that was said to be saved is there', async ({
	baseURL
}) => {
	const said: string[] = [];
	let withinMs = 1500;
	await killAgainAndAgain(12, 'saves', async (page, round) => {
		await page.exposeFunction('heard', (words: string) => void said.push(words));
		await open(page, `${baseURL}/diary`);
		const notes = await notesIn(page);
		expect(notes).toEqual(expect.arrayContaining(said));
		// What was being saved at each kill is there, or is not, but never twice.
		expect(notes.length).toBeLessThanOrEqual(said.length + round);
		expect(new Set(notes).size).toBe(notes.length);
		await expectAgreement(page, notes.length);
		const begun = performance.now();
		await page.evaluate(logOnAndOn, round);
		// The first one says how long a save takes here, so that some are done where all is slow.
		if (round === 0) {
			await expect.poll(() => said.length).toBeGreaterThan(0);
			withinMs = Math.max(withinMs, 4 * (performance.now() - begun));
		}
		return withinMs;
	});
	expect(said.length).toBeGreaterThan(12);
});

test('ten kills during an import: all of it is there, or none', async ({ baseURL }) => {
	const wins = 600;
	const complete = new Set<number>();
	let wholeMs = 0;
	await killAgainAndAgain(10, 'imports', async (page, round) => {
		await open(page, `${baseURL}/settings`);
		const notes = await notesIn(page);
		for (let earlier = 0; earlier < round; earlier++) {
			const there = notes.filter((note) => note === `round ${earlier}`).length;
			if (earlier < round - 1) expect(there > 0).toBe(complete.has(earlier));
			if (there > 0) complete.add(earlier);
			expect([0, wins]).toContain(there);
		}
		expect(notes).toHaveLength(complete.size * wins);
		await expectAgreement(page, notes.length);
		// Which import can be taken back is known by the same moment.
		const head = (await metaOf(page, 'import')) as { parts: number } | undefined;
		expect(head !== undefined).toBe(complete.size > 0);

		await page.getByLabel('Import a copy').setInputFiles({
			name: 'copy.json',
			mimeType: 'application/json',
			buffer: Buffer.from(copyWith(wins, round))
		});
		const begun = performance.now();
		await page.getByRole('button', { name: 'Import', exact: true }).click();
		// The first one says how long it takes here, so that the others are hit halfway; it begins slowly.
		if (round > 0) return 0.6 * wholeMs;
		await expect(notice(page)).toContainText('Brought in');
		wholeMs = performance.now() - begun;
		return 0;
	});
	expect(complete).toContain(0);
});

/** So many wins more, which give the upgrade something to do. */
const further = 600;

test('ten kills while a database of a past version is upgraded: every record is there', async ({
	baseURL
}) => {
	const lists = ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences'];
	let wholeMs = 0;
	await killAgainAndAgain(10, 'upgrades', async (page, round) => {
		if (round > 0) {
			const { stores } = fixtures[(round - 1) % fixtures.length]!;
			await open(page, `${baseURL}/diary`);
			for (const list of lists) {
				const before = stores.find(({ name }) => name === list)!.rows.map(({ value }) => value);
				const rows = (await stored(page, list)) as { id: string; record?: unknown }[];
				const after = new Map(rows.map((row) => [row.id, row]));
				for (const { id, record, revision, deleted } of before)
					expect(after.get(id as string)).toMatchObject({
						...(record !== undefined && { record }),
						...(deleted !== undefined && { deleted }),
						revision
					});
				expect(rows).toHaveLength(before.length + (list === 'wins' ? further : 0));
			}
		}
		await page.goto(`${baseURL}/manifest.webmanifest`);
		await makePast(page, fixtures[round % fixtures.length]!, further);
		const begun = performance.now();
		await page.goto(`${baseURL}/diary`, { waitUntil: 'commit' });
		if (round > 0) return wholeMs;
		await expect(entries(page).first()).toBeVisible();
		wholeMs = performance.now() - begun;
		return 0;
	});
});
