import { type CardFacts } from '#lib/core/card.ts';
import { priorBelief } from '#lib/engine/belief.ts';
import { featureNames, priorMeans, type FeatureName } from '#lib/engine/prior.ts';
import { reasonsFor, type Reason } from '#lib/engine/reasons.ts';
import { suggest, type SuggestRequest, type Suggestion } from '#lib/engine/suggest.ts';
import { daysFrom, isOutward, isPureRest } from './hard-rules.ts';
import type { LearnedLog } from './random-requests.ts';

/** Returns the claims of a reason that are false, recounted from the log. */
function falseClaims(
	reason: Reason,
	card: CardFacts,
	{ moment, deck, knowledge }: SuggestRequest,
	{ log, answers }: LearnedLog
): string[] {
	const ofCard = answers.filter(({ cardId }) => cardId === card.id);
	const dones = ofCard.filter(({ kind }) => kind === 'done');
	const eases = dones.flatMap(({ outcome }) => outcome?.ease ?? []);
	const wasHarmful = ofCard.some(({ kind, winId, outcome }) =>
		kind === 'done'
			? outcome?.wasHarmful
			: (kind === 'tooMuch' || kind === 'madeItWorse') && winId === null
	);
	const wentWell =
		(eases.length > 0 &&
			eases.reduce((sum: number, ease) => sum + ease, 0) >= 3.5 * eases.length) ||
		dones.some(({ outcome }) => outcome?.treasured);
	const ofChannel = answers.filter(({ cardId, kind }) => {
		const isAnswer = ['done', 'notNow', 'lessLikeThis'].includes(kind);
		return isAnswer && deck.find(({ id }) => id === cardId)?.channel === card.channel;
	});
	const channelDones = ofChannel.filter(({ kind }) => kind === 'done').length;
	const learnedWeight = (name: FeatureName) => {
		const at = featureNames.indexOf(name);
		return (knowledge?.belief ?? priorBelief).means[at]! - priorMeans[at]!;
	};
	const shownDaysAgo = log
		.filter(({ kind, cardId, at }) => {
			return kind === 'shown' && cardId === card.id && !at.startsWith(moment.today);
		})
		.map(({ at }) => Math.abs(daysFrom(at, moment.today)));
	const contacts = answers.filter(({ kind, cardId }) => {
		const done = deck.find(({ id }) => id === cardId);
		return kind === 'done' && done && isOutward(done) && done.needs.includes('knownPerson');
	});
	const claims: { [kind in Reason['kind']]: Record<string, boolean> } = {
		rest: { 'the card is pure rest': isPureRest(card) },
		change: {
			'no card of the family was shown before today or done within 14 days': !log.some(
				({ kind, cardId, at }) =>
					deck.find(({ id }) => id === cardId)?.family === card.family &&
					Math.abs(daysFrom(at, moment.today)) <= 14 &&
					(kind === 'done' || (kind === 'shown' && !at.startsWith(moment.today)))
			)
		},
		intended: { 'the user picked the card for today': moment.intendedCardId === card.id },
		fitsHour: {},
		suitsChannel: { 'the card involves other people': isOutward(card) },
		firstMove: {
			'the card is in one of the first families': [
				'smile',
				'greet',
				'acknowledge',
				'celebrate',
				'appreciate'
			].includes(card.family)
		},
		likedChannel: { 'the user likes the channel': moment.likedChannels.includes(card.channel) },
		contactDue: {
			'the card is with a known person': card.needs.includes('knownPerson') && isOutward(card),
			'a known person was contacted before': contacts.length > 0
		},
		wentWell: {
			'the card was done': dones.length > 0,
			'the card was never too much and never made it worse': !wasHarmful,
			'a win of the card was rated well or is treasured': wentWell
		},
		doneBefore: {
			'the card was done': dones.length > 0,
			'the card was never too much and never made it worse': !wasHarmful,
			'no win of the card was rated well or is treasured': !wentWell
		},
		channelWentWell:
			reason.kind !== 'channelWentWell'
				? {}
				: {
						'the channel is that of the card and involves other people':
							reason.channel === card.channel && isOutward(card),
						'the number of wins is right': reason.times === channelDones,
						'the number of answers is right': reason.of === ofChannel.length,
						'the channel was used at least three times': channelDones >= 3,
						'at least half of the answers are wins': 2 * channelDones >= ofChannel.length,
						'the learned weight is above the prior':
							isOutward(card) && learnedWeight(card.channel as FeatureName) > 0
					},
		notLately:
			reason.kind !== 'notLately'
				? {}
				: {
						'the number of days since the card was shown is right':
							reason.days === null
								? shownDaysAgo.length === 0
								: shownDaysAgo.includes(reason.days) && reason.days >= 5
					},
		fitsEnergy:
			reason.kind !== 'fitsEnergy'
				? {}
				: {
						'the energy is that of the moment': reason.energy === moment.energy,
						'the effort is that of the card and within the energy':
							reason.effort === card.effort && card.effort <= moment.energy
					}
	};
	return Object.entries(claims[reason.kind])
		.filter(([, isTrue]) => !isTrue)
		.map(([claim]) => `${reason.kind}: ${claim}`);
}

/** The suggestions with their reasons. */
export function explained(
	request: SuggestRequest
): (Suggestion & { reasons: readonly Reason[] })[] {
	return suggest(request).map((one) => ({ ...one, reasons: reasonsFor(request, one.cardId) }));
}

/** Returns the false claims in the reasons of all suggestions. */
export function falseReasons(request: SuggestRequest, learned: LearnedLog): string[] {
	return explained(request).flatMap(({ cardId, reasons }) => {
		const card = request.deck.find(({ id }) => id === cardId)!;
		return reasons.flatMap((reason) => falseClaims(reason, card, request, learned));
	});
}
