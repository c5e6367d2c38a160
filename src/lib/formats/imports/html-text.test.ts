import { describe, expect, test } from 'vitest';
import { pageText } from './html-text.ts';

describe('the text of a page', () => {
	test.each([
		['<p>one</p>\n\n<p>two  words</p>', 'one\ntwo words'],
		['<p>one<br>two</p><p></p><p>three</p>', 'one\ntwo\nthree'],
		['<h1>Title</h1><blockquote>said</blockquote>', 'Title\nsaid'],
		['<ul>\n<li>tea</li>\n<li><a href="x">walk</a></li>\n</ul>', '- tea\n- walk'],
		['<head><title>x</title><style>p{}</style></head><body>words</body>', 'words'],
		['a<!-- hidden --> b<script>if (1 < 2) x()</script>', 'a b'],
		['1 &lt; 2 &amp; 3', '1 < 2 & 3'],
		['<img src="x.jpg"> <canoe> words', 'words']
	])('of %j is %j', (html, text) => {
		expect(pageText(html).text).toBe(text);
	});

	test('lists the formatting that it lost', () => {
		expect(pageText('<h2>a</h2><p><b>b</b> <span>c</span></p>').shaping).toEqual(['h2', 'b']);
	});

	test.each(['<', '<!--', '<style>', '<div ', '&#32;', '</p>', '<p class="'])(
		'with %j two hundred thousand times is read',
		(piece) => {
			expect(pageText(piece.repeat(200_000)).text.length).toBeLessThanOrEqual(2_000_000);
		}
	);
});
