/**
 * The action of a card as the text after "I will", in English, by card id. Only for cards whose title does
 * not convert to such a text.
 */
export const planActs: { readonly [id: string]: string } = {
	'wave-on-a-video-call': 'make a short video call to wave',
	'hello-to-a-neighbour': 'say hello by the bins or the lift',
	'a-few-words-with-a-shopkeeper': 'have a few words with a shopkeeper I know',
	'first-word-in-a-waiting-room': 'say the first word in a waiting room',
	'small-signs-of-listening': 'give small signs that I listen',
	'card-after-an-exam': 'write a card for the end of an exam',
	'thank-for-an-old-kindness': 'write down my thanks for an old kindness',
	'send-a-shared-memory': 'send someone a memory we share',
	'birthday-song-or-thanks': 'record some thanks, or a birthday song',
	'write-a-thank-you-note': 'write a note of thanks',
	'hand-on-chest': 'lay a hand on my chest and say a kind word',
	'pull-up-the-covers': 'pull the covers up and turn the lights down',
	'three-slow-breaths-out': 'take three slow breaths out',
	'take-a-compliment': 'take a compliment with plain thanks',
	'read-a-thank-you-with-a-reason': 'read a line of thanks with a reason'
};
