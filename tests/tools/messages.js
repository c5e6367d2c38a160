// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = './src/lib/i18n/project.inlang';
/** @type {{ locales: string[] }} */
export const { locales } = JSON.parse(
	readFileSync(new URL(`../../${project}/settings.json`, import.meta.url), 'utf8')
);

/**
 * How the message catalogue becomes functions, for Vite and for the command line alike.
 *
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const messageOptions = {
	project,
	outdir: './src/lib/i18n/generated',
	// One module a message: each page carries the words that it shows, and no others.
	outputStructure: 'message-modules',
	// With one language there is nothing to choose; a second file makes the choice part of the app.
	strategy:
		locales.length > 1 ? ['localStorage', 'preferredLanguage', 'baseLocale'] : ['baseLocale'],
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	emitReadme: false
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { compile } = await import('@inlang/paraglide-js');
	await compile(messageOptions);
}
