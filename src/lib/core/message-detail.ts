import { daysBetween, type Day } from './day.ts';
import { gap } from './message-gap.ts';
import { eventTime } from './message-time.ts';
import type { ByTone, DetailRule, MessageWords } from './message-words.ts';
import { tones } from './message-words.ts';
import type { Remembered } from './remembered.ts';

/** A remembered line as a message can mention it. */
export interface Detail {
	/** The id of the remembered line. */
	id: string;
	/** The thing that is mentioned, or the line itself if it is a reminder. */
	label: string;
	/** True for a line that no rule understands: the message gets a gap for words of the user's own. */
	isReminder: boolean;
	/** True for a loss, an illness or another blow: nothing light belongs beside it. */
	isGrave: boolean;
	/** The sentence to add, for each tone. */
	sentences: ByTone;
}

/** The most characters and words of a line that a rule may read. Longer ones are paragraphs. */
const longestLine = 80;
const mostWords = 12;

/**
 * Returns the remembered lines as sentences for a message. A line that no rule understands is a reminder:
 * its words stay out of the message. Of several lines that make the same sentence, the first counts.
 * Reminders come last.
 *
 * @param name the name by which the person is called; null for none
 */
export function detailsOf(
	lines: readonly Pick<Remembered, 'id' | 'kind' | 'text' | 'day'>[],
	name: string | null,
	today: Day,
	words: MessageWords
): Detail[] {
	const found = new Set<string>();
	const details = lines.flatMap((line) => {
		const detail = detailOf(line, name, today, words);
		if (detail === null) return [];
		const key = detail.isReminder ? detail.label : detail.sentences.short;
		if (found.has(key)) return [];
		found.add(key);
		return detail;
	});
	return [
		...details.filter(({ isReminder }) => !isReminder),
		...details.filter(({ isReminder }) => isReminder)
	];
}

function detailOf(
	{ id, kind, text, day }: Pick<Remembered, 'id' | 'kind' | 'text' | 'day'>,
	name: string | null,
	today: Day,
	words: MessageWords
): Detail | null {
	const typed = text.trim();
	if (!/[\p{L}\p{N}]/u.test(typed)) return null;
	if (isReadable(typed)) {
		const plain = withPronoun(typed.replace(/[.!,;:\s]+$/u, ''), name, words);
		const isPrivate = words.private.test(typed);
		const isGrave = words.grave.test(typed);
		for (const rule of words.rules) {
			if (rule.kind !== undefined && rule.kind !== kind) continue;
			if (rule.isGrave ? !isGrave : isPrivate && !rule.isDiscreet) continue;
			// The capital of a first word may be that of a name, or that of any sentence.
			const found = rule.pattern.exec(plain) ?? rule.pattern.exec(lowered(plain));
			if (!found) continue;
			const fill = (frame: string) => filledFrame(frame, found.groups ?? {}, words);
			const frames = framesAt(rule, daysBetween(day, today), () =>
				eventTime(plain, day, today, words.time)
			);
			const sentences = byTone(frames, (frame) => capitalised(fill(frame)));
			const label = fill(rule.label);
			return { id, label, isReminder: false, isGrave: rule.isGrave ?? false, sentences };
		}
	}
	const isGrave = words.grave.test(typed);
	const sentences = { short: gap, warm: gap, light: gap };
	return { id, label: typed, isReminder: true, isGrave, sentences };
}

/** Returns whether rules may read a line: one short statement in plain letters. */
function isReadable(text: string): boolean {
	return (
		text.length <= longestLine &&
		text.split(/\s+/u).length <= mostWords &&
		/^[\p{Script=Latin}\p{M}\p{Nd}\s'’.,!&-]+$/u.test(text) &&
		!/[.!;]\s/u.test(text)
	);
}

/** Replaces the person's own name at the start: “Lena’s knee” is read like “her knee”. */
function withPronoun(text: string, name: string | null, words: MessageWords): string {
	if (name === null || !text.toLowerCase().startsWith(name.toLowerCase())) return text;
	const rest = text.slice(name.length);
	if (/^['’]s\s/u.test(rest)) return words.pronouns.owner + rest.slice(2);
	return /^\s/u.test(rest) ? words.pronouns.subject + rest : text;
}

function framesAt(rule: DetailRule, age: number, time: () => ReturnType<typeof eventTime>): ByTone {
	if (rule.later && age > rule.later.afterDays) return rule.later.frames;
	if (!rule.ahead && !rule.past) return rule.frames;
	const when = time();
	return (when === 'ahead' && rule.ahead) || (when === 'past' && rule.past) || rule.frames;
}

/**
 * Fills the slots of a frame with the groups that a pattern found. A slot such as `{who|your <pet>}` has
 * alternatives: the first one whose group was found is used, and none leaves the slot empty.
 */
function filledFrame(
	frame: string,
	groups: { readonly [name: string]: string | undefined },
	words: MessageWords
): string {
	return frame.replace(/\{([^{}]*)\}/gu, (_, slot: string) => {
		for (const alternative of slot.split('|')) {
			const [, before = '', name = alternative, after = ''] =
				/^(.*)<(\w+)>(.*)$/u.exec(alternative) ?? [];
			const found = groups[name]?.trim();
			if (found) return before + addressed(found, words) + after;
		}
		return '';
	});
}

function addressed(found: string, words: MessageWords): string {
	const typographic = found.replace(/(?<=\p{L})'/gu, '’');
	return words.addressed.reduce((text, [from, to]) => text.replace(from, to), typographic);
}

function lowered(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function capitalised(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function byTone(frames: ByTone, fill: (frame: string) => string): ByTone {
	return Object.fromEntries(tones.map((tone) => [tone, fill(frames[tone])])) as unknown as ByTone;
}
