import type { CardId } from '#lib/domain/card.ts';
import type { ScriptFacts, ScriptKind } from '#lib/domain/script.ts';

/** What is true of each script in any language; its words are in `scripts.<language>.ts`. */
export const scriptFacts = [
	{
		id: 'a-long-week-at-work',
		kind: 'reflect',
		effort: 6,
		setting: 'work',
		prepares: ['listen', 'acknowledge']
	},
	{
		id: 'a-sister-and-her-landlord',
		kind: 'reflect',
		effort: 10,
		setting: 'home',
		prepares: ['listen']
	},
	{
		id: 'waiting-for-results',
		kind: 'reflect',
		effort: 8,
		setting: 'online',
		prepares: ['listen', 'checkIn', 'voiceNote']
	},
	{
		id: 'the-broken-lift',
		kind: 'acknowledge',
		effort: 5,
		setting: 'street',
		prepares: ['acknowledge', 'greet', 'smile']
	},
	{
		id: 'a-job-that-ended',
		kind: 'acknowledge',
		effort: 10,
		setting: 'online',
		prepares: ['listen', 'checkIn', 'letter']
	},
	{
		id: 'a-busy-till',
		kind: 'acknowledge',
		effort: 4,
		setting: 'shop',
		prepares: ['acknowledge', 'greet', 'smile']
	},
	{
		id: 'a-story-that-jumps',
		kind: 'clarify',
		effort: 8,
		setting: 'home',
		prepares: ['listen', 'ask', 'voiceNote']
	},
	{
		id: 'a-list-nobody-can-do',
		kind: 'clarify',
		effort: 10,
		setting: 'work',
		prepares: ['ask', 'listen']
	},
	{
		id: 'it-went-fine-i-suppose',
		kind: 'clarify',
		effort: 6,
		setting: 'online',
		prepares: ['ask', 'checkIn']
	},
	{
		id: 'a-place-on-the-course',
		kind: 'celebrate',
		effort: 5,
		setting: 'work',
		prepares: ['celebrate', 'ask']
	},
	{
		id: 'the-first-tomatoes',
		kind: 'celebrate',
		effort: 5,
		setting: 'nature',
		prepares: ['celebrate', 'greet', 'alongside']
	},
	{
		id: 'a-photo-of-good-news',
		kind: 'celebrate',
		effort: 4,
		setting: 'online',
		prepares: ['celebrate', 'comment']
	},
	{
		id: 'a-colleague-stepped-in',
		kind: 'thank',
		effort: 6,
		setting: 'work',
		prepares: ['appreciate', 'receive']
	},
	{
		id: 'a-parcel-next-door',
		kind: 'thank',
		effort: 6,
		setting: 'street',
		prepares: ['appreciate', 'receive', 'letter']
	},
	{
		id: 'a-friend-who-listened',
		kind: 'thank',
		effort: 8,
		setting: 'online',
		prepares: ['appreciate', 'letter', 'voiceNote']
	},
	{
		id: 'a-walk-round-the-block',
		kind: 'invite',
		effort: 14,
		setting: 'nature',
		prepares: ['invite', 'move', 'alongside']
	},
	{
		id: 'a-cup-in-the-break',
		kind: 'invite',
		effort: 12,
		setting: 'cafe',
		prepares: ['invite', 'ritual']
	},
	{
		id: 'a-short-call-this-week',
		kind: 'invite',
		effort: 12,
		setting: 'online',
		prepares: ['invite', 'checkIn', 'ritual']
	},
	{
		id: 'a-party-on-friday',
		kind: 'decline',
		effort: 10,
		setting: 'online',
		prepares: ['selfKindness', 'rest']
	},
	{
		id: 'one-more-shift',
		kind: 'decline',
		effort: 14,
		setting: 'work',
		prepares: ['selfKindness']
	},
	{
		id: 'a-big-family-lunch',
		kind: 'decline',
		effort: 14,
		setting: 'home',
		prepares: ['selfKindness', 'rest']
	},
	{
		id: 'a-chat-on-the-stairs',
		kind: 'end',
		effort: 6,
		setting: 'street',
		prepares: ['greet', 'share', 'alongside']
	},
	{
		id: 'a-call-that-goes-on',
		kind: 'end',
		effort: 10,
		setting: 'home',
		prepares: ['listen', 'share', 'move']
	},
	{
		id: 'a-seat-on-the-train',
		kind: 'end',
		effort: 8,
		setting: 'transport',
		prepares: ['share', 'ask']
	},
	{
		id: 'messages-late-at-night',
		kind: 'end',
		effort: 5,
		setting: 'online',
		prepares: ['rest', 'comment']
	}
] as const satisfies readonly (Omit<ScriptFacts, 'id'> & {
	id: string;
})[] as unknown as readonly ScriptFacts[];

/** The evidence note that speaks about what a kind of scene prepares; null when no study fits. */
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

/** The card that tells of rehearsing such a scene; null when there is none. */
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
