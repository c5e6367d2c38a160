import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageWords as words } from '#lib/content/en/messages/message-words.ts';
import type { Day } from './day.ts';
import { detailsOf } from './message-detail.ts';
import { longestRemembered, type RememberedKind } from './remembered.ts';

const today = '2026-11-20' as Day;

function detailOf(text: string, day = '2026-11-15', kind: RememberedKind = 'detail') {
	return detailsOf([{ id: '1', kind, text, day: day as Day }], 'Lena', today, words)[0];
}

describe('a remembered line becomes a sentence', () => {
	test.each([
		['her knee operation', 'their knee', 'How’s your knee?'],
		["Lena's knee", 'their knee', 'How’s your knee?'],
		['Her mum’s hip operation in October', 'their mum’s hip', 'How’s your mum’s hip?'],
		['Broke her arm', 'their arm', 'How’s your arm?'],
		['knees are bad', 'their knees', 'How are your knees?'],
		['was operated on her knee', 'their knee', 'How’s your knee?'],
		['operated on her knee in May', 'their knee', 'How’s your knee?'],
		['knee was operated on', 'their knee', 'How’s your knee?'],
		['has a cold', 'their cold', 'Are you feeling any better?'],
		['she loves lemon cake', 'lemon cake', 'Lemon cake made me think of you.'],
		['Loves her garden', 'your garden', 'Your garden made me think of you.'],
		['likes the sea', 'the sea', 'The sea made me think of you.'],
		['starts a new job in December', 'the new job', 'Good luck with the new job!'],
		['Her cat Mia was ill', 'Mia', 'How’s Mia?'],
		['two cats', 'their cats', 'How are your cats?'],
		['mother is in hospital', 'their mother', 'How’s your mother?'],
		['Son Tom starts school', 'Tom', 'How’s Tom?'],
		['works nights', 'the night shifts', 'How are the night shifts?'],
		['works at the library', 'work', 'How are things at the library?'],
		['plays the cello', 'the cello', 'How’s the cello?'],
		['choir on Thursdays', 'the choir', 'How’s the choir?'],
		['moved to Leeds', 'Leeds', 'How’s life in Leeds?'],
		['has moved to Leeds for work', 'Leeds', 'How’s life in Leeds?'],
		['started a new job', 'the new job', 'How’s the new job?'],
		['broke his leg', 'their leg', 'How’s your leg?'],
		['new baby', 'the baby', 'Congratulations to you all on the baby!'],
		['Had a baby girl', 'the baby', 'Congratulations to you all on the baby!'],
		['new baby Mia', 'the baby', 'Congratulations to you all on the baby!'],
		[
			'we met at the pottery class',
			'the time you met at the pottery class',
			'I was thinking of the time we met at the pottery class.'
		],
		['our trip to Rome', 'your trip to Rome', 'I was thinking of our trip to Rome.']
	])('%j mentions %s: %s', (text, label, short) => {
		expect(detailOf(text)).toMatchObject({
			label,
			isReminder: false,
			isGrave: /hospital/u.test(text),
			sentences: { short }
		});
	});

	test.each([
		['recovering from surgery', 'their recovery', 'I hope you’re on the mend.'],
		['Lena is recovering from a hip operation', 'their recovery', 'I hope you’re on the mend.'],
		['doctor on Monday', 'the doctor', 'I hope all goes well at the doctor’s.'],
		['seeing the dentist tomorrow', 'the dentist', 'I hope all goes well at the dentist’s.'],
		['has a GP appointment', 'the GP', 'I hope all goes well at the GP’s.'],
		['Doctor’s appointment on 28 November', 'the doctor', 'I hope all goes well at the doctor’s.'],
		['saw the doctor last week', 'the doctor', 'How did it go at the doctor’s?'],
		['is a doctor', 'work', 'How’s work?'],
		['pregnant, due in May', 'how they’re doing', 'How are you feeling these days?'],
		['She’s expecting a baby', 'how they’re doing', 'How are you feeling these days?'],
		['baby due in May', 'how they’re doing', 'How are you feeling these days?'],
		['on holiday in Spain', 'their holiday', 'I hope you’re having a lovely time in Spain.'],
		['On holiday', 'their holiday', 'I hope you’re having a lovely time.'],
		['on holiday in December', 'their holiday', 'Have a lovely time!']
	])('about health and holidays: %j mentions %s: %s', (text, label, short) => {
		const told = detailOf(text, '2026-11-19');
		expect(told).toMatchObject({ label, isReminder: false, sentences: { short } });
	});

	test('that never names a pregnancy, and asks about no baby months later', () => {
		for (const day of ['2026-11-15', '2026-01-15'])
			for (const text of ['pregnant, due in May', 'pregnant again', 'expecting twins'])
				for (const sentence of Object.values(detailOf(text, day)!.sentences))
					expect(sentence).not.toMatch(/pregnan|bab|bump|expect|due|little one/i);
	});

	test.each([
		['loves lemon cake', 'I saw some lemon cake today and thought of you.'],
		['Likes dogs', 'I saw some dogs today and thought of you.'],
		['reads crime novels', 'I saw some crime novels today and thought of you.'],
		['loves Arsenal', 'Arsenal made me think of you today, and it cheered me up.'],
		['loves a good cheese', 'A good cheese made me think of you today, and it cheered me up.'],
		['likes the sea', 'The sea made me think of you today, and it cheered me up.'],
		['loves his dogs', 'Your dogs made me think of you today, and it cheered me up.'],
		['likes swimming', 'Swimming made me think of you today, and it cheered me up.']
	])('about a thing that they like: %j gives %j', (text, warm) => {
		expect(detailOf(text)?.sentences.warm).toBe(warm);
	});

	test.each([
		['detail', 'loves lemon cake', 'Saw some lemon cake. Guess who I thought of?'],
		['interest', 'Lemon cake', 'Saw some lemon cake. Guess who I thought of?'],
		['interest', 'Jazz', 'Jazz came up today. Guess who I thought of?'],
		['detail', 'loves Arsenal', 'Arsenal came up today. Guess who I thought of?']
	] as const)('in a light tone: the %s %j gives %j', (kind, text, light) => {
		expect(detailOf(text, '2026-11-15', kind)?.sentences.light).toBe(light);
	});

	test('of both kinds only if it is one that both like', () => {
		expect(detailOf('Jazz', '2026-11-15', 'interest')?.sentences.short).toBe(
			'Jazz made me think of you.'
		);
		expect(detailOf('Jazz')?.isReminder).toBe(true);
	});

	test.each([
		['interview on Friday', '2026-11-18', 'Good luck with the interview!'],
		['interview on Friday', '2026-11-10', 'How did the interview go?'],
		['starts a new job on Monday', '2026-11-18', 'Good luck with the new job!'],
		['starts a new job on Monday', '2026-11-10', 'How’s the new job?'],
		['driving test tomorrow', '2026-11-19', 'Good luck with the driving test!'],
		['exams in May', '2026-11-10', 'Good luck with the exams!'],
		['exams in May', '2026-04-10', 'How did the exams go?'],
		['job interview', '2026-11-15', 'I’ve been thinking of you and the job interview.'],
		['job interview', '2026-11-25', 'Good luck with the job interview!'],
		['on holiday in Spain', '2026-09-01', 'How was your holiday in Spain?'],
		['doctor on Monday', '2026-11-10', 'How did it go at the doctor’s?'],
		['trip to Rome', '2026-09-01', 'How was the trip to Rome?'],
		['is getting married in June', '2026-11-15', 'I hope the wedding is lovely.']
	])('%j of %s is read by its time: %s', (text, day, short) => {
		expect(detailOf(text, day)?.sentences.short).toBe(short);
	});
});

describe('a grave line becomes a plain sentence in every tone', () => {
	test.each([
		['her mum died', 'their mum', 'I’m so sorry about your mum.'],
		['Mum Ruth passed away in October', 'their mum', 'I’m so sorry about your mum.'],
		['Her dad died suddenly of a heart attack', 'their dad', 'I’m so sorry about your dad.'],
		['lost her dad in March', 'their dad', 'I’m so sorry about your dad.'],
		['her sister’s funeral on Friday', 'their sister', 'I’m so sorry about your sister.'],
		['lost her mother-in-law', 'their mother-in-law', 'I’m so sorry about your mother-in-law.'],
		['lost a friend', 'their friend', 'I’m so sorry about your friend.'],
		['the dog Bruno died', 'their dog', 'I’m so sorry about your dog.'],
		['had a miscarriage', 'the loss', 'I’m so sorry. I’m thinking of you.'],
		['lost the baby in May', 'the loss', 'I’m so sorry. I’m thinking of you.'],
		['death in the family', 'the loss', 'I’m so sorry for your loss.'],
		[
			'diagnosed with breast cancer',
			'what’s going on',
			'I’m thinking of you, with all that’s going on.'
		],
		['has cancer', 'what’s going on', 'I’m thinking of you, with all that’s going on.'],
		['had a stroke last week', 'what’s going on', 'I’m thinking of you, with all that’s going on.'],
		['Lena is seriously ill', 'what’s going on', 'I’m thinking of you, with all that’s going on.'],
		['her dad has dementia', 'their dad', 'I’m thinking of you and your dad.'],
		['mum is seriously ill', 'their mum', 'I’m thinking of you and your mum.'],
		['her son had an accident', 'their son', 'I’m thinking of you and your son.'],
		['mum ill', 'their mum', 'How’s your mum?'],
		['recovering from a stroke', 'their recovery', 'I hope you’re getting a bit stronger.'],
		['recovering from chemo', 'their recovery', 'I hope you’re getting a bit stronger.'],
		['in hospital', 'the hospital', 'I hope they’re looking after you well.'],
		['had a car accident', 'the accident', 'I’m so sorry about the accident.'],
		['lost her job', 'the job', 'I’m so sorry about your job.'],
		['was made redundant in May', 'the job', 'I’m so sorry about your job.'],
		[
			'going through a divorce',
			'what’s going on',
			'I’m thinking of you, with all that’s going on.'
		],
		['split up with Tom', 'what’s going on', 'I’m thinking of you, with all that’s going on.'],
		['her husband left', 'what’s going on', 'I’m thinking of you, with all that’s going on.'],
		['depressed since spring', 'the hard time', 'I’m thinking of you.'],
		['has depression', 'the hard time', 'I’m thinking of you.'],
		['going through a hard time', 'the hard time', 'I’m thinking of you.']
	])('%j mentions %s: %s', (text, label, short) => {
		expect(detailOf(text)).toMatchObject({ label, isReminder: false, isGrave: true });
		expect(detailOf(text)?.sentences).toMatchObject({ short, light: short });
	});

	test('that stays gentle when the loss is no longer fresh, and a baby grows', () => {
		const short = 'I’m thinking of you and your mum.';
		expect(detailOf('her mum died', '2026-05-01')?.sentences).toMatchObject({
			short,
			light: short
		});
		expect(detailOf('lost her job', '2025-05-01')?.sentences.short).toBe('I’m thinking of you.');
		expect(detailOf('new baby', '2025-05-01')?.sentences.short).toBe('How’s the little one?');
	});
});

describe('a line that no rule understands is a reminder', () => {
	test.each([
		'allergic to nuts',
		"doesn't like phone calls",
		'her ex-husband',
		'drinks too much',
		'Does she like tea?',
		'Mag Zitronenkuchen',
		'<b>likes tea</b>',
		'She told me a long story. I listened.',
		'learning to knit',
		'back from Spain'
	])('%j', (text) => {
		expect(detailOf(text)).toMatchObject({ label: text, isReminder: true, isGrave: false });
		expect(detailOf(text)?.sentences).toEqual({ short: '…', warm: '…', light: '…' });
	});

	test.each([
		'her ex-husband died',
		'mum and dad are getting divorced',
		'Her brother took an overdose. She found him.',
		'had an abortion'
	])('which is grave by its words: %j', (text) => {
		expect(detailOf(text)).toMatchObject({ isReminder: true, isGrave: true });
	});

	test('without a letter is not offered at all', () => {
		for (const text of ['', '   ', '…', '!?']) expect(detailOf(text)).toBeUndefined();
	});

	test('with any text makes only sentences that have an end mark', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: longestRemembered }), (text) => {
				for (const sentence of Object.values(detailOf(text)?.sentences ?? {}))
					expect(sentence).toMatch(/[.!?…]$/u);
			})
		);
	});

	test('comes after the sentences, and equal sentences come once', () => {
		const lines = ['allergic to nuts', 'her knee', 'knee operation'].map((text, i) => {
			return { id: `${i}`, kind: 'detail', text, day: today } as const;
		});
		expect(detailsOf(lines, null, today, words).map(({ id }) => id)).toEqual(['1', '0']);
	});
});
