import type { WordsOfScripts } from '#lib/core/script.ts';

/** The texts of the scenes in English. */
export const scriptWords: WordsOfScripts = {
	'a-long-week-at-work': {
		title: 'A colleague after a long week',
		scene: 'It is Friday. A colleague sits down next to you and puts their bag on the floor.',
		says: 'This week was too much.',
		replies: [
			{
				text: 'You had a lot on your plate this week.',
				does: 'They hear their own words come back, and can say more or leave it.'
			},
			{
				text: 'Same here. You wouldn’t believe my Tuesday.',
				does: 'It says you know the feeling. The talk often moves to your week.'
			},
			{
				text: 'Have you tried making a list?',
				does: 'It is meant to help. Many people want to be heard first, before ideas.'
			},
			{
				text: 'Too much. Yes, I saw you run from desk to desk.',
				does: 'One of their words and one thing you saw: they know that you looked.'
			}
		],
		good: [
			{
				text: 'It sounds like it never let up.',
				does: 'You guess at what it was like, and they can put you right.'
			},
			{
				text: 'Too much, and no quiet hour in it.',
				does: 'Saying back one word shows what you heard, and asks for nothing.'
			}
		],
		when: 'a colleague sighs about their week',
		act: 'say back one thing that I heard'
	},
	'a-sister-and-her-landlord': {
		title: 'Your sister and her landlord',
		scene: 'Your sister stands in the kitchen and has not taken off her coat.',
		says: 'He was here again about the deposit. I’m so tired of him.',
		replies: [
			{
				text: 'You need to write to him. I can show you how.',
				does: 'A way to fix it, quite soon. She may not be done with telling it.'
			},
			{
				text: 'Again. And you are worn out by it.',
				does: 'Two things that she said, in your words. She can go on from there.'
			},
			{
				text: 'It could be worse, at least you have the flat.',
				does: 'It is meant to cheer. It may leave her alone with being tired.'
			}
		],
		good: [
			{
				text: 'So he came back, and you had to go through it all once more.',
				does: 'You tell her story in one line, and she hears that it reached you.'
			},
			{
				text: 'You’re sick of it. Do you want ideas, or shall I listen?',
				does: 'First what you heard, then a choice that is hers.'
			}
		],
		when: 'my family tells me about trouble',
		act: 'put it in one line before I say what I think'
	},
	'waiting-for-results': {
		title: 'A friend who waits for results',
		scene: 'A friend writes to you in the afternoon.',
		says: 'Still no call from the clinic. I keep looking at my phone.',
		replies: [
			{
				text: 'Waiting all day with the phone in your hand. That’s hard.',
				does: 'You name what the day is like for them. No answer is needed.'
			},
			{
				text: 'I’m sure that it is nothing!',
				does: 'A kind wish. It may be hard to answer, since nobody can know yet.'
			},
			{
				text: 'Why not ring them?',
				does: 'A fair idea. They may have thought of it, and be too tired for it.'
			}
		],
		good: [
			{
				text: 'So the whole day hangs on that call. I’m thinking of you.',
				does: 'What you heard, and that they are on your mind.'
			},
			{
				text: 'It sounds as if you can’t put it down. Shall I keep you company for a bit?',
				does: 'A guess and an offer. They can take it or leave it.'
			}
		],
		when: 'a friend writes that they are waiting for news',
		act: 'write one line about what the wait is like'
	},
	'the-broken-lift': {
		title: 'A neighbour and the broken lift',
		scene: 'On the second floor your neighbour stops with two bags to get their breath.',
		says: 'Third week without a lift. And me with my knee.',
		replies: [
			{
				text: 'Third week! Oh no.',
				does: 'Two short words and a look are enough to show that you heard.'
			},
			{
				text: 'Well, that is how it is in this house.',
				does: 'It agrees, and it tends to close the talk.'
			},
			{
				text: 'All those stairs with a sore knee. That’s rough.',
				does: 'You name the hard part, so they need not explain it.'
			}
		],
		good: [
			{
				text: 'Oh, your poor knee. Shall I take one bag up?',
				does: 'The knee comes first, then an offer that is small and clear.'
			},
			{
				text: 'Mm. Three weeks is long.',
				does: 'A nod in words. It costs little and leaves room for more.'
			}
		],
		when: 'a neighbour grumbles on the stairs',
		act: 'name the hard part in a few words'
	},
	'a-job-that-ended': {
		title: 'A friend whose job has ended',
		scene: 'A message comes in while you wash up.',
		says: 'They let me go today. I’m sitting on the bench outside.',
		replies: [
			{
				text: 'You will find something better soon.',
				does: 'It is meant as hope. Today it may be too soon for it.'
			},
			{
				text: 'Oh no. I’m so sorry.',
				does: 'Short and warm. It stays with them on that bench.'
			},
			{
				text: 'What did they say? Was it about money?',
				does: 'You want to know more. Questions can be a lot in the first hour.'
			}
		],
		good: [
			{
				text: 'What a blow. I’m here, and you need not write back.',
				does: 'You say how big it is, and you ask for nothing.'
			},
			{
				text: 'That’s hard. Do you want company, or some quiet?',
				does: 'A warm line, and a choice with two small answers.'
			}
		],
		when: 'a friend writes hard news',
		act: 'answer with one warm line and no advice'
	},
	'a-busy-till': {
		title: 'A busy day at the till',
		scene: 'It is your turn at the till. The cashier breathes out and reaches for your milk.',
		says: 'It hasn’t stopped since eight.',
		replies: [
			{
				text: 'Since eight! I hope you get a break soon.',
				does: 'You took up their words, and wish them something. It ends there nicely.'
			},
			{
				text: 'Mm-hm.',
				does: 'A sound is a reply. With a small nod it can be a warm one.'
			},
			{
				text: 'I’d like a bag as well, please.',
				does: 'That is fine too. Their words stay without an answer.'
			}
		],
		good: [
			{
				text: 'That’s a long time on your feet.',
				does: 'One line about what you see. It takes three seconds.'
			},
			{
				text: 'Oh dear. Thanks for staying so kind.',
				does: 'You saw how it is for them, and what they do all the same.'
			}
		],
		when: 'someone at a till tells me about their day',
		act: 'say one line back before I pay'
	},
	'a-story-that-jumps': {
		title: 'A story that jumps about',
		scene: 'Your cousin is on the phone. You have lost who is who.',
		says: 'And then she said it again, so I left.',
		replies: [
			{
				text: 'Wait, who said it again?',
				does: 'One small question about one thing. They can go straight on.'
			},
			{
				text: 'Aha. Yes.',
				does: 'It keeps things going. After a while they may feel that you are lost.'
			},
			{
				text: 'Why did you leave? I would have stayed.',
				does: 'A why can sound like blame, and now the talk is about what you would do.'
			}
		],
		good: [
			{
				text: 'I want to get this right. Was that at the house, or after?',
				does: 'You say why you ask, and give two answers to pick from.'
			},
			{
				text: 'Help me here: what was it that she said?',
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
				does: 'You ask for one piece. A big trouble gets a handle.'
			},
			{
				text: 'Oh, you will get used to it.',
				does: 'It is meant to calm. What is wrong with the list stays unsaid.'
			},
			{
				text: 'Give it to me, I’ll do it.',
				does: 'A kind offer. They may have wanted to be asked, not helped out.'
			}
		],
		good: [
			{
				text: 'When you say the way they want it, what do you mean?',
				does: 'You take up their own words, and they can tell you more.'
			},
			{
				text: 'Is it too much, or is it not clear?',
				does: 'Two short answers to pick from, and both are fine to give.'
			}
		],
		when: 'someone at work says that they are stuck',
		act: 'ask which part of it is the worst'
	},
	'it-went-fine-i-suppose': {
		title: 'A reply with something under it',
		scene: 'You asked a friend about their first evening class. This is what they write.',
		says: 'It went fine, I suppose.',
		replies: [
			{
				text: 'Great!',
				does: 'You take the fine, and leave the I suppose. It may end there.'
			},
			{
				text: 'You suppose?',
				does: 'One word of theirs with a question mark. They can tell more, or not.'
			},
			{
				text: 'What went wrong?',
				does: 'It asks, and it also says that something did. They may shut the door.'
			}
		],
		good: [
			{
				text: 'Fine and a bit of something else? Tell me if you like.',
				does: 'You heard both halves, and you leave it to them.'
			},
			{
				text: 'What was the room like? I have never been to one.',
				does: 'A side door: a small thing to tell, that may lead on.'
			}
		],
		when: 'a reply sounds as if there is more to it',
		act: 'ask one open question and let them choose'
	},
	'a-place-on-the-course': {
		title: 'A colleague got a place',
		scene: 'A colleague turns round from the screen with wide eyes.',
		says: 'They gave me the place on the course!',
		replies: [
			{
				text: 'Oh, that is good. Tell me, when did you hear?',
				does: 'You are glad, and they can live it again while they tell it.'
			},
			{
				text: 'Nice.',
				does: 'A kind word. If your eyes stay on your work, it may sound small.'
			},
			{
				text: 'And who does your work while you are away?',
				does: 'A fair thing to ask later on. The glad moment is over soon.'
			}
		],
		good: [
			{
				text: 'You wanted that so much! What did they say?',
				does: 'You know what it means to them, and ask for the good part.'
			},
			{
				text: 'Look at your face. I’m glad for you.',
				does: 'What you see, and how it is for you. No big words are needed.'
			}
		],
		when: 'someone tells me good news',
		act: 'stop what I do and ask about the best part'
	},
	'the-first-tomatoes': {
		title: 'The first tomatoes next door',
		scene: 'A neighbour leans over the fence with three small tomatoes in one hand.',
		says: 'Look. The first ones.',
		replies: [
			{
				text: 'Oh, look at that red.',
				does: 'You look, and say what you see. That is a whole celebration.'
			},
			{
				text: 'Mine came weeks ago.',
				does: 'It may be true. Now there is a race, and they came second.'
			},
			{
				text: 'You can get them for next to nothing at the market.',
				does: 'A hint that is meant well. It passes over what they are proud of.'
			}
		],
		good: [
			{
				text: 'All that watering, and now they are here.',
				does: 'You saw the work, not the tomatoes alone.'
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
		scene: 'Your brother sends a photo: he holds up his driving licence.',
		says: 'At last!!!',
		replies: [
			{
				text: 'At last!!! After that second test I’m extra glad.',
				does: 'You know the way he came, and it is in your line.'
			},
			{
				text: 'You send a thumbs up and nothing else.',
				does: 'A sign is something. Words tend to stay with people longer.'
			},
			{
				text: 'Drive with care, please.',
				does: 'It is love, and it sounds like worry.'
			}
		],
		good: [
			{
				text: 'You did it! Where does the first drive go?',
				does: 'You are glad with him, and ask about what comes now.'
			},
			{
				text: 'I’m looking at your grin and grinning too.',
				does: 'It says what his news does at your end.'
			}
		],
		when: 'a photo of good news comes in',
		act: 'write one line about what it took'
	},
	'a-colleague-stepped-in': {
		title: 'A colleague who stepped in',
		scene: 'Last week a colleague took your shift when you were ill. Now they walk past.',
		says: '',
		replies: [
			{
				text: 'Thanks again for last week!',
				does: 'Warm and short. They may wonder for a second what it was about.'
			},
			{
				text: 'You took my Tuesday, and I could sleep. Thank you.',
				does: 'It names what they did and what it did for you.'
			},
			{
				text: 'I feel so bad about last week.',
				does: 'It comes from care. Now they may have to comfort you.'
			}
		],
		good: [
			{
				text: 'I got well because you took that shift. That was kind.',
				does: 'They hear what their help was good for.'
			},
			{
				text: 'You didn’t ask twice, you came in. I haven’t forgotten that.',
				does: 'It names how they did it, not the shift alone.'
			}
		],
		when: 'I see someone who helped me',
		act: 'thank them for the very thing they did'
	},
	'a-parcel-next-door': {
		title: 'A parcel that waited next door',
		scene: 'The neighbour who took in your parcel opens the door and hands it over.',
		says: 'It was no trouble.',
		replies: [
			{
				text: 'Oh, but it was, I’m so sorry!',
				does: 'You mean it well. Now it is about being sorry, and not about thanks.'
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
				does: 'One thing that they did, and a clear, warm end.'
			},
			{
				text: 'It’s nice to know that someone is there. Thank you.',
				does: 'It is about them, and not about the parcel alone.'
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
				text: 'Sorry that I talked so much yesterday.',
				does: 'It is often the first thing that comes. They may now have to say that it was fine.'
			},
			{
				text: 'You let me finish yesterday. I slept better. Thank you.',
				does: 'What they did, what came of it, and thanks. No reply is needed.'
			},
			{
				text: 'You’re the best!!!',
				does: 'Warm and loud. It does not say what was so good.'
			}
		],
		good: [
			{
				text: 'I’m still glad that you didn’t try to fix it. No need to answer.',
				does: 'It names one thing, and leaves them free.'
			},
			{
				text: 'It helped that you stayed on the line while I was quiet.',
				does: 'They learn what was good for you, and may do it again.'
			}
		],
		when: 'somebody has listened to me',
		act: 'tell them the next day what was good about it'
	},
	'a-walk-round-the-block': {
		title: 'Asking someone for a short walk',
		scene: 'You meet a neighbour at the front door. You both have ten minutes.',
		says: 'Nice out today.',
		replies: [
			{
				text: 'It is. I’m going once round the block. Come along, if you like.',
				does: 'Small, clear, and a no costs them nothing.'
			},
			{
				text: 'We really ought to meet up some time.',
				does: 'A warm thought with no day in it. It often stays a thought.'
			},
			{
				text: 'You’re busy, I suppose.',
				does: 'It makes a no likely before you have asked.'
			}
		],
		good: [
			{
				text: 'I need ten minutes of air. Do you want to join me, or another day?',
				does: 'It says how long, and both answers are good ones.'
			},
			{
				text: 'I’m off to the corner and back. Company would be nice, and no is fine.',
				does: 'You say what you wish for, and you leave the door open.'
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
				text: 'I’m getting a coffee. Shall I bring you one, or do you come too?',
				does: 'A small offer with two ways to say yes.'
			},
			{
				text: 'You never come along for coffee.',
				does: 'There is a wish in it. It may sound like blame.'
			},
			{
				text: 'Do you maybe possibly want coffee, or probably not?',
				does: 'A careful way to ask. The no is said for them already.'
			}
		],
		good: [
			{
				text: 'Five minutes by the machine? Then I’m back at it.',
				does: 'A short time is simple to say yes to.'
			},
			{
				text: 'I have wanted to ask about your trip. Coffee today or tomorrow?',
				does: 'They hear why it is them, and can pick the day.'
			}
		],
		when: 'the coffee break begins',
		act: 'ask one person if they come along for five minutes'
	},
	'a-short-call-this-week': {
		title: 'Asking a friend for a short call',
		scene: 'You have not heard each other for months. You open the chat.',
		says: '',
		replies: [
			{
				text: 'It has been far too long, I’m a bad friend!',
				does: 'It wants to be kind to them. They now have to say that you are not.'
			},
			{
				text: 'Ten minutes on the phone this week? Thursday after six suits me. No is fine.',
				does: 'How long, when, and a way out: all they need for an answer.'
			},
			{
				text: 'Call me when you have time.',
				does: 'It leaves them free, and also with all of the planning.'
			}
		],
		good: [
			{
				text: 'I saw a heron and thought of you. Would you like a short call on Sunday?',
				does: 'A small reason, and one clear day.'
			},
			{
				text: 'I’d like to hear your voice. Is there a good quarter of an hour for you?',
				does: 'You say what you wish for, and they choose when.'
			}
		],
		when: 'I think of a friend I have not heard for long',
		act: 'offer one day for a ten-minute call'
	},
	'a-party-on-friday': {
		title: 'A party on Friday',
		scene: 'A friend writes to you. You are tired to the bone.',
		says: 'Party at mine on Friday! You’re coming, right?',
		replies: [
			{
				text: 'Maybe! Let’s see.',
				does: 'It puts the no off. It may sit on your mind till Friday.'
			},
			{
				text: 'Thank you for asking me. I won’t make it this time.',
				does: 'Thanks, and a clear no. Reasons can stay with you.'
			},
			{
				text: 'I have to work that night.',
				does: 'If it is not so, there is now a story to keep up.'
			}
		],
		good: [
			{
				text: 'I’m worn out, so not this Friday. Do ask me again.',
				does: 'A no to the day, and a yes to the friend.'
			},
			{
				text: 'A party is too much for me now. A cup of tea next week would be lovely.',
				does: 'It says what does not fit, and what would.'
			}
		],
		when: 'I am asked to something that is too much',
		act: 'say thank you and not this time'
	},
	'one-more-shift': {
		title: 'One more shift',
		scene: 'Your boss stops by your desk ten minutes before you leave.',
		says: 'Could you take Saturday as well?',
		replies: [
			{
				text: 'Er, yes, I think so.',
				does: 'It is quick and keeps the peace. The price comes on Saturday.'
			},
			{
				text: 'I can’t take Saturday. Thanks for asking me first.',
				does: 'A clear no in a friendly voice. They can ask the next person.'
			},
			{
				text: 'Why is it always me?',
				does: 'There may be good reason for it. The talk often turns into a row.'
			}
		],
		good: [
			{
				text: 'I need that day to rest, so no. I can help to look for someone.',
				does: 'A no to the day, and a small thing that you can do.'
			},
			{
				text: 'Let me look at my week. I’ll tell you tomorrow at nine.',
				does: 'You need not answer on the spot. They know when they will hear.'
			}
		],
		when: 'I am asked for something on the spot',
		act: 'say that I will answer tomorrow'
	},
	'a-big-family-lunch': {
		title: 'A big family lunch',
		scene: 'Your mother is on the phone about Sunday. Twelve people will be there.',
		says: 'Everyone is coming. You will come too, won’t you?',
		replies: [
			{
				text: 'I’ll come for the cake at three, and leave at four.',
				does: 'A yes with an end. You choose the part that you can bear.'
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
				text: 'It’s sweet that you want me there. This Sunday I stay at home.',
				does: 'It hears the love in the question, and stays clear.'
			},
			{
				text: 'Not this time. Will you tell me about it in the evening?',
				does: 'You are not there, and you still take part a little.'
			}
		],
		when: 'my family asks for more than I have',
		act: 'offer the part that I can do'
	},
	'a-chat-on-the-stairs': {
		title: 'A chat on the stairs',
		scene: 'You have talked with a neighbour for five minutes. Your bag is getting heavy.',
		says: 'And did I tell you about the man from the gas board?',
		replies: [
			{
				text: 'I’d like to hear that next time. I need to put this bag down.',
				does: 'You say that you stop, and why, and that there is a next time.'
			},
			{
				text: 'Mm. Aha. Mm.',
				does: 'It is polite. They cannot know that you want to go.'
			},
			{
				text: 'Sorry, bye!',
				does: 'It works. A word more would make it warmer.'
			}
		],
		good: [
			{
				text: 'I’ll let you get on. It was good to see you.',
				does: 'It ends while it is still nice.'
			},
			{
				text: 'Keep that one for me. I’m going up now. Have a good day.',
				does: 'It wants the story, and it is clear about now.'
			}
		],
		when: 'a chat on the stairs gets long for me',
		act: 'say that it was good to see them, and go'
	},
	'a-call-that-goes-on': {
		title: 'A call that goes on and on',
		scene: 'Your aunt has talked for half an hour. You have no more in you.',
		says: 'And another thing about the garden.',
		replies: [
			{
				text: 'Someone is at the door.',
				does: 'A way out that many use. It cannot be used each time.'
			},
			{
				text: 'I’m running out of steam. Tell me about the garden, and then I stop.',
				does: 'They know where the end is, and can choose what to say last.'
			},
			{
				text: 'Yes. Right. Yes.',
				does: 'You are still there, and not quite. They may hear it.'
			}
		],
		good: [
			{
				text: 'I need to lie down now. I’m glad that I heard about your hip.',
				does: 'A clear end, and one thing that you have heard.'
			},
			{
				text: 'Let’s stop here for today. I’ll ring again on Sunday.',
				does: 'With the next time named, an end is no loss. Name a day that you can keep.'
			}
		],
		when: 'a call gets longer than I can bear',
		act: 'name one thing I heard and say goodbye'
	},
	'a-seat-on-the-train': {
		title: 'A talk on the train',
		scene: 'You have had a nice chat with someone you know from work. Now you want quiet.',
		says: 'So what else is new with you?',
		replies: [
			{
				text: 'Not much. I’m going to close my eyes for a bit now.',
				does: 'You answer, and you say what you will do. Nobody has to guess.'
			},
			{
				text: 'You put in your earphones and say nothing.',
				does: 'It is clear. They may ask themselves if they did something.'
			},
			{
				text: 'Oh, lots! And with you?',
				does: 'It is friendly, and it starts the next round.'
			}
		],
		good: [
			{
				text: 'I liked talking to you. I’ll be quiet for the rest of the way.',
				does: 'The warm part first, then the need.'
			},
			{
				text: 'My head is full, so I’ll look out of the window now.',
				does: 'The reason is in you, and not in them.'
			}
		],
		when: 'I want quiet on the way home',
		act: 'say that I liked the chat and will rest now'
	},
	'messages-late-at-night': {
		title: 'Messages late at night',
		scene: 'It is past eleven. The chat goes on, and your eyes close.',
		says: 'And what do you think about what Sam said?',
		replies: [
			{
				text: 'You leave it without a reply till the morning.',
				does: 'That is all right. They may wonder a little, or be asleep as well.'
			},
			{
				text: 'I’m off to bed. I want to think about that one. Good night!',
				does: 'A clear end, and their question is not lost.'
			},
			{
				text: 'You type on until one o’clock.',
				does: 'It is kind to them, and the night is short for you.'
			}
		],
		good: [
			{
				text: 'My eyes are closing. More tomorrow, or whenever. Sleep well.',
				does: 'It ends in a warm way, and with no promise of a time.'
			},
			{
				text: 'Good question for daylight. Good night from me.',
				does: 'It says that you heard it, and that it can wait.'
			}
		],
		when: 'it is late and a chat goes on',
		act: 'wish a good night and put the phone down'
	}
};
