import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import staticAdapter from '@sveltejs/adapter-static';
import { finishBuild } from './scripts/finish-build.js';

const base = process.env.BASE_PATH ?? '';
const page = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');

/**
 * Returns the CSP hashes of inline elements in app.html. SvelteKit hashes only the inline code that it writes
 * itself.
 */
function hashes(/** @type {RegExp} */ inlineElement) {
	return [...page.matchAll(inlineElement)].map(
		([, code]) =>
			/** @type {const} */ (
				`sha256-${createHash('sha256')
					.update(code ?? '')
					.digest('base64')}`
			)
	);
}

const adapter = staticAdapter({ fallback: '404.html' });

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// Without this, a component without runes would add Svelte's legacy mode to the first load.
		runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true),
		// Short class names: nearly every element of the first load has one.
		cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`
	},
	kit: {
		adapter: {
			...adapter,
			async adapt(builder) {
				await adapter.adapt(builder);
				finishBuild({ folder: 'build', base });
			}
		},
		paths: { base: /** @type {'' | `/${string}`} */ (base), relative: false },
		serviceWorker: { register: false },
		output: { preloadStrategy: 'modulepreload' },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../svelte.config.js']
			})
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', ...hashes(/<script>([\s\S]*?)<\/script>/g)],
				'style-src': ['self', ...hashes(/<style>([\s\S]*?)<\/style>/g)],
				// SvelteKit's route announcer hides itself with one style attribute. This is its hash.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'font-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				// Voice notes are played from blob URLs.
				'media-src': ['blob:'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'small-hello-worker',
					'small-hello-background'
				]
			}
		},
		prerender: {
			handleMissingId({ path, message }) {
				// Only these pages are prerendered with their content. The others are shells that the browser
				// fills, so their ids cannot be checked.
				if (/\/(about|help|cards\/[^/]+)$/.test(path)) throw new Error(message);
			},
			handleHttpError: 'fail'
		}
	}
};
