#!/usr/bin/env bash
# ts-fsrs 5.4.2 counts the days between two reviews by the calendar of UTC, not by 24 hours and not by the
# local day. A second "good" 40 seconds after the first moves a card 7 days ahead if midnight in UTC lies
# between them (4 or 5 pm in California, 9 am in Japan), else 2 days; 23 hours and 58 minutes within one UTC
# day count as none. The authors' advice for another port of the scheduler is to count the user's own days:
# https://github.com/open-spaced-repetition/fsrs-rs/issues/237
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';

const { version } = JSON.parse(readFileSync('node_modules/ts-fsrs/package.json', 'utf8'));
console.log(`ts-fsrs ${version}, its usual settings without fuzz, time zone ${process.env.TZ}`);

const scheduler = fsrs({ enable_fuzz: false });
const pairs = [
	['40 s apart, noon in UTC', '2026-03-01T12:00:00Z', '2026-03-01T12:00:40Z', 2],
	['40 s apart, around midnight in UTC', '2026-03-01T23:59:40Z', '2026-03-02T00:00:20Z', 7],
	['23 h 58 min apart, one day in UTC', '2026-03-01T00:01:00Z', '2026-03-01T23:59:00Z', 2]
];
let isAsStated = true;
for (const [name, first, second, stated] of pairs) {
	const [at, then] = [new Date(first), new Date(second)];
	const once = scheduler.next(createEmptyCard(at), at, Rating.Good).card;
	const twice = scheduler.next(once, then, Rating.Good).card;
	const local = then.toLocaleTimeString('en-US', { timeStyle: 'short' });
	console.log(
		`${name} (second review at ${local}): stability ${once.stability.toFixed(2)} -> ` +
			`${twice.stability.toFixed(2)}, due in ${twice.scheduled_days} days`
	);
	isAsStated &&= twice.scheduled_days === stated;
}
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
TZ=America/Los_Angeles timeout 30 node check.mjs
