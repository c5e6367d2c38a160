import type { Rolldown } from 'vite';

/**
 * The options by which the build of a worker puts its program into a file beside that of the entry. A part that is
 * loaded on demand shares modules with the program. If they were in the entry's own file, WebKit would run the
 * whole program a second time to import them, and two programs would answer each call.
 */
export const workerPrograms: Rolldown.OutputOptions = {
	codeSplitting: {
		groups: [
			{
				name(id, context) {
					const known = new Map<string, boolean>();
					const isNeededAtOnce = (one: string): boolean => {
						const before = known.get(one);
						if (before !== undefined) return before;
						known.set(one, false);
						const module = context.getModuleInfo(one);
						const found = !!module && (module.isEntry || module.importers.some(isNeededAtOnce));
						known.set(one, found);
						return found;
					};
					return !context.getModuleInfo(id)?.isEntry && isNeededAtOnce(id) ? 'program' : null;
				}
			}
		]
	}
};
