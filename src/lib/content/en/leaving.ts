/** Lines for ending a conversation kindly, in English, by the way of talking. */
export const leavingWords: { readonly [way in 'inPerson' | 'call' | 'text']: readonly string[] } = {
	inPerson: [
		'I’ll let you get on. It was good to see you.',
		'I need to head off now. Thank you for the chat.',
		'I’m getting tired, so I’ll stop here. I liked this.',
		'My time is up for today. Say hello to everyone from me.',
		'This was nice. I want to stop while it still is.',
		'I’m going to get some air now. See you soon.'
	],
	call: [
		'I’ll ring off now. I’m glad I heard your voice.',
		'That’s me done for today. Thanks for picking up.',
		'I need to lie down for a bit. Let’s talk another day.',
		'Tell me one last thing, and then I’ll say goodbye.',
		'I have to stop here. It was good to hear how you are.',
		'My ear is warm. Bye for now, and take care.'
	],
	text: [
		'I’m putting the phone down now. Thank you for writing.',
		'More another day. I liked hearing from you.',
		'My eyes are tired. I’ll read the rest tomorrow.',
		'Off for today. No need to answer this one.',
		'I’ll stop here. It was good to chat.',
		'Good night from me, and sleep well.'
	]
};
