import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../scripts/install.js';
import { unclearWords } from '../scripts/plain-english.js';
import { choice } from '../scripts/test-choice.js';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
	cwd: projectFolder,
	encoding: 'utf8'
})
	.split('\n')
	.filter((file) => file && existsSync(join(projectFolder, file)));
const documents = files.filter((file) => file.endsWith('.md'));
const texts = files.filter((file) => /\.(md|ts|js|svelte|css|html|yml|sh)$/.test(file));
const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
const { scripts, devDependencies } = JSON.parse(read('package.json')) as {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
};

/** A document without its blocks of code. */
const proseOf = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');

/** The anchor that a host makes of a heading. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.trim()
		.replace(/\s/g, '-');

/** The links of a text that lead to nothing. */
function brokenLinks(file: string): string[] {
	const links = [...proseOf(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
	return links.filter((link) => {
		if (/^(https?|mailto):/.test(link)) return false;
		const [path = '', anchor] = link.split('#');
		const target = path === '' ? file : join(dirname(file), path);
		if (!existsSync(join(projectFolder, target))) return true;
		if (anchor === undefined) return false;
		const headings = [...proseOf(read(target)).matchAll(/^#+ (.*)$/gm)];
		return !headings.some(([, heading]) => anchorOf(heading!) === anchor);
	});
}

/** The paths in backticks that begin at the top of the repository and do not exist. */
function brokenPaths(file: string): string[] {
	const quoted = [
		...read(file).matchAll(/`((?:src|tests|scripts|docs|static|findings)\/[^`\s]*)`/g)
	];
	return quoted
		.map(([, path]) => path!)
		.filter((path) => !/[<>*{}…:|]|NNN/.test(path))
		.filter((path) => !existsSync(join(projectFolder, path)));
}

/** The files that a runner of tests reads, by the name of its npm script. */
const filesOfRunner = {
	unit: /(?<!\.browser)\.test\.ts$/,
	browser: /\.browser\.test\.ts$/,
	e2e: /^tests\/e2e\/.*\.spec\.ts$/
};
const partsOfTests = ['types', 'format', 'lint', 'unit', 'build', 'browser', 'e2e'];

/** The words of a command that lead to nothing: a file, a test or a part that is not there. */
function brokenWords(command: string): string[] {
	const [, runner, paths] = /^npm run test:(unit|browser|e2e) -- (.*)$/.exec(command) ?? [];
	if (runner && paths) {
		const tests = files.filter((file) => filesOfRunner[runner as 'unit'].test(file));
		const chosen = paths.split(' ').filter((word) => !word.startsWith('-'));
		return chosen.filter((word) => !tests.some((file) => file.includes(word)));
	}
	const [, script] = /^node (\S+)/.exec(command) ?? [];
	if (script) return existsSync(join(projectFolder, script)) ? [] : [script];
	const [, words] = /^npm test -- (.*)$/.exec(command) ?? [];
	try {
		choice(words?.split(' ') ?? [], partsOfTests);
		return [];
	} catch (error) {
		return [String(error)];
	}
}

/** The commands in backticks and in blocks of code. */
const commandsOf = (text: string) =>
	[...text.matchAll(/^(?:npm|node) [^\n#]*|`((?:npm|node) [^`]*)`/gm)].map(([line, quoted]) =>
		(quoted ?? line).trim()
	);

describe('the documents', () => {
	test('are all found', () => {
		expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/adding.md']));
		expect(documents.length).toBeGreaterThan(40);
	});

	test.each(documents)('%s links to what exists', (file) => {
		expect(brokenLinks(file)).toEqual([]);
	});

	test.each(documents)('%s names files that exist', (file) => {
		expect(brokenPaths(file)).toEqual([]);
	});

	test.each(documents)('%s names npm scripts that exist', (file) => {
		const named = [...read(file).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name!);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});

	test.each(documents)('%s has commands whose files and tests exist', (file) => {
		expect(commandsOf(read(file)).flatMap(brokenWords)).toEqual([]);
	});

	test('a command with a wrong word is noticed', () => {
		expect(brokenWords('npm run test:unit -- src/lib/core src/lib/nothing')).toEqual([
			'src/lib/nothing'
		]);
		expect(brokenWords('npm run test:e2e -- plans nothing')).toEqual(['nothing']);
		expect(brokenWords('npm test -- unti')).toHaveLength(1);
		expect(brokenWords('node scripts/nothing.js')).toEqual(['scripts/nothing.js']);
		expect(commandsOf('Run `npm test -- unit` and\n```\nnpm start # it\n```')).toEqual([
			'npm test -- unit',
			'npm start'
		]);
	});

	test.each(documents)('%s is in plain words', (file) => {
		expect(unclearWords(proseOf(read(file)))).toEqual([]);
	});

	test('the README fits on two screens', () => {
		expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(80);
	});

	test('there is one for each module', () => {
		const modules = new Set(files.flatMap((file) => /^src\/lib\/[^/]+(?=\/)/.exec(file) ?? []));
		expect([...modules].filter((module) => !documents.includes(`${module}/README.md`))).toEqual([]);
	});
});

test('the versions of all packages are exact, as SECURITY.md promises', () => {
	const inexact = Object.entries(devDependencies).filter(([, version]) => !/^\d/.test(version));
	expect(inexact).toEqual([]);
});

test('no file cites a document that is not in the repository', () => {
	const cited = texts.flatMap((file) =>
		[...read(file).matchAll(/(?<![\w/.-])(?:[\w-]+\/)*[A-Z][A-Z-]+\.md\b/g)].map(([path]) => ({
			file,
			path
		}))
	);
	const isThere = (file: string, path: string) =>
		[path, join(dirname(file), path)].some((each) => existsSync(join(projectFolder, each)));
	expect(cited.length).toBeGreaterThan(0);
	expect(cited.filter(({ file, path }) => !isThere(file, path))).toEqual([]);
});

test('at most two of a hundred comments begin with a noun clause', () => {
	const comments = files
		.filter((file) => /^(src|tests|scripts)\/.*\.(ts|js|svelte)$/.test(file))
		.flatMap((file) => [...read(file).matchAll(/(?:\/\*\*?|^\s*\/\/|<!--)\s+(\w+)/gm)])
		.map(([, word]) => word!);
	expect(comments.length).toBeGreaterThan(1000);
	const clauses = comments.filter((word) => /^(What|Whether|How)$/.test(word));
	expect(clauses.length / comments.length).toBeLessThanOrEqual(0.02);
});
