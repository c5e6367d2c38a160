import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Ways round a border: leaving a room by a relative path, or by SvelteKit's old alias. */
const detour = {
	regex: '(^|/)\\.\\./|^\\$lib',
	message: 'Rooms meet by #lib/<room>/<door>, so that their borders can be seen.'
};

/**
 * A border of the house: files of a room may not import what the pattern names, for that reason.
 *
 * @param {string} room
 * @param {...{ regex: string; message: string; allowTypeImports?: boolean }} patterns
 */
function border(room, ...patterns) {
	return {
		files: [`src/lib/${room}/**`],
		// Tests stand outside: they may set a scene with whatever they need.
		ignores: ['**/*.test.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': ['error', { patterns: [detour, ...patterns] }]
		}
	};
}

/** All rooms of src/lib but those named, and the pages. */
const allBut = (/** @type {string[]} */ ...rooms) => `^(#lib/(?!(${rooms.join('|')})/)|.*routes/)`;
const noFramework = {
	regex: '^(svelte|@sveltejs/|\\$app|\\$lib|idb|chart\\.js|workbox-)',
	message: 'This room is pure: no framework, no database, no browser. Pass values in.'
};
const noSentences = {
	regex: '^#lib/i18n/',
	message:
		'This room knows no sentence that a person reads: return a value, a page puts it in words.'
};
const clock = {
	selector:
		"CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Math'][callee.property.name='random']",
	message: 'Time and chance come in as arguments, so that the same input gives the same result.'
};
const pure = (/** @type {string} */ room) => ({
	files: [`src/lib/${room}/**/*.ts`],
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-syntax': ['error', clock],
		'no-restricted-globals': [
			'error',
			'window',
			'document',
			'navigator',
			'indexedDB',
			'localStorage',
			'crypto',
			'performance',
			'fetch'
		]
	}
});

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'src/lib/i18n/generated/',
			'src/lib/i18n/project.inlang/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
			eqeqeq: ['error', 'always', { null: 'ignore' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: false,
				parser: ts.parser,
				extraFileExtensions: ['.svelte'],
				svelteConfig
			}
		}
	},
	// Tools insist on a default export in these.
	{
		files: ['*.config.{js,ts}', '**/*.svelte'],
		rules: { 'no-restricted-exports': 'off' }
	},

	border('domain', noFramework, {
		regex: '^(#lib/(?!domain/)|.*routes/)',
		message: 'domain imports nothing: it is what all other rooms agree on.'
	}),
	border('suggest', noFramework, noSentences, {
		regex: allBut('domain', 'suggest'),
		message: 'suggest knows domain alone, so that it can be replayed anywhere.'
	}),
	border('insights', noFramework, noSentences, {
		regex: allBut('domain', 'insights'),
		message: 'insights knows domain alone: numbers in, numbers out.'
	}),
	border('search', noFramework, noSentences, {
		regex: allBut('domain', 'search'),
		message: 'search knows domain alone: wins and a wish in, places out.'
	}),
	border('content', {
		regex: '^(?!#lib/domain/|\\./)',
		message:
			'content is typed data without functions: it imports types of domain, and nothing else.'
	}),
	border('storage', noSentences, {
		regex: allBut('domain', 'storage'),
		message: 'storage knows domain and IndexedDB; what it stores is decided by state.'
	}),
	border('platform', noSentences, {
		regex: '^#lib/(?!platform/)',
		message: 'platform wraps web APIs and knows nothing of the app.'
	}),
	border(
		'exchange',
		noSentences,
		{
			regex: allBut('domain', 'exchange', 'storage'),
			message: 'exchange turns bytes into domain records and back.'
		},
		{
			regex: '^#lib/storage/(?!storage\\.ts$)',
			message: 'The door of storage is storage.ts.'
		},
		{ regex: '^idb$', message: 'storage alone knows IndexedDB.' }
	),
	border(
		'state',
		noSentences,
		{
			regex: '^(#lib/components/|.*routes/)',
			message: 'state returns values or throws; a page decides what to show and say.'
		},
		{ regex: '^idb$', message: 'storage alone knows IndexedDB.' },
		{
			regex:
				'^#lib/storage/(?!(storage|reading|month-indexes|mirroring|restoring|copying|erasing)\\.ts$)',
			message:
				'The door of storage is storage.ts; reading.ts is one for pages that look further, month-indexes.ts for searching alone, restoring.ts and copying.ts for copies, mirroring.ts for the mirror, erasing.ts for the end.'
		},
		{
			regex: '^#lib/suggest/(?!(suggest|learning|lessons|reasons)\\.ts$)',
			message:
				'The door of suggest is suggest.ts; learning, lessons and reasons are doors that open later.'
		},
		{
			regex: '^#lib/insights/(?!(insights|growth|summary)\\.ts$)',
			message: 'The doors of insights are insights.ts, growth.ts and summary.ts.'
		},
		{ regex: '^#lib/search/(?!search\\.ts$)', message: 'The door of search is search.ts.' }
	),
	border(
		'components',
		{
			regex: '^#lib/(state|storage|exchange|suggest|insights|search|platform|content)/',
			message: 'components take props and give callbacks; a page joins them to state.'
		},
		{ regex: '^(idb|\\$app/)', message: 'components do not know where they stand.' }
	),
	border(
		'i18n',
		{
			regex: allBut('domain', 'i18n', 'storage', 'suggest'),
			message: 'i18n puts values in words; it takes types from other rooms and nothing else.'
		},
		{
			regex: '^#lib/(storage|suggest)/',
			allowTypeImports: true,
			message: 'i18n puts values in words; it takes types from other rooms and nothing else.'
		}
	),
	{
		files: ['src/routes/**'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(\\.\\./)+lib/|^\\$lib',
							message: 'Pages reach rooms by #lib/<room>/<door>, so that borders can be seen.'
						},
						{ regex: '^idb$', message: 'storage alone knows IndexedDB.' },
						{
							regex: '^#lib/storage/(?!storage\\.ts$)',
							message: 'The door of storage is storage.ts.'
						},
						{
							regex: '^#lib/suggest/(?!suggest\\.ts$)',
							message: 'The door of suggest is suggest.ts.'
						},
						{
							regex: '^#lib/insights/(?!(insights|growth|summary)\\.ts$)',
							message: 'The doors of insights are insights.ts, growth.ts and summary.ts.'
						},
						{
							regex: '^chart\\.js',
							message: 'Import it where it is drawn, so that it stays out of the first load.'
						}
					]
				}
			],
			// Words and links to other sites, and addresses with a query, are not routes of this app.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/lib/components/**'],
		// Components do not know where they stand: a page resolves the addresses that it hands them.
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['src/lib/state/**'],
		// State is replaced as a whole and never changed in place, so plain maps and sets are right.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	pure('domain'),
	pure('suggest'),
	pure('insights'),
	pure('search'),
	// day.ts alone converts between instants and days.
	{
		files: ['src/lib/{state,components,storage,suggest,insights,search,exchange}/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				...['getHours', 'getDate', 'getMonth', 'getFullYear', 'getTimezoneOffset'].map(
					(property) => ({
						property,
						message: 'day.ts alone converts between instants and calendar days.'
					})
				)
			]
		}
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/{storage,domain,suggest,insights,search}/**', '**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'indexedDB', message: 'storage alone knows IndexedDB.' }
			]
		}
	}
);
