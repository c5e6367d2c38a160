import { seededRandom } from '../../src/lib/engine/random.ts';
import { backends, type Backend } from './backends.ts';
import { copyWith } from './copy-with.ts';
import { fixtures, makePast } from './past-databases.ts';
import { browserOn, withProfile } from './profiles.ts';
import { entries, expect, notice, open, stored, test, type Page } from './steps.ts';

/**
 * Seed for the moments at which these tests kill a browser, again and again on one profile. After each kill,
 * everything must be there that the page has reported as saved.
 *
 * The run of each push kills 6 times on LevelDB and once on SQLite, the nightly slow run
 * (`npm test -- --all --slow`) 32 times on each.
 */
const seed = process.env.KILL_SEED ?? 'kills';
const isSlow = Boolean(process.env.SLOW_TESTS);

/** The number of kills on a backend; 0 leaves the test out of this run. */
const killsOn = ({ name }: Backend, [often, seldom, onSqlite]: [number, number, number]) =>
	isSlow ? often : name === 'SQLite' ? onSqlite : seldom;

// Allow for slow machines: each of these tests starts a browser up to a dozen times.
test.beforeEach(() => test.setTimeout(360_000));

/** Returns the notes of all wins. */
const notesIn = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				// Only the app may create the database.
				opening.onupgradeneeded = () => opening.transaction!.abort();
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

/** Opens an address and waits until the app has created its database. */
async function openDiary(page: Page, address: string): Promise<void> {
	await open(page, address);
	const names = () =>
		page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
	await expect.poll(names).toContain('small-hello');
}

/** Expects the stored totals to agree with the number of wins. */
async function expectAgreement(page: Page, wins: number): Promise<void> {
	const months = (await stored(page, 'totals')) as { counts: { win: number } }[];
	expect(months.reduce((sum, { counts }) => sum + counts.win, 0)).toBe(wins);
	expect((await metaOf(page, 'totals')) ?? { wins: 0 }).toMatchObject({ wins });
}

/** Returns a value of the store `meta`. */
function metaOf(page: Page, name: string): Promise<unknown> {
	return page.evaluate(
		(key) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('small-hello');
				opening.onerror = () => reject(opening.error);
				// Only the app may create the database.
				opening.onupgradeneeded = () => opening.transaction!.abort();
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
 * Runs `live` in one browser after another on one profile, in rounds from 0. Kills each browser at a random
 * moment within the milliseconds that `live` returns.
 */
async function killAgainAndAgain(
	kills: number,
	backend: Backend,
	name: string,
	live: (page: Page, round: number) => Promise<number>
): Promise<void> {
	const random = seededRandom(`${seed}: ${name} on ${backend.name}`);
	await withProfile(async (profile) => {
		for (let round = 0; round <= kills; round++) {
			const browser = await browserOn(profile, { flags: backend.flags });
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
 * Logs wins through the form as fast as the page allows, and reports each saved one to the test. Waits for
 * the test before the next win, so that at most one saved win is unreported.
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

for (const backend of backends) {
	const kills = killsOn(backend, [12, 2, 1]);
	if (kills > 0)
		test(`kills during saves lose no win that the page has reported as saved, on ${backend.name}`, async ({
			baseURL
		}) => {
			const said: string[] = [];
			let withinMs = 1500;
			await killAgainAndAgain(kills, backend, 'saves', async (page, round) => {
				await page.exposeFunction('heard', (words: string) => void said.push(words));
				await openDiary(page, `${baseURL}/diary`);
				const notes = await notesIn(page);
				expect(notes).toEqual(expect.arrayContaining(said));
				// The win that was being saved at a kill may be there or not, but never twice.
				expect(notes.length).toBeLessThanOrEqual(said.length + round);
				expect(new Set(notes).size).toBe(notes.length);
				await expectAgreement(page, notes.length);
				const begun = performance.now();
				await page.evaluate(logOnAndOn, round);
				// The first round measures a save, so that later rounds are long enough for some saves on a slow
				// machine.
				if (round === 0) {
					await expect.poll(() => said.length).toBeGreaterThan(0);
					withinMs = Math.max(withinMs, 4 * (performance.now() - begun));
				}
				return withinMs;
			});
			expect(said.length).toBeGreaterThan(kills);
		});
}

for (const backend of backends) {
	const kills = killsOn(backend, [10, 2, 0]);
	if (kills > 0)
		test(`kills during an import leave all of its entries or none, on ${backend.name}`, async ({
			baseURL
		}) => {
			const wins = 600;
			const complete = new Set<number>();
			let wholeMs = 0;
			await killAgainAndAgain(kills, backend, 'imports', async (page, round) => {
				await openDiary(page, `${baseURL}/settings/import`);
				const notes = await notesIn(page);
				for (let earlier = 0; earlier < round; earlier++) {
					const there = notes.filter((note) => note === `round ${earlier}`).length;
					if (earlier < round - 1) expect(there > 0).toBe(complete.has(earlier));
					if (there > 0) complete.add(earlier);
					expect([0, wins]).toContain(there);
				}
				expect(notes).toHaveLength(complete.size * wins);
				await expectAgreement(page, notes.length);
				// The data for undoing the import is written in the same transaction.
				const head = (await metaOf(page, 'import')) as { parts: number } | undefined;
				expect(head !== undefined).toBe(complete.size > 0);

				await page.getByLabel('Import a copy').setInputFiles({
					name: 'copy.json',
					mimeType: 'application/json',
					buffer: Buffer.from(copyWith(wins, round))
				});
				const begun = performance.now();
				await page.getByRole('button', { name: 'Import', exact: true }).click();
				// The first round measures an import, which begins slowly, so that later kills hit one halfway.
				if (round > 0) return 0.6 * wholeMs;
				await expect(notice(page)).toContainText('Imported');
				wholeMs = performance.now() - begun;
				return 0;
			});
			expect(complete).toContain(0);
		});
}

/** Number of extra wins, so that the upgrade takes some time. */
const further = 600;

for (const backend of backends) {
	const kills = killsOn(backend, [10, 2, 0]);
	if (kills > 0)
		test(`kills during the upgrade of a past database lose no record, on ${backend.name}`, async ({
			baseURL
		}) => {
			const lists = ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences'];
			let wholeMs = 0;
			await killAgainAndAgain(kills, backend, 'upgrades', async (page, round) => {
				if (round > 0) {
					const { stores } = fixtures[(round - 1) % fixtures.length]!;
					await openDiary(page, `${baseURL}/diary`);
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
}
