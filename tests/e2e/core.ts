/** Marks the journeys that `npm test` walks; those without the mark are walked with `--all` as well. */
export const core = { tag: '@core' };

/** Marks a journey in one of the forms that it comes in. */
export const coreIf = (isCore: boolean) => (isCore ? core : {});
