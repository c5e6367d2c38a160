import type { CardId } from '#lib/core/card.ts';
import type { ScriptFacts, ScriptKind } from '#lib/core/script.ts';

/** The language-independent part of each scene; the texts are in `<language>/scripts.ts`. */
export const scriptFacts = [
	{
		id: 'a-long-week-at-work',
		kind: 'reflect',
		effort: 6,
		setting: 'work',
		prepares: [
			'small-signs-of-listening',
			'say-back-one-line',
			'hear-a-friend-out',
			'ask-listen-or-ideas'
		]
	},
	{
		id: 'a-sister-and-her-landlord',
		kind: 'reflect',
		effort: 10,
		setting: 'home',
		prepares: ['say-back-one-line', 'hear-a-friend-out', 'ask-listen-or-ideas']
	},
	{
		id: 'waiting-for-results',
		kind: 'reflect',
		effort: 8,
		setting: 'online',
		prepares: ['answer-hard-news-with-one-line', 'check-in-after-a-hard-week']
	},
	{
		id: 'the-broken-lift',
		kind: 'acknowledge',
		effort: 5,
		setting: 'street',
		prepares: ['small-signs-of-listening', 'hello-to-a-neighbour']
	},
	{
		id: 'a-job-that-ended',
		kind: 'acknowledge',
		effort: 10,
		setting: 'online',
		prepares: ['answer-hard-news-with-one-line', 'check-in-after-a-hard-week']
	},
	{
		id: 'a-busy-till',
		kind: 'acknowledge',
		effort: 4,
		setting: 'shop',
		prepares: ['hello-at-the-till', 'a-few-words-with-a-shopkeeper', 'say-you-saw-it']
	},
	{
		id: 'a-story-that-jumps',
		kind: 'clarify',
		effort: 8,
		setting: 'home',
		prepares: [
			'ask-about-the-unclear-part',
			'ask-for-a-story-from-long-ago',
			'let-them-do-the-talking'
		]
	},
	{
		id: 'a-list-nobody-can-do',
		kind: 'clarify',
		effort: 10,
		setting: 'work',
		prepares: ['ask-about-the-unclear-part']
	},
	{
		id: 'it-went-fine-i-suppose',
		kind: 'clarify',
		effort: 6,
		setting: 'online',
		prepares: ['ask-about-an-achievement', 'check-in-after-a-hard-week']
	},
	{
		id: 'a-place-on-the-course',
		kind: 'celebrate',
		effort: 5,
		setting: 'work',
		prepares: ['celebrate-a-small-win', 'ask-to-hear-it-again', 'ask-about-an-achievement']
	},
	{
		id: 'the-first-tomatoes',
		kind: 'celebrate',
		effort: 5,
		setting: 'nature',
		prepares: ['celebrate-a-small-win', 'ask-to-hear-it-again']
	},
	{
		id: 'a-photo-of-good-news',
		kind: 'celebrate',
		effort: 4,
		setting: 'online',
		prepares: ['answer-good-news', 'name-one-detail-in-a-post', 'private-line-instead-of-a-like']
	},
	{
		id: 'a-colleague-stepped-in',
		kind: 'thank',
		effort: 6,
		setting: 'work',
		prepares: ['i-like-how-you', 'tell-a-worker-what-helped', 'say-you-saw-it']
	},
	{
		id: 'a-parcel-next-door',
		kind: 'thank',
		effort: 6,
		setting: 'street',
		prepares: ['i-like-how-you', 'note-for-a-neighbour']
	},
	{
		id: 'a-friend-who-listened',
		kind: 'thank',
		effort: 8,
		setting: 'online',
		prepares: ['glad-you-are-around', 'thank-for-an-old-kindness', 'write-a-thank-you-note']
	},
	{
		id: 'a-walk-round-the-block',
		kind: 'invite',
		effort: 14,
		setting: 'nature',
		prepares: ['invite-to-a-short-walk', 'join-a-dog-walk']
	},
	{
		id: 'a-cup-in-the-break',
		kind: 'invite',
		effort: 12,
		setting: 'cafe',
		prepares: ['invite-for-one-coffee', 'five-minute-coffee']
	},
	{
		id: 'a-short-call-this-week',
		kind: 'invite',
		effort: 12,
		setting: 'online',
		prepares: ['offer-a-ten-minute-call', 'weekly-walk-on-the-line', 'write-to-an-old-friend']
	},
	{
		id: 'a-party-on-friday',
		kind: 'decline',
		effort: 10,
		setting: 'online',
		prepares: []
	},
	{
		id: 'one-more-shift',
		kind: 'decline',
		effort: 14,
		setting: 'work',
		prepares: []
	},
	{
		id: 'a-big-family-lunch',
		kind: 'decline',
		effort: 14,
		setting: 'home',
		prepares: []
	},
	{
		id: 'a-chat-on-the-stairs',
		kind: 'end',
		effort: 6,
		setting: 'street',
		prepares: [
			'hello-to-a-neighbour',
			'a-few-words-with-a-shopkeeper',
			'goodbye-as-you-leave-work',
			'greet-someone-with-a-dog'
		]
	},
	{
		id: 'a-call-that-goes-on',
		kind: 'end',
		effort: 10,
		setting: 'home',
		prepares: ['end-a-listening-talk', 'pick-up-for-two-minutes']
	},
	{
		id: 'a-seat-on-the-train',
		kind: 'end',
		effort: 8,
		setting: 'transport',
		prepares: ['first-word-in-a-waiting-room']
	},
	{
		id: 'messages-late-at-night',
		kind: 'end',
		effort: 5,
		setting: 'online',
		prepares: ['spoken-good-night']
	}
] as const satisfies readonly (Omit<ScriptFacts, 'id' | 'prepares'> & {
	id: string;
	prepares: readonly string[];
})[] as unknown as readonly ScriptFacts[];

/** The id of the evidence note about each kind of scene; null if no study fits. */
export const noteOfKind: { readonly [kind in ScriptKind]: string | null } = {
	reflect: 'listening',
	acknowledge: 'small-acknowledgement',
	clarify: 'follow-up-question',
	celebrate: 'tiny-celebration',
	thank: 'specific-appreciation',
	invite: 'one-catch-up',
	decline: null,
	end: null
};

/** The id of the card about rehearsing each kind of scene; null if there is none. */
export const cardOfKind: { readonly [kind in ScriptKind]: CardId | null } = {
	reflect: null,
	acknowledge: null,
	clarify: null,
	celebrate: null,
	thank: 'read-a-thank-you-with-a-reason' as CardId,
	invite: null,
	decline: 'read-a-kind-no' as CardId,
	end: 'whisper-a-way-to-end-a-chat' as CardId
};
