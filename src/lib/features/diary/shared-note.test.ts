import { expect, test } from 'vitest';
import { sharedNote } from './shared-note.ts';

test.each([
	[['A title', 'Some words', 'https://example.org/'], 'A title\nSome words\nhttps://example.org/'],
	[['', ' A line ', ''], 'A line'],
	[['', '', ''], ''],
	[['Rain', 'Rain tomorrow', ''], 'Rain tomorrow'],
	[['', 'Look: https://example.org/', 'https://example.org/'], 'Look: https://example.org/'],
	[['Same', 'Same', 'Same'], 'Same'],
	[['Lone \ud800', '', ''], 'Lone \ud800']
])('of %j is %j', ([title, text, url], note) => {
	expect(sharedNote({ title: title!, text: text!, url: url! })).toBe(note);
});
