import { describe, expect, test } from 'vitest';
import { StorageError } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { partsOf, plainTextOf } from './card-words.ts';
import { pictureOf } from './picture.ts';
import type { TimeOfDay } from '#lib/core/plan.ts';
import { Together } from './together.svelte.ts';

describe('the card', () => {
	test('begins with suggested words, and stores nothing before a change', () =>
		withApp(async ({ app }) => {
			const together = app.part(Together);
			await together.load();
			expect(plainTextOf(together.card!)).toBe(
				'My energy is low right now.\n\nMessages can wait. There’s no need to reply.\n\n' +
					'This is good: A cup of tea, without much talking.'
			);
			expect(together.isChanged).toBe(false);
			expect(await readingOf(app.storage).drafts()).toEqual([]);
		}));

	test('leaves out what is cleared, and names the days of the shared act', () =>
		withApp(async ({ app }) => {
			const together = app.part(Together);
			await together.load();
			const leave = together.guard(() => {});
			together.change({ energy: ' ', messages: '', good: 'a\nb', act: 'Tea ' });
			expect(plainTextOf(together.card!)).toBe(
				'This is good: a\nb\n\nA small thing to share: Tea\nEvery week on Sunday'
			);
			leave();
		}));

	test('is there in another tab, until the user starts over, and again after the undo', () =>
		withApp(async ({ app, tab }) => {
			const together = app.part(Together);
			await together.load();
			const leave = together.guard(() => {});
			together.change({ good: 'quiet' });
			together.change({ act: 'tea' });
			await app.unsaved.flush();
			leave();

			const other = tab().part(Together);
			await other.load();
			expect(other.card).toEqual(together.card);
			expect(other.isChanged).toBe(true);
			const undo = await other.startOver();
			expect(other.card).toMatchObject({ act: '' });
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			await together.load();
			expect(together.card).toMatchObject({ act: '' });

			// Words that were typed since are not replaced.
			other.change({ good: 'a walk', time: '09:30' as TimeOfDay });
			await undo();
			expect(other.card).toMatchObject({ good: 'a walk', act: 'tea', time: '09:30' });
			await together.load();
			expect(together.card).toEqual(other.card);
		}));

	test('stays on screen when it cannot be stored, and is not replaced by the stored one', () =>
		withApp(async ({ app }) => {
			const together = app.part(Together);
			await together.load();
			const problems: unknown[] = [];
			const leave = together.guard((error) => problems.push(error));
			const { storeDraft } = app.storage;
			app.storage.storeDraft = () => Promise.reject(new StorageError('full'));
			together.change({ good: 'quiet' });
			await expect.poll(() => problems).toMatchObject([{ problem: 'full' }]);
			await together.load();
			expect(together.card!.good).toBe('quiet');
			app.storage.storeDraft = storeDraft;
			together.change({ act: 'tea' });
			await app.unsaved.flush();
			expect(await readingOf(app.storage).draftsOf('together')).toMatchObject([
				{ card: { good: 'quiet', act: 'tea' } }
			]);
			leave();
		}));
});

describe('the picture', () => {
	const words = 'شاي في الشرفة 🍵 <img src=x onerror=alert(1)> a slow walk\n';

	test.each([
		['a few words', 'Tea.', 400],
		['2,000 characters of many kinds', words.repeat(50).slice(0, 2_000), 640],
		['one word of 2,000 characters', 'x'.repeat(2_000), 640],
		['a thousand lines', 'x\n'.repeat(1_000), 640]
	])('of %s is a PNG that shows all of it', async (_, text, width) => {
		const parts = (['energy', 'messages', 'good', 'act'] as const).map((line) => ({
			...{ line, label: line === 'good' ? 'This is good:' : null, when: null },
			text: `a${text}b`
		}));
		const png = await pictureOf(parts);
		expect(png.type).toBe('image/png');
		const picture = await createImageBitmap(png);
		expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(8_000);
		const scale = picture.width / width;
		expect(scale, 'readable').toBeGreaterThan(0.9);
		const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d', {
			willReadFrequently: true
		})!;
		context.drawImage(picture, 0, 0);
		const { data } = context.getImageData(0, 0, picture.width, picture.height);
		/** The rows of pixels with ink on them. */
		const inked: number[] = [];
		// Every fourth pixel is enough to find a letter.
		for (let at = 0; at < data.length; at += 16) {
			const row = Math.floor(at / 4 / picture.width);
			if (data[at]! < 90 && inked.at(-1) !== row) inked.push(row);
		}
		// The first and the last row of text are within the card.
		expect(inked[0]!).toBeGreaterThan(20 * scale);
		expect(inked.at(-1)!).toBeLessThan(picture.height - 56 * scale);
		expect(inked.at(-1)!).toBeGreaterThan(picture.height - 160 * scale);
	});

	test('of an empty card is a PNG too', async () => {
		expect((await pictureOf(partsOf({ ...emptyCard }))).type).toBe('image/png');
	});
});

const emptyCard = {
	...{ id: 'a', energy: '', messages: '', good: '', act: '' },
	...{ rule: 'FREQ=DAILY', time: null, since: '2026-11-20' as never }
};
