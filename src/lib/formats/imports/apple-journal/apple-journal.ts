import { dayFrom } from '#lib/formats/imports/foreign-time.ts';
import { evenText } from '#lib/formats/imports/foreign-json.ts';
import { placeOf, type ImportFormat, type Warning } from '#lib/formats/imports/format.ts';
import { pageText } from '#lib/formats/imports/html-text.ts';

const pageStart = /^\uFEFF?\s*<(?:!doctype html|html)/i;
const assetClass = /class=["'][^"']{0,200}\bassetType_(\w{1,40})[^"']{0,200}["']/g;
const overlay =
	/class=["'][^"']{0,200}\bgridItemOverlayHeader\b[^"']{0,200}["'][^<>]{0,200}>([^<]{0,500})</;
const shapes: Readonly<Record<string, 'feelings' | 'people' | 'places'>> = {
	stateOfMind: 'feelings',
	contact: 'people',
	genericMap: 'places',
	multiPinMap: 'places'
};

/**
 * Journal of Apple: a folder `AppleJournalEntries`, which is chosen as a zip file, with `Entries`, an HTML
 * file each, and `Resources`. A page has the day in words in `pageHeader`, without a time, then `assetGrid`
 * with feelings, people and places, `title`, and the paragraphs after `bodyText`. If the day cannot be read,
 * that at the beginning of the file's name is used. Sources: `AppleJournalEntries` of
 * github.com/davicedraz/journal-to-howwefeel-app-importer, `tests/journal` and
 * `src/formats/apple-journal/convert.ts` of github.com/obsidianmd/obsidian-importer, `internal/parser` of
 * github.com/kpod13/journal2day1.
 */
export const appleJournal: ImportFormat = {
	id: 'apple-journal',
	app: 'Apple Journal',
	recognises: (prefix) =>
		pageStart.test(prefix) &&
		/pageHeader/.test(prefix) &&
		/pageContainer|assetGrid|reflectionPrompt/.test(prefix),
	recognisesContent: (content) =>
		typeof content === 'string' &&
		pageStart.test(content) &&
		after(content, 'pageHeader') !== null &&
		['pageContainer', 'assetGrid', 'bodyText'].some((name) => after(content, name) !== null),
	ratingOf: () => null,
	parse(html, _, part) {
		const place = placeOf(part);
		const { name } = part;
		const body = html.slice(Math.max(0, html.search(/<body[\s>]/i)));
		const header = contentOf(body, 'pageHeader');
		if (header === '' && after(body, 'bodyText') === null) return { problem: 'otherShape' };
		const day = dayFrom(header, 'dmy') ?? dayFrom(fileDay(name), 'ymd');
		if (!day) {
			const skipped = { place, reason: 'noDate', value: header || name } as const;
			return { entries: [], people: [], skipped: [skipped], warnings: [] };
		}
		const found = assetsIn(body);
		const title = contentOf(body, 'title');
		const words = pageText(after(body, 'bodyText') ?? after(body, 'title') ?? '');
		const values: (false | readonly [Warning['reason'], string])[] = [
			words.shaping.length > 0 && ['formatting', words.shaping.join()],
			found.files > 0 && ['attachments', String(found.files)],
			found.places.length > 0 && ['location', found.places.join()]
		];
		return {
			entries: [
				{
					place,
					time: { wallClock: `${day}T12:00`, isNoonAssumed: true },
					text: [title, contentOf(body, 'reflectionPrompt'), words.text].filter(Boolean).join('\n'),
					mood: found.feelings[0] ?? '',
					people: found.people,
					tags: found.feelings,
					content: [evenText(title), evenText(words.text)]
				}
			],
			people: [],
			skipped: [],
			warnings: values.flatMap((one) => (one ? { place, reason: one[0], value: one[1] } : []))
		};
	}
};

/** Returns the HTML after the tag that opens an element with that class; null if there is none. */
function after(html: string, name: string): string | null {
	const tag = new RegExp(
		`<\\w{1,10}\\s[^<>]{0,200}["'](?:[\\w ]{0,100} )?${name}(?: [\\w ]{0,100})?["'][^<>]{0,200}>`
	);
	const found = tag.exec(html);
	return found && html.slice(found.index + found[0].length);
}

function contentOf(html: string, name: string): string {
	const rest = after(html, name);
	return rest === null ? '' : evenText(pageText(rest.slice(0, rest.indexOf('</div') >>> 0)).text);
}

function assetsIn(html: string) {
	const found = {
		feelings: [] as string[],
		people: [] as string[],
		places: [] as string[],
		files: 0
	};
	const grid = html.slice(
		0,
		Math.max(0, html.search(/class=["'](title|bodyText)["']/)) || undefined
	);
	const items = [...grid.matchAll(assetClass)];
	items.forEach(({ 0: tag, 1: type, index }, i) => {
		const item = grid.slice(index + tag.length, items[i + 1]?.index);
		const words = pageText(overlay.exec(item)?.[1] ?? '').text;
		const shape = Object.hasOwn(shapes, type!) ? shapes[type!]! : null;
		if (shape === null) found.files++;
		else if (shape === 'places') found.places.push(...(words === '' ? [] : [words]));
		else
			found[shape].push(
				...words
					.split(/[,，、]/)
					.map((one) => one.trim())
					.filter(Boolean)
			);
	});
	return found;
}

function fileDay(name: string): string {
	return /(?:^|\/)(\d{4}-\d\d-\d\d)[^/]*$/.exec(name)?.[1] ?? '';
}
