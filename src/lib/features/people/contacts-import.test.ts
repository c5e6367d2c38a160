import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import type { Day } from '#lib/core/day.ts';
import type { Contact, Person, PersonId } from '#lib/core/person.ts';
import { mostCards, mostContacts, type FoundPerson } from '#lib/formats/vcard/vcard-reader.ts';
import { arrivals, importChanges, isNews, isSameContact, joined } from './contacts-import.ts';

const today = '2026-11-30' as Day;
const phone = (value: string): Contact => ({ kind: 'phone', value });
const mail = (value: string): Contact => ({ kind: 'mail', value });

const found = (name: string, facts: Partial<FoundPerson> = {}): FoundPerson => ({
	...{ name, nickname: null, contacts: [], birthday: null },
	...facts
});
const here = (name: string, facts: Partial<Person> = {}): Person => ({
	...{ id: `id of ${name}` as PersonId, name, notNow: false, revision: '1' as Revision },
	...facts
});

/** Returns the records after adding all of the found people to these. */
function after(chosen: readonly FoundPerson[], people: readonly Person[]): Person[] {
	const records = new Map(people.map((person) => [person.id as string, person]));
	for (const change of importChanges(chosen, people, { today, nowMs: 1_795_000_000_000 })) {
		if (change.collection !== 'people') throw new Error('not a person');
		const next = change.next(records.get(change.id) ?? null, null, '' as never);
		if (next) records.set(change.id, { revision: '2' as Revision, ...next });
	}
	return [...records.values()];
}

describe('a found person is', () => {
	test.each([
		['new', found('Kai'), null],
		['known by the name', found('Ola'), 'Ola'],
		['known by another spelling', found('ÓLA'), 'Ola'],
		['known by the exact name before another spelling', found('ola'), 'ola'],
		['known by the nickname', found('Maria Schmidt', { nickname: 'mia' }), 'Mia'],
		['not known by a nickname that two have', found('Kim', { nickname: 'Öla' }), null],
		['not known by a deleted name', found('Gone'), null]
	])('%s', (_, one, name) => {
		const people = [here('Ola'), here('ola'), here('Mia'), here('Gone', { isNameOnly: true })];
		expect(arrivals([one], people, today)[0]!.known?.name ?? null).toBe(name);
	});
});

describe('what a found person adds', () => {
	const ola = here('Ola', {
		contacts: [phone('+47 22 55 01 42'), mail('Ola@Post.example'), phone('typed')],
		birthday: '--04-15'
	});

	test('is the new contacts, after those that are there', () => {
		const one = found('Ola', {
			contacts: [phone('0047 22550142'), mail('ola@post.EXAMPLE'), phone('+47 99 55 01 43')]
		});
		expect(arrivals([one], [ola], today)[0]!.contacts).toEqual([phone('+47 99 55 01 43')]);
		expect(after([one], [ola])).toEqual([
			{ ...ola, contacts: [...ola.contacts!, phone('+47 99 55 01 43')] }
		]);
	});

	test('never replaces a birthday, and fills in a missing one', () => {
		const one = found('Ola', { birthday: '1990-01-02' });
		expect(isNews(arrivals([one], [ola], today)[0]!)).toBe(false);
		expect(after([one], [ola])).toEqual([ola]);
		expect(after([one], [here('Ola')])[0]!.birthday).toBe('1990-01-02');
		expect(after([one], [here('Ola', { birthday: null })])[0]!.birthday).toBe('1990-01-02');
	});

	test('is no birthday that is still to come', () => {
		expect(after([found('A', { birthday: '2026-12-01' })], [])[0]).not.toHaveProperty('birthday');
		expect(after([found('A', { birthday: '2026-11-30' })], [])[0]!.birthday).toBe('2026-11-30');
		expect(after([found('A', { birthday: '--12-31' })], [])[0]!.birthday).toBe('--12-31');
	});

	test('brings a deleted person back whose name is on entries', () => {
		const gone = here('Gone', { isNameOnly: true, notNow: true });
		expect(after([found('Gone', { contacts: [phone('112')] })], [gone])).toEqual([
			{ ...here('Gone'), contacts: [phone('112')] }
		]);
	});

	test('is nothing for a person whom another tab has deleted since', () => {
		const [change] = importChanges([found('Ola', { contacts: [phone('1')] })], [ola], {
			today,
			nowMs: 0
		});
		expect(change!.next(null as never, null, '' as never)).toBeNull();
	});
});

test('two cards with a name are one person, unless their birthdays differ', () => {
	const people = joined([
		found('Ann', { contacts: [phone('1234567')] }),
		found('Ann', { contacts: [phone('123 45 67'), mail('a@b')], birthday: '1990-01-02' }),
		found('Ann', { birthday: '1960-05-06' }),
		found('Ben')
	]);
	expect(people).toEqual([
		found('Ann', { contacts: [phone('1234567'), mail('a@b')], birthday: '1990-01-02' }),
		found('Ann', { birthday: '1960-05-06' }),
		found('Ben')
	]);
});

test('a person of thousands of cards has no more contacts than one card may have', () => {
	const cards = Array.from({ length: mostCards }, (_, card) =>
		found('Ann', {
			contacts: Array.from({ length: mostContacts }, (_, at) => phone(`+${card} ${at}`))
		})
	);
	expect(joined(cards)).toEqual([found('Ann', { contacts: cards[0]!.contacts })]);
});

test.each([
	['+47 22 55 01 42', '0047 22550142', true],
	['+47 22 55 01 42', '22 55 01 42', true],
	['+49 (0)30 555 0142', '030 / 5550142', true],
	['+49 30 5550142', '+47 30 5550142', false],
	['030 5550142', '5550142', false],
	['+47 112', '112', false],
	['#31#22550142', '+4722550142', false],
	['call the shop', 'call the shop', true]
])('%j and %j are the same number: %s', (one, other, isSame) => {
	expect(isSameContact(phone(one), phone(other))).toBe(isSame);
	expect(isSameContact(phone(other), phone(one))).toBe(isSame);
});

const contact = fc.record({
	kind: fc.constantFrom('phone' as const, 'mail' as const),
	value: fc.constantFrom('+47 22550142', '22550142', '030 1', 'a@b', 'A@B', 'x')
});
const someone = fc.record({
	name: fc.constantFrom('Ola', 'ola', 'Ólá', 'Mia', 'Kai'),
	// A person who was new may later be known by a nickname of someone else.
	nickname: fc.constant(null),
	contacts: fc.array(contact, { maxLength: 4 }),
	birthday: fc.constantFrom(null, '--04-15', '1990-01-02')
});

test('adding the same people twice adds nothing the second time, and leaves all that was typed', () =>
	fc.assert(
		fc.property(
			fc.array(someone, { maxLength: 5 }),
			fc.uniqueArray(someone, { maxLength: 3, selector: ({ name }) => name }),
			(chosen, known) => {
				const people = known.map(({ name, contacts, birthday }) =>
					here(name, { contacts, birthday })
				);
				// The same name with two birthdays is two people, who cannot be told apart later.
				const cards = joined(chosen.map((one) => ({ ...one, birthday: null })));
				const once = after(cards, people);
				expect(after(cards, once)).toEqual(once);
				for (const person of people) {
					const present = once.find(({ id }) => id === person.id)!;
					expect(present).toMatchObject({ name: person.name, birthday: person.birthday });
					expect(present.contacts!.slice(0, person.contacts!.length)).toEqual(person.contacts);
				}
			}
		)
	));
