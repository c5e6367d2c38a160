// @ts-check
import { writeFileSync } from 'node:fs';

/** @typedef {import('vitest/reporters').Reporter} Reporter */

/**
 * A reporter of vitest that writes what was thrown outside of every test to the file that
 * STRAY_ERRORS names, as a JSON list of texts: such an error turns the exit status red, and the
 * JSON report knows nothing of it.
 * @implements {Reporter}
 */
export default class StrayErrors {
	/**
	 * @param {unknown} _modules
	 * @param {ReadonlyArray<{ message?: string, stack?: string, VITEST_TEST_PATH?: string }>} errors
	 */
	onTestRunEnd(_modules, errors) {
		const file = process.env.STRAY_ERRORS;
		if (!file) return;
		const texts = errors.map(({ message, stack, VITEST_TEST_PATH: path }) => {
			const words = stack ?? message ?? 'an error without words';
			return path ? `${words}\nwhile ${path} ran` : words;
		});
		writeFileSync(file, JSON.stringify(texts));
	}
}
