import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { borders } from './scripts/dynamic-imports.js';
import { features } from './scripts/feature-borders.js';
import { plainEnglish } from './scripts/plain-english.js';
import svelteConfig from './svelte.config.js';

/** Imports that bypass a border: a relative path out of a folder, or SvelteKit's old alias. */
const detour = {
	regex: '(^|/)\\.\\./|^\\$lib',
	message: 'Import other modules as #lib/<module>/<file>, so that the borders stay visible.'
};

/** @typedef {{ regex: string; message: string; allowTypeImports?: boolean }} ForbiddenImport */

const noTests = {
	regex: '(^|/)tests/',
	message: 'Nothing that builds, serves or is the app imports from tests.'
};

/**
 * Returns the rules that forbid these imports, static and dynamic.
 *
 * @param {...ForbiddenImport} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
function without(...patterns) {
	return {
		'@typescript-eslint/no-restricted-imports': ['error', { patterns }],
		'borders/dynamic-imports': ['error', { patterns }]
	};
}

/**
 * Returns the import rule of one folder of `src/lib`. Tests are exempt: they may import anything.
 *
 * @param {string} folder
 * @param {...ForbiddenImport} patterns
 */
function border(folder, ...patterns) {
	return {
		files: [`src/lib/${folder}/**`],
		ignores: ['**/*.test.ts'],
		rules: without(detour, ...patterns)
	};
}

/** Returns a pattern that matches the routes and every module of `src/lib` except these. */
const allBut = (/** @type {string[]} */ ...modules) =>
	`^(#lib/(?!(${modules.join('|')})/)|.*routes/)`;
const noFramework = {
	regex: '^(svelte|@sveltejs/|\\$app|\\$lib|idb|chart\\.js|workbox-)',
	message: 'This module is pure: no framework, no database, no browser. Pass values in.'
};
const noSentences = {
	regex: '^#lib/i18n/',
	message: 'This module knows no sentence that a person reads: return a value, a feature words it.'
};
const onlyStorageKnowsIndexedDb = { regex: '^idb$', message: 'Only storage knows IndexedDB.' };
/** @type {ForbiddenImport[]} */
const frozenStep = [
	{
		regex: '^(?!idb$)',
		message:
			'A migration is frozen: copy what the step needs into it, so that a later change of live code cannot change what it does to an old database.'
	},
	{
		regex: '^idb$',
		allowTypeImports: true,
		message: 'A migration takes types of idb, and no code.'
	}
];
/**
 * Forbids files of a module that are not its entry points.
 * @param {string} module
 * @param {string[]} files without `.ts`
 */
const entryPoints = (module, files) => ({
	regex: `^#lib/${module}/(?!(${files.join('|').replaceAll('.', '\\.')})\\.ts$)`,
	message: `Entry points of ${module}: ${files.map((file) => `${file}.ts`).join(', ')}.`
});
const storageEntryPoints = entryPoints('storage', [
	...['database', 'queries', 'live.svelte'],
	...['day-records', 'diary-records', 'people-records', 'plan-records', 'scene-records'],
	...['month-indexes', 'pond-records', 'pond-tally', 'mirror-source', 'places'],
	...['bulk-import', 'bulk-export', 'bulk-erase']
]);
const engineEntryPoints = entryPoints('engine', [
	...['suggest', 'learning', 'lessons', 'reasons', 'chances']
]);

/** @returns {ForbiddenImport[]} */
function foreignFeatures(/** @type {string} */ own) {
	const { imports = [] } = features[own] ?? {};
	const allowed = [own, ...imports].join('|');
	return [
		{
			regex: `^#lib/features/(?!(${allowed})/)`,
			message: `The feature ${own} imports ${imports.join(' and ') || 'no other feature'}. Let a route join features, or move what they share below them.`
		},
		...imports.map((name) => ({
			regex: `^#lib/features/${name}/(?!(${features[name]?.entryPoints.map((file) => file.replaceAll('.', '\\.')).join('|')})$)`,
			message: `Entry points of the feature ${name}: ${features[name]?.entryPoints.join(', ')}.`
		}))
	];
}

const clock = {
	selector:
		"CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Math'][callee.property.name='random']",
	message: 'Pass time and chance in as arguments, so that the same input gives the same result.'
};
const pure = (/** @type {string} */ folder) => ({
	files: [`src/lib/${folder}/**/*.ts`],
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
		plugins: { 'plain-english': plainEnglish, borders },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'plain-english/words': 'error',
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
	// Tools require a default export in these files.
	{
		files: ['*.config.{js,ts}', '**/*.svelte'],
		rules: { 'no-restricted-exports': 'off' }
	},

	border('core', noFramework, {
		regex: '^(#lib/(?!core/)|.*routes/)',
		message: 'core imports nothing: it is what all other modules agree on.'
	}),
	border('engine', noFramework, noSentences, {
		regex: allBut('core', 'engine'),
		message: 'engine knows only core, so that it can be replayed anywhere.'
	}),
	border('content', {
		regex: '^(?!#lib/core/|\\./)',
		message: 'content is typed data: it imports core, and nothing else.'
	}),
	border('async', noFramework, noSentences, {
		regex: '^#lib/(?!async/)',
		message: 'async knows nothing of the app: promises and workers only.'
	}),
	border('storage', noSentences, {
		regex: allBut('core', 'storage', 'async'),
		message: 'storage knows core and IndexedDB; the app decides what is stored.'
	}),
	border('storage/migrations', ...frozenStep),
	border('platform', noSentences, {
		regex: '^#lib/(?!platform/)',
		message: 'platform wraps web APIs and knows nothing of the app.'
	}),
	border(
		'formats',
		noSentences,
		{
			regex: allBut('core', 'formats'),
			message: 'formats turns bytes into core records and back.'
		},
		onlyStorageKnowsIndexedDb
	),
	border(
		'ui',
		{
			regex: '^#lib/(app|features|storage|formats|engine|platform|content|async)/',
			message: 'ui is looks only: it takes props and gives callbacks; a feature joins it to state.'
		},
		{ regex: '^(idb|\\$app/)', message: 'ui does not know which page it is on.' }
	),
	border(
		'i18n',
		{
			regex: allBut('core', 'i18n', 'storage', 'engine'),
			message: 'i18n puts values in words; it takes types from other modules and nothing else.'
		},
		{
			regex: '^#lib/(storage|engine)/',
			allowTypeImports: true,
			message: 'i18n puts values in words; it takes types from other modules and nothing else.'
		}
	),
	border(
		'app',
		onlyStorageKnowsIndexedDb,
		storageEntryPoints,
		engineEntryPoints,
		{
			regex: '^(#lib/features/|.*routes/)',
			message: 'app is below the features: it knows none of them.'
		},
		{
			regex: '\\.svelte$',
			message: 'app holds state and commands; a feature decides what to show.'
		}
	),
	...Object.keys(features).map((feature) =>
		border(
			`features/${feature}`,
			onlyStorageKnowsIndexedDb,
			storageEntryPoints,
			engineEntryPoints,
			{ regex: '.*routes/', message: 'Nothing imports routes.' },
			...foreignFeatures(feature)
		)
	),
	{
		files: ['src/routes/**'],
		rules: without(
			noTests,
			{
				regex: '^(\\.\\./)+lib/|^\\$lib',
				message: 'Import modules as #lib/<module>/<file>, so that the borders stay visible.'
			},
			{
				regex: '^#lib/(?!(features|app|core|content|i18n|ui)/)|^(idb|chart\\.js)',
				message: 'A route is thin: it joins features and app to an address.'
			}
		)
	},
	{
		files: ['src/*', 'scripts/**', '*.config.{js,ts}'],
		// Commands that run tests, simulations or benchmarks.
		ignores: [
			'**/*.test.ts',
			'scripts/{bench,simulate,make-images,test-engines}.js',
			'playwright.config.ts'
		],
		rules: without(noTests)
	},
	{
		files: ['src/routes/**', 'src/lib/{features,ui}/**'],
		// The rule rejects links to other sites, URLs with a query, and URLs that a feature passes to ui.
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['src/lib/{app,features}/**'],
		// State is replaced, never mutated, so plain maps and sets are enough.
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	pure('core'),
	pure('engine'),
	pure('features/insights/numbers'),
	pure('features/diary/search'),
	// Only day.ts converts between instants and days.
	{
		files: ['src/lib/{app,features,ui,storage,engine,formats}/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				...['getHours', 'getDate', 'getMonth', 'getFullYear', 'getTimezoneOffset'].map(
					(property) => ({
						property,
						message: 'Only day.ts converts between instants and calendar days.'
					})
				)
			]
		}
	},
	{
		files: ['src/**'],
		ignores: [
			'src/lib/{storage,core,engine}/**',
			'src/lib/features/insights/numbers/**',
			'src/lib/features/diary/search/**',
			'**/*.test.ts'
		],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'indexedDB', message: 'Only storage knows IndexedDB.' }
			]
		}
	}
);
