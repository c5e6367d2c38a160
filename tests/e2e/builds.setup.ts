import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildVariant, variantFolder, variantNames } from '../../scripts/variants.js';

for (const name of variantNames) {
	test(`makes the build "${name}"`, async () => {
		test.setTimeout(600_000);
		await buildVariant(name);
		expect(existsSync(join(variantFolder(name), 'index.html'))).toBe(true);
	});
}
