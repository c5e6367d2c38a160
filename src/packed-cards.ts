import {
	channels,
	cues,
	families,
	settings,
	type CardFacts,
	type CardId,
	type Direction,
	type Need
} from '#lib/domain/card.ts';

const needs: readonly Need[] = ['personNearby', 'knownPerson', 'phone', 'goingOut'];
const directions: readonly Direction[] = ['giving', 'receiving', 'mutual', 'inward'];

/** The facts of cards, field by field instead of card by card; lists are places in what they choose from. */
export interface PackedCards {
	ids: string;
	families: string;
	channels: string;
	efforts: string;
	minutes: string;
	needs: string;
	strangers: string;
	directions: string;
	closeness: string;
	settings: string;
	cues: string;
	notes: string;
	/** What the notes are places in. */
	noteIds: string;
}

/**
 * The facts of cards as they travel: neighbours of one kind compress to less than half of what whole
 * cards do, and the deck is the largest thing of ours on the first load.
 */
export function packedCards(cards: readonly CardFacts[]): PackedCards {
	const noteIds = [...new Set(cards.map(({ note }) => note ?? ''))];
	// One character for each place, so that many and no more.
	if (noteIds.length > 36) throw new Error('More than 36 notes need longer places.');
	const places = <Item>(all: readonly Item[], items: readonly Item[]) =>
		items.map((item) => all.indexOf(item).toString(36)).join('');
	const column = (field: (card: CardFacts) => string | number) => cards.map(field).join(' ');
	return {
		ids: column(({ id }) => id),
		families: column(({ family }) => places(families, [family])),
		channels: column(({ channel }) => places(channels, [channel])),
		efforts: column(({ effort }) => effort),
		minutes: column((card) => card.minutes),
		needs: column((card) => places(needs, card.needs)),
		strangers: column(({ withStranger }) => Number(withStranger)),
		directions: column(({ direction }) => places(directions, [direction])),
		closeness: column((card) => card.closeness),
		settings: column((card) => places(settings, card.settings)),
		cues: column((card) => places(cues, card.cues)),
		notes: column(({ note }) => places(noteIds, [note ?? ''])),
		noteIds: noteIds.join(' ')
	};
}

/** The facts of cards from what `packedCards` made of them. */
export function unpackedCards(packed: PackedCards): CardFacts[] {
	const columns = Object.fromEntries(
		Object.entries(packed).map(([name, column]) => [name, (column as string).split(' ')])
	) as Record<keyof PackedCards, string[]>;
	return columns.ids.map((id, i) => {
		const chosen = <Item>(all: readonly Item[], name: keyof PackedCards) =>
			[...columns[name][i]!].map((place) => all[parseInt(place, 36)]!);
		return {
			id: id as CardId,
			family: chosen(families, 'families')[0]!,
			channel: chosen(channels, 'channels')[0]!,
			effort: Number(columns.efforts[i]),
			minutes: Number(columns.minutes[i]),
			needs: chosen(needs, 'needs'),
			withStranger: columns.strangers[i] === '1',
			direction: chosen(directions, 'directions')[0]!,
			closeness: Number(columns.closeness[i]) as CardFacts['closeness'],
			settings: chosen(settings, 'settings'),
			cues: chosen(cues, 'cues'),
			note: chosen(columns.noteIds, 'notes')[0] || null
		};
	});
}
