import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The build that the other tests use too. */
export const builtApp = join(project, 'build');

/** Where the build for a host that serves below a path stands. */
export const basePath = '/some/path';

/** What the next version calls the app, in the header of each page. */
export const nextName = 'Small Hello, the next one';

interface Variant {
	base: string;
	/** Changes the copy of the project before it is built. */
	change: (folder: string) => void;
}

const variants = {
	'below-a-path': { base: basePath, change: () => {} },
	next: {
		base: '',
		change: (folder) => {
			const file = join(folder, 'src/lib/i18n/messages/en.json');
			const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
			// The title is on all pages, so that nearly all files of this version have other names.
			const changed = { ...messages, app_name: nextName, page_title: `{page} · ${nextName}` };
			writeFileSync(file, JSON.stringify(changed, null, '\t'));
		}
	}
} satisfies Record<string, Variant>;

/** What a build is made from; the rest of the project cannot change it. */
const sources = [
	'src',
	'static',
	'tests/tools',
	'package.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];

// Not below node_modules: what is built there is cut into other chunks than the app itself.
const shelf = join(tmpdir(), `small-hello-builds-${process.getuid?.() ?? ''}`);

/**
 * The folder of a further real build. It is made by the first who asks, and found by all others for
 * as long as the sources stay as they are.
 */
export async function furtherBuild(name: keyof typeof variants): Promise<string> {
	const home = join(shelf, `${name}-${fingerprint()}`);
	const built = join(home, 'build');
	mkdirSync(shelf, { recursive: true, mode: 0o700 });
	while (!existsSync(built)) {
		if (!takeLock(`${home}.lock`)) {
			// Another process is building it.
			await new Promise((resolve) => setTimeout(resolve, 250));
			continue;
		}
		try {
			if (!existsSync(built)) await make(variants[name], home);
		} finally {
			rmSync(`${home}.lock`, { recursive: true, force: true });
		}
	}
	return built;
}

async function make({ base, change }: Variant, home: string): Promise<void> {
	removeOld();
	const workshop = `${home}.${process.pid}`;
	rmSync(workshop, { recursive: true, force: true });
	for (const source of sources) {
		const copy = join(workshop, source);
		mkdirSync(dirname(copy), { recursive: true });
		cpSync(join(project, source), copy, {
			recursive: true,
			filter: (path) => !isGenerated(path)
		});
	}
	symlinkSync(join(project, 'node_modules'), join(workshop, 'node_modules'), 'junction');
	change(workshop);
	await run(workshop, { BASE_PATH: base, NODE_ENV: 'production' });
	mkdirSync(home, { recursive: true });
	try {
		renameSync(join(workshop, 'build'), join(home, 'build'));
	} catch (error) {
		// Where a lock was left behind, two may have taken it at once: either build will do.
		if (!existsSync(join(home, 'build'))) throw error;
	}
	rmSync(workshop, { recursive: true });
}

/** Builds as everyone does: by the command of package.json. */
function run(folder: string, environment: Record<string, string>): Promise<void> {
	const builder = spawn('npm', ['run', 'build'], {
		cwd: folder,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32'
	});
	let output = '';
	builder.stdout.on('data', (chunk) => (output += chunk));
	builder.stderr.on('data', (chunk) => (output += chunk));
	return new Promise((resolve, reject) => {
		builder.on('error', reject);
		builder.on('close', (status) => {
			if (status === 0) resolve();
			else reject(new Error(`A further build failed in ${folder}:\n${output.slice(-4000)}`));
		});
	});
}

/** Holds the lock, unless a process that is still alive does. */
function takeLock(lock: string): boolean {
	try {
		mkdirSync(lock);
		writeFileSync(join(lock, 'pid'), String(process.pid));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		const owner = ownerOf(lock);
		if (owner !== '' && !isAlive(Number(owner))) rmSync(lock, { recursive: true, force: true });
		return false;
	}
}

/** Who holds the lock; '' while that is not written yet, or when it was let go just now. */
function ownerOf(lock: string): string {
	try {
		return readFileSync(join(lock, 'pid'), 'utf8');
	} catch {
		return '';
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

let known: string | undefined;
function fingerprint(): string {
	if (known) return known;
	const hash = createHash('sha256')
		.update(project)
		.update(readFileSync(fileURLToPath(import.meta.url)));
	for (const file of sources.flatMap(filesOf).sort()) {
		hash.update(file).update(readFileSync(join(project, file)));
	}
	return (known = hash.digest('hex').slice(0, 16));
}

/** Messages as code: made anew by each build. */
const isGenerated = (path: string) => /[/\\]i18n[/\\]generated\b/.test(path);

function filesOf(source: string): string[] {
	const path = join(project, source);
	if (!statSync(path).isDirectory()) return [source];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !isGenerated(entry.parentPath))
		.map((entry) => join(entry.parentPath, entry.name).slice(project.length));
}

function removeOld(): void {
	const aDayAgo = Date.now() - 86_400_000;
	for (const name of readdirSync(shelf)) {
		// Others may be using those of these sources, however old they are.
		if (name.includes(fingerprint())) continue;
		const path = join(shelf, name);
		// A lock of another build may be gone by now.
		const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
		if (modified !== undefined && modified < aDayAgo)
			rmSync(path, { recursive: true, force: true });
	}
}
