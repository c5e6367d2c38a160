import type { Refusal } from '#lib/formats/backup/backup-reader.ts';
import type { Expected } from '#lib/formats/backup/record-schemas.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import type { FileKind } from '#lib/formats/file-kind.ts';
import { listInWords, numberInWords, sizeInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';
import { collectionLabel } from './import-words.ts';

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
	effort: m.import_not_effort,
	cardTitle: m.import_not_cardTitle,
	time: m.import_not_time,
	rule: m.import_not_rule,
	recording: m.import_not_recording,
	hour: m.import_not_hour,
	knownValue: m.import_not_known,
	version: m.import_not_version
};

/** Returns the reason why a record of a backup was refused, with its position. */
export function refusalSentence({ list, index, field, expected }: Refusal): string {
	const what = expectedWords[expected]();
	return m.import_refused_one({
		list: collectionLabel(list),
		number: numberInWords((index ?? 0) + 1),
		what: field === '' ? m.import_refused_record({ what }) : m.import_refused_field({ field, what })
	});
}

const kindWords: Words<FileKind> = {
	archive: m.import_no_kind_archive,
	spreadsheet: m.import_no_kind_spreadsheet,
	database: m.import_no_kind_database,
	document: m.import_no_kind_document,
	page: m.import_no_kind_page,
	calendar: m.import_no_kind_calendar,
	contacts: m.import_no_kind_contacts,
	media: m.import_no_kind_media
};

const namesShown = 3;
const longestName = 40;

/** Names a few of the files in a packed folder, those that may have entries first. */
function archiveSentence(inside: readonly string[]): string {
	if (inside.length === 0) return m.import_no_kind_archive_empty();
	const shown = inside.slice(0, namesShown).map(shortName);
	const more = inside.length - shown.length;
	const rest = more === 0 ? [] : [m.import_no_kind_archive_more({ count: numberInWords(more) })];
	return m.import_no_kind_archive_of({ files: listInWords([...shown, ...rest]) });
}

/** The end of a name tells more than its folders. */
function shortName(name: string): string {
	const whole = name.toWellFormed();
	return whole.length > longestName ? `…${whole.slice(-longestName).toWellFormed()}` : whole;
}

type Place = { line: string; column: string };
const at =
	(sentence: (place: Place) => string) =>
	({ line, column }: { line: number; column: number }) =>
		sentence({ line: numberInWords(line), column: numberInWords(column) });

const sentences: {
	readonly [Problem in FileError['problem']]: (error: FileError & { problem: Problem }) => string;
} = {
	unreadable: () => m.import_no_read(),
	empty: () => m.import_no_empty(),
	encrypted: () => m.import_no_encrypted(),
	forKeys: () => m.import_no_keys(),
	tooMuchWork: () => m.import_no_work(),
	damagedEncryption: () => m.import_no_encryption(),
	damagedArchive: () => m.import_no_archive(),
	lockedArchive: () => m.import_no_locked(),
	unknownArchive: () => m.import_no_unpacking(),
	tooLarge: ({ mostBytes }) => m.import_no_large({ size: sizeInWords(mostBytes) }),
	notUtf8: at(m.import_no_utf8),
	otherKind: ({ kind, inside }) =>
		kind === 'archive' && inside ? archiveSentence(inside) : kindWords[kind](),
	notJson: at(m.import_no_json),
	truncated: at(m.import_no_end),
	tooDeep: at(m.import_no_shape),
	tooManyValues: at(m.import_no_shape),
	foreign: () => m.import_no_foreign(),
	tooNew: () => m.import_no_newer(),
	wrongField: ({ field, expected }) =>
		m.import_no_field({ field, what: expectedWords[expected]() }),
	emptyMirror: () => m.recovery_empty(),
	otherShape: () => m.import_no_columns(),
	brokenJson: () => m.import_no_json_foreign(),
	brokenQuotes: ({ row }) => m.import_no_quotes({ row: numberInWords(row) }),
	strange: () => m.import_no_strange(),
	lost: () => m.import_no_lost()
};

/** Returns the reason why a file cannot be imported, and that nothing was changed. */
export function fileErrorSentence(error: FileError): string {
	const sentence = sentences[error.problem] as (error: FileError) => string;
	return `${sentence(error)} ${m.import_nothing_changed()}`;
}
