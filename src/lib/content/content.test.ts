import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { crisisLines, helpDirectories } from '#lib/content/crisis-lines.ts';
import { noteOfCard } from './card-notes.ts';
import { evidenceNotes } from '#lib/content/en/evidence-notes.ts';
import { kindSentences } from '#lib/content/en/kindness.ts';
import { kindFacts } from '#lib/content/kindness.ts';
import { studies } from '#lib/content/studies.ts';
import {
	channels,
	isRestful,
	reachesOut,
	settings,
	type CardFacts,
	type CardWords,
	type WordsOfCards
} from '#lib/core/card.ts';
import { cues } from '#lib/core/cue.ts';
import { families } from '#lib/core/families.ts';
import { grades } from '#lib/core/evidence.ts';
import { kindFor, kindPlaces } from '#lib/core/kindness.ts';
import { isComposed } from '#lib/core/message.ts';
import messages from '#lib/i18n/messages/en.json' with { type: 'json' };
import {
	claiming,
	ordering,
	readingGrade,
	syllablesIn
} from '../../../tests/support/plain-words.ts';

const wordFiles = import.meta.glob<WordsOfCards>('./en/cards/*.ts', {
	eager: true,
	import: 'words'
});
const sources = import.meta.glob<string>('./**/*.ts', {
	eager: true,
	query: '?raw',
	import: 'default'
});
// The parts of patterns read what users typed, with any apostrophe.
const contents = import.meta.glob(
	['./en/**/*.ts', './studies.ts', '!./**/*.test.ts', '!./en/messages/detail-parts.ts'],
	{ eager: true }
);
const words: { [id: string]: CardWords } = Object.assign({}, ...Object.values(wordFiles));

/** Returns all texts of a card. */
function textsOf({ title, how, say, smaller }: CardWords): string[] {
	return [title, ...how, ...say, smaller];
}

/** Returns all texts within a value. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
	return (value instanceof Set ? [...value] : Object.values(value)).flatMap(textsIn);
}

/** Returns each message with its key; a message with plural forms occurs once per form. */
function messageTexts(): [key: string, text: string][] {
	return Object.entries(messages).flatMap(([key, message]): [string, string][] => {
		if (key.startsWith('$')) return [];
		if (typeof message === 'string') return [[key, message]];
		return message.flatMap(({ match }) =>
			Object.values(match).map((text): [string, string] => [key, text ?? ''])
		);
	});
}

function countOf(wanted: (card: CardFacts) => boolean): number {
	return cardFacts.filter(wanted).length;
}

function repeated(list: readonly string[]): string[] {
	return list.filter((each, i) => list.indexOf(each) !== i);
}

describe('the facts of the cards', () => {
	test('there are at least 120, each with a unique id in kebab case', () => {
		const ids = cardFacts.map(({ id }) => id);
		expect(ids.length).toBeGreaterThanOrEqual(120);
		expect(repeated(ids)).toEqual([]);
		expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
	});

	test.each(families)('the family %s has cards', (family) => {
		expect(countOf((card) => card.family === family)).toBeGreaterThan(0);
	});

	test.each([
		['look-up-and-smile', 'smile'],
		['greet-by-name', 'greet'],
		['small-signs-of-listening', 'acknowledge'],
		['celebrate-a-small-win', 'celebrate'],
		['i-like-how-you', 'appreciate']
	])('the basic card %s exists, is small, and needs no stranger', (id, family) => {
		const card = cardFacts.find((each) => each.id === id);
		expect(card).toMatchObject({ family, withStranger: false });
		expect(card?.effort).toBeLessThanOrEqual(25);
	});

	test('there are enough cards for days with next to no energy', () => {
		expect(countOf(({ effort }) => effort <= 5)).toBeGreaterThanOrEqual(20);
		expect(countOf((card) => card.effort === 0 && isRestful(card))).toBeGreaterThanOrEqual(12);
		expect(countOf(({ family, effort }) => family === 'rest' && effort === 0)).toBeGreaterThan(1);
	});

	test('every field has a valid value', () => {
		const isWhole = (value: number, from: number, to: number) =>
			Number.isInteger(value) && value >= from && value <= to;
		const isSet = (list: readonly string[], known: readonly string[]) =>
			repeated(list).length === 0 && list.every((each) => known.includes(each));
		const rules: { readonly [rule: string]: (card: CardFacts) => boolean } = {
			effort: ({ effort }) => isWhole(effort, 0, 90),
			minutes: ({ minutes }) => isWhole(minutes, 1, 120),
			closeness: ({ closeness }) => isWhole(closeness, 0, 3),
			family: ({ family }) => families.includes(family),
			channel: ({ channel }) => channels.includes(channel),
			direction: ({ direction }) => ['giving', 'receiving', 'mutual', 'inward'].includes(direction),
			withStranger: ({ withStranger }) => typeof withStranger === 'boolean',
			settings: (card) => card.settings.length > 0 && isSet(card.settings, settings),
			cues: (card) => card.cues.length > 0 && isSet(card.cues, cues),
			needs: ({ needs }) => isSet(needs, ['personNearby', 'knownPerson', 'phone', 'goingOut'])
		};
		const wrong = cardFacts.flatMap((card) =>
			Object.keys(rules).flatMap((rule) => (rules[rule]?.(card) ? [] : `${card.id}: ${rule}`))
		);
		expect(wrong).toEqual([]);
	});

	test('every cue, setting, channel and need is used', () => {
		const used = (key: 'cues' | 'settings' | 'needs') =>
			new Set<string>(cardFacts.flatMap((card) => [...card[key]]));
		expect(cues.filter((cue) => !used('cues').has(cue))).toEqual([]);
		expect(settings.filter((setting) => !used('settings').has(setting))).toEqual([]);
		expect(used('needs').size).toBe(4);
		expect(channels.filter((channel) => countOf((c) => c.channel === channel) === 0)).toEqual([]);
	});

	test('rest involves no other person, so that it fits any hour and any refusal', () => {
		const rest = cardFacts.filter(({ family }) => family === 'rest');
		const outward = rest.filter((card) => reachesOut(card) || card.withStranger);
		expect(outward.map(({ id }) => id)).toEqual([]);
	});

	test('cards with strangers are few, face to face, and not close', () => {
		const withStrangers = cardFacts.filter(({ withStranger }) => withStranger);
		expect(withStrangers.length).toBeGreaterThan(0);
		expect(withStrangers.length).toBeLessThan(cardFacts.length / 10);
		for (const { channel, closeness } of withStrangers) {
			expect(channel).toBe('inPerson');
			expect(closeness).toBeLessThanOrEqual(1);
		}
	});

	test('solo cards need no other person', () => {
		const solo = cardFacts.filter(({ channel }) => channel === 'solo');
		const asking = solo.filter(
			({ needs, withStranger }) => needs.includes('personNearby') || withStranger
		);
		expect(asking.map(({ id }) => id)).toEqual([]);
	});
});

describe('the signs of all texts', () => {
	test('apostrophes and quotation marks are typographic', () => {
		const texts = [...textsIn(contents), ...messageTexts().map(([, text]) => text)];
		expect(texts.length).toBeGreaterThan(3000);
		expect(texts.filter((text) => /["'´`]/.test(text))).toEqual([]);
	});
});

describe('the evidence', () => {
	test('every note of a card exists', () => {
		expect(Object.keys(noteOfCard)).toEqual(cardFacts.map(({ id }) => id));
		const missing = Object.entries(noteOfCard).filter(
			([, note]) => note !== null && !(note in evidenceNotes)
		);
		expect(missing).toEqual([]);
	});

	test('some cards have no note, because no study fits', () => {
		expect(countOf(({ id }) => noteOfCard[id] === null)).toBeGreaterThan(0);
	});

	test.each(Object.entries(evidenceNotes))(
		'the note %s cites only studies that exist',
		(_, note) => {
			const known = studies.map(({ id }) => id);
			expect(note.studies.length).toBeGreaterThan(0);
			expect(note.studies.filter((id) => !known.includes(id))).toEqual([]);
			expect(repeated(note.studies)).toEqual([]);
			expect(grades).toContain(note.grade);
			expect(note.text).toMatch(/[.!?]$/);
		}
	);

	test.each([
		['voice-note', 'weak'],
		['walk-and-call', 'weak'],
		['noting-a-micro-win', 'moderate'],
		['starting-tiny', 'untested']
	])('the compound grade of %s counts as its lower part', (id, grade) => {
		expect(evidenceNotes[id]?.grade).toBe(grade);
	});

	test('each study has a unique id, a year, a grade and a finding', () => {
		expect(repeated(studies.map(({ id }) => id))).toEqual([]);
		for (const study of studies) {
			expect(study.year).toBeGreaterThan(1950);
			expect(study.year).toBeLessThanOrEqual(2026);
			expect(grades).toContain(study.grade);
			for (const text of [study.authors, study.title, study.venue, study.design, study.finding]) {
				expect(text.trim()).not.toBe('');
			}
		}
	});

	test('a DOI is valid or null, and never empty', () => {
		const wrong = studies.filter(({ doi }) => doi !== null && !/^10\.\d{4,9}\/\S+$/.test(doi));
		expect(wrong.map(({ id, doi }) => `${id}: ${doi}`)).toEqual([]);
		expect(studies.some(({ doi }) => doi === null)).toBe(true);
	});

	test('unknown details are null, and never empty', () => {
		for (const { participants, effect, caveat } of studies) {
			expect([participants, effect, caveat]).not.toContain('');
		}
	});

	test.each([
		'sandstrom-dunn-2014-barista',
		'wesselmann-2012',
		'cregg-cheavens-2021',
		'curry-2018',
		'holt-lunstad-2010',
		'holt-lunstad-2015',
		'masi-2011',
		'fowler-christakis-2008',
		'kroenke-2003'
	])('the unverified number of participants in %s is null', (id) => {
		expect(studies.find((study) => study.id === id)?.participants).toBeNull();
	});

	test('no content cites memory as its source', () => {
		const telling = Object.entries(sources).filter(
			([file, text]) => !file.endsWith('.test.ts') && /\(memory\)|from memory/i.test(text)
		);
		expect(telling.map(([file]) => file)).toEqual([]);
	});
});

describe('the texts of the cards', () => {
	test.each(families)('the file of %s has texts for exactly its cards', (family) => {
		const file = family.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		const ids = cardFacts.filter((card) => card.family === family).map(({ id }) => id);
		const written = Object.keys(wordFiles[`./en/cards/${file}.ts`] ?? {});
		expect(written.sort()).toEqual([...ids].sort());
	});

	test('there is exactly one file for each family', () => {
		expect(Object.keys(wordFiles)).toHaveLength(families.length);
	});

	test('no two cards share a title', () => {
		expect(repeated(Object.values(words).map(({ title }) => title.toLowerCase()))).toEqual([]);
	});

	const all = Object.entries(words);

	test.each(all)('%s: has texts of the right length, tidy and plain', (_, card) => {
		const { title, how, say, smaller } = card;
		expect(title.length).toBeGreaterThanOrEqual(8);
		expect(title.length).toBeLessThanOrEqual(46);
		expect(title).not.toMatch(/[.!]$/);
		expect(how.length).toBeGreaterThanOrEqual(2);
		expect(how.length).toBeLessThanOrEqual(3);
		for (const text of how) expect(text.length).toBeLessThanOrEqual(120);
		expect(say.length).toBeGreaterThanOrEqual(2);
		expect(say.length).toBeLessThanOrEqual(4);
		for (const text of say) expect(text.length).toBeLessThanOrEqual(110);
		expect(smaller.length).toBeGreaterThanOrEqual(10);
		expect(smaller.length).toBeLessThanOrEqual(120);

		for (const text of textsOf(card)) {
			expect(text).toBe(text.trim().normalize('NFC'));
			expect(text).not.toMatch(/ {2}|\n|\t/);
		}
		for (const text of [...how, smaller]) expect(text).toMatch(/[.?]["”’)]?$/);
		expect(repeated([...how, ...say])).toEqual([]);
		expect(readingGrade([...how, ...say, smaller])).toBeLessThanOrEqual(6.5);
	});

	// A user may send each of these lines as it is, so it must be true for anyone.
	test('no line of a composed card mentions an invented name, place, day or past', () => {
		const invented =
			/(?<!^|[.!?…] |^\p{Emoji_Presentation} |^❤️ )(?!I\b|I'|Mondays|Sundays)\b\p{Lu}|\bAuntie|\bMum\b|\b(your|our|the) (car|kitchen|sister|dad|flat|school|park|market|postbox|summer|snow|bike)\b|\b(drove|kettle|toast|basil|scarf|milk|soup|tea)\b|\bat (one|two|three|eight|ten|eleven)\b/u;
		for (const text of ['I remembered us pushing your car in the snow.', 'Hi Nora, it is me.'])
			expect(text).toMatch(invented);
		const lines = cardFacts.filter(isComposed).flatMap(({ id }) => words[id]!.say);
		expect(lines.length).toBeGreaterThan(120);
		expect(lines.filter((line) => invented.test(line))).toEqual([]);
	});

	test('the cards have an average reading grade of at most 5', () => {
		const list = all.map(([, { how, say, smaller }]) => readingGrade([...how, ...say, smaller]));
		expect(list.reduce((sum, grade) => sum + grade, 0) / list.length).toBeLessThanOrEqual(5);
	});

	test('eye contact is optional wherever it is mentioned', () => {
		const telling = all.filter(([, card]) =>
			/eye contact|their eyes/i.test(textsOf(card).join(' '))
		);
		const ordering = telling.filter(
			([, card]) =>
				!/optional|no eye contact|neither is eye contact|up to you|without/i.test(
					textsOf(card).join(' ')
				)
		);
		expect(telling.length).toBeGreaterThan(0);
		expect(ordering.map(([id]) => id)).toEqual([]);
	});
});

describe('the kind sentences', () => {
	const ids = kindFacts.map(({ id }) => id);

	test('each has a unique id, a text, and a place where it fits', () => {
		expect(repeated(ids)).toEqual([]);
		expect(Object.keys(kindSentences).sort()).toEqual([...ids].sort());
		for (const { id, fits } of kindFacts) {
			expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
			expect(fits.length).toBeGreaterThan(0);
			expect(repeated(fits)).toEqual([]);
		}
	});

	test.each(kindPlaces)(
		'%s has several sentences that rotate, with one for every turn',
		(place) => {
			const turns = [0, 1, 2, 3, 20_000, -1].map((turn) => kindFor(kindFacts, place, turn)?.id);
			expect(turns.every((id) => id !== undefined)).toBe(true);
			expect(new Set(turns).size).toBeGreaterThan(1);
		}
	);

	test('there is none if nothing fits', () => {
		expect(kindFor([], 'silence', 3)).toBeNull();
	});

	test.each(Object.entries(kindSentences))('%s: is short, tidy and plain', (_, text) => {
		expect(text.length).toBeLessThanOrEqual(110);
		expect(text).toBe(text.trim().normalize('NFC'));
		expect(text).toMatch(/[.?]$/);
		expect(readingGrade([text])).toBeLessThanOrEqual(6.5);
	});

	test('no sentence advises to write again after silence', () => {
		const silent = kindFacts.filter(({ fits }) => fits.includes('silence'));
		for (const { id } of silent)
			expect(kindSentences[id]).not.toMatch(/again|another message|remind/i);
		expect(Object.values(kindSentences)).toContain('No reply is common and says little about you.');
	});
});

describe('the measure of reading ease', () => {
	test.each([
		['hi', 1],
		['smile', 1],
		['smiles', 1],
		['smiled', 1],
		['waved', 1],
		['wanted', 2],
		['table', 2],
		['window', 2],
		['yesterday', 3],
		['neighbour', 2],
		['conversation', 4]
	])('%s has %i syllables', (word, syllables) => {
		expect(syllablesIn(word)).toBe(syllables);
	});

	test('distinguishes plain words from difficult ones', () => {
		expect(readingGrade(['The cat sat on the mat.'])).toBeLessThan(1);
		const heavy =
			'Interpersonal communication necessitates considerable conversational reciprocity.';
		expect(readingGrade([heavy])).toBeGreaterThan(12);
	});
});

describe('forbidden words', () => {
	function found(pattern: RegExp, texts: readonly [string, string][]): string[] {
		return texts.flatMap(([where, text]) => {
			const [word] = pattern.exec(text) ?? [];
			return word ? [`${where}: "${word}" in "${text}"`] : [];
		});
	}

	const cardTexts = Object.entries(words).flatMap(([id, card]) =>
		textsOf(card).map((text): [string, string] => [id, text])
	);

	test('are found by the patterns, and similar words are not', () => {
		for (const text of [
			'You should go.',
			'It is easy',
			'only',
			'You missed it',
			'a STREAK',
			'just'
		]) {
			expect(text).toMatch(ordering);
		}
		for (const text of ['It heals', 'Oxytocin!', 'your brain’s', 'It treats', 'in 20 seconds']) {
			expect(text).toMatch(claiming);
		}
		for (const text of ['Mustard', 'Treasure this', 'health', 'mission', 'justice', 'adjust']) {
			expect(text).not.toMatch(ordering);
			expect(text).not.toMatch(claiming);
		}
	});

	test('are not in a card', () => {
		expect(found(ordering, cardTexts)).toEqual([]);
		expect(found(claiming, cardTexts)).toEqual([]);
	});

	test('are not in a kind sentence', () => {
		const kind = Object.entries(kindSentences);
		expect(found(ordering, kind)).toEqual([]);
		expect(found(claiming, kind)).toEqual([]);
	});

	test('are not in the interface', () => {
		expect(found(ordering, messageTexts())).toEqual([]);
	});

	test('claims are not in the interface, except in the text that lists what is not claimed', () => {
		const spoken = messageTexts().filter(([key]) => key !== 'about_claims_body');
		expect(found(claiming, spoken)).toEqual([]);
		expect(messages.about_claims_body).toMatch(/^No study shows/);
	});

	test('claims are not in an evidence note', () => {
		const notes = Object.entries(evidenceNotes).map(([id, { text }]): [string, string] => [
			id,
			// The phrase describes how the trial was designed and claims nothing.
			text.replace('without a no-treatment group', '')
		]);
		expect(found(claiming, notes)).toEqual([]);
	});
});

describe('fixed sentences', () => {
	test.each([
		['about_fixed_line', 'For everyday wellbeing. Not medical care, not a diagnosis.'],
		['help_danger', 'If you are in immediate danger, call your emergency number.'],
		['log_reply_kind', 'No reply is common and says little about you.'],
		['about_silence', 'No reply is common and says little about you.'],
		['intention_sentence', 'I will connect briefly with one person today']
	] as const)('%s has its fixed text', (key, sentence) => {
		expect(messages[key]).toBe(sentence);
	});
});

describe('crisis lines', () => {
	/** Copied by hand from the checked list, to find a wrong digit in the content. */
	const checked: [country: string, name: string, phone: string | null, text: string | null][] = [
		['US', '988 Suicide & Crisis Lifeline', '988', '988'],
		['CA', '9-8-8: Suicide Crisis Helpline', '988', '988'],
		['GB', 'Samaritans', '116123', null],
		['GB', 'Shout', null, '85258 SHOUT'],
		['GB', 'NHS 111, mental health option 2', '111', null],
		['GB', 'NHS 24 on 111, mental health option', '111', null],
		['GB', 'Lifeline (Northern Ireland)', '08088088000', null],
		['IE', 'Samaritans', '116123', null],
		['IE', 'Text About It (text line)', null, '50808 HELLO'],
		['AU', 'Lifeline', '131114', '0477131114'],
		['NZ', '1737 Need to talk?', '1737', '1737'],
		['DE', 'TelefonSeelsorge', '08001110111', null],
		['FR', '3114, numero national de prevention du suicide', '3114', null],
		['ES', 'Linea 024', '024', null],
		['NL', '113 Zelfmoordpreventie', '113', null],
		['IN', 'Tele-MANAS', '14416', null],
		['BR', 'CVV, Centro de Valorizacao da Vida', '188', null],
		['KR', 'Suicide prevention counselling 109', '109', '109'],
		['JP', 'Yorisoi Hotline', '0120279338', null]
	];
	const digits = (text: string) => text.replace(/\D/g, '');
	const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

	test('each number equals the checked one', () => {
		const told = crisisLines.map(({ country, name, phone, text }) => [
			country,
			plain(name),
			phone && digits(phone),
			text && `${digits(text.to)} ${text.body}`.trim()
		]);
		expect(told).toEqual(checked);
	});

	test('other numbers of a line equal the checked ones', () => {
		const told = crisisLines.flatMap(({ name, alsoPhones }) =>
			alsoPhones.length > 0 ? [[name, ...alsoPhones.map(digits)]] : []
		);
		expect(told).toEqual([
			['TelefonSeelsorge', '08001110222', '116123'],
			['113 Zelfmoordpreventie', '08000113'],
			['Tele-MANAS', '18008914416']
		]);
	});

	test.each([
		['US', '911'],
		['CA', '911'],
		['GB', '999'],
		['IE', '112 or 999'],
		['AU', '000'],
		['NZ', '111'],
		['DE', '112'],
		['FR', '15 or 112'],
		['ES', '112'],
		['NL', '112'],
		['IN', '112'],
		['BR', '192 (SAMU) / 190'],
		['KR', '112 / 119'],
		['JP', '119 / 110']
	])('the emergency number of %s is %s', (country, number) => {
		const told = crisisLines.filter((line) => line.country === country);
		expect(new Set(told.map(({ emergencyNumber }) => emergencyNumber))).toEqual(new Set([number]));
	});

	const named = crisisLines.map((line) => [`${line.country} ${line.name}`, line] as const);

	test.each(named)('%s has a number, a country, a date and no empty text', (_, line) => {
		const { phone, text, web, country, checkedOn } = line;
		expect(phone ?? text?.to).toMatch(/^\d[\d -]*\d$/);
		if (text !== null) expect(text.to).toMatch(/^\d[\d -]*\d$/);
		if (web !== null) expect(new URL(web).protocol).toBe('https:');

		const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
		expect(country).toMatch(/^[A-Z]{2}$/);
		expect(regions.of(country)).toBeTypeOf('string');

		expect(new Date(`${checkedOn}T12:00:00Z`).toISOString().slice(0, 10)).toBe(checkedOn);
		expect(checkedOn >= '2026-11-20').toBe(true);
		for (const told of [line.name, line.hours, line.emergencyNumber, line.note ?? 'none']) {
			expect(told.trim()).not.toBe('');
		}
	});

	test.each(['england', 'scotland', 'wales', 'northernIreland'] as const)(
		'%s has at least two lines, one of them a phone line',
		(nation) => {
			const lines = crisisLines.filter(({ nations }) => nations.includes(nation));
			expect(lines.length).toBeGreaterThanOrEqual(2);
			expect(lines.some(({ phone }) => phone !== null)).toBe(true);
		}
	);

	test('only lines in the United Kingdom have nations', () => {
		for (const { country, nations } of crisisLines) {
			expect(nations.length > 0).toBe(country === 'GB');
		}
	});

	test('Scotland has its own line on 111, and Northern Ireland has none', () => {
		const with111 = crisisLines.filter(({ country, phone }) => country === 'GB' && phone === '111');
		const of = (nation: 'scotland' | 'northernIreland') =>
			with111.filter(({ nations }) => nations.includes(nation)).map(({ name }) => name);
		expect(of('northernIreland')).toEqual([]);
		expect(of('scotland')).toEqual(['NHS 24 on 111, mental health option']);
	});

	test('directories equal the checked ones', () => {
		expect(helpDirectories.map(({ url }) => url)).toEqual([
			'https://findahelpline.com',
			'https://www.befrienders.org',
			'https://lifeline-international.com'
		]);
	});
});
