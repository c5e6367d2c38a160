import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Snackbar } from './snackbar.svelte.ts';

const undone = async () => ({ text: 'Undone.', isDone: true });

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

test('a notice disappears after six seconds, and after ten if it has an undo', () => {
	const snackbar = new Snackbar();
	snackbar.say('Saved.');
	vi.advanceTimersByTime(5_900);
	expect(snackbar.present?.text).toBe('Saved.');
	vi.advanceTimersByTime(200);
	expect(snackbar.present).toBeNull();

	snackbar.say('Deleted.', undone);
	vi.advanceTimersByTime(9_900);
	expect(snackbar.present?.text).toBe('Deleted.');
	vi.advanceTimersByTime(200);
	expect(snackbar.present).toBeNull();
});

test('a held notice stays, and has its whole time afterwards', () => {
	const snackbar = new Snackbar();
	snackbar.say('Deleted.', undone);
	snackbar.hold(true);
	vi.advanceTimersByTime(60_000);
	expect(snackbar.present?.text).toBe('Deleted.');
	snackbar.hold(false);
	vi.advanceTimersByTime(9_900);
	expect(snackbar.present?.text).toBe('Deleted.');
	vi.advanceTimersByTime(200);
	expect(snackbar.present).toBeNull();
});

test('a notice leaves with its page, and a warning stays until it is closed', () => {
	const snackbar = new Snackbar();
	snackbar.say('Saved.');
	snackbar.leave();
	expect(snackbar.present).toBeNull();

	snackbar.warn('This could not be saved.');
	snackbar.leave();
	snackbar.hold(false);
	vi.advanceTimersByTime(60_000);
	expect(snackbar.present?.text).toBe('This could not be saved.');
	expect(snackbar.isWarning).toBe(true);
	snackbar.dismiss();
	expect(snackbar.present).toBeNull();
});

test('undo runs once and shows its result', async () => {
	const snackbar = new Snackbar();
	const undo = vi.fn(undone);
	snackbar.say('Deleted.', undo);
	await Promise.all([snackbar.undo(), snackbar.undo()]);
	expect(undo).toHaveBeenCalledTimes(1);
	expect(snackbar.present?.text).toBe('Undone.');
	vi.advanceTimersByTime(6_100);
	expect(snackbar.present).toBeNull();
});
