import type { RememberedKind } from '#lib/core/remembered.ts';

/** An invented person: a name as a user might type it, and lines to remember. */
export interface InventedPerson {
	name: string;
	lines: readonly (readonly [kind: RememberedKind, text: string])[];
}

const told = (...texts: string[]) => texts.map((text) => ['detail', text] as const);
const shared = (...texts: string[]) => texts.map((text) => ['interest', text] as const);

/** People, among them names and lines that are hard to make sentences of. */
export const inventedPeople: readonly InventedPerson[] = [
	{
		name: 'Lena',
		lines: told('her knee operation', 'she loves lemon cake', 'starts a new job in December')
	},
	{ name: 'Tom Becker', lines: told('Broke his arm', 'plays the cello', 'moved to Leeds') },
	{ name: 'Mrs Okafor', lines: told('Son Tom starts school', 'allergic to nuts', 'works nights') },
	{ name: 'Mum', lines: told('bad back', 'her garden', 'reads crime novels') },
	{ name: 'Ruth', lines: told('recovering from surgery', 'doctor on Monday', 'likes dogs') },
	{ name: 'Ines', lines: told('pregnant, due in May', 'on holiday in Spain', 'loves Arsenal') },
	{ name: 'Auntie Jo', lines: told('has two cats', 'getting married in June') },
	{ name: 'Amir', lines: [...told('exams in May', 'is a nurse'), ...shared('Jazz')] },
	{ name: 'أمينة', lines: told('تحب القهوة', 'her mum is in hospital') },
	{ name: 'أبو علي', lines: told('driving test tomorrow') },
	{ name: '李雷', lines: [...told('喜欢喝茶'), ...shared('table tennis')] },
	{ name: 'J', lines: told('has a cold', 'J’s knees') },
	{ name: 'j.', lines: told('loves the sea') },
	{ name: '<b>Ana</b>', lines: told('<script>alert(2)</script>', 'likes <b>tea</b>') },
	{ name: 'Ana & Ben', lines: told('new baby', 'moving house next week') },
	{ name: 'Lena 🌸', lines: told('works at the library', '🎂 6 May') },
	{
		name: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse',
		lines: told('daughter Mia')
	},
	{
		name: 'Maximiliana Theodora Wilhelmina Alexandrina von und zu Hohenstein-Langenburg-Weikersheim',
		lines: told('dog Bruno')
	},
	{ name: 'neighbour with the dog', lines: told('dog called Bruno', 'his hip') },
	{ name: 'The woman at the bakery', lines: told('likes swimming') },
	{ name: '', lines: told('sings in the choir') },
	{ name: '123', lines: told('Does she like tea?') },
	{ name: 'Dr. Weber', lines: told('lost his wife in March', 'likes old films') },
	{ name: 'Jean-Luc', lines: told('lives in Lyon', 'learning Spanish') },
	{ name: "O'Brien", lines: told('her mum’s hip operation in October', 'has migraines') },
	{
		name: 'Zoë',
		lines: [...told('interview on Friday'), ...shared('we met at the pottery class')]
	},
	{ name: 'Ingrid (work)', lines: told('busy at work', 'new boss', 'new flat') },
	{ name: 'grandma', lines: told('in hospital', 'knees are bad') },
	{ name: 'Sam from the gym', lines: told('running a marathon in May', 'trip to Rome') },
	{
		name: 'Noor',
		lines: [...shared('our trip to the lake', 'the Beatles'), ...told('going to Italy in July')]
	},
	{
		name: 'Kofi',
		lines: told(
			'He told me a long story about his brother, who left. I do not know how it ended.',
			'Mag Zitronenkuchen'
		)
	},
	{
		name: 'Sara',
		lines: told('had a miscarriage', 'her mum died', 'Her brother took an overdose. She found him.')
	},
	{ name: 'Béa', lines: told('diagnosed with MS', 'lost her job', 'Her dad is seriously ill') },
	{ name: 'Yusuf', lines: told('depressed since spring', 'going through a divorce', 'new baby') },
	{
		name: 'Ulla',
		lines: told('Ulla’s sister lives in Bonn', 'Ulla likes dancing', 'likes dancing', '   ', '…')
	}
];
