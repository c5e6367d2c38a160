import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { Moment, SuggestRequest, Suggestion } from '#lib/engine/suggest.ts';
import { dayMs } from './requests.ts';

// The hard rules again, written from the specification and not from the code.

/** True for a card that is rest and needs no energy. */
export const isPureRest = (card: Pick<CardFacts, 'family' | 'effort'>) =>
	card.family === 'rest' && card.effort === 0;

function isRestReceivingOrRehearsal(card: CardFacts): boolean {
	return (
		['rest', 'selfKindness', 'receive', 'rehearse'].includes(card.family) ||
		card.direction === 'receiving'
	);
}

/** True for a card that involves other people. */
export function isOutward(card: CardFacts): boolean {
	return card.channel !== 'solo';
}

/** Returns the number of calendar days from one date to another; negative if the second is earlier. */
export function daysFrom(from: string, to: string): number {
	const noon = (text: string) => Date.parse(`${text.slice(0, 10)}T12:00:00Z`);
	return Math.round((noon(to) - noon(from)) / dayMs);
}

function margin({ moment, choices, deck }: Pick<SuggestRequest, 'moment' | 'choices' | 'deck'>) {
	const gentle = choices.filter(
		({ kind, at }) =>
			kind === 'tooMuch' && Math.abs(moment.nowMs - new Date(at).getTime()) < 3 * dayMs
	);
	// In the gentle days, nothing as heavy as the card that was too much.
	const heavy = gentle.flatMap(({ cardId }) =>
		deck.filter(({ id }) => id === cardId).map(({ effort }) => effort - 1)
	);
	return Math.max(0, Math.min(moment.energy - (gentle.length > 0 ? 20 : 10), ...heavy));
}

/** True if the user declined the card lately, or did it today. */
export function isDeclined(id: CardId, { moment, choices }: SuggestRequest): boolean {
	return choices.some(({ cardId, kind, at }) => {
		if (cardId !== id) return false;
		if (kind === 'notNow' || kind === 'done') return at.startsWith(moment.today);
		if (kind !== 'lessLikeThis' && kind !== 'madeItWorse') return false;
		return Math.abs(daysFrom(at, moment.today)) < 90;
	});
}

/** Returns true in the quiet hours: the night, or longer if the user extended it. */
function isNightAt({ hour, quietFromHour, quietUntilHour }: Moment): boolean {
	return hour >= 22 || hour < 7 || hour >= quietFromHour || hour < quietUntilHour;
}

/** Returns the rules that offering the card would break. */
export function brokenRules(card: CardFacts, request: SuggestRequest): string[] {
	const { energy, hour, strangersWelcome, asksAtNight, avoidedChannels, intendedCardId } =
		request.moment;
	const { isNobodyHere, place } = request.moment;
	const isOnlyFor = (...places: string[]) =>
		card.settings.length > 0 && card.settings.every((setting) => places.includes(setting));
	const isNight = isNightAt(request.moment);
	const rules: Record<string, boolean> = {
		'above the margin': card.effort > margin(request),
		'asks for energy when it is very low': energy <= 15 && !isRestReceivingOrRehearsal(card),
		'with a stranger, without consent': card.withStranger && !strangersWelcome,
		'with a stranger in the dark': card.withStranger && (hour < 8 || hour >= 19),
		'reaching out at night': isOutward(card) && isNight && !asksAtNight,
		'through an avoided channel': isOutward(card) && avoidedChannels.includes(card.channel),
		'needs somebody when nobody is there':
			isNobodyHere === true &&
			(card.channel === 'inPerson' || card.needs.includes('personNearby')) &&
			!isPureRest(card),
		'needs another place at home':
			place === 'home' &&
			(card.needs.includes('goingOut') ||
				isOnlyFor('work', 'street', 'shop', 'transport', 'cafe', 'nature')) &&
			!isPureRest(card),
		'needs the home when out': place === 'out' && isOnlyFor('home') && !isPureRest(card),
		'already declined': isDeclined(card.id, request) && !isPureRest(card),
		'of a declined family':
			card.family !== 'rest' &&
			card.id !== intendedCardId &&
			request.choices.some(
				({ kind, cardId, at }) =>
					kind === 'lessLikeThis' &&
					Math.abs(daysFrom(at, request.moment.today)) <= 7 &&
					request.deck.some(({ id, family }) => id === cardId && family === card.family)
			)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}

/** Returns the rules that suggesting the person would break. */
export function personRulesBroken(
	{ cardId, personId }: Suggestion,
	{ deck, people, moment }: SuggestRequest
) {
	if (personId === null) return [];
	const card = deck.find(({ id }) => id === cardId)!;
	const matching = people.filter(({ id }) => id === personId);
	const isRecent = (day: Day | null) => day !== null && Math.abs(daysFrom(day, moment.today)) < 3;
	const rules: Record<string, boolean> = {
		'is unknown': matching.length === 0,
		'is marked "not now"': matching.some(({ notNow }) => notNow),
		'was contacted in the last days': matching.some(({ lastContactDay }) =>
			isRecent(lastContactDay)
		),
		'does not fit the card': !card.needs.includes('knownPerson') || !isOutward(card)
	};
	return Object.keys(rules).filter((rule) => rules[rule]);
}
