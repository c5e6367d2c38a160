// @ts-check

/**
 * ESLint rule that holds the borders for `import('…')`, which `no-restricted-imports` does not look at. It takes the
 * same patterns. An import of a type, as in `typeof import('…')`, counts as one.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const dynamicImports = {
	meta: {
		type: 'problem',
		schema: [{ type: 'object' }],
		messages: { forbidden: "'{{ from }}' import is restricted. {{ message }}" }
	},
	create(context) {
		/** @type {{ regex: string; message: string; allowTypeImports?: boolean }[]} */
		const patterns = context.options[0]?.patterns ?? [];

		/** @param {any} node @param {unknown} from @param {boolean} isType */
		function check(node, from, isType) {
			if (typeof from !== 'string') return;
			for (const { regex, message, allowTypeImports } of patterns) {
				if (!new RegExp(regex, 'u').test(from) || (isType && allowTypeImports)) continue;
				context.report({ node, messageId: 'forbidden', data: { from, message } });
			}
		}

		return /** @type {import('eslint').Rule.RuleListener} */ ({
			/** @param {any} node */
			ImportExpression: (node) => check(node, node.source.value, false),
			/** @param {any} node */
			TSImportType: (node) => check(node, node.source?.value, true)
		});
	}
};

/** The plugin of `eslint.config.js`. */
export const borders = { rules: { 'dynamic-imports': dynamicImports } };
