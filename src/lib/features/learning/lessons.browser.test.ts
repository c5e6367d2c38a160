import { expect, onTestFinished, test, vi } from 'vitest';
import type { App } from '#lib/app/app.svelte.ts';
import { cardFacts } from '#lib/content/cards.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { countedReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { lessonsQuery } from './lessons.ts';

const [first, second] = cardFacts;

/** Subscribes to the lessons as a screen does and exposes the number of answers. */
function shown(app: App) {
	const query = lessonsQuery(app);
	const leave = use(() => query.value);
	return { answers: () => query.value?.answerCount, leave };
}

test('the lessons follow answers given here and in another tab', () =>
	withApp(async ({ app, tab }) => {
		const { answers, leave } = shown(app);
		await expect.poll(answers).toBe(0);
		await app.today.say('notNow', first!.id);
		await expect.poll(answers).toBe(1);
		await tab().today.say('notNow', second!.id);
		await expect.poll(answers).toBe(2);
		leave();
	}));

test('an older, slower read of the lessons does not replace a newer one', () =>
	withApp(async ({ app, tab }) => {
		const { answers, leave } = shown(app);
		onTestFinished(leave);
		await expect.poll(answers).toBe(0);
		// Loading the cards is the last step of a read, so hold the first read there.
		let letArrive = () => {};
		vi.spyOn(app.deck, 'loadLines').mockImplementationOnce(
			() => new Promise((resolve) => (letArrive = resolve))
		);
		const other = tab();
		await other.today.say('notNow', first!.id);
		await expect.poll(() => vi.mocked(app.deck.loadLines).mock.calls.length).toBe(1);
		await other.today.say('notNow', second!.id);
		await expect.poll(answers).toBe(2);
		letArrive();
		await settled();
		expect(answers()).toBe(2);
	}));

test('after the user leaves the screen, an answer causes no read for it', () =>
	withApp(async ({ app, tab }) => {
		const { answers, leave } = shown(app);
		await expect.poll(answers).toBe(0);
		leave();
		const { storage, journal } = tab();
		// Open the second database before counting, because opening reads a little.
		await storage.check();
		await settled();
		const reads = countedReads();
		const lessons = vi.spyOn(app.today, 'lessons');
		await journal.log(journal.blank(), { energy: 40, isIntended: false });
		await settled();
		expect(lessons).not.toHaveBeenCalled();
		expect(reads()).toBe(0);
	}));
