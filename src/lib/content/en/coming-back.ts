import type { ComingBackLines } from '#lib/core/coming-back.ts';

/** Lines to come back with after a silence, and to warm up with before that, in English. */
export const comingBackLines: ComingBackLines = {
	after: {
		weeks: {
			close: {
				written: [
					'You came to mind, and I wanted to say so.',
					'It’s been a few weeks, and I’m thinking of you with a smile.',
					'A small wave from me. I hope your days are being kind to you.'
				],
				spoken: [
					'It’s me. You came to mind, and I wanted you to hear my voice.',
					'It’s been a few weeks, so here’s a hug, and there’s nothing I need from you.'
				]
			},
			friendly: {
				written: [
					'You came to mind, and I thought I’d say hello.',
					'It’s been a few weeks, and I hope things are going well for you.',
					'A friendly wave from me. I hope your week is a good one.'
				],
				spoken: [
					'I thought of you, so here’s a quick hello.',
					'It’s been a few weeks, so I wanted to say hi and wish you a good day.'
				]
			},
			distant: {
				written: [
					'I thought of you and wanted to send my good wishes.',
					'It’s been a few weeks, and I hope all is well with you.',
					'Good wishes from me to you. I hope you’re keeping well.'
				],
				spoken: [
					'I wanted to say a short hello and wish you well.',
					'It’s been a few weeks, and it’s good to say hello to you.'
				]
			}
		},
		months: {
			close: {
				written: [
					'You’re on my mind today, and I’m glad you’re in my life.',
					'It’s been some months, and you still matter to me.',
					'We’ve been quiet for some months, and I still carry you in my heart.',
					'I’m sorry I went quiet, and I’m so glad you’re there.'
				],
				spoken: [
					'It’s been some months, and it feels good to say your name again.',
					'I’m here with a hug for you. There’s nothing to explain on your side or mine.'
				]
			},
			friendly: {
				written: [
					'I thought of you today and wanted to send a hello.',
					'It’s been some months, and I’d be glad to hear from you when it suits you.',
					'A hello out of the blue from me. I hope life is being good to you.',
					'Sorry I went quiet, and thanks for being someone I can write to.'
				],
				spoken: [
					'It’s been some months, so I thought I’d send you a bit of my voice.',
					'You came to mind today, and it’s nice to talk to you, even like this.'
				]
			},
			distant: {
				written: [
					'I thought of you today and wanted to wish you well.',
					'It’s been some months, and I hope this finds you well.',
					'This is a small greeting from me, with good wishes for you and yours.'
				],
				spoken: [
					'It’s been some months, and I’m glad to wish you well today.',
					'I wanted to pass on a greeting. I hope all is well where you are.'
				]
			}
		},
		years: {
			close: {
				written: [
					'You still matter to me, and I wanted you to know.',
					'It’s been a long time, and I still think of you.',
					'After all this time, I still smile when I think of you.',
					'Sorry for the long silence, you’ve been on my mind.'
				],
				spoken: [
					'It’s been a long time, and I still know how it feels to laugh with you.',
					'It’s me. You’re dear to me, and today I’m saying it out loud.'
				]
			},
			friendly: {
				written: [
					'I came across your name today and it made me smile.',
					'It’s been a long time, and I’d love to know how you are.',
					'Your name came up today, and I’m sending you a warm hello.',
					'Sorry for the long silence, and a warm hello from me.'
				],
				spoken: [
					'It’s been a long time, so I’m saying hello before I overthink it.',
					'I thought of you today. I hope life has been good to you.'
				]
			},
			distant: {
				written: [
					'Your name came to mind today, and I wanted to send good wishes.',
					'It’s been a long time, and I remember you with warm wishes.',
					'You may not expect this from me, so it’s a short one: I hope you’re well.',
					'My apologies for the silence, and my good wishes to you.'
				],
				spoken: [
					'It’s been a long time, so let me first say that I wish you well.',
					'You may remember me, and if not, that’s fine. I wanted to wish you well.'
				]
			}
		},
		unknown: {
			close: {
				written: [
					'You came to mind today, and I’m glad.',
					'It’s been a while, and I’m still fond of you.',
					'I’m sending you a hug. No story needed from either of us.'
				],
				spoken: [
					'It’s been a while, so here’s my voice with a hug in it.',
					'You came to mind, and I felt like saying your name.'
				]
			},
			friendly: {
				written: [
					'You came to mind, so here’s a hello from me.',
					'It’s been a while, and I hope you’re well.',
					'For no special reason, a hello from me to you.'
				],
				spoken: [
					'It’s been a while, so I thought I’d say hello.',
					'I hope you’re well. That’s the whole message.'
				]
			},
			distant: {
				written: [
					'I hope you’re well. I wanted to send you a greeting.',
					'It’s been a while, and I’d like to wish you well.',
					'A short greeting from me, with good wishes.'
				],
				spoken: [
					'It’s been a while, and I’m glad to say hello to you.',
					'I wanted to greet you and wish you a good day.'
				]
			}
		}
	},
	warmUp: {
		close: {
			written: [
				'A little hello from me. I’m glad you’re around.',
				'I’m thinking of you, and that’s all this is.',
				'I like having you in my life.'
			],
			spoken: [
				'Here’s my voice with a little hello for you.',
				'I’m thinking of you. That’s the whole news.'
			]
		},
		friendly: {
			written: [
				'A little wave from me. I hope you have a good day.',
				'I’m glad we know each other.',
				'Here’s a hello for no reason at all.'
			],
			spoken: [
				'I felt like saying hello to you today.',
				'Here’s a short hello. I hope you have a good day.'
			]
		},
		distant: {
			written: [
				'A friendly greeting from me. I wish you a good day.',
				'I wanted to wish you a good week.'
			],
			spoken: ['I wanted to wish you a good day.', 'Here’s a friendly greeting from me to you.']
		}
	}
};
