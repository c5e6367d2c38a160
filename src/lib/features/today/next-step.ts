import { resolve } from '$app/paths';
import { isBreathing, type CardFacts } from '#lib/core/card.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** A link to the next real step of a card, with its label. */
export interface NextStep {
	href: string;
	label: string;
}

type Companion = { id: string; name: string } | null;

/**
 * Returns the next step of a card: to write, record, call, breathe or rehearse, otherwise to read how.
 * @param person the person the card could be for; null without one
 */
export const nextStep = (card: CardFacts, person: Companion): NextStep =>
	actualStep(card, person) ?? {
		href: resolve('/cards/[id]', { id: card.id }),
		label: m.step_show()
	};

/**
 * Returns the step of a card that does a part of it in the app; undefined for a card that is done away from
 * it.
 * @param person the person the card could be for; null without one
 */
export function actualStep(card: CardFacts, person: Companion): NextStep | undefined {
	const { id, channel, family, needs } = card;
	const forPerson = `?card=${id}${person ? `&person=${person.id}` : ''}`;
	if (isBreathing(card)) return { href: resolve('/breathe'), label: m.step_breathe() };
	if (family === 'rehearse')
		return { href: `${resolve('/rehearse')}?card=${id}`, label: m.step_rehearse() };
	if (needs.includes('knownPerson')) {
		if (channel === 'text' || channel === 'letter' || channel === 'online')
			return {
				href: resolve('/compose') + forPerson,
				label: person ? m.step_write_to({ name: person.name }) : m.step_write()
			};
		if (channel === 'voiceNote')
			return { href: resolve('/voice') + forPerson, label: m.step_record() };
		if (channel === 'call' && person)
			return {
				href: resolve('/compose') + forPerson,
				label: m.step_call({ name: person.name })
			};
	}
	return undefined;
}
