import { answerCalls } from '#lib/platform/background.ts';
import type { Sought } from '#lib/search/search.ts';
import { openMonthIndexes } from '#lib/storage/month-indexes.ts';
import { Finder, type FoundPlace } from './finder.ts';

const finder = new Finder(openMonthIndexes());
let latest = 0;

/** Whether nothing else has been looked for since. */
function awaited(): () => boolean {
	const mine = latest;
	return () => mine === latest;
}

answerCalls({
	page(sought: Sought, limit: number, from: FoundPlace | null) {
		if (from === null) latest++;
		return finder.page(sought, limit, from, awaited());
	},
	count: (sought: Sought) => finder.count(sought, awaited()),
	prepare: () => finder.prepare()
});
