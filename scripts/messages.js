// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = './src/lib/i18n/project.inlang';
/** @type {{ locales: string[] }} */
export const { locales } = JSON.parse(
	readFileSync(new URL(`../${project}/settings.json`, import.meta.url), 'utf8')
);

/**
 * The options for compiling the message catalogue, shared by Vite and the command line.
 *
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const messageOptions = {
	project,
	outdir: './src/lib/i18n/generated',
	// One module per message, so that each page loads only the messages that it shows.
	outputStructure: 'message-modules',
	// With one language there is nothing to choose. A second language file adds the choice to the app.
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
