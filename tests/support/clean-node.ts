import { afterAll, expect, vi } from 'vitest';

/** The names of all globals, without those of Vitest and of the compiled messages, and all environment variables. */
const surroundings = () => ({
	globals: Object.getOwnPropertyNames(globalThis)
		.filter((name) => !name.startsWith('__'))
		.sort(),
	environment: { ...process.env }
});

const before = surroundings();

// Unit tests share the process of their runner. Each file leaves it as it was, so files pass in any order.
// Registered first, so it runs after everything that the file itself puts off until its end.
afterAll(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.unstubAllEnvs();
	expect(surroundings(), 'what the file leaves behind').toEqual(before);
});
