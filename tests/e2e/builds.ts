import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/install.js';
import { variantFolder, type VariantName } from '../../scripts/variants.js';

export { basePath, nextName } from '../../scripts/variants.js';

/** The build that the test server serves too. */
export const builtApp = join(projectFolder, 'build');

/**
 * Returns the folder of another real build. The project `builds` in playwright.config.ts makes it before the
 * journeys that need it. Throws an error if it is missing.
 */
export function furtherBuild(name: VariantName): string {
	const folder = variantFolder(name);
	if (!existsSync(folder)) throw new Error(`The build "${name}" is missing; do not use --no-deps.`);
	return folder;
}
