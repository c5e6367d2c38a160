import type { WordsOfScripts } from '#lib/core/script.ts';

/** The texts of the scenes in English. */
export const scriptWords: WordsOfScripts = {
	'a-long-week-at-work': {
		title: 'A colleague after a long week',
		scene: 'It’s Friday. A colleague drops their bag and sits down next to you.',
		says: 'This week was too much.',
		replies: [
			{
				text: 'You had a lot on your plate this week.',
				does: 'They hear that you got it, and can say more or leave it there.'
			},
			{
				text: 'Same here. You wouldn’t believe my Tuesday.',
				does: 'It shows you know the feeling, but the chat often turns to your week.'
			},
			{
				text: 'Have you tried making a list?',
				does: 'It’s meant to help, but many people want to be heard before they hear ideas.'
			},
			{
				text: 'Too much is right. I saw you running from desk to desk.',
				does: 'You use one of their words and add something you saw. They know you noticed.'
			}
		],
		good: [
			{
				text: 'It sounds like it never let up.',
				does: 'You guess at what it was like, and they can put you right.'
			},
			{
				text: 'Too much, and not one quiet hour.',
				does: 'Repeating their words shows you heard, and asks for nothing.'
			}
		],
		when: 'a colleague sighs about their week',
		act: 'say back one thing I heard'
	},
	'a-sister-and-her-landlord': {
		title: 'Your sister and her landlord',
		scene: 'Your sister is standing in the kitchen, still in her coat.',
		says: 'He was here again about the deposit. I’m so tired of him.',
		replies: [
			{
				text: 'You need to write to him. I can show you how.',
				does: 'It’s a way to fix it, but she may not have finished telling you.'
			},
			{
				text: 'Again. And you’re worn out by it.',
				does: 'Two things she said, in your words. She can go on from there.'
			},
			{
				text: 'It could be worse. At least you’ve got the flat.',
				does: 'It’s meant to cheer her up, but she may feel alone with it.'
			}
		],
		good: [
			{
				text: 'So he came back, and you had to go through it all over again.',
				does: 'You sum it up in one line, and she knows it got through to you.'
			},
			{
				text: 'You’re sick of it. Do you want ideas, or shall I listen?',
				does: 'First what you heard, then a choice that’s hers to make.'
			}
		],
		when: 'someone in my family has a problem',
		act: 'say it back in one line before I say what I think'
	},
	'waiting-for-results': {
		title: 'A friend waiting for results',
		scene: 'A friend writes to you in the afternoon.',
		says: 'Still no call from the clinic. I keep looking at my phone.',
		replies: [
			{
				text: 'Waiting all day with the phone in your hand. That’s hard.',
				does: 'You name what the day is like for them. No answer is needed.'
			},
			{
				text: 'I’m sure it’s nothing!',
				does: 'A kind wish, but it’s hard to answer, since nobody knows yet.'
			},
			{
				text: 'Why not ring them?',
				does: 'A fair idea, but they may have thought of it already, or be too tired.'
			}
		],
		good: [
			{
				text: 'So the whole day hangs on that call. I’m thinking of you.',
				does: 'It says what you heard, and that they’re on your mind.'
			},
			{
				text: 'It sounds like you can’t put it down. Shall I keep you company for a bit?',
				does: 'A guess and an offer. They can take it or leave it.'
			}
		],
		when: 'a friend writes that they’re waiting for news',
		act: 'write one line about what the wait is like'
	},
	'the-broken-lift': {
		title: 'A neighbour and the broken lift',
		scene: 'On the second floor, your neighbour stops with two bags to catch their breath.',
		says: 'Third week without a lift. And me with my knee.',
		replies: [
			{
				text: 'Third week! Oh no.',
				does: 'Two short words and a look are enough to show you heard.'
			},
			{
				text: 'Well, that’s how it is in this building.',
				does: 'You agree, and that tends to end the chat.'
			},
			{
				text: 'All those stairs with a sore knee. That’s rough.',
				does: 'You name the hard part, so they don’t have to explain it.'
			}
		],
		good: [
			{
				text: 'Oh, your poor knee. Shall I take one bag up?',
				does: 'The knee comes first, then a small, clear offer.'
			},
			{
				text: 'Mm. Three weeks is a long time.',
				does: 'A nod in words. It costs little and leaves room for more.'
			}
		],
		when: 'a neighbour grumbles on the stairs',
		act: 'name the hard part in a few words'
	},
	'a-job-that-ended': {
		title: 'A friend whose job has ended',
		scene: 'A message comes in while you’re washing up.',
		says: 'They let me go today. I’m sitting on the bench outside.',
		replies: [
			{
				text: 'You’ll find something better soon.',
				does: 'It’s meant to give hope, but today it may be too soon.'
			},
			{
				text: 'Oh no. I’m so sorry.',
				does: 'Short and warm. It keeps them company on that bench.'
			},
			{
				text: 'What did they say? Was it about money?',
				does: 'You want to know more, but questions can be a lot in the first hour.'
			}
		],
		good: [
			{
				text: 'What a blow. I’m here, and there’s no need to write back.',
				does: 'You say how big it is, and you ask for nothing.'
			},
			{
				text: 'That’s hard. Do you want company, or some quiet?',
				does: 'A warm line, and a choice that takes one word to answer.'
			}
		],
		when: 'a friend writes hard news',
		act: 'answer with one warm line and no advice'
	},
	'a-busy-till': {
		title: 'A busy day at the till',
		scene: 'It’s your turn at the till. The cashier sighs and reaches for your milk.',
		says: 'It hasn’t stopped since eight.',
		replies: [
			{
				text: 'Since eight! I hope you get a break soon.',
				does: 'You pick up their words and wish them well. It’s a nice place to stop.'
			},
			{
				text: 'Mm-hm.',
				does: 'A sound is a reply too. With a small nod, it can be a warm one.'
			},
			{
				text: 'I’d like a bag as well, please.',
				does: 'That’s fine too. Their words get no answer.'
			}
		],
		good: [
			{
				text: 'That’s a long time on your feet.',
				does: 'One line about what you see. It takes three seconds.'
			},
			{
				text: 'Oh dear. And you’re still so friendly. Thanks.',
				does: 'You see how hard it is, and how well they’re doing it.'
			}
		],
		when: 'someone at a till tells me about their day',
		act: 'say one line back before I pay'
	},
	'a-story-that-jumps': {
		title: 'A story that jumps about',
		scene: 'Your cousin is on the phone. You’ve lost track of who’s who.',
		says: 'And then she said it again, so I left.',
		replies: [
			{
				text: 'Wait, who said it again?',
				does: 'One small question, and they can carry straight on.'
			},
			{
				text: 'Aha. Yes.',
				does: 'It keeps things going, but after a while they may sense that you’re lost.'
			},
			{
				text: 'Why did you leave? I’d have stayed.',
				does: 'A “why” can sound like blame, and now it’s about what you’d have done.'
			}
		],
		good: [
			{
				text: 'I want to get this right. Was that at the house, or after?',
				does: 'You say why you’re asking, and give them two answers to pick from.'
			},
			{
				text: 'Help me out: what was it she said?',
				does: 'You ask for the part that matters to them, and then you wait.'
			}
		],
		when: 'I lose the thread of a story',
		act: 'ask about one thing, and then wait'
	},
	'a-list-nobody-can-do': {
		title: 'A new colleague and a long list',
		scene: 'Someone new in your team holds up a sheet of paper.',
		says: 'I can’t do this the way they want it.',
		replies: [
			{
				text: 'Which part of it is the worst?',
				does: 'It breaks a big worry down to one piece.'
			},
			{
				text: 'Oh, you’ll get used to it.',
				does: 'It’s meant kindly, but the problem stays unsaid.'
			},
			{
				text: 'Give it to me, I’ll do it.',
				does: 'A kind offer, but they may want to learn how to do it.'
			}
		],
		good: [
			{
				text: 'When you say “the way they want it”, what do you mean?',
				does: 'You pick up their own words, and they can tell you more.'
			},
			{
				text: 'Is it too much, or is it unclear?',
				does: 'Two short answers to pick from, and either is fine.'
			}
		],
		when: 'someone at work says they’re stuck',
		act: 'ask which part of it is the worst'
	},
	'it-went-fine-i-suppose': {
		title: 'A reply with something behind it',
		scene: 'You asked a friend about their first evening class. This is what they write.',
		says: 'It went fine, I suppose.',
		replies: [
			{
				text: 'Great!',
				does: 'You answer the “fine” and skip the “I suppose”. It may end there.'
			},
			{
				text: 'You suppose?',
				does: 'One word of theirs with a question mark. They can say more, or not.'
			},
			{
				text: 'What went wrong?',
				does: 'It takes for granted that something did. They may close up.'
			}
		],
		good: [
			{
				text: 'Fine, and a bit of something else? Tell me if you like.',
				does: 'You heard both halves, and you leave it to them.'
			},
			{
				text: 'What was it like in there? I’ve never been to one.',
				does: 'It’s a small thing to tell, and it may lead to more.'
			}
		],
		when: 'a reply sounds as if there’s more to it',
		act: 'ask one open question and let them choose'
	},
	'a-place-on-the-course': {
		title: 'A colleague got a place',
		scene: 'A colleague turns round from the screen with wide eyes.',
		says: 'I got a place on the course!',
		replies: [
			{
				text: 'Oh, that’s great. When did you hear?',
				does: 'You’re glad, and they get to live it again as they tell you.'
			},
			{
				text: 'Nice.',
				does: 'A kind word, but it may sound flat if you don’t look up.'
			},
			{
				text: 'And who’ll do your work while you’re away?',
				does: 'A fair question for later. For now, it cuts the glad moment short.'
			}
		],
		good: [
			{
				text: 'You wanted that so much! What did they say?',
				does: 'You know what it means to them, and ask for the good part.'
			},
			{
				text: 'Look at your face! I’m so glad for you.',
				does: 'What you see, and how you feel. There’s no need for big words.'
			}
		],
		when: 'someone tells me good news',
		act: 'stop what I’m doing and ask about the best part'
	},
	'the-first-tomatoes': {
		title: 'The first tomatoes next door',
		scene: 'A neighbour leans over the fence with three small tomatoes in one hand.',
		says: 'Look. The first ones.',
		replies: [
			{
				text: 'Oh, look at that red.',
				does: 'You look, and say what you see. That’s a whole celebration.'
			},
			{
				text: 'Mine came weeks ago.',
				does: 'It may be true, but now it’s a race, and they came second.'
			},
			{
				text: 'They cost next to nothing at the market.',
				does: 'It’s meant as a tip, but it skips what they’re proud of.'
			}
		],
		good: [
			{
				text: 'All that watering, and now they’re here.',
				does: 'You saw the work as well as the tomatoes.'
			},
			{
				text: 'Who gets the first bite?',
				does: 'A small question that lets the moment last.'
			}
		],
		when: 'a neighbour shows me something they made',
		act: 'look at it properly and say what I see'
	},
	'a-photo-of-good-news': {
		title: 'A photo of good news',
		scene: 'Your brother sends a photo of himself with his new driving licence.',
		says: 'At last!!!',
		replies: [
			{
				text: 'At last!!! After that second test, I’m extra glad.',
				does: 'You know what it took, and your line shows it.'
			},
			{
				text: 'You send a thumbs up and nothing else.',
				does: 'A thumbs up is something, but words tend to stay with people longer.'
			},
			{
				text: 'Drive carefully, please.',
				does: 'It’s love, but it sounds like worry.'
			}
		],
		good: [
			{
				text: 'You did it! Where to first?',
				does: 'You’re glad with him, and ask what comes next.'
			},
			{
				text: 'I’m looking at your grin and grinning too.',
				does: 'It shows him how glad his news makes you.'
			}
		],
		when: 'a photo of good news comes in',
		act: 'write one line about what it took'
	},
	'a-colleague-stepped-in': {
		title: 'A colleague who stepped in',
		scene: 'Last week a colleague took your shift while you were ill. Now they’re walking past.',
		says: '',
		replies: [
			{
				text: 'Thanks again for last week!',
				does: 'Warm and short. They may wonder for a second what you mean.'
			},
			{
				text: 'You took my Tuesday, so I could sleep. Thank you.',
				does: 'It names what they did and what it did for you.'
			},
			{
				text: 'I feel so bad about last week.',
				does: 'It comes from care, but now they may have to comfort you.'
			}
		],
		good: [
			{
				text: 'I got to rest because you took that shift. That was kind.',
				does: 'They hear what good their help did.'
			},
			{
				text: 'You came in without a second thought. I haven’t forgotten that.',
				does: 'It’s about how they did it, as well as the shift.'
			}
		],
		when: 'I see someone who helped me',
		act: 'thank them for that one thing they did'
	},
	'a-parcel-next-door': {
		title: 'A parcel that waited next door',
		scene: 'The neighbour who took in your parcel opens the door and hands it over.',
		says: 'It was no trouble.',
		replies: [
			{
				text: 'Oh, but it was, I’m so sorry!',
				does: 'You mean well, but now it’s about being sorry, and not about thanks.'
			},
			{
				text: 'Thank you. You saved me a long walk to the depot.',
				does: 'It says what the favour was worth. They can be glad of it.'
			},
			{
				text: 'OK, bye then.',
				does: 'Quick and fine. There was room for one more line.'
			}
		],
		good: [
			{
				text: 'Thank you for keeping it dry for me. Have a good evening.',
				does: 'One thing they did, and a clear, warm goodbye.'
			},
			{
				text: 'It’s nice to know someone’s there. Thank you.',
				does: 'It’s about them, and not about the parcel.'
			}
		],
		when: 'someone hands me something they kept for me',
		act: 'say what it saved me'
	},
	'a-friend-who-listened': {
		title: 'The day after a friend listened',
		scene: 'Yesterday a friend listened to you for an hour. Today you have your phone in hand.',
		says: '',
		replies: [
			{
				text: 'Sorry I talked so much yesterday.',
				does: 'It’s often the first thing that comes out, but now they have to say it was fine.'
			},
			{
				text: 'You let me talk yesterday, and I slept better. Thank you.',
				does: 'What they did, what came of it, and thanks. No reply is needed.'
			},
			{
				text: 'You’re the best!!!',
				does: 'Warm and loud, but it doesn’t say what was so good.'
			}
		],
		good: [
			{
				text: 'I’m still glad you didn’t try to fix it. No need to answer.',
				does: 'It names one thing, and leaves them free.'
			},
			{
				text: 'It helped that you stayed on the line while I was quiet.',
				does: 'They learn what helped, and may do it again.'
			}
		],
		when: 'somebody has listened to me',
		act: 'tell them the next day what helped'
	},
	'a-walk-round-the-block': {
		title: 'Asking someone for a short walk',
		scene: 'You meet a neighbour at the front door. You both have ten minutes.',
		says: 'Nice out today.',
		replies: [
			{
				text: 'It is. I’m going once round the block. Come along if you like.',
				does: 'It’s small and clear, and saying no costs nothing.'
			},
			{
				text: 'We really ought to meet up some time.',
				does: 'A warm thought, but with no day in it. It often stays a thought.'
			},
			{
				text: 'You’re busy, I suppose.',
				does: 'It makes a no likely before you’ve asked.'
			}
		],
		good: [
			{
				text: 'I need ten minutes of fresh air. Want to join me, now or another day?',
				does: 'It says how long, and any answer is fine.'
			},
			{
				text: 'I’m off to the corner and back. I’d like company, but no is fine.',
				does: 'You say what you’d like, and they’re free to choose.'
			}
		],
		when: 'I meet a neighbour at the door and have ten minutes',
		act: 'ask if they want to walk round the block'
	},
	'a-cup-in-the-break': {
		title: 'Asking a colleague for coffee',
		scene: 'The break begins. A colleague you like gets up from the desk.',
		says: '',
		replies: [
			{
				text: 'I’m getting a coffee. Can I get you one, or do you want to come?',
				does: 'A small offer with two ways to say yes.'
			},
			{
				text: 'You never come for coffee.',
				does: 'There’s a wish in it, but it may sound like blame.'
			},
			{
				text: 'Do you maybe possibly want coffee, or probably not?',
				does: 'A careful way to ask, but it says the no for them.'
			}
		],
		good: [
			{
				text: 'Five minutes by the machine? Then I’m back at it.',
				does: 'Five minutes is simple to say yes to.'
			},
			{
				text: 'I’ve been wanting to ask about your trip. Coffee today or tomorrow?',
				does: 'They hear why you’re asking them, and can pick the day.'
			}
		],
		when: 'the coffee break begins',
		act: 'ask one person to join me for five minutes'
	},
	'a-short-call-this-week': {
		title: 'Asking a friend for a short call',
		scene: 'You haven’t talked for months. You open the chat.',
		says: '',
		replies: [
			{
				text: 'It’s been far too long. I’m a bad friend!',
				does: 'It’s meant kindly, but now they have to say you’re not.'
			},
			{
				text: 'Ten minutes on the phone this week? Thursday after six suits me. No is fine.',
				does: 'How long, when, and a way out: all they need to answer.'
			},
			{
				text: 'Call me when you have time.',
				does: 'It leaves them free, but it also leaves them all the planning.'
			}
		],
		good: [
			{
				text: 'I saw a heron and thought of you. Would you like a short call on Sunday?',
				does: 'A small reason, and one clear day.'
			},
			{
				text: 'I’d like to hear your voice. When would fifteen minutes suit you?',
				does: 'You say what you’d like, and they choose when.'
			}
		],
		when: 'I think of a friend I haven’t talked to in ages',
		act: 'offer one day for a ten-minute call'
	},
	'a-party-on-friday': {
		title: 'A party on Friday',
		scene: 'A friend writes to you. You’re tired to the bone.',
		says: 'Party at mine on Friday! You’re coming, right?',
		replies: [
			{
				text: 'Maybe! I’ll see.',
				does: 'It puts off the no, and may sit on your mind till Friday.'
			},
			{
				text: 'Thank you for asking me. I won’t make it this time.',
				does: 'Thanks, and a clear no. You can keep the reasons to yourself.'
			},
			{
				text: 'I have to work that night.',
				does: 'If it isn’t true, you now have a story to keep up.'
			}
		],
		good: [
			{
				text: 'I’m worn out, so not this Friday. Do ask me again.',
				does: 'A no to the day, and a yes to the friend.'
			},
			{
				text: 'A party is too much for me right now. A cup of tea next week would be lovely.',
				does: 'It says what doesn’t work, and what would.'
			}
		],
		when: 'I’m asked to something that’s too much',
		act: 'say thank you and not this time'
	},
	'one-more-shift': {
		title: 'One more shift',
		scene: 'Your boss stops by your desk ten minutes before you leave.',
		says: 'Could you take Saturday as well?',
		replies: [
			{
				text: 'Er, yes, I think so.',
				does: 'It’s quick and keeps the peace, but you pay for it on Saturday.'
			},
			{
				text: 'I can’t take Saturday. Thanks for asking me first.',
				does: 'A clear no in a friendly voice. They can ask the next person.'
			},
			{
				text: 'Why is it always me?',
				does: 'There may be good reason to ask, but it often turns into a row.'
			}
		],
		good: [
			{
				text: 'I need that day to rest, so no. I can help you find someone.',
				does: 'A no to the day, and something small you can do.'
			},
			{
				text: 'Let me look at my week. I’ll tell you tomorrow at nine.',
				does: 'You don’t have to answer on the spot, and they know when you will.'
			}
		],
		when: 'I’m asked for something on the spot',
		act: 'say that I’ll answer tomorrow'
	},
	'a-big-family-lunch': {
		title: 'A big family lunch',
		scene: 'Your mother is on the phone about Sunday. Twelve people will be there.',
		says: 'Everyone’s coming. You’ll be there too, won’t you?',
		replies: [
			{
				text: 'I’ll come for the cake at three, and leave at four.',
				does: 'A yes with an end. You choose the part you can manage.'
			},
			{
				text: 'Fine. If I have to.',
				does: 'A yes that says no. It may weigh on both of you.'
			},
			{
				text: 'I can’t do twelve people this week. Can I come to you on Tuesday?',
				does: 'A no to the crowd, and a yes to her.'
			}
		],
		good: [
			{
				text: 'It’s sweet that you want me there. This Sunday I’m staying at home.',
				does: 'It answers the love in the question, and stays clear.'
			},
			{
				text: 'Not this time. Will you tell me about it in the evening?',
				does: 'You’re not there, and you still take part a little.'
			}
		],
		when: 'my family asks for more than I have',
		act: 'offer the part that I can do'
	},
	'a-chat-on-the-stairs': {
		title: 'A chat on the stairs',
		scene: 'You’ve been chatting with a neighbour for five minutes. Your bag is getting heavy.',
		says: 'And did I tell you about the man from the gas board?',
		replies: [
			{
				text: 'I’d like to hear that next time. I need to put this bag down.',
				does: 'You say that you’re stopping, and why, and that there’ll be a next time.'
			},
			{
				text: 'Mm. Aha. Mm.',
				does: 'It’s polite, but they can’t tell that you want to go.'
			},
			{
				text: 'Sorry, bye!',
				does: 'It works. One more word would make it warmer.'
			}
		],
		good: [
			{
				text: 'I’ll let you get on. It was good to see you.',
				does: 'It ends while it’s still nice.'
			},
			{
				text: 'Save that one for me. I’m going up now. Have a good day.',
				does: 'You want to hear the story, and you’re clear that it’s not now.'
			}
		],
		when: 'a chat on the stairs gets too long for me',
		act: 'say that it was good to see them, and go'
	},
	'a-call-that-goes-on': {
		title: 'A call that goes on and on',
		scene: 'Your aunt has been talking for half an hour. You’ve run out of energy.',
		says: 'And another thing about the garden.',
		replies: [
			{
				text: 'Someone is at the door.',
				does: 'Many people say it, but it won’t work every time.'
			},
			{
				text: 'I’m running out of steam. Tell me about the garden, and then I’ll stop.',
				does: 'She knows when it ends, and can choose what to say last.'
			},
			{
				text: 'Yes. Right. Yes.',
				does: 'You’re there, but not quite, and she may hear it.'
			}
		],
		good: [
			{
				text: 'I need to lie down now. I’m glad I heard about your hip.',
				does: 'A clear end, and one thing you heard.'
			},
			{
				text: 'Let’s stop here for today. I’ll ring again on Sunday.',
				does: 'With a next time, an ending feels softer. Name a day you can keep.'
			}
		],
		when: 'a call gets longer than I can manage',
		act: 'name one thing I heard and say goodbye'
	},
	'a-seat-on-the-train': {
		title: 'A talk on the train',
		scene: 'You’ve had a nice chat with someone you know from work. Now you’d like some quiet.',
		says: 'So what else is new with you?',
		replies: [
			{
				text: 'Not much. I’m going to close my eyes for a bit now.',
				does: 'You answer, and say what you’re about to do. Nobody has to guess.'
			},
			{
				text: 'You put in your earphones and say nothing.',
				does: 'It’s clear, but they may wonder if they did something wrong.'
			},
			{
				text: 'Oh, lots! How about you?',
				does: 'It’s friendly, but it starts the next round.'
			}
		],
		good: [
			{
				text: 'I liked talking to you. I’ll be quiet for the rest of the way.',
				does: 'The warm part first, then the need.'
			},
			{
				text: 'My head is full, so I’ll look out of the window now.',
				does: 'It’s about you, and not about them.'
			}
		],
		when: 'I want quiet on the way home',
		act: 'say that I liked the chat and need a rest'
	},
	'messages-late-at-night': {
		title: 'Messages late at night',
		scene: 'It’s past eleven. The chat goes on, and your eyes are closing.',
		says: 'So what do you think about what Sam said?',
		replies: [
			{
				text: 'You leave it till the morning.',
				does: 'That’s all right. They may wonder a little, or be asleep too.'
			},
			{
				text: 'I’m off to bed. I want to think about that one. Good night!',
				does: 'A clear end, and their question isn’t lost.'
			},
			{
				text: 'You keep typing until one o’clock.',
				does: 'It’s kind to them, but it makes for a short night.'
			}
		],
		good: [
			{
				text: 'My eyes are closing. More tomorrow, or whenever. Sleep well.',
				does: 'A warm ending, with no promise of when.'
			},
			{
				text: 'Good question for daylight. Good night from me.',
				does: 'It says you heard it, and that it can wait.'
			}
		],
		when: 'it’s late and a chat goes on',
		act: 'wish a good night and put the phone down'
	}
};
