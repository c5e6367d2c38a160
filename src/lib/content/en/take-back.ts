import type { TakeBackLines } from '#lib/core/take-back.ts';

/** Lines to cancel, shorten, move or decline, to offer less, or to answer late, in English. */
export const takeBackLines: TakeBackLines = {
	cancel: {
		close: {
			written: [
				'I can’t come this time after all. Let’s pick another day.',
				'I’m calling this one off, sorry. It’s the plan I’m letting go of, not you.',
				'Not this time for me. Big hug.'
			],
			spoken: [
				'I wanted you to hear it from me: I can’t come this time. Can we find another day?',
				'I’m going to sit this one out, sorry. We can try again whenever you like.',
				'I’m not coming this time. I still like you a lot.'
			]
		},
		friendly: {
			written: [
				'I can’t make it this time. I hope you have a good one.',
				'I’m stepping back from our plan, sorry. Maybe another time?',
				'Please go ahead without me this time. I’d be glad to hear how it was.'
			],
			spoken: [
				'I won’t be there this time, and I wanted to tell you myself.',
				'Could you go ahead without me? I hope it’s a good day for all of you.',
				'I’m cancelling this time, sorry. Thanks for taking it kindly.'
			]
		},
		distant: {
			written: [
				'I’m not able to come this time. Thank you for understanding.',
				'I’d like to cancel our appointment, with apologies. Could we set a new date later on?',
				'Please take my name off the list for this time. Thank you.'
			],
			spoken: [
				'I’d like to cancel what we arranged. Thank you for keeping the time for me.',
				'I can’t come as we agreed. May I get in touch about another date?',
				'Please cancel my place, if you would. Thank you.'
			]
		}
	},
	shorten: {
		close: {
			written: [
				'Can we make it a short one? Half an hour would suit me.',
				'Let’s do the short version of our plan. An hour together, and then I head home.',
				'I’ll come for a bit and leave early. Okay?',
				'I can stay until … and then I’ll head home. Is that all right?'
			],
			spoken: [
				'Let’s keep it short this time. A little of you is still good.',
				'I’m up for a short one. When I’ve had enough, I’ll say so and go, if that’s okay.',
				'Can it be short this time? I’d like that.'
			]
		},
		friendly: {
			written: [
				'Could we keep it to half an hour? That length suits me well.',
				'I’m in for the first part. After that I’ll slip away, so don’t mind me.',
				'A short visit from me this time, if that’s all right.'
			],
			spoken: [
				'I can come for a little while and leave early. Does that work for you?',
				'Shall we keep this one short? Twenty minutes is about right for me.',
				'I’ll head off early, sorry. I’m glad of the time we have.'
			]
		},
		distant: {
			written: [
				'I’d be grateful if we could keep our meeting to half an hour.',
				'I can be there for the first part, and then I’ll leave. Thank you.',
				'Could we plan for a shorter meeting? Thank you.'
			],
			spoken: [
				'Before we begin, could we finish in half an hour? Thank you.',
				'I’d like to take less time than we planned. May we start with the main point?',
				'I’ll be leaving a little early. Thank you.'
			]
		}
	},
	move: {
		close: {
			written: [
				'Can we move this to another day? I’d rather see you later than not at all.',
				'Not now, but soon. Which days are good for you next week?',
				'Same plan, later day?',
				'Could we do … instead? Same plan, new day.'
			],
			spoken: [
				'Can we shift our plan a bit? You can pick the new day.',
				'I’d like to move this to next week, sorry. Tell me what suits you.',
				'Let’s do this another day. I’m not running off.'
			]
		},
		friendly: {
			written: [
				'Could we find a later day for this? Tell me two that suit you.',
				'I’d like to move our plan to next week. Would that work for you?',
				'Can we do this a bit later?',
				'Would … work for you instead? I’d like to keep our plan.'
			],
			spoken: [
				'I’d like to put this off for a bit. Shall we look for a new day?',
				'Can we do this next week instead? I’m sorry to shift it on you.',
				'Another day would suit me better. How about you?'
			]
		},
		distant: {
			written: [
				'I’d like to move our appointment. Which later dates do you have?',
				'Could we meet on a later date? I’d be glad of your suggestions.',
				'May I ask for a later date? Thank you.',
				'Could we move our meeting to … instead? Thank you for your help.'
			],
			spoken: [
				'I’d like to ask for a later date, if you have one.',
				'May we move this to next week? My apologies for the change.',
				'Could you give me a new time? Thank you for looking.'
			]
		}
	},
	sayNo: {
		close: {
			written: [
				'I’m going to say no to this one. Thanks for thinking of me.',
				'It’s a no from me this time, with love. Ask me again another time.',
				'No for now. Yes to you.'
			],
			spoken: [
				'This one’s a no from me, and it’s not a no to you.',
				'I can’t take this on. I’m glad you felt you could ask me.',
				'No, not this time. Thanks for asking.'
			]
		},
		friendly: {
			written: [
				'Thanks for asking me. It’s a no this time, and I hope it goes well.',
				'I’ll pass on this one, sorry. Enjoy it!',
				'Not for me this time, thank you. Have fun!'
			],
			spoken: [
				'Thank you for asking. I’m going to say no this time.',
				'I’d rather not, if that’s all right. I hope you find someone good for it.',
				'That’s kind of you. It’s a no from me.'
			]
		},
		distant: {
			written: [
				'Thank you for the invitation. I won’t be joining this time.',
				'Thank you for asking me. My answer is no, and I wish you well with it.',
				'I won’t take this on, with apologies. I hope you find the right person.'
			],
			spoken: [
				'Thank you for asking me. I’d like to say no this time.',
				'I don’t want to leave you waiting, so I’ll say it now: it’s a no from me.',
				'It’s not for me. Thank you for the offer.'
			]
		}
	},
	offerSmaller: {
		close: {
			written: [
				'Could we do a smaller thing instead? Tea on the sofa would suit me.',
				'How about a ten-minute call in place of meeting? I’d like to hear you.',
				'Small version? A short walk and home.',
				'I can’t do all of it. What I can do is … if that helps.'
			],
			spoken: [
				'How about we sit together and do nothing much? That’s what I can offer.',
				'I’d like the small version: a cup of tea, and then home.',
				'Less than we said, but still us. Okay?'
			]
		},
		friendly: {
			written: [
				'How about a short walk in place of what we planned?',
				'I can’t do the big version. I could do a quick coffee, if you like.',
				'Could we do a bit less this time?',
				'I can’t do all of it. I could do … if that’s any help.'
			],
			spoken: [
				'Could we talk on the phone instead of meeting? That’d suit me better.',
				'I can help with one part of it, sorry it’s not more. Which part matters most?',
				'How about the small version? Ten minutes, you and me.'
			]
		},
		distant: {
			written: [
				'I can’t do all that we agreed. I can do the first part, if that helps.',
				'Would a short phone call do in place of the meeting? Thank you.',
				'Could I do a smaller part of it?',
				'I can offer … in place of what we agreed. Would that suit you?'
			],
			spoken: [
				'I’d like to offer a smaller part than we agreed. Would that still be useful?',
				'Could we settle this by phone in ten minutes? I’d prefer that to a meeting.',
				'I can do less than I said. Does that help you?'
			]
		}
	},
	answerLate: {
		close: {
			written: [
				'Late, but here. How are things with you these days?',
				'I’m slow to write back, sorry. I’m glad you wrote.',
				'Slow reply, same warm me. Hello!'
			],
			spoken: [
				'It took me a while to answer. Now you’ve got my voice for a minute.',
				'I’m late with this, sorry. I’m glad it’s you I’m talking to.',
				'Look who’s answering at last. How are you?'
			]
		},
		friendly: {
			written: [
				'It’s been a while since you wrote. Thank you for waiting.',
				'Thanks for your message. My answer comes late, and with warm wishes.',
				'A late hello from me. Thanks for writing.',
				'I’m late with my answer, sorry. Here it is: …'
			],
			spoken: [
				'I’m getting back to you late. Thanks for waiting for me.',
				'You asked me something a while ago. Is it still useful to talk about it?',
				'I’m slow to call back, sorry. Is now a good time?'
			]
		},
		distant: {
			written: [
				'My reply comes later than you expected. Is my answer still of use to you?',
				'Thank you for waiting, and apologies for the late reply. Is this still open?',
				'This is a late reply. Thank you for your message.',
				'Thank you for your patience. Here’s my answer: …'
			],
			spoken: [
				'My answer comes late. Do you still need this from me?',
				'Thank you for waiting. I’d like to answer your question now.',
				'I’m returning your message. Is now a good time?'
			]
		}
	}
};
