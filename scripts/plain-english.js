// @ts-check

/**
 * Words that make a comment hard to read at first sight, each with what to write instead.
 *
 * @type {readonly (readonly [words: string, instead: string])[]}
 */
const wordsToAvoid = [
	['stands?|stood', 'is'],
	['on (its|their) way|under way', 'pending, running, not finished'],
	['lets? go of', 'releases, closes, forgets, deletes'],
	['(is|are|was|were|been) told', 'receives, is notified'],
	['of which', 'a sentence of its own'],
	['anew|afresh', 'again'],
	['beforehand', 'before, in advance'],
	['alone', 'only'],
	['said|says', 'shows, displays, reports, returns, requires'],
	['kept|keeps', 'stores, saves, stored, stays, retains'],
	['somebody|nobody', 'the user, a person, nothing, null'],
	['whoever|whatever', 'the user, the caller, anything that'],
	['threads?', 'worker']
];
const avoided = wordsToAvoid.map(([words, instead]) => ({
	pattern: new RegExp(`(?<![\\w'-])(?:${words})(?![\\w'-])`, 'gi'),
	instead
}));
/** A noun clause as the first sentence never gets to the point. */
const clauseStart = /^\W*(What|Whether|How|Whose)\b/;

/**
 * Returns what is wrong with the words of a comment, a test name or a paragraph; code in backticks is
 * not read.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function unclearWords(text) {
	const prose = text.replace(/`[^`]*`/g, '`code`').replace(/\{@link [^}]*\}/g, '');
	return avoided.flatMap(({ pattern, instead }) =>
		[...prose.matchAll(pattern)].map(([found]) => `“${found.trim()}” is unclear: write ${instead}.`)
	);
}

/** @param {string} comment */
function problemsOf(comment) {
	const problems = unclearWords(comment);
	if (clauseStart.test(comment))
		problems.push('Begin with the thing or a verb, not with What, Whether, How or Whose.');
	return problems;
}

/** @type {import('eslint').Rule.RuleModule} */
const words = {
	meta: { type: 'suggestion', schema: [], messages: { unclear: '{{ problem }}' } },
	create(context) {
		/** @param {string} text @param {any} node */
		function report(text, node) {
			for (const problem of problemsOf(text))
				context.report({ loc: node.loc, messageId: 'unclear', data: { problem } });
		}
		return {
			Program() {
				for (const comment of context.sourceCode.getAllComments())
					if (!/^\s*eslint-|^\s*svelte-ignore|^\s*@ts-/.test(comment.value))
						report(comment.value, comment);
			},
			/** @param {any} node */
			SvelteHTMLComment(node) {
				report(node.value, node);
			},
			/** @param {any} node */
			CallExpression(node) {
				const title = node.arguments[0];
				if (!/^(test|it|describe)\b/.test(context.sourceCode.getText(node.callee))) return;
				if (title?.type !== 'Literal' || typeof title.value !== 'string') return;
				for (const problem of unclearWords(title.value))
					context.report({ loc: title.loc, messageId: 'unclear', data: { problem } });
			}
		};
	}
};

/** The lint rule that finds these words in comments and in the names of tests. */
export const plainEnglish = { rules: { words } };
