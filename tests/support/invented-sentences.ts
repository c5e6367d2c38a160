import type { Random } from '#lib/engine/random.ts';
import { inventedTongues, urnOf, zipfUrn, type InventedTongue } from './invented-words.ts';

const emoji = [...'🙂😊🌱☀️🐦☕🌧🎉💛🍞🚲📮🐕🎶🌊🍂👋🏡🌙🫖'].filter((sign) => sign !== '\uFE0F');

/** A writer of meaningless sentences. */
export interface InventedWriter {
	/** Different invented names, most of them in Latin letters. */
	names(count: number): string[];
	/** Different words for tags. */
	tags(count: number): string[];
	/** Draws a language to write in. */
	tongue(): InventedTongue;
	/** Sentences with `count` words in all; `name` is one of the words. */
	sentences(tongue: InventedTongue, count: number, name?: string): string;
}

/** Returns a writer whose languages, words and misspellings depend on the random numbers. */
export function inventedWriter(random: Random): InventedWriter {
	const tongues = inventedTongues(random);
	const byShare = urnOf(tongues.map((tongue) => [tongue, tongue.share] as const));
	const signs = zipfUrn(emoji);
	const below = (limit: number) => Math.floor(random.uniform() * limit);

	/** One word in 400 is misspelled in a new way, as in a diary written in haste. */
	const slipInWords = 400;
	function wordOf(tongue: InventedTongue): string {
		const word = tongue.words.draw(random);
		if (below(slipInWords) > 0) return word;
		const letters = [...word];
		const at = below(letters.length);
		const other = [...tongue.words.draw(random)];
		return [...letters.slice(0, at), ...other, ...letters.slice(at + 1)].join('');
	}

	function sentences(tongue: InventedTongue, count: number, name?: string): string {
		const nameAt = name ? below(count) : -1;
		let text = '';
		let left = 0;
		for (let i = 0; i < count; i++) {
			const isFirst = left === 0;
			if (isFirst) left = 4 + below(11);
			const word = i === nameAt ? name! : wordOf(tongue);
			text += isFirst ? capital(word) : word;
			left--;
			if (left === 0 || i === count - 1) {
				left = 0;
				text += tongue.stops[below(tongue.stops.length)]!;
				if (below(25) === 0) text += ` ${signs.draw(random)}`;
				if (i < count - 1) text += tongue.space || (below(3) === 0 ? '\n' : '');
			} else text += below(12) === 0 ? tongue.comma + tongue.space : tongue.space;
		}
		return text;
	}

	function different(count: number, make: () => string): string[] {
		const all = new Set<string>();
		while (all.size < count) all.add(make());
		return [...all];
	}

	function nameOf(): string {
		const tongue = byShare.draw(random);
		const part = () => {
			const { vocabulary } = tongue;
			let word = '';
			while ([...word].length < (tongue.space ? 3 : 2))
				word = vocabulary[below(vocabulary.length)]!;
			return capital(word);
		};
		return below(3) > 0 ? part() : part() + tongue.space + part();
	}

	return {
		names: (count) => different(count, nameOf),
		tags: (count) => different(count, () => byShare.draw(random).words.draw(random)),
		tongue: () => byShare.draw(random),
		sentences
	};
}

function capital(word: string): string {
	const first = String.fromCodePoint(word.codePointAt(0) ?? 32);
	return first.toUpperCase() + word.slice(first.length);
}
