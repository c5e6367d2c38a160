import type { Talk } from '#lib/core/script.ts';

/** The course of the talk in each scene, in English, by scene id. */
export const sceneTalks: { readonly [id: string]: Talk } = {
	'a-long-week-at-work': {
		answers: [
			'Yes. And it all came at once.',
			'Oh no, what happened on Tuesday?',
			'A list would be as long as my arm.',
			'You saw that? I felt like a pinball.'
		],
		own: 'They let out a long breath and nod.',
		then: [
			{
				text: 'What was the worst of it?',
				answer: 'Friday, when the printer gave up. I could have cried.'
			},
			{ text: 'I’m glad it’s over now.', answer: 'Me too. Thanks for asking.' }
		],
		end: 'They smile a little and pick up their bag.'
	},
	'a-sister-and-her-landlord': {
		answers: [
			'I know how to write a letter. I’m tired, that’s all.',
			'Yes. Worn out is the word.',
			'I know. But it’s still not nice here.'
		],
		own: 'She sits down and takes off one shoe.',
		then: [
			{ text: 'Do you want ideas, or shall I listen?', answer: 'Listen, please. Ideas tomorrow.' },
			{ text: 'I’ll put the kettle on. Tell me.', answer: 'Oh, yes please.' }
		],
		end: 'She leans back and closes her eyes for a moment.'
	},
	'waiting-for-results': {
		answers: [
			'It is. I jump at each sound.',
			'I hope so. I still feel sick with it.',
			'I did. They said to wait.'
		],
		own: 'Three dots come and go. Then: “Thanks for writing.”',
		then: [
			{
				text: 'I’m here till ten, if you want to chat.',
				answer: 'That helps. I’ll send you bad jokes.'
			},
			{
				text: 'Shall I think of other things with you?',
				answer: 'Yes please. Tell me about your cat.'
			}
		],
		end: 'They send you a small heart.'
	},
	'the-broken-lift': {
		answers: [
			'Three weeks! And not one call back.',
			'True. It never ends here.',
			'It is. By the evening I feel it a lot.'
		],
		own: 'They nod and shift the bags in their hands.',
		then: [
			{ text: 'Can I take one bag up for you?', answer: 'Would you? You’re an angel.' },
			{ text: 'I hope they fix it this week.', answer: 'So do I. Have a good evening!' }
		],
		end: 'They lift a hand and go on up.'
	},
	'a-job-that-ended': {
		answers: [
			'Maybe. I can’t think that far ahead yet.',
			'Thanks. I don’t know how to feel.',
			'Money, yes. I don’t want to go into it now.'
		],
		own: 'After a while they write: “It helps that you wrote back.”',
		then: [
			{
				text: 'Do you want me to come, or to call?',
				answer: 'A call would be good. Give me ten minutes.'
			},
			{
				text: 'I’m with you. You don’t have to be fine.',
				answer: 'Thank you. I think I need to sit here a bit.'
			}
		],
		end: 'They write: “I’ll call you later.”'
	},
	'a-busy-till': {
		answers: [
			'In an hour. I can nearly smell the coffee.',
			'That makes three pounds forty.',
			'Of course. Here you are.'
		],
		own: 'The cashier looks up and smiles for a second.',
		then: [
			{ text: 'Thank you. I hope it calms down soon.', answer: 'Thanks, love. You too.' },
			{ text: 'Enjoy the rest of your day.', answer: 'You as well. Bye now!' }
		],
		end: 'They nod and turn to the next one in the queue.'
	},
	'a-story-that-jumps': {
		answers: [
			'Aunt Rosa! Who else?',
			'Yes. So there I was, out in the rain.',
			'You’re brave. I was shaking.'
		],
		own: 'They stop for a moment. “Wait, let me start again.”',
		then: [
			{
				text: 'What was it like for you, out there?',
				answer: 'Cold. And a bit free, to be honest.'
			},
			{ text: 'So Rosa said it, and you left. Then what?', answer: 'Then I had cake. Two slices.' }
		],
		end: 'You can hear them laugh.'
	},
	'a-list-nobody-can-do': {
		answers: [
			'The times. They don’t fit together.',
			'I hope so. Right now I feel slow.',
			'No, I want to learn it. But thank you.'
		],
		own: 'They lower the sheet and look at you.',
		then: [
			{
				text: 'Shall we look at the first line together?',
				answer: 'Yes, please. Five minutes would do.'
			},
			{ text: 'I got stuck on that one as well.', answer: 'Really? Then it’s not me. Good.' }
		],
		end: 'They breathe out and put the sheet down.'
	},
	'it-went-fine-i-suppose': {
		answers: [
			'Yes! Well, kind of.',
			'The others all knew each other.',
			'Nothing went wrong. It was a bit lonely.'
		],
		own: 'They type for a while. “It was odd, being new.”',
		then: [
			{
				text: 'Was there one bit you liked?',
				answer: 'The tea break. A man named Tom made me laugh.'
			},
			{ text: 'Being the new one is hard work.', answer: 'It is. I may go once more, though.' }
		],
		end: 'They send a smiling face.'
	},
	'a-place-on-the-course': {
		answers: [
			'Two minutes ago! I can’t believe it.',
			'Yes, nice. More than nice!',
			'Oh. I hadn’t thought of that yet.'
		],
		own: 'They beam and turn the screen so you can see it.',
		then: [
			{ text: 'What will you learn there?', answer: 'How to mend old clocks. Can you believe it?' },
			{ text: 'You worked hard for this. I saw.', answer: 'You did? That makes me really happy.' }
		],
		end: 'They laugh and read the message out once more.'
	},
	'the-first-tomatoes': {
		answers: [
			'Aren’t they? I look at them each morning.',
			'You have more sun over there.',
			'Not like these. Smell that.'
		],
		own: 'They turn one of them in the light.',
		then: [
			{ text: 'How did you get them to grow?', answer: 'Coffee grounds. And I talk to them.' },
			{ text: 'You waited a long time for those.', answer: 'Since March! Here, have one.' }
		],
		end: 'They smile and hold one out to you.'
	},
	'a-photo-of-good-news': {
		answers: [
			'You remembered the second test! Never again.',
			'Come on, I want to hear you cheer!',
			'I will. I’m as slow as a snail.'
		],
		own: '“I had to send it to you first,” he writes.',
		then: [
			{ text: 'Where will you drive first?', answer: 'To you, with cake. Sunday?' },
			{ text: 'How did you do the parking this time?', answer: 'In one go! The man even smiled.' }
		],
		end: 'He sends you three small cars.'
	},
	'a-colleague-stepped-in': {
		answers: [
			'Oh, any time.',
			'I’m glad you slept. You looked so pale.',
			'Don’t. You’d do the same for me.'
		],
		own: 'They stop and smile. “It was no big deal.”',
		then: [
			{ text: 'If you ever need a swap, ask me.', answer: 'I may take you up on that.' },
			{ text: 'How was the shift?', answer: 'Long, but the boss brought cake.' }
		],
		end: 'They nod and carry on down the hall.'
	},
	'a-parcel-next-door': {
		answers: ['Don’t be. It was a very quiet guest.', 'That’s what the hall is for.', 'Bye then!'],
		own: 'They wave it off, and they look pleased.',
		then: [
			{ text: 'If one comes for you, I’ll take it in.', answer: 'That’s kind. Thank you.' },
			{ text: 'How are you getting on?', answer: 'Not bad. My daughter’s coming on Sunday.' }
		],
		end: 'They smile and close the door softly.'
	},
	'a-friend-who-listened': {
		answers: [
			'Don’t be sorry. I was glad to hear it.',
			'That makes me so happy. How is it today?',
			'Ha, no, you are.'
		],
		own: 'They send a heart, and then: “Any time.”',
		then: [
			{
				text: 'Next time I’d like to hear about you.',
				answer: 'Deal. I’ve got a lot to say about my new boss.'
			},
			{ text: 'Today feels a bit lighter.', answer: 'Good. I thought of you this morning.' }
		],
		end: 'They write: “I’m glad you told me.”'
	},
	'a-walk-round-the-block': {
		answers: [
			'Why not. Let me get my scarf.',
			'Yes, we ought to. Some time.',
			'Not that busy. What’s up?'
		],
		own: 'They look at the sky, and then at you.',
		then: [
			{ text: 'Ten minutes, and then I have to go in.', answer: 'Ten minutes is perfect.' },
			{ text: 'Another day is fine too.', answer: 'Thursday, then? I walk at five.' }
		],
		end: 'They smile. “Thanks for asking.”'
	},
	'a-cup-in-the-break': {
		answers: [
			'I’ll come. I need to stretch my legs.',
			'I never know if I’m in the way.',
			'Er, maybe? Are you going?'
		],
		own: 'They look up and push the chair back.',
		then: [
			{ text: 'Come along. I like the company.', answer: 'All right. But I’m buying.' },
			{ text: 'No pressure. I can bring you one.', answer: 'That would be kind. Milk, no sugar.' }
		],
		end: 'They smile and reach for their cup.'
	},
	'a-short-call-this-week': {
		answers: [
			'You aren’t. I went quiet too.',
			'Thursday is good! I’ll walk while we talk.',
			'I’d like that. My weeks are a mess, though.'
		],
		own: 'A while later: “Hey! So good to hear from you.”',
		then: [
			{ text: 'Would Sunday at five suit you?', answer: 'Sunday at five. I’ve written it down.' },
			{
				text: 'A voice note is fine too, if a call is a lot.',
				answer: 'That’s a good idea. I’ll send you one tonight.'
			}
		],
		end: 'They send a thumbs up and a smile.'
	},
	'a-party-on-friday': {
		answers: [
			'“Maybe” is not no! I’ll save you a seat.',
			'What a shame. But thanks for telling me.',
			'Oh no, till when? Come after!'
		],
		own: '“OK,” they write. “Are you all right?”',
		then: [
			{
				text: 'I’m worn out. It’s not about you.',
				answer: 'Then rest. I’ll tell you all about it.'
			},
			{ text: 'Could we have a cup of tea next week?', answer: 'Yes. Tuesday, at mine?' }
		],
		end: 'They write: “Thanks for being straight with me.”'
	},
	'one-more-shift': {
		answers: [
			'Great, you’re a star.',
			'Fair enough. I’ll ask Sam.',
			'I know, I ask you a lot. You’re good at it.'
		],
		own: 'Your boss thinks for a moment. “All right.”',
		then: [
			{
				text: 'I need Saturday to rest. I can’t take it.',
				answer: 'OK. Thanks for saying it so clearly.'
			},
			{ text: 'Let me tell you tomorrow at nine.', answer: 'Nine is fine. I’ll wait till then.' }
		],
		end: 'Your boss nods and moves on to the next desk.'
	},
	'a-big-family-lunch': {
		answers: [
			'An hour is lovely. I’ll save you a piece.',
			'I don’t want you to have to.',
			'Tuesday! I’ll make soup.'
		],
		own: 'She is quiet for a moment. “I see.”',
		then: [
			{ text: 'It’s the crowd. It’s not you.', answer: 'I know, my dear. We do get loud.' },
			{
				text: 'Will you tell me about it in the evening?',
				answer: 'I will. I’ll call you at eight.'
			}
		],
		end: '“All right,” she says. “Look after yourself.”'
	},
	'a-chat-on-the-stairs': {
		answers: [
			'Of course, put it down! It’s a long one.',
			'So he rings three times, and then…',
			'Oh! Bye!'
		],
		own: 'They nod. “Go on, that bag looks heavy.”',
		then: [
			{ text: 'It was good to see you.', answer: 'You too. See you on the stairs!' },
			{ text: 'I’ll come by for that story one day.', answer: 'Do. I have biscuits.' }
		],
		end: 'They wave and turn to their own door.'
	},
	'a-call-that-goes-on': {
		answers: [
			'Then you’d better go. I can wait!',
			'Good. So, the roses have black spots.',
			'And the fence! Did I tell you?'
		],
		own: '“Oh,” she says, “have I been talking on and on?”',
		then: [
			{ text: 'I’ll ring you on Sunday, all right?', answer: 'Sunday is good. Sleep well.' },
			{
				text: 'I’m glad I heard about your hip.',
				answer: 'You’re a dear. Now go and lie down.'
			}
		],
		end: '“Bye-bye, then,” she says, and hums a little.'
	},
	'a-seat-on-the-train': {
		answers: [
			'Good idea. I’ll read a bit.',
			'Oh. All right.',
			'Well, we have a new dog. Do you want to see?'
		],
		own: 'They nod and look out of the window.',
		then: [
			{ text: 'I liked our chat. My head is full now.', answer: 'Mine too. Have a rest.' },
			{ text: 'Wake me if I sleep past Park Street?', answer: 'I will. I get off there too.' }
		],
		end: 'They smile and take out their book.'
	},
	'messages-late-at-night': {
		answers: [
			'Morning! Did you fall asleep?',
			'Good night! It can wait.',
			'Ha, look at the time. You’re still up?'
		],
		own: '“Oh, it’s late,” they write.',
		then: [
			{ text: 'Let’s go on tomorrow. I need sleep.', answer: 'Tomorrow it is. Sleep well!' },
			{ text: 'Good question for daylight.', answer: 'True. Sam makes more sense in daylight.' }
		],
		end: 'They send you a small moon.'
	}
};
