/** Words that say nothing about a card. A search ignores them. */
export const smallWords: readonly string[] = (
	'a about ah all also am an and any anybody anyone anything are as at be been being but by can cannot could ' +
	'd did do does doing don doesn didn easier easy feel feeling felt find for from get getting give go going ' +
	'got had has have haven having he her him his how i if im in into is isn it its just keep know let like ll m ' +
	'make making maybe me might much must my myself need not of oh on or our out please re really s say saying ' +
	'she should so some somebody someone something somewhere such t tell telling than that the their them then ' +
	'there they thing things this to today too try u us ve very want wanna wanted wants was wasn way we were ' +
	'what when where which who why will wish with won would you your'
).split(' ');

/**
 * Queries of users who want to take something back. A search with exactly these words leads to words for it.
 * Forms of a word need no entry.
 */
export const takeBackSayings: readonly string[] = [
	'no',
	'cancel',
	'cancelled',
	'cancel plan',
	'cancelled plan',
	'cancel on friend',
	'decline',
	'decline invitation',
	'turn down',
	'call off',
	'back out',
	'bail',
	'postpone',
	'reschedule',
	'put off',
	'move date',
	'shorten',
	'take back',
	'change mind',
	'late reply',
	'late answer',
	'answer late',
	'dinner',
	'come dinner',
	'not come',
	'sorry not come'
];

/**
 * Phrases of users who may be in danger. A search that contains one shows the way to help before any card.
 */
export const crisisPhrases: readonly string[] = [
	...[
		'suicid',
		'kill myself',
		'kill me',
		'end my life',
		'ending my life',
		'take my life',
		'end it all'
	],
	...['want to die', 'wanna die', 'wish i was dead', 'wish i were dead', 'better off dead'],
	...['don’t want to live', 'dont want to live', 'do not want to live', 'no reason to live'],
	...['don’t want to be here', 'dont want to be here', 'don’t want to exist', 'dont want to exist'],
	...[
		'hurt myself',
		'hurting myself',
		'harm myself',
		'self harm',
		'self-harm',
		'selfharm',
		'cut myself'
	],
	'overdose'
];

/** Queries of users who want to come back to someone after a silence, read in the same way. */
export const comeBackSayings: readonly string[] = [
	'old friend',
	'old friend lost touch',
	'friend lost touch',
	'lost touch',
	'lost contact',
	'lost friend',
	'get back in touch',
	'get in touch again',
	'reconnect',
	'reconnect friend',
	'reconnect old friend',
	'write again',
	'long silence',
	'after silence',
	'after long time',
	'long time no see',
	'ghosted someone'
];

/**
 * Words that mean about the same when a user looks for a card. A search for one of them finds the others.
 * Forms of a word, such as “calls” and “calling”, need no entry.
 */
export const sameWords: readonly (readonly string[])[] = [
	['thank', 'thankful', 'gratitude', 'grateful', 'appreciate', 'thx', 'ty'],
	['neighbour', 'neighbor', 'neighbourhood'],
	['family', 'relative', 'sister', 'brother', 'sibling', 'cousin', 'aunt', 'auntie', 'uncle'],
	['mum', 'mom', 'mother', 'mummy', 'mommy', 'mama', 'mam'],
	['dad', 'father', 'daddy', 'papa'],
	['gran', 'grandma', 'grandmother', 'granny', 'nan', 'nana', 'grandad', 'grandpa', 'grandfather'],
	['child', 'kid', 'son', 'daughter', 'children', 'kids', 'grandchild', 'niece', 'nephew'],
	['partner', 'wife', 'husband', 'girlfriend', 'boyfriend', 'spouse'],
	['housemate', 'flatmate', 'roommate'],
	['friend', 'mate', 'pal', 'buddy', 'bestie'],
	['colleague', 'coworker', 'workmate', 'boss', 'manager', 'teammate'],
	['work', 'office', 'job', 'desk'],
	['call', 'ring', 'phone', 'phoning', 'telephone', 'dial', 'facetime'],
	['video', 'zoom', 'skype'],
	['text', 'message', 'sms', 'whatsapp', 'signal', 'telegram', 'dm', 'txt'],
	['letter', 'mail', 'write'],
	['voice', 'spoken', 'audio', 'record'],
	['post', 'comment', 'instagram', 'facebook', 'insta', 'social', 'media', 'twitter', 'tiktok'],
	['hello', 'hi', 'hey', 'greet', 'greeting', 'morning'],
	['goodbye', 'bye', 'farewell'],
	['invite', 'invitation', 'meet', 'meetup', 'hang'],
	['walk', 'stroll', 'hike'],
	['dog', 'puppy'],
	['pet', 'cat', 'kitten'],
	['coffee', 'café', 'cafe', 'cappuccino', 'latte', 'barista'],
	['tea', 'cuppa'],
	['drink', 'cup'],
	['bus', 'tram', 'train', 'driver', 'commute', 'transport', 'tube', 'metro'],
	['shop', 'till', 'cashier', 'supermarket', 'store', 'checkout', 'shopkeeper', 'grocery'],
	['meal', 'food', 'dinner', 'lunch', 'supper', 'eat', 'cook', 'breakfast'],
	['recipe', 'bake', 'baking'],
	['song', 'music', 'sing', 'playlist', 'tune'],
	['concert', 'choir', 'gig'],
	['show', 'tv', 'series', 'film', 'movie', 'netflix', 'watch', 'telly'],
	['photo', 'picture', 'pic', 'selfie', 'image'],
	['game', 'cards', 'boardgame', 'play'],
	['crossword', 'puzzle', 'sudoku', 'wordle'],
	['garden', 'weed', 'allotment', 'plant', 'gardening'],
	['stretch', 'yoga', 'exercise', 'move', 'workout'],
	['class', 'club', 'course', 'meetup', 'volunteer', 'volunteering'],
	['library', 'book', 'read'],
	['compliment', 'praise', 'flattering'],
	['celebrate', 'cheer', 'congratulate', 'congratulations', 'congrats', 'proud'],
	['achieve', 'achievement', 'success', 'promotion', 'graduation', 'passed'],
	['exam', 'test', 'finals'],
	['listen', 'hear', 'listener'],
	['advice', 'help', 'ask', 'favour', 'favor', 'support'],
	['laugh', 'funny', 'joke', 'humour', 'humor'],
	['story', 'anecdote'],
	['memory', 'memories', 'remember', 'nostalgia'],
	['breathe', 'breath', 'meditate', 'meditation', 'mindful', 'mindfulness'],
	['rest', 'nap', 'relax'],
	['sleep', 'asleep', 'awake', 'insomnia', 'night'],
	['bed', 'covers', 'blanket'],
	['tired', 'exhausted', 'worn', 'drained', 'knackered', 'fatigue', 'weary', 'burnout', 'burnt'],
	['quiet', 'silent', 'silence'],
	['talk', 'chat', 'conversation', 'speak', 'talking'],
	['sorry', 'apologise', 'apologize', 'apology', 'forgive', 'forgiveness'],
	['lonely', 'lonesome', 'isolated', 'isolation', 'solitude', 'alone'],
	[
		'sad',
		'down',
		'low',
		'unhappy',
		'depressed',
		'depression',
		'crying',
		'cry',
		'blue',
		'miserable',
		'upset'
	],
	[
		'anxious',
		'anxiety',
		'nervous',
		'scared',
		'afraid',
		'fear',
		'worried',
		'worry',
		'dread',
		'frightened'
	],
	['stress', 'stressed', 'overwhelmed', 'tense', 'panic', 'overwhelming'],
	['shy', 'awkward', 'introvert', 'embarrassed', 'timid'],
	[
		'grief',
		'grieving',
		'mourn',
		'bereaved',
		'bereavement',
		'died',
		'dead',
		'death',
		'funeral',
		'condolences'
	],
	['ill', 'sick', 'hospital', 'unwell', 'illness', 'surgery', 'operation', 'cancer'],
	['bored', 'boredom', 'boring'],
	['birthday', 'bday', 'anniversary'],
	['love', 'care', 'adore'],
	['kind', 'kindness', 'nice', 'gentle'],
	['cancel', 'decline', 'refuse', 'reject', 'postpone'],
	['reply', 'replied', 'answer', 'respond', 'response'],
	['nurse', 'cleaner', 'doctor', 'staff', 'waiter', 'waitress', 'worker', 'postman'],
	['weekly', 'ritual', 'habit', 'routine', 'regular', 'regularly', 'week'],
	['stranger', 'strangers', 'unknown']
];

/** A feeling, a wish or an event, with the cards that may help, the best one first. */
export interface Occasion {
	/** Ways to say it. Each matches a search that contains all of its words, in any order. */
	said: readonly string[];
	/** Ids of cards. */
	cards: readonly string[];
}

/** The occasions that a search knows. */
export const occasions: readonly Occasion[] = [
	{
		said: ['lonely', 'no friends', 'nobody', 'company', 'empty house', 'live by myself'],
		cards: [
			'one-word-hello',
			'a-voice-on-the-radio',
			'bench-where-people-pass',
			'look-at-a-photo-of-someone',
			'say-they-came-to-mind',
			'corner-seat-in-a-cafe',
			'among-others-in-a-library',
			'same-room-own-book',
			'reread-a-kind-message'
		]
	},
	{
		said: [
			'sad',
			'hard day',
			'bad day',
			'hopeless',
			'empty',
			'numb',
			'hurt',
			'heartbroken',
			'worthless'
		],
		cards: [
			'hand-on-chest',
			'say-it-is-a-slow-day',
			'reread-a-kind-message',
			'one-thing-all-right',
			'rest-counts',
			'read-a-reply-for-a-bad-day'
		]
	},
	{
		said: [
			'hate myself',

			'self compassion',
			'self care',
			'self esteem',
			'ashamed',
			'shame',
			'guilty',
			'guilt',
			'failure',
			'kind to myself',
			'not good enough'
		],
		cards: ['hand-on-chest', 'let-today-be-skipped', 'recall-someone-kind', 'one-thing-all-right']
	},
	{
		said: ['kill', 'suicide', 'suicidal', 'die', 'self harm', 'hurt myself', 'end it all'],
		cards: [
			'say-it-is-a-slow-day',
			'pick-up-for-two-minutes',
			'hand-on-chest',
			'ask-for-company-on-the-sofa',
			'rest-counts'
		]
	},
	{
		said: ['tired', 'no energy', 'low energy', 'weak', 'burned'],
		cards: [
			'rest-counts',
			'pull-up-the-covers',
			'let-today-be-skipped',
			'both-hands-round-a-cup',
			'phone-down-on-purpose'
		]
	},
	{
		said: ['bed', 'wake', 'woke', 'lie down'],
		cards: ['pull-up-the-covers', 'rest-counts', 'a-bit-of-daylight', 'warm-water-on-the-face']
	},
	{
		said: ['sleep', 'awake night', 'bedtime'],
		cards: [
			'pull-up-the-covers',
			'a-voice-on-the-radio',
			'three-slow-breaths-out',
			'phone-down-on-purpose',
			'spoken-good-night'
		]
	},
	{
		said: ['stress', 'calm', 'calm down', 'angry', 'anger', 'anxious', 'restless', 'meditate'],
		cards: [
			'three-slow-breaths-out',
			'breathe-side-by-side',
			'phone-down-on-purpose',
			'both-hands-round-a-cup',
			'hand-on-chest'
		]
	},
	{
		said: [
			'anxious call',
			'hate call',
			'before call',
			'start call',
			'call first line',
			'avoid call'
		],
		cards: [
			'read-a-first-line-for-a-call',
			'pick-up-for-two-minutes',
			'ten-second-hello',
			'offer-a-ten-minute-call'
		]
	},
	{
		said: [
			'shy',
			'social anxiety',
			'anxious people',
			'anxious talk',
			'practise',
			'practice',
			'confidence'
		],
		cards: [
			'greet-the-empty-kitchen',
			'thank-with-a-nod',
			'look-up-and-smile',
			'react-with-a-symbol',
			'read-how-was-your-week',
			'hello-to-the-driver'
		]
	},
	{
		said: [
			'grief',
			'lost mum',
			'lost dad',
			'lost gran',
			'lost partner',
			'lost dog',
			'gran died',
			'mum died',
			'dad died',
			'passed away'
		],
		cards: [
			'letter-you-may-not-send',
			'check-in-after-a-hard-week',
			'look-at-a-photo-of-someone',
			'answer-hard-news-with-one-line',
			'say-it-is-a-slow-day',
			'hand-on-chest',
			'private-line-instead-of-a-like'
		]
	},
	{
		said: [
			'friend lost',
			'friend grief',
			'friend lost dad',
			'friend lost mum',
			'sorry loss',
			'lost job'
		],
		cards: [
			'check-in-after-a-hard-week',
			'answer-hard-news-with-one-line',
			'private-line-instead-of-a-like',
			'hear-a-friend-out'
		]
	},
	{
		said: [
			'friend sad',
			'friend hard',
			'friend hurt',
			'friend anxious',
			'comfort',
			'bad news',
			'support friend'
		],
		cards: [
			'check-in-after-a-hard-week',
			'answer-hard-news-with-one-line',
			'hear-a-friend-out',
			'ask-listen-or-ideas',
			'notice-a-long-effort'
		]
	},
	{
		said: ['friend ill', 'ill', 'accident', 'well soon', 'better soon', 'recover', 'recovery'],
		cards: [
			'check-in-after-a-hard-week',
			'answer-hard-news-with-one-line',
			'three-line-postcard',
			'take-something-round',
			'say-they-came-to-mind'
		]
	},
	{
		said: ['cheer up', 'brighten', 'encourage', 'cheer friend', 'make happy', 'surprise'],
		cards: [
			'send-a-photo-that-fits-them',
			'glad-you-are-around',
			'pass-on-something-you-liked',
			'tuck-words-in-a-book-or-lunch',
			'notice-a-long-effort'
		]
	},
	{
		said: [
			'sorry',
			'my fault',
			'make up',
			'make amends',
			'argument',
			'argued',
			'fight',
			'fell out',
			'row',
			'quarrel',
			'conflict'
		],
		cards: [
			'say-you-are-sorry',
			'letter-you-may-not-send',
			'write-to-an-old-friend',
			'say-they-came-to-mind',
			'ask-listen-or-ideas',
			'note-for-a-neighbour'
		]
	},
	{
		said: ['bored', 'nothing to do', 'weekend', 'sunday', 'fun'],
		cards: [
			'ask-what-they-are-watching',
			'same-show-two-sofas',
			'people-past-the-window',
			'pass-on-something-you-liked',
			'ask-which-one-they-would-pick',
			'pass-a-crossword-back-and-forth',
			'two-people-and-a-game'
		]
	},
	{
		said: ['miss', 'miss friend', 'miss family', 'far away', 'long distance', 'homesick'],
		cards: [
			'say-they-came-to-mind',
			'look-at-a-photo-of-someone',
			'send-a-shared-memory',
			'play-an-old-voice-note',
			'same-show-two-sofas',
			'write-to-family'
		]
	},
	{
		said: [
			'old friend',
			'lost touch',
			'lost contact',
			'reconnect',
			'catch up',
			'years',
			'weeks',
			'long time',
			'school friend'
		],
		cards: [
			'write-to-an-old-friend',
			'send-a-shared-memory',
			'say-they-came-to-mind',
			'offer-a-ten-minute-call',
			'thank-for-an-old-kindness'
		]
	},
	{
		said: ['reply late', 'reply', 'ghosted', 'unanswered', 'haven replied', 'owe message', 'inbox'],
		cards: [
			'react-with-a-symbol',
			'write-to-an-old-friend',
			'say-it-is-a-slow-day',
			'answer-good-news',
			'answer-hard-news-with-one-line'
		]
	},
	{
		said: [
			'new town',
			'moved',
			'new city',
			'new here',
			'new country',
			'new neighbour',
			'new place'
		],
		cards: [
			'hello-to-a-neighbour',
			'among-others-in-a-library',
			'try-one-slow-class',
			'corner-seat-in-a-cafe',
			'a-few-words-with-a-shopkeeper',
			'note-for-a-neighbour'
		]
	},
	{
		said: [
			'new friend',
			'meet people',
			'meet new',
			'join',
			'group',
			'know people',
			'social life',
			'get out more'
		],
		cards: [
			'try-one-slow-class',
			'five-minute-coffee',
			'greet-someone-with-a-dog',
			'kind-word-in-a-group',
			'hello-to-a-neighbour',
			'invite-for-one-coffee'
		]
	},
	{
		said: ['talk', 'open up', 'vent', 'talk friend'],
		cards: [
			'say-it-is-a-slow-day',
			'offer-a-ten-minute-call',
			'invite-for-one-coffee',
			'pick-up-for-two-minutes',
			'let-them-do-the-talking'
		]
	},
	{
		said: ['small talk', 'start talk', 'strike talk', 'talk stranger', 'stranger', 'break ice'],
		cards: [
			'first-word-in-a-waiting-room',
			'a-few-words-with-a-shopkeeper',
			'hello-to-a-neighbour',
			'greet-someone-with-a-dog',
			'read-how-was-your-week'
		]
	},
	{
		said: ['end talk', 'end call', 'leave party', 'leave early', 'escape', 'stop talk', 'bye'],
		cards: ['whisper-a-way-to-end-a-chat', 'end-a-listening-talk', 'goodbye-as-you-leave-work']
	},
	{
		said: [
			'no',
			'cancel',
			'turn down',
			'boundary',
			'boundaries',
			'flake',
			'excuse',
			'bail',
			'cancel plan'
		],
		cards: [
			'read-a-kind-no',
			'let-today-be-skipped',
			'say-it-is-a-slow-day',
			'phone-down-on-purpose'
		]
	},
	{
		said: ['awkward silence', 'awkward pause', 'quiet moment', 'nothing to say'],
		cards: ['let-a-quiet-moment-stay', 'small-signs-of-listening', 'let-them-do-the-talking']
	},
	{
		said: [
			'around people',
			'near people',
			'among people',
			'no talking',
			'without talking',
			'company quiet'
		],
		cards: [
			'among-others-in-a-library',
			'same-room-own-book',
			'bench-where-people-pass',
			'corner-seat-in-a-cafe',
			'work-at-the-same-table',
			'people-past-the-window',
			'listen-from-the-back-row'
		]
	},
	{
		said: ['outside', 'leave house', 'fresh air', 'sun'],
		cards: [
			'bench-where-people-pass',
			'a-bit-of-daylight',
			'nod-along-the-open-shops',
			'corner-seat-in-a-cafe',
			'invite-to-a-short-walk'
		]
	},
	{
		said: ['mum', 'dad', 'gran', 'parents', 'family'],
		cards: [
			'write-to-family',
			'spoken-good-night',
			'ring-with-good-news',
			'photo-of-your-plate-or-window',
			'ask-for-a-story-from-long-ago',
			'sunday-photo'
		]
	},
	{
		said: ['text mum', 'text dad', 'text gran', 'text family'],
		cards: [
			'write-to-family',
			'one-word-hello',
			'photo-of-your-plate-or-window',
			'say-they-came-to-mind'
		]
	},
	{
		said: ['call mum', 'call dad', 'call gran', 'call family', 'call friend', 'call someone'],
		cards: [
			'ring-with-good-news',
			'offer-a-ten-minute-call',
			'ring-for-small-advice',
			'read-a-first-line-for-a-call',
			'wave-on-a-video-call'
		]
	},
	{
		said: ['letter mum', 'letter gran', 'letter family', 'letter dad'],
		cards: [
			'three-line-postcard',
			'letter-you-may-not-send',
			'write-a-thank-you-note',
			'write-to-family'
		]
	},
	{
		said: ['child', 'child help'],
		cards: ['thank-a-child', 'tuck-words-in-a-book-or-lunch', 'sticky-note-at-home']
	},
	{
		said: ['partner', 'live together', 'at home together', 'housemate'],
		cards: [
			'ask-for-company-on-the-sofa',
			'breathe-side-by-side',
			'same-room-own-book',
			'sticky-note-at-home',
			'raise-a-cup-to-a-chore',
			'stretch-by-the-kettle'
		]
	},
	{
		said: ['colleague', 'team', 'lunch break', 'at work'],
		cards: [
			'five-minute-coffee',
			'goodbye-as-you-leave-work',
			'say-you-saw-it',
			'ask-about-an-achievement',
			'greet-by-name'
		]
	},
	{
		said: ['love', 'love you', 'love them', 'matter to me', 'affection', 'important to me'],
		cards: [
			'glad-you-are-around',
			'say-they-came-to-mind',
			'i-like-how-you',
			'letter-you-may-not-send'
		]
	},
	{
		said: ['thank', 'thank you'],
		cards: [
			'write-a-thank-you-note',
			'thank-with-a-nod',
			'thank-for-an-old-kindness',
			'read-a-thank-you-with-a-reason',
			'recall-one-kind-thing'
		]
	},
	{ said: ['thank neighbour', 'neighbour parcel'], cards: ['note-for-a-neighbour'] },
	{
		said: ['thank nurse', 'thank work', 'thank shop', 'thank bus', 'thank colleague'],
		cards: ['tell-a-worker-what-helped', 'say-you-saw-it']
	},
	{ said: ['thank teacher', 'teacher', 'mentor'], cards: ['thank-for-an-old-kindness'] },
	{
		said: ['help', 'ask help', 'ask favour', 'borrow'],
		cards: [
			'ask-a-small-favour',
			'ring-for-small-advice',
			'say-it-is-a-slow-day',
			'say-yes-to-a-cup-of-tea'
		]
	},
	{
		said: ['birthday', 'birthday wish', 'birthday message'],
		cards: [
			'birthday-song-or-thanks',
			'note-a-date-of-theirs',
			'three-line-postcard',
			'one-word-hello'
		]
	},
	{
		said: ['celebrate', 'good news', 'well done', 'new baby', 'wedding', 'engaged'],
		cards: [
			'celebrate-a-small-win',
			'answer-good-news',
			'ask-about-an-achievement',
			'ask-to-hear-it-again',
			'card-after-an-exam'
		]
	},
	{ said: ['my good news', 'share news'], cards: ['ring-with-good-news', 'tell-one-small-thing'] },
	{ said: ['new job', 'first day', 'started work'], cards: ['call-after-a-first-day'] },
	{
		said: ['invite over', 'come over', 'guest', 'host', 'dinner party'],
		cards: ['share-a-plain-meal', 'two-people-and-a-game', 'ask-for-company-on-the-sofa']
	},
	{
		said: ['barista', 'coffee shop', 'counter'],
		cards: ['smile-as-the-cup-is-handed-over', 'corner-seat-in-a-cafe']
	},
	{
		said: ['coffee friend', 'dating', 'date someone', 'ask out'],
		cards: ['invite-for-one-coffee', 'five-minute-coffee', 'invite-to-a-short-walk']
	},
	{
		said: ['party', 'crowd', 'event', 'gathering'],
		cards: [
			'first-word-in-a-waiting-room',
			'whisper-a-way-to-end-a-chat',
			'small-signs-of-listening',
			'read-how-was-your-week'
		]
	},
	{
		said: [
			'christmas',
			'holidays',
			'new year',
			'easter',
			'eid',
			'ramadan',
			'hanukkah',
			'diwali',
			'valentine'
		],
		cards: [
			'three-line-postcard',
			'write-to-family',
			'share-a-plain-meal',
			'note-for-a-neighbour',
			'birthday-song-or-thanks'
		]
	},
	{
		said: ['walk together', 'walk friend', 'go walk'],
		cards: ['invite-to-a-short-walk', 'weekly-walk-on-the-line', 'join-a-dog-walk']
	},
	{
		said: ['cook', 'cook together', 'eat together', 'eat alone', 'food'],
		cards: [
			'share-a-plain-meal',
			'ask-how-they-made-that-meal',
			'pass-on-a-recipe',
			'photo-of-your-plate-or-window'
		]
	},
	{
		said: ['laugh', 'make laugh', 'funny story'],
		cards: [
			'tell-a-short-story-at-the-table',
			'tell-one-small-thing',
			'pass-on-something-you-liked'
		]
	},
	{
		said: ['listen', 'better listener', 'listen better'],
		cards: [
			'hear-a-friend-out',
			'small-signs-of-listening',
			'say-back-one-line',
			'ask-listen-or-ideas',
			'let-a-quiet-moment-stay'
		]
	},
	{
		said: ['compliment', 'kind word'],
		cards: ['i-like-how-you', 'take-a-compliment', 'glad-you-are-around', 'praise-work-online']
	},
	{
		said: ['text', 'text friend', 'text first', 'check in', 'reach out'],
		cards: [
			'one-word-hello',
			'say-they-came-to-mind',
			'send-a-photo-that-fits-them',
			'pass-on-something-you-liked'
		]
	},
	{
		said: ['online', 'post'],
		cards: [
			'name-one-detail-in-a-post',
			'praise-work-online',
			'private-line-instead-of-a-like',
			'kind-word-in-a-group',
			'ask-under-a-post'
		]
	},
	{
		said: ['doomscrolling', 'scrolling', 'screen time', 'phone off', 'phone away'],
		cards: ['phone-down-on-purpose', 'private-line-instead-of-a-like', 'people-past-the-window']
	},
	{
		said: ['weekly', 'every week', 'keep in touch'],
		cards: [
			'one-line-every-monday',
			'sunday-photo',
			'weekly-walk-on-the-line',
			'five-minute-coffee'
		]
	}
];
