import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { blankOwnCard, type OwnCardWords } from '#lib/core/own-card.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { watchTransactions } from '../../../../tests/support/transactions.ts';
import { loaded } from '../../../../tests/support/today.ts';
import type { App } from '#lib/app/app.svelte.ts';

const own = '01a1f8d3-ea00-7000-8000-000000000601' as CardId;

const writing = (words: Partial<OwnCardWords>) => ({
	collection: 'ownCards' as const,
	id: own,
	next: () => ({ ...blankOwnCard, id: own, title: 'Bring a plum', ...words })
});
const marking = (isHidden: boolean) => ({
	collection: 'cardMarks' as const,
	id: own,
	next: () => ({ id: own, isFavourite: false, isHidden })
});

/** Returns whether the own card is offered while others are requested again and again. */
function isEverOffered({ today }: App): boolean {
	for (let round = 0; round < 80; round++) {
		if (today.suggestions.some(({ cardId }) => cardId === own)) return true;
		today.showOthers();
	}
	return false;
}

describe('an own card', () => {
	test('is offered with its title, without a further read', () =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing({ effort: 40 })]);
			const { begun, stop } = watchTransactions();
			await loaded(scene, 80);
			stop();
			expect(begun.filter(({ stores }) => stores.includes('ownCards'))).not.toEqual([]);
			expect(begun.filter(({ stores }) => stores.join() === 'ownCards')).toEqual([]);
			expect(isEverOffered(scene.app)).toBe(true);
			expect(scene.app.deck.card(own)).toMatchObject({ title: 'Bring a plum', family: 'own' });
		}));

	test.each([
		['takes more than there is', { effort: 55 }, 60],
		['is no rest, at a very low energy', { effort: 0, channel: 'solo' as const }, 12],
		['is with a stranger, which the user has not asked for', { effort: 5, withStranger: true }, 80]
	])('is not offered if it %s', (_, words, energy) =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing(words)]);
			await loaded(scene, energy);
			expect(isEverOffered(scene.app)).toBe(false);
		})
	);

	test('is offered at a very low energy if it is rest', () =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing({ effort: 0, channel: 'solo', isRest: true })]);
			await loaded(scene, 12);
			expect(isEverOffered(scene.app)).toBe(true);
		}));

	test('is not offered if it needs company and there is none', () =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing({ effort: 40 })]);
			await loaded(scene, 80);
			scene.app.today.setAround({ isNobodyHere: true });
			expect(isEverOffered(scene.app)).toBe(false);
		}));

	test('is not offered while it is hidden, and is again after that', () =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing({ effort: 40 }), marking(true)]);
			await loaded(scene, 80);
			expect(isEverOffered(scene.app)).toBe(false);
			await scene.app.storage.write([marking(false)]);
			await scene.app.today.load();
			expect(isEverOffered(scene.app)).toBe(true);
		}));

	test('is learned like any other', () =>
		withApp(async (scene) => {
			await scene.app.storage.write([writing({ effort: 40 })]);
			const today = await loaded(scene, 80);
			const card = scene.app.deck.facts.find(({ id }) => id === own)!;
			await scene.app.did(card);
			await today.load();
			const learning = await today.learning();
			const { knowledge } = await learning.knowledge(true, null);
			expect(knowledge.history.cards.get(own)?.done).toBe(1);
			expect(today.hasDone(own)).toBe(true);
		}));
});
