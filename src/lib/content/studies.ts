import type { Study } from '#lib/core/evidence.ts';

/**
 * The studies that support the evidence notes, and those that show a lack of evidence. Figures that could not
 * be checked against a page are left out.
 */
export const studies: readonly Study[] = [
	{
		id: 'sandstrom-dunn-2014-weak-ties',
		authors: 'Sandstrom GM, Dunn EW',
		year: 2014,
		title: 'Social interactions and well-being: The surprising power of weak ties',
		venue: 'Personality and Social Psychology Bulletin 40(7):910-922',
		doi: '10.1177/0146167214529799',
		design: '3 observational studies (students counting daily interactions; within-person)',
		participants: null,
		finding:
			'On days when people had more interactions than usual with acquaintances, they felt happier and more connected.',
		effect: null,
		caveat: 'Correlational; mostly students; happier days may also cause more contact.',
		grade: 'moderate'
	},
	{
		id: 'sandstrom-dunn-2014-barista',
		authors: 'Sandstrom GM, Dunn EW',
		year: 2014,
		title:
			'Is efficiency overrated? Minimal social interactions lead to belonging and positive affect',
		venue: 'Social Psychological and Personality Science 5(4):437-442',
		doi: '10.1177/1948550613502990',
		design:
			'Randomised field experiment in one coffee shop (smile + eye contact + brief chat vs be efficient)',
		participants: null,
		finding:
			'Customers told to smile, make eye contact and chat briefly left in a better mood and felt they belonged more than customers told to be efficient.',
		effect: null,
		caveat:
			'Small, one site, self-report minutes later; comparison was “avoid conversation”, not “as usual”; smile, eye contact and talk were bundled.',
		grade: 'moderate'
	},
	{
		id: 'epley-schroeder-2014',
		authors: 'Epley N, Schroeder J',
		year: 2014,
		title: 'Mistakenly seeking solitude',
		venue: 'Journal of Experimental Psychology: General 143(5):1980-1999',
		doi: '10.1037/a0037323',
		design: '9 field and lab experiments on trains, buses, waiting rooms',
		participants: null,
		finding:
			'Commuters told to talk to a stranger had a more pleasant ride than those told to sit alone or do as usual, and people predicted the opposite.',
		effect: null,
		caveat:
			'US commuters; single instructed conversation; no depressed samples; same-lab literature.',
		grade: 'moderate'
	},
	{
		id: 'schroeder-2022',
		authors: 'Schroeder J, Lyons D, Epley N',
		year: 2022,
		title: 'Hello, stranger? Pleasant conversations are preceded by concerns about starting one',
		venue: 'Journal of Experimental Psychology: General',
		doi: '10.1037/xge0001118',
		design: 'Field experiment with London-area train commuters plus follow-ups',
		participants: null,
		finding:
			'In London too, people assigned to talk to a stranger enjoyed the ride more; the barrier was worry about starting, not the conversation.',
		effect: null,
		caveat: 'Same research group as the original; volunteers.',
		grade: 'moderate'
	},
	{
		id: 'sandstrom-boothby-2021',
		authors: 'Sandstrom GM, Boothby EJ',
		year: 2021,
		title:
			'Why do people avoid talking to strangers? A mini meta-analysis of predicted fears and actual experiences talking to a stranger',
		venue: 'Self and Identity 20(1):47-71',
		doi: '10.1080/15298868.2020.1816568',
		design: 'Internal meta-analysis of 7 studies',
		participants: '2304',
		finding: 'People fear such conversations more than their later experience justifies.',
		effect: null,
		caveat: 'Meta-analysis of the authors’ own studies; conversations were set up by researchers.',
		grade: 'moderate'
	},
	{
		id: 'sandstrom-2022-scavenger',
		authors: 'Sandstrom GM, Boothby EJ, Cooney G',
		year: 2022,
		title:
			'Talking to strangers: A week-long intervention reduces psychological barriers to social connection',
		venue: 'Journal of Experimental Social Psychology 102:104356',
		doi: '10.1016/j.jesp.2022.104356',
		design: 'Randomised week-long daily practice game vs control, 1-week follow-up',
		participants: null,
		finding:
			'A week of small daily practice made people less afraid of rejection and more confident; gains lasted at least a week.',
		effect: null,
		caveat:
			'Outcomes are expectations, not loneliness or mood disorder; mostly students; short follow-up.',
		grade: 'moderate'
	},
	{
		id: 'gunaydin-2021',
		authors: 'Gunaydin G, Oztekin H, Karabulut DH, Salman-Engin S',
		year: 2021,
		title: 'Minimal social interactions with strangers predict greater subjective well-being',
		venue: 'Journal of Happiness Studies 22(4):1839-1853',
		doi: '10.1007/s10902-020-00298-6',
		design:
			'Correlational study plus a field experiment on commuters (Ankara) greeting/thanking drivers',
		participants: null,
		finding:
			'Greeting, thanking or wishing strangers well went along with higher well-being; commuters asked to do it with their shuttle driver felt a bit better.',
		effect: null,
		caveat: 'Mostly correlational; outside WEIRD samples is a plus.',
		grade: 'weak'
	},
	{
		id: 'wesselmann-2012',
		authors: 'Wesselmann ED, Cardoso FD, Slater S, Williams KD',
		year: 2012,
		title: 'To be looked at as though air: Civil attention matters',
		venue: 'Psychological Science 23(2):166-168',
		doi: null,
		design: 'Field experiment, campus path: eye contact / eye contact + smile / looked through',
		participants: null,
		finding:
			'Passers-by who got eye contact (with or without a smile) felt a little less disconnected a moment later than those looked through.',
		effect: null,
		caveat:
			'One question asked within a minute; one US campus; measures the receiver, not the smiler; norms differ by culture, gender and neurotype.',
		grade: 'weak'
	},
	{
		id: 'boothby-2018',
		authors: 'Boothby EJ, Cooney G, Sandstrom GM, Clark MS',
		year: 2018,
		title: 'The liking gap in conversations: Do people like us more than we think?',
		venue: 'Psychological Science 29(11):1742-1756',
		doi: '10.1177/0956797618783714',
		design: '5 studies: lab strangers, dorm mates over months, workshop',
		participants: null,
		finding: 'After talking, people underestimate how much the other person liked them.',
		effect: null,
		caveat:
			'Average effect; close ties and some people are accurate; perception study, not an intervention.',
		grade: 'moderate'
	},
	{
		id: 'boothby-bohns-2021',
		authors: 'Boothby EJ, Bohns VK',
		year: 2021,
		title:
			'Why a simple act of kindness is not as simple as it seems: Underestimating the positive impact of our compliments on others',
		venue: 'Personality and Social Psychology Bulletin 47(5):826-840',
		doi: '10.1177/0146167220949003',
		design: '5 experiments, incl. real compliments to strangers',
		participants: null,
		finding:
			'People giving a compliment expect it to please less and bother more than it does; givers also felt better afterwards.',
		effect: null,
		caveat:
			'Student settings; compliments were benign (e.g., clothing item); not about appearance remarks by men to women in public.',
		grade: 'moderate'
	},
	{
		id: 'zhao-epley-2021',
		authors: 'Zhao X, Epley N',
		year: 2021,
		title:
			'Insufficiently complimentary? Underestimating the positive impact of compliments creates a barrier to expressing them',
		venue: 'Journal of Personality and Social Psychology',
		doi: '10.1037/pspa0000277',
		design: '9 experiments, partly preregistered, mostly between people who know each other',
		participants: null,
		finding:
			'Senders expect their sincere compliments to be less uplifting and more awkward than recipients report.',
		effect: null,
		caveat: 'Self-report, single occasion; open data (OSF).',
		grade: 'moderate'
	},
	{
		id: 'kumar-epley-2018',
		authors: 'Kumar A, Epley N',
		year: 2018,
		title:
			'Undervaluing gratitude: Expressers misunderstand the consequences of showing appreciation',
		venue: 'Psychological Science 29(9):1423-1435',
		doi: '10.1177/0956797618772506',
		design: '4 experiments with real gratitude letters',
		participants: null,
		finding:
			'Thank-you writers underestimate how surprised and pleased the receiver will be and overestimate awkwardness.',
		effect: null,
		caveat: 'Mostly students; people chose their own receiver.',
		grade: 'moderate'
	},
	{
		id: 'algoe-2016',
		authors: 'Algoe SB, Kurtz LE, Hilaire NM',
		year: 2016,
		title:
			'Putting the “You” in “Thank You”: Examining other-praising behavior as the active relational ingredient in expressed gratitude',
		venue: 'Social Psychological and Personality Science',
		doi: '10.1177/1948550616651681',
		design: '2 video-coded couple studies (correlational within thanking conversations)',
		participants: '370',
		finding:
			'Thanks that praise what the other person did or is, rather than only how one benefited, went with feeling more understood and loved.',
		effect: 'study 1 correlations about .27-.33 (other-praise with receiver outcomes)',
		caveat: 'Romantic couples; correlational coding, not random assignment to wording.',
		grade: 'moderate'
	},
	{
		id: 'algoe-zhaoyang-2016',
		authors: 'Algoe SB, Zhaoyang R',
		year: 2016,
		title:
			'Positive psychology in context: Effects of expressing gratitude in ongoing relationships depend on perceptions of enactor responsiveness',
		venue: 'Journal of Positive Psychology',
		doi: null,
		design: 'RCT: couples express gratitude over a month vs relationally active control',
		participants: null,
		finding:
			'Assigned gratitude helped only modestly, and mainly when the partner was seen as responsive.',
		effect: 'described as “modest”',
		caveat: 'Important brake on overclaiming scripted gratitude.',
		grade: 'moderate'
	},
	{
		id: 'cregg-cheavens-2021',
		authors: 'Cregg DR, Cheavens JS',
		year: 2021,
		title:
			'Gratitude interventions: Effective self-help? A meta-analysis of the impact on symptoms of depression and anxiety',
		venue: 'Journal of Happiness Studies 22:413-445',
		doi: '10.1007/s10902-020-00236-6',
		design: 'Meta-analysis of trials',
		participants: null,
		finding: 'Gratitude exercises reduce depression and anxiety symptoms only slightly.',
		effect: null,
		caveat: 'Smaller still against active controls; authors advise not relying on it as treatment.',
		grade: 'strong'
	},
	{
		id: 'zhao-epley-2020',
		authors: 'Zhao X, Epley N',
		year: 2020,
		title:
			'Kind words do not become tired words: Undervaluing the positive impact of frequent compliments',
		venue: 'Self and Identity',
		doi: '10.1080/15298868.2020.1761438',
		design: '3 experiments',
		participants: null,
		finding: 'People receiving one compliment a day for a few days did not get tired of them.',
		effect: null,
		caveat: 'Short period; different compliments each time.',
		grade: 'weak'
	},
	{
		id: 'kumar-epley-2023',
		authors: 'Kumar A, Epley N',
		year: 2023,
		title:
			'A little good goes an unexpectedly long way: Underestimating the positive impact of kindness on recipients',
		venue: 'Journal of Experimental Psychology: General 152(1):236-252',
		doi: '10.1037/xge0001271',
		design: 'Field and lab experiments (e.g., giving a hot drink)',
		participants: null,
		finding: 'Givers underestimate how good a small kindness feels to the receiver.',
		effect: null,
		caveat: 'Single occasion; same research group.',
		grade: 'moderate'
	},
	{
		id: 'curry-2018',
		authors: 'Curry OS, Rowland LA, Van Lissa CJ, Zlotowitz S, McAlaney J, Whitehouse H',
		year: 2018,
		title:
			'Happy to help? A systematic review and meta-analysis of the effects of performing acts of kindness on the well-being of the actor',
		venue: 'Journal of Experimental Social Psychology 76:320-329',
		doi: '10.1016/j.jesp.2018.02.014',
		design: 'Meta-analysis',
		participants: null,
		finding: 'Doing kind acts gives the doer a small lift in well-being.',
		effect: null,
		caveat: 'Small; publication bias and low-quality controls noted.',
		grade: 'moderate'
	},
	{
		id: 'cregg-cheavens-2023',
		authors: 'Cregg DR, Cheavens JS',
		year: 2023,
		title:
			'Healing through helping: An experimental investigation of kindness, social activities, and reappraisal as well-being interventions',
		venue: 'Journal of Positive Psychology',
		doi: '10.1080/17439760.2022.2154695',
		design:
			'RCT, 5 weeks, follow-up at 10 weeks; adults with moderate to severe depression/anxiety/stress',
		participants: '122',
		finding:
			'In people with elevated symptoms, small acts of kindness, planned social activities and thought records all went with fewer symptoms; only kindness raised felt social connection.',
		effect: null,
		caveat:
			'No no-treatment arm, so improvement itself is not proven causal; one small trial. Directly relevant population.',
		grade: 'moderate'
	},
	{
		id: 'liu-2023',
		authors: 'Liu PJ, Rim S, Min L, Min KE',
		year: 2023,
		title: 'The surprise of reaching out: Appreciated more than we think',
		venue: 'Journal of Personality and Social Psychology 124(4):754-771',
		doi: '10.1037/pspi0000402',
		design: 'Series of preregistered experiments, some with real notes',
		participants: 'over 5900 in total',
		finding:
			'People underestimate how much a short “thinking of you” message is appreciated, especially when it is unexpected.',
		effect: null,
		caveat:
			'Receivers were students/adults in benign ties; appreciation, not reply rate; small average differences.',
		grade: 'moderate'
	},
	{
		id: 'aknin-sandstrom-2024',
		authors: 'Aknin LB, Sandstrom GM',
		year: 2024,
		title: 'People are surprisingly hesitant to reach out to old friends',
		venue: 'Communications Psychology 2:34',
		doi: '10.1038/s44271-024-00075-8',
		design:
			'7 studies; in studies 3 and 4 people could send a real message, study 7 compared people with and without a warm-up',
		participants: '401; 199; 453; 604; 288; 319; 194',
		finding:
			'Fewer than one in three wrote to an old friend, although they wanted to and had the address (studies 3-4, N = 453 and 604). Of those who first wrote to people they were in touch with, about two thirds more did (study 7, N = 194).',
		effect: 'warm-up: about two thirds more people wrote (study 7)',
		caveat:
			'Figures as in the summary of the paper. One small study of the warm-up, from one research group. It is about sending a message, not about replies or mood.',
		grade: 'moderate'
	},
	{
		id: 'kumar-epley-2021',
		authors: 'Kumar A, Epley N',
		year: 2021,
		title:
			'It’s surprisingly nice to hear you: Misunderstanding the impact of communication media can lead to suboptimal choices of how to connect with others',
		venue: 'Journal of Experimental Psychology: General',
		doi: '10.1037/xge0000962',
		design: 'Field experiment (phone vs e-mail with old friend) + lab video/voice/text chat',
		participants: null,
		finding:
			'Talking by voice created stronger bonds than typing and was not more awkward, though people expected it to be.',
		effect: null,
		caveat:
			'Live voice was tested; recorded voice notes were NOT - extending it to voice notes is our inference.',
		grade: 'moderate'
	},
	{
		id: 'kardas-2022',
		authors: 'Kardas M, Kumar A, Epley N',
		year: 2022,
		title: 'Overly shallow? Miscalibrated expectations create a barrier to deeper conversation',
		venue: 'Journal of Personality and Social Psychology 122(3):367-398',
		doi: '10.1037/pspa0000281',
		design: '12 experiments',
		participants: 'about 1800 (press figure)',
		finding: 'Strangers found deeper talk less awkward and more connecting than they expected.',
		effect: null,
		caveat: 'Guided questions, willing volunteers; not for someone who feels unsafe or very low.',
		grade: 'moderate'
	},
	{
		id: 'hall-2023',
		authors: 'Hall JA, Holmstrom AJ, Pennington N, Perrault EK, Totzkay D',
		year: 2023,
		title: 'Quality conversation can increase daily well-being',
		venue: 'Communication Research',
		doi: '10.1177/00936502221139363',
		design: '3 randomised one-day studies, students',
		participants: '907 (347 + 310 + 250)',
		finding:
			'One intended catch-up, joke, listening or compliment with a friend in a day slightly raised end-of-day well-being.',
		effect: 'mini-meta d = 0.255',
		caveat: 'Small effect, one day, students; it did not matter which of the 7 kinds was used.',
		grade: 'moderate'
	},
	{
		id: 'deters-mehl-2013',
		authors: 'grosse Deters F, Mehl MR',
		year: 2013,
		title:
			'Does posting Facebook status updates increase or decrease loneliness? An online social networking experiment',
		venue: 'Social Psychological and Personality Science 4(5):579-586',
		doi: '10.1177/1948550612469233',
		design: '1-week randomised experiment, students',
		participants: '86',
		finding:
			'Posting more often for a week lowered loneliness a little, because people felt more connected day to day.',
		effect: null,
		caveat:
			'Small, 2011-era Facebook, about own posts rather than comments; later social-media findings are mixed.',
		grade: 'weak'
	},
	{
		id: 'burke-kraut-2016',
		authors: 'Burke M, Kraut RE',
		year: 2016,
		title:
			'The relationship between Facebook use and well-being depends on communication type and tie strength',
		venue: 'Journal of Computer-Mediated Communication 21(4):265-281',
		doi: '10.1111/jcc4.12162',
		design: 'Longitudinal panel with server logs',
		participants: null,
		finding:
			'Receiving personal, composed messages from close ties went with better well-being; one-click likes did not.',
		effect: null,
		caveat: 'Correlational; conducted with company data; about receiving.',
		grade: 'weak'
	},
	{
		id: 'itzchakov-2023',
		authors: 'Itzchakov G, Weinstein N, Saluk D, Amar M',
		year: 2023,
		title:
			'Connection heals wounds: Feeling listened to reduces speakers’ loneliness following a social rejection disclosure',
		venue: 'Personality and Social Psychology Bulletin 49(8):1273-1294',
		doi: '10.1177/01461672221100369',
		design: '5 experiments (2 with real conversations)',
		participants: '1643',
		finding:
			'Being listened to well while telling of a rejection lowered the speaker’s momentary loneliness.',
		effect: null,
		caveat:
			'Benefit shown for the SPEAKER; three studies used imagined conversations; state loneliness only.',
		grade: 'moderate'
	},
	{
		id: 'bavelas-2000',
		authors: 'Bavelas JB, Coates L, Johnson T',
		year: 2000,
		title: 'Listeners as co-narrators',
		venue: 'Journal of Personality and Social Psychology 79(6):941-952',
		doi: '10.1037/0022-3514.79.6.941',
		design: 'Lab experiments with distracted vs attentive listeners',
		participants: null,
		finding:
			'When listeners stop giving fitting small responses (nods, “mm-hm”, wincing), the speaker tells the story worse.',
		effect: null,
		caveat: 'Small lab studies; outcome is storytelling, not bonding.',
		grade: 'weak'
	},
	{
		id: 'huang-2017',
		authors: 'Huang K, Yeomans M, Brooks AW, Minson J, Gino F',
		year: 2017,
		title: 'It doesn’t hurt to ask: Question-asking increases liking',
		venue: 'Journal of Personality and Social Psychology 113(3):430-452',
		doi: '10.1037/pspi0000097',
		design: '2 chat experiments + speed-dating data',
		participants: 'about 600 chat participants; 110 speed daters (press figures)',
		finding: 'People who ask more follow-up questions tend to be liked more.',
		effect: null,
		caveat:
			'Co-author Francesca Gino was found to have data problems in OTHER papers and this paper falls under the co-authors’ audit effort (manycoauthors.org); its entry could not be checked here. A published dyadic reanalysis of the speed-dating data (Kluger & Malloy 2019) qualifies the effect. Do not use as sole support.',
		grade: 'contested'
	},
	{
		id: 'gable-2004',
		authors: 'Gable SL, Reis HT, Impett EA, Asher ER',
		year: 2004,
		title:
			'What do you do when things go right? The intrapersonal and interpersonal benefits of sharing positive events',
		venue: 'Journal of Personality and Social Psychology 87(2):228-245',
		doi: '10.1037/0022-3514.87.2.228',
		design: '2 diary studies + 2 couple studies',
		participants: null,
		finding:
			'Sharing good news, and getting an interested, enthusiastic response, goes with better mood that day and better relationships.',
		effect: null,
		caveat: 'Mostly correlational; perceived responsiveness matters more than exact words.',
		grade: 'moderate'
	},
	{
		id: 'kahlon-2021',
		authors: 'Kahlon MK, Aksan N, Aubrey R, et al.',
		year: 2021,
		title:
			'Effect of layperson-delivered, empathy-focused program of telephone calls on loneliness, depression, and anxiety among adults during the COVID-19 pandemic: A randomized clinical trial',
		venue: 'JAMA Psychiatry',
		doi: '10.1001/jamapsychiatry.2021.0113',
		design: 'RCT, 4 weeks, calls by briefly trained lay callers vs no calls',
		participants: '240',
		finding:
			'Regular short empathic phone calls lowered loneliness, depression and anxiety in homebound older adults.',
		effect: 'UCLA-3 better by 1.1 points (range 3-9); PHQ-8 by 1.5; GAD by 1.8',
		caveat:
			'No active control, pandemic, receiving calls from a programme - not the same as placing one.',
		grade: 'strong'
	},
	{
		id: 'holt-lunstad-2010',
		authors: 'Holt-Lunstad J, Smith TB, Layton JB',
		year: 2010,
		title: 'Social relationships and mortality risk: A meta-analytic review',
		venue: 'PLoS Medicine',
		doi: '10.1371/journal.pmed.1000316',
		design: 'Meta-analysis of prospective cohorts',
		participants: null,
		finding:
			'People with stronger social relationships were more likely to survive over follow-up.',
		effect: null,
		caveat: 'Observational; says nothing about micro-contacts. Do not use to scare users.',
		grade: 'strong'
	},
	{
		id: 'holt-lunstad-2015',
		authors: 'Holt-Lunstad J, Smith TB, Baker M, Harris T, Stephenson D',
		year: 2015,
		title: 'Loneliness and social isolation as risk factors for mortality: A meta-analytic review',
		venue: 'Perspectives on Psychological Science 10(2):227-237',
		doi: '10.1177/1745691614568352',
		design: 'Meta-analysis of prospective cohorts',
		participants: null,
		finding: 'Loneliness and isolation predict earlier death on average.',
		effect: null,
		caveat:
			'Observational; confounding by health. The “15 cigarettes” comparison is a rhetorical gloss; do not use.',
		grade: 'strong'
	},
	{
		id: 'masi-2011',
		authors: 'Masi CM, Chen HY, Hawkley LC, Cacioppo JT',
		year: 2011,
		title: 'A meta-analysis of interventions to reduce loneliness',
		venue: 'Personality and Social Psychology Review 15(3):219-266',
		doi: '10.1177/1088868310377394',
		design: 'Meta-analysis',
		participants: null,
		finding:
			'Interventions help a little; those working on anxious thoughts about others helped more than just adding contact.',
		effect: null,
		caveat: 'Few social-cognition trials; later reviews less clear-cut on ranking.',
		grade: 'strong'
	},
	{
		id: 'lasgaard-2025',
		authors: 'Lasgaard M, Qualter P, Lovschall C, et al.',
		year: 2025,
		title:
			'Are loneliness interventions effective for reducing loneliness? A meta-analytic review of 280 studies',
		venue: 'American Psychologist',
		doi: '10.1037/amp0001578',
		design: 'Preregistered meta-analysis',
		participants: '280 studies (122 RCTs)',
		finding:
			'Loneliness interventions have small-to-moderate short-term effects; psychological ones look best.',
		effect: 'RCTs SMD -0.50 (95% CI about -0.60 to -0.39)',
		caveat: 'GRADE certainty low or very low; programmes, not single micro-acts.',
		grade: 'moderate'
	},
	{
		id: 'collins-2022',
		authors: 'Collins HK, Hagerty SF, Quoidbach J, Norton MI, Brooks AW',
		year: 2022,
		title: 'Relational diversity in social portfolios predicts well-being',
		venue: 'PNAS',
		doi: '10.1073/pnas.2120668119',
		design: 'Large surveys + within-person diary data',
		participants: null,
		finding:
			'Talking with a wider mix of people (family, friends, colleagues, strangers) goes with higher well-being beyond total talking time.',
		effect: null,
		caveat: 'Correlational.',
		grade: 'moderate'
	},
	{
		id: 'hall-2019-hours',
		authors: 'Hall JA',
		year: 2019,
		title: 'How many hours does it take to make a friend?',
		venue: 'Journal of Social and Personal Relationships',
		doi: '10.1177/0265407518761225',
		design: '2 self-report studies of people who moved / new students',
		participants: null,
		finding: 'Turning acquaintances into friends took tens to hundreds of hours together.',
		effect:
			'order of 50 h for casual, 200+ h for close friends (popular figures; exact estimates vary by analysis)',
		caveat: 'Retrospective; shows why seconds-long contacts alone rarely make friends.',
		grade: 'weak'
	},
	{
		id: 'fowler-christakis-2008',
		authors: 'Fowler JH, Christakis NA',
		year: 2008,
		title:
			'Dynamic spread of happiness in a large social network: longitudinal analysis over 20 years in the Framingham Heart Study',
		venue: 'BMJ 337:a2338',
		doi: '10.1136/bmj.a2338',
		design: 'Observational network cohort',
		participants: null,
		finding: 'Happy people cluster in networks.',
		effect: null,
		caveat:
			'Cannot separate contagion from like-meets-like and shared environment (known methodological critiques).',
		grade: 'contested'
	},
	{
		id: 'cohen-2004',
		authors: 'Cohen S',
		year: 2004,
		title: 'Social relationships and health',
		venue: 'American Psychologist 59(8):676-684',
		doi: null,
		design: 'Narrative review',
		participants: null,
		finding:
			'Support that is believed to be available buffers stress; simply being integrated also relates to health.',
		effect: null,
		caveat: 'Review; concerns perceived support, not micro-contacts.',
		grade: 'moderate'
	},
	{
		id: 'coan-2006',
		authors: 'Coan JA, Schaefer HS, Davidson RJ',
		year: 2006,
		title: 'Lending a hand: Social regulation of the neural response to threat',
		venue: 'Psychological Science 17:1032-1039',
		doi: '10.1111/j.1467-9280.2006.01832.x',
		design: 'fMRI, hand-holding under shock threat',
		participants: '16',
		finding:
			'Holding a husband’s hand lowered some threat-related brain activity in happily married women.',
		effect: null,
		caveat: 'N = 16, spouses, touch. Says nothing about a nod or text.',
		grade: 'weak'
	},
	{
		id: 'nave-2015',
		authors: 'Nave G, Camerer C, McCullough M',
		year: 2015,
		title: 'Does oxytocin increase trust in humans? A critical review of research',
		venue: 'Perspectives on Psychological Science 10(6):772-789',
		doi: '10.1177/1745691615600138',
		design: 'Critical review',
		participants: null,
		finding: 'The evidence that oxytocin reliably raises human trust is not convincing.',
		effect: null,
		caveat: 'Review of trust, not of all oxytocin roles.',
		grade: 'strong'
	},
	{
		id: 'declerck-2020',
		authors: 'Declerck CH, Boone C, Pauwels L, Vogt B, Fehr E',
		year: 2020,
		title: 'A registered replication study on oxytocin and trust',
		venue: 'Nature Human Behaviour 4:646-655',
		doi: '10.1038/s41562-020-0878-x',
		design: 'Registered replication, >95% power',
		participants: null,
		finding: 'The famous oxytocin-trust effect did not replicate in its original condition.',
		effect: 'null main effect',
		caveat: 'Intranasal dosing.',
		grade: 'strong'
	},
	{
		id: 'leng-ludwig-2016',
		authors: 'Leng G, Ludwig M',
		year: 2016,
		title: 'Intranasal oxytocin: Myths and delusions',
		venue: 'Biological Psychiatry 79(3):243-250',
		doi: '10.1016/j.biopsych.2015.05.003',
		design: 'Critical review',
		participants: null,
		finding:
			'Claims that blood or saliva oxytocin shows what the brain releases are “questionable at best”.',
		effect: null,
		caveat: 'Review/opinion by oxytocin physiologists.',
		grade: 'strong'
	},
	{
		id: 'valstad-2017',
		authors: 'Valstad M, Alvares GA, Egknud M, et al. (last author Quintana DS)',
		year: 2017,
		title:
			'The correlation between central and peripheral oxytocin concentrations: A systematic review and meta-analysis',
		venue: 'Neuroscience & Biobehavioral Reviews 78:117-124',
		doi: null,
		design: 'Preregistered meta-analysis',
		participants: '17 studies, 516 participants/subjects',
		finding: 'At rest, body-fluid oxytocin does not track brain oxytocin.',
		effect: 'r = 0.08 (ns) at baseline; r = 0.29 overall',
		caveat: 'Mixed animal and human data.',
		grade: 'strong'
	},
	{
		id: 'hickok-2009',
		authors: 'Hickok G',
		year: 2009,
		title:
			'Eight problems for the mirror neuron theory of action understanding in monkeys and humans',
		venue: 'Journal of Cognitive Neuroscience 21(7):1229-1243',
		doi: null,
		design: 'Critical review',
		participants: null,
		finding: 'Mirror neurons have not been shown to be how we understand others.',
		effect: null,
		caveat: 'Theory critique.',
		grade: 'strong'
	},
	{
		id: 'heyes-catmur-2022',
		authors: 'Heyes C, Catmur C',
		year: 2022,
		title: 'What happened to mirror neurons?',
		venue: 'Perspectives on Psychological Science 17(1):153-168',
		doi: '10.1177/1745691621990638',
		design: 'Review',
		participants: null,
		finding:
			'Mirror-neuron areas help with low-level perception and copying of movements, not with reading intentions or “instant connection”.',
		effect: null,
		caveat: 'Review.',
		grade: 'strong'
	},
	{
		id: 'tacikowski-2013',
		authors: 'Tacikowski P, Brechmann A, Nowicka A',
		year: 2013,
		title:
			'Cross-modal pattern of brain activations associated with the processing of self- and significant other’s name',
		venue: 'Human Brain Mapping 34(9):2069-2077',
		doi: '10.1002/hbm.22048',
		design: 'fMRI',
		participants: null,
		finding:
			'Hearing or reading one’s own name engages self-related and attention areas (medial prefrontal, inferior frontal), much like a loved one’s name.',
		effect: null,
		caveat: 'Shows salience, not “reward centres” and not that a greeting bonds people.',
		grade: 'weak'
	},
	{
		id: 'gollwitzer-sheeran-2006',
		authors: 'Gollwitzer PM, Sheeran P',
		year: 2006,
		title:
			'Implementation intentions and goal achievement: A meta-analysis of effects and processes',
		venue: 'Advances in Experimental Social Psychology 38:69-119',
		doi: '10.1016/S0065-2601(06)38002-1',
		design: 'Meta-analysis',
		participants: '94 tests',
		finding: 'If-then plans (“if X happens, I will do Y”) help people act on intentions.',
		effect: 'd = 0.65',
		caveat: 'Older literature, likely inflated; see 2024 update.',
		grade: 'strong'
	},
	{
		id: 'sheeran-2024',
		authors: 'Sheeran P, Listrom O, Gollwitzer PM',
		year: 2024,
		title:
			'The when and how of planning: Meta-analysis of the scope and components of implementation intentions in 642 tests',
		venue: 'European Review of Social Psychology',
		doi: '10.1080/10463283.2024.2334563',
		design: 'Meta-analysis',
		participants: '642 tests',
		finding: 'If-then plans still help; best with if-then wording, real motivation, and rehearsal.',
		effect: 'd from 0.27 to 0.66 by outcome',
		caveat: 'Same research tradition; bias corrections vary.',
		grade: 'strong'
	},
	{
		id: 'lally-2010',
		authors: 'Lally P, van Jaarsveld CHM, Potts HWW, Wardle J',
		year: 2010,
		title: 'How are habits formed: Modelling habit formation in the real world',
		venue: 'European Journal of Social Psychology 40(6):998-1009',
		doi: '10.1002/ejsp.674',
		design: '12-week diary, self-chosen daily habit',
		participants: '96',
		finding:
			'Simple habits took a median of about 66 days to feel automatic (18 to 254); one missed day made no real difference.',
		effect: 'median 66 days, range 18-254',
		caveat: 'Many did not reach a plateau; eating/drinking/exercise habits, not social ones.',
		grade: 'moderate'
	},
	{
		id: 'singh-ben-2024',
		authors: 'Singh B, et al.',
		year: 2024,
		title:
			'Time to form a habit: A systematic review and meta-analysis of health behaviour habit formation and its determinants',
		venue: 'Healthcare 12(23):2488',
		doi: '10.3390/healthcare12232488',
		design: 'Systematic review',
		participants: '20 studies, 2601 people',
		finding: 'Habits usually take about two months or more, with huge differences between people.',
		effect: 'medians 59-66 days; individual range 4-335 (press summaries)',
		caveat: 'Most studies had high risk of bias.',
		grade: 'moderate'
	},
	{
		id: 'wood-neal-2007',
		authors: 'Wood W, Neal DT',
		year: 2007,
		title: 'A new look at habits and the habit-goal interface',
		venue: 'Psychological Review 114(4):843-863',
		doi: '10.1037/0033-295X.114.4.843',
		design: 'Theory review',
		participants: null,
		finding: 'Habits are responses tied to stable contexts by repetition.',
		effect: null,
		caveat: 'Theory; basis for anchoring to cues.',
		grade: 'moderate'
	},
	{
		id: 'cuijpers-2007',
		authors: 'Cuijpers P, van Straten A, Warmerdam L',
		year: 2007,
		title: 'Behavioral activation treatments of depression: A meta-analysis',
		venue: 'Clinical Psychology Review 27(3):318-326',
		doi: '10.1016/j.cpr.2006.11.001',
		design: 'Meta-analysis',
		participants: '16 studies, 780 people',
		finding: 'Planning rewarding activities works clearly better than no treatment for depression.',
		effect: 'd = 0.87 vs control; 0.02 vs cognitive therapy',
		caveat: 'Therapist-delivered courses; older small trials.',
		grade: 'strong'
	},
	{
		id: 'ekers-2014',
		authors: 'Ekers D, Webster L, Van Straten A, Cuijpers P, Richards D, Gilbody S',
		year: 2014,
		title:
			'Behavioural activation for depression: An update of meta-analysis of effectiveness and sub group analysis',
		venue: 'PLoS ONE 9(6):e100100',
		doi: '10.1371/journal.pone.0100100',
		design: 'Meta-analysis of RCTs',
		participants: '26 RCTs, 1524 people',
		finding: 'Behavioural activation beats controls for depression.',
		effect: 'SMD -0.74 (95% CI -0.91 to -0.56)',
		caveat:
			'Most trials low quality, short follow-up; a self-guided app card is not behavioural activation therapy.',
		grade: 'strong'
	},
	{
		id: 'lejuez-2011',
		authors: 'Lejuez CW, Hopko DR, Acierno R, Daughters SB, Pagoto SL',
		year: 2011,
		title:
			'Ten year revision of the brief behavioral activation treatment for depression: Revised treatment manual',
		venue: 'Behavior Modification 35(2):111-161',
		doi: '10.1177/0145445510390929',
		design: 'Treatment manual',
		participants: null,
		finding:
			'Rate enjoyment/importance, plan small steps by values and difficulty, and review them.',
		effect: null,
		caveat: 'A manual, not outcome data.',
		grade: 'moderate'
	},
	{
		id: 'bylsma-2011',
		authors: 'Bylsma LM, Taylor-Clift A, Rottenberg J',
		year: 2011,
		title: 'Emotional reactivity to daily events in major and minor depression',
		venue: 'Journal of Abnormal Psychology 120(1):155-167',
		doi: null,
		design: 'Experience sampling + day reconstruction',
		participants: '99 (35 MDD, 26 minor depression, 38 controls)',
		finding:
			'In daily life, depressed people’s bad mood eased MORE after pleasant events than other people’s did.',
		effect: null,
		caveat:
			'Observational; “mood brightening” may partly reflect more room to improve (regression to the mean).',
		grade: 'moderate'
	},
	{
		id: 'breines-chen-2012',
		authors: 'Breines JG, Chen S',
		year: 2012,
		title: 'Self-compassion increases self-improvement motivation',
		venue: 'Personality and Social Psychology Bulletin 38(9):1133-1143',
		doi: '10.1177/0146167212445599',
		design: '4 experiments',
		participants: null,
		finding:
			'Writing kindly to oneself after a failure increased the wish to try again rather than lowering it.',
		effect: null,
		caveat: 'Students, brief manipulation, small samples by today’s standard.',
		grade: 'moderate'
	},
	{
		id: 'ferrari-2019',
		authors: 'Ferrari M, Hunt C, Harrysunker A, Abbott MJ, Beath AP, Einstein DA',
		year: 2019,
		title: 'Self-compassion interventions and psychosocial outcomes: A meta-analysis of RCTs',
		venue: 'Mindfulness 10(8):1455-1473',
		doi: '10.1007/s12671-019-01134-6',
		design: 'Meta-analysis of RCTs',
		participants: '27 RCTs',
		finding: 'Self-compassion programmes reduce depression and self-criticism.',
		effect: 'depression g about 0.66',
		caveat: 'Multi-week courses; advantage shrinks against active controls; heterogeneity.',
		grade: 'moderate'
	},
	{
		id: 'harkin-2016',
		authors: 'Harkin B, Webb TL, Chang BPI, et al.',
		year: 2016,
		title:
			'Does monitoring goal progress promote goal attainment? A meta-analysis of the experimental evidence',
		venue: 'Psychological Bulletin 142(2):198-229',
		doi: '10.1037/bul0000025',
		design: 'Meta-analysis of experiments',
		participants: '138 studies, 19951 people',
		finding: 'Noting progress helps people reach goals, more so if written down.',
		effect: 'd = 0.40 (95% CI 0.32 to 0.48)',
		caveat: 'Also stronger when public - we deliberately do NOT use that; mostly health goals.',
		grade: 'strong'
	},
	{
		id: 'silverman-barasch-2023',
		authors: 'Silverman J, Barasch A',
		year: 2023,
		title: 'On or off track: How (broken) streaks affect consumer decisions',
		venue: 'Journal of Consumer Research 49(6):1095-1117',
		doi: '10.1093/jcr/ucac029',
		design: '7 experiments',
		participants: null,
		finding:
			'A visible unbroken streak keeps people going; a visible broken one makes them quit more.',
		effect: null,
		caveat: 'Consumer tasks, healthy samples.',
		grade: 'moderate'
	},
	{
		id: 'seligman-2005',
		authors: 'Seligman MEP, Steen TA, Park N, Peterson C',
		year: 2005,
		title: 'Positive psychology progress: Empirical validation of interventions',
		venue: 'American Psychologist 60(5):410-421',
		doi: '10.1037/0003-066X.60.5.410',
		design: 'Internet RCT',
		participants: null,
		finding:
			'Writing down good things raised self-rated happiness versus an early-memories placebo.',
		effect: null,
		caveat: 'See replication 2012; self-selected volunteers.',
		grade: 'contested'
	},
	{
		id: 'mongrain-2012',
		authors: 'Mongrain M, Anselmo-Matthews T',
		year: 2012,
		title: 'Do positive psychology exercises work? A replication of Seligman et al. (2005)',
		venue: 'Journal of Clinical Psychology',
		doi: '10.1002/jclp.21839',
		design: 'Internet RCT with positive-memory control',
		participants: null,
		finding: 'The exercises did no better than simply recalling positive memories.',
		effect: null,
		caveat:
			'So a diary line may work mostly by bringing a good moment to mind - which is fine to say.',
		grade: 'moderate'
	},
	{
		id: 'singh-2023',
		authors: 'Singh B, Olds T, Curtis R, et al.',
		year: 2023,
		title:
			'Effectiveness of physical activity interventions for improving depression, anxiety and distress: An overview of systematic reviews',
		venue: 'British Journal of Sports Medicine 57(18):1203-1209',
		doi: '10.1136/bjsports-2022-106195',
		design: 'Umbrella review',
		participants: '97 reviews, 1039 trials, 128119 people',
		finding: 'Being physically active reduces depression and anxiety symptoms.',
		effect: null,
		caveat: 'Programmes over weeks; much low-quality evidence; intense exercise effects differ.',
		grade: 'strong'
	},
	{
		id: 'noetel-2024',
		authors: 'Noetel M, Sanders T, Gallardo-Gomez D, et al.',
		year: 2024,
		title:
			'Effect of exercise for depression: Systematic review and network meta-analysis of randomised controlled trials',
		venue: 'BMJ 384:e075847',
		doi: '10.1136/bmj-2023-075847',
		design: 'Network meta-analysis',
		participants: '218 studies, 14170 people',
		finding: 'Walking or jogging programmes reduce depression.',
		effect: 'g = -0.62 (-0.80 to -0.45) walking/jogging',
		caveat: 'Low certainty; programmes, not one stroll; adding a call was not tested.',
		grade: 'strong'
	},
	{
		id: 'mogan-2017',
		authors: 'Mogan R, Fischer R, Bulbulia JA',
		year: 2017,
		title:
			'To be in synchrony or not? A meta-analysis of synchrony’s effects on behavior, perception, cognition and affect',
		venue: 'Journal of Experimental Social Psychology 72:13-20',
		doi: '10.1016/j.jesp.2017.03.009',
		design: 'Meta-analysis',
		participants: null,
		finding: 'Moving in time with others tends to raise liking and cooperation slightly.',
		effect: null,
		caveat:
			'Mostly movement/music in labs, experimenter-expectancy concerns; synchronised breathing as such barely tested.',
		grade: 'weak'
	},
	{
		id: 'wrzus-neubauer-2023',
		authors: 'Wrzus C, Neubauer AB',
		year: 2023,
		title:
			'Ecological momentary assessment: A meta-analysis on designs, samples, and compliance across research fields',
		venue: 'Assessment 30(3):825-846',
		doi: '10.1177/10731911211067538',
		design: 'Meta-analysis',
		participants: '477 studies',
		finding:
			'On average about 79% of prompts are answered; number of prompts per day did not predict compliance.',
		effect: '79% mean compliance',
		caveat: 'Paid research samples, not voluntary app users (real-world retention is far lower).',
		grade: 'strong'
	},
	{
		id: 'eisele-2022',
		authors: 'Eisele G, Vachon H, Lafit G, et al.',
		year: 2022,
		title:
			'The effects of sampling frequency and questionnaire length on perceived burden, compliance, and careless responding in experience sampling data in a student population',
		venue: 'Assessment 29(2):136-151',
		doi: '10.1177/1073191120957102',
		design: 'Randomised experiment',
		participants: '163',
		finding: 'Longer questionnaires, not more frequent ones, raised burden and careless answers.',
		effect: null,
		caveat: 'Students; a 2025 reanalysis reports frequency may matter for careless answers.',
		grade: 'moderate'
	},
	{
		id: 'song-2023',
		authors: 'Song J, Howe E, Oltmanns JR, Fisher AJ',
		year: 2023,
		title:
			'Examining the concurrent and predictive validity of single items in ecological momentary assessments',
		venue: 'Assessment',
		doi: '10.1177/10731911221113563',
		design: 'EMA data analysis',
		participants: null,
		finding: 'Single questions work acceptably for repeated momentary measurement.',
		effect: 'single vs multi-item r .24 to .61; 27 of 29 models significant',
		caveat: 'Multi-item scales still somewhat better.',
		grade: 'moderate'
	},
	{
		id: 'cloos-2023',
		authors: 'Cloos L, et al.',
		year: 2023,
		title: '(single- and multi-item momentary affect measures; title not confirmed)',
		venue: 'Psychological Assessment 35(3):189-204',
		doi: '10.1037/pas0001200',
		design: 'Preregistered experience sampling',
		participants: '153',
		finding: 'Supports single-item momentary mood measures.',
		effect: null,
		caveat: null,
		grade: 'moderate'
	},
	{
		id: 'linardon-2024-ae',
		authors:
			'Linardon J, Fuller-Tyszkiewicz M, Firth J, Goldberg SB, Anderson C, McClure Z, Torous J',
		year: 2024,
		title:
			'Systematic review and meta-analysis of adverse events in clinical trials of mental health apps',
		venue: 'npj Digital Medicine',
		doi: '10.1038/s41746-024-01388-y',
		design: 'Systematic review',
		participants: '171 trials, only 55 reported adverse events',
		finding:
			'About 6.7% got worse while using apps, no more than in control groups; most trials did not report harms.',
		effect: '6.7% (95% CI 4.3-10.1); OR 0.79 (0.62-1.01)',
		caveat: 'Harms under-measured.',
		grade: 'strong'
	},
	{
		id: 'klasnja-2019',
		authors: 'Klasnja P, Smith S, Seewald NJ, Lee A, Hall K, Luers B, Hekler EB, Murphy SA',
		year: 2019,
		title:
			'Efficacy of contextually tailored suggestions for physical activity: A micro-randomized optimization trial of HeartSteps',
		venue: 'Annals of Behavioral Medicine 53(6):573-582',
		doi: '10.1093/abm/kay067',
		design: 'Micro-randomised trial, 6 weeks',
		participants: '44',
		finding: 'Suggestions worked at first and then wore off.',
		effect: '30-min steps +66% initially, +14% averaged (p=.06); walking +24% (p=.02)',
		caveat: 'Shows habituation - the core reason for novelty/rate limits.',
		grade: 'moderate'
	},
	{
		id: 'liao-2020',
		authors: 'Liao P, Greenewald K, Klasnja P, Murphy S',
		year: 2020,
		title:
			'Personalized HeartSteps: A reinforcement learning algorithm for optimizing physical activity',
		venue: 'Proc. ACM IMWUT 4(1):18',
		doi: '10.1145/3381007',
		design:
			'Algorithm paper (Bayesian linear Thompson sampling, informative priors, dosage/delayed effects)',
		participants: null,
		finding: 'How to run Thompson sampling safely with few data per person.',
		effect: null,
		caveat: 'Binary send/don’t-send, not 100 actions.',
		grade: 'moderate'
	},
	{
		id: 'tomkins-2021',
		authors: 'Tomkins S, Liao P, Klasnja P, Murphy S',
		year: 2021,
		title: 'IntelligentPooling: Practical Thompson sampling for mHealth',
		venue: 'Machine Learning 110(9):2685-2727',
		doi: '10.1007/s10994-021-05995-8',
		design: 'Algorithm paper',
		participants: null,
		finding: 'Pooling across users speeds learning.',
		effect: '26% lower regret (in simulations)',
		caveat:
			'Needs other users’ data - not available to a private on-device app; priors are the substitute.',
		grade: 'moderate'
	},
	{
		id: 'aguilera-2024',
		authors: 'Aguilera A, Arevalo Avalos M, Xu J, et al.',
		year: 2024,
		title:
			'Effectiveness of a digital health intervention leveraging reinforcement learning: Results from the DIAMANTE randomized clinical trial',
		venue: 'JMIR 26:e60834',
		doi: '10.2196/60834',
		design: '3-arm RCT, 24 weeks',
		participants: '168 analysed',
		finding: 'Messages chosen by a learning algorithm gave a small rise in steps.',
		effect: '+3.6 steps/day each day (95% CI 2.45-4.78), about 608 in total',
		caveat: 'Fewer people than planned; between-arm figures not checked here.',
		grade: 'moderate'
	},
	{
		id: 'trella-2022',
		authors: 'Trella AL, Zhang KW, Nahum-Shani I, Shetty V, Doshi-Velez F, Murphy SA',
		year: 2022,
		title:
			'Designing reinforcement learning algorithms for digital interventions: Pre-implementation guidelines',
		venue: 'Algorithms 15(8):255 / arXiv:2206.03944',
		doi: null,
		design: 'Guidelines (PCS: predictability, computability, stability)',
		participants: null,
		finding: 'Test the algorithm on simulated users before deployment.',
		effect: null,
		caveat: 'Framework.',
		grade: 'moderate'
	},
	{
		id: 'nahum-shani-2018',
		authors: 'Nahum-Shani I, Smith SN, Spring BJ, et al.',
		year: 2018,
		title:
			'Just-in-time adaptive interventions (JITAIs) in mobile health: Key components and design principles for ongoing health behavior support',
		venue: 'Annals of Behavioral Medicine 52(6):446-462',
		doi: '10.1007/s12160-016-9830-8',
		design: 'Framework',
		participants: null,
		finding: 'Defines decision points, tailoring variables, receptivity, burden.',
		effect: null,
		caveat: 'Framework.',
		grade: 'moderate'
	},
	{
		id: 'li-2010-linucb',
		authors: 'Li L, Chu W, Langford J, Schapire RE',
		year: 2010,
		title: 'A contextual-bandit approach to personalized news article recommendation',
		venue: 'WWW 2010:661-670',
		doi: '10.1145/1772690.1772758',
		design: 'Algorithm paper',
		participants: null,
		finding: 'LinUCB.',
		effect: null,
		caveat: 'News clicks, huge data.',
		grade: 'moderate'
	},
	{
		id: 'battalio-2021',
		authors: 'Battalio SL, et al.',
		year: 2021,
		title:
			'Sense2Stop: A micro-randomized trial using wearable sensors to optimize a just-in-time adaptive stress management intervention for smoking relapse prevention',
		venue: 'Contemporary Clinical Trials 109:106534',
		doi: '10.1016/j.cct.2021.106534',
		design: 'Protocol of micro-randomised trial',
		participants: null,
		finding: 'Design example for stress-triggered prompts.',
		effect: null,
		caveat: 'Protocol; no results used.',
		grade: 'weak'
	},
	{
		id: 'cepeda-2006',
		authors: 'Cepeda NJ, Pashler H, Vul E, Wixted JT, Rohrer D',
		year: 2006,
		title: 'Distributed practice in verbal recall tasks: A review and quantitative synthesis',
		venue: 'Psychological Bulletin 132(3):354-380',
		doi: '10.1037/0033-2909.132.3.354',
		design: 'Meta-analysis',
		participants: null,
		finding: 'Spaced practice improves verbal recall.',
		effect: null,
		caveat: 'Verbal recall, not social performance.',
		grade: 'strong'
	},
	{
		id: 'ye-2022',
		authors: 'Ye J, Su J, Cao Y',
		year: 2022,
		title: 'A stochastic shortest path algorithm for optimizing spaced repetition scheduling',
		venue: 'KDD 2022:4381-4390',
		doi: '10.1145/3534678.3539081',
		design: 'Algorithm paper (basis of FSRS)',
		participants: null,
		finding: 'Scheduling by memory model for word learning.',
		effect: null,
		caveat: '220M word-memory logs; not skills.',
		grade: 'moderate'
	},
	{
		id: 'hughes-2004',
		authors: 'Hughes ME, Waite LJ, Hawkley LC, Cacioppo JT',
		year: 2004,
		title:
			'A short scale for measuring loneliness in large surveys: Results from two population-based studies',
		venue: 'Research on Aging 26(6):655-672',
		doi: '10.1177/0164027504268574',
		design: 'Scale paper',
		participants: null,
		finding: 'Three-item loneliness scale works in surveys.',
		effect: null,
		caveat: 'No clinical cut-off; see licensing.',
		grade: 'moderate'
	},
	{
		id: 'topp-2015',
		authors: 'Topp CW, Ostergaard SD, Sondergaard S, Bech P',
		year: 2015,
		title: 'The WHO-5 Well-Being Index: A systematic review of the literature',
		venue: 'Psychotherapy and Psychosomatics 84(3):167-176',
		doi: '10.1159/000376585',
		design: 'Systematic review',
		participants: null,
		finding: 'WHO-5 is a valid brief well-being measure.',
		effect: null,
		caveat: 'See licensing.',
		grade: 'strong'
	},
	{
		id: 'kroenke-2003',
		authors: 'Kroenke K, Spitzer RL, Williams JBW',
		year: 2003,
		title: 'The Patient Health Questionnaire-2: Validity of a two-item depression screener',
		venue: 'Medical Care 41(11):1284-1292',
		doi: '10.1097/01.MLR.0000093487.78664.3C',
		design: 'Scale paper',
		participants: null,
		finding: 'Two-item depression screen.',
		effect: null,
		caveat: 'Screen, not diagnosis.',
		grade: 'strong'
	},
	{
		id: 'kroenke-2009',
		authors: 'Kroenke K, Spitzer RL, Williams JBW, Lowe B',
		year: 2009,
		title: 'An ultra-brief screening scale for anxiety and depression: The PHQ-4',
		venue: 'Psychosomatics 50(6):613-621',
		doi: '10.1176/appi.psy.50.6.613',
		design: 'Scale paper',
		participants: null,
		finding: 'Four-item anxiety + depression screen.',
		effect: null,
		caveat: 'Screen, not diagnosis.',
		grade: 'strong'
	}
];
