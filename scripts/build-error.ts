import type { Plugin } from 'vite';

/**
 * Vite plugin that logs why a build failed. The plugin of the service worker also runs after a failure, and its
 * own error about a missing file is the only one that Vite shows.
 */
export function buildErrorPlugin(): Plugin {
	return {
		name: 'small-hello:build-error',
		apply: 'build',
		buildEnd(error) {
			if (error) this.environment.logger.error(error.message);
		},
		renderError(error) {
			if (error) this.environment.logger.error(error.message);
		}
	};
}
