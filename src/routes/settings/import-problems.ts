import type { RefusalReason } from '#lib/exchange/arrival.ts';
import type { CopyProblem, Refusal } from '#lib/exchange/backup-reading.ts';
import type { EncryptionProblem } from '#lib/exchange/encrypted-copy.ts';
import type { Expected } from '#lib/exchange/record-schemas.ts';
import { numberInWords, sizeInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';
import type { FileProblem } from '#lib/state/import-found.ts';
import { listLabel } from './import-words.ts';

const expectedWords: Words<Expected | 'version'> = {
	present: m.import_not_present,
	record: m.import_not_record,
	plainKey: m.import_not_plainKey,
	finiteNumber: m.import_not_finiteNumber,
	uuid: m.import_not_id,
	id: m.import_not_id,
	revision: m.import_not_revision,
	earlierRevision: m.import_not_earlier,
	moment: m.import_not_moment,
	day: m.import_not_day,
	text: m.import_not_text,
	shorterText: m.import_not_shorter,
	name: m.import_not_name,
	list: m.import_not_list,
	yesOrNo: m.import_not_yesOrNo,
	rating: m.import_not_rating,
	energy: m.import_not_energy,
	probability: m.import_not_probability,
	time: m.import_not_time,
	rule: m.import_not_rule,
	recording: m.import_not_recording,
	hour: m.import_not_hour,
	knownValue: m.import_not_known,
	version: m.import_not_version
};

/** Why a record of a copy is left out, and where it stands. */
export function refusalSentence({ list, index, field, expected }: Refusal): string {
	const what = expectedWords[expected]();
	return m.import_refused_one({
		list: listLabel(list),
		number: numberInWords((index ?? 0) + 1),
		what: field === '' ? m.import_refused_record({ what }) : m.import_refused_field({ field, what })
	});
}

type Place = { line: string; column: string };
const at =
	(sentence: (place: Place) => string) =>
	({ line, column }: { line: number; column: number }) =>
		sentence({ line: numberInWords(line), column: numberInWords(column) });

type Unread = CopyProblem | EncryptionProblem;
const unreadSentences: {
	readonly [Name in Unread['problem']]: (problem: Unread & { problem: Name }) => string;
} = {
	unreadable: () => m.import_no_read(),
	empty: () => m.import_no_empty(),
	encrypted: () => m.import_no_encrypted(),
	forKeys: () => m.import_no_keys(),
	tooMuchWork: () => m.import_no_work(),
	damagedEncryption: () => m.import_no_encryption(),
	damagedArchive: () => m.import_no_archive(),
	tooLarge: ({ mostBytes }) => m.import_no_large({ size: sizeInWords(mostBytes) }),
	notUtf8: at(m.import_no_utf8),
	notJson: at(m.import_no_json),
	truncated: at(m.import_no_end),
	tooDeep: at(m.import_no_shape),
	tooManyValues: at(m.import_no_shape),
	foreign: () => m.import_no_foreign(),
	tooNew: () => m.import_no_newer(),
	wrongField: ({ field, expected }) => m.import_no_field({ field, what: expectedWords[expected]() })
};

const tableWords: { readonly [Reason in RefusalReason]: (row: number | null) => string } = {
	tooLarge: () => m.import_no_text(),
	notText: () => m.import_no_text(),
	otherShape: () => m.import_no_columns(),
	brokenJson: () => m.import_no_json_foreign(),
	brokenQuotes: (row) => m.import_no_quotes({ row: numberInWords(row ?? 1) })
};

/** Why a file cannot be imported, and that nothing was changed. */
export function fileProblemSentence(problem: FileProblem): string {
	return `${whatIsWrong(problem)} ${m.import_nothing_changed()}`;
}

function whatIsWrong(problem: FileProblem): string {
	if (problem.problem === 'lost') return m.import_no_lost();
	if (problem.problem === 'strange') return m.import_no_strange();
	if (problem.problem === 'emptyMirror') return m.recovery_empty();
	if (problem.problem === 'unreadableTable') return tableWords[problem.refused](problem.row);
	const sentence = unreadSentences[problem.problem] as (problem: Unread) => string;
	return sentence(problem);
}
