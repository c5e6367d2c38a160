/** Tags a journey that `npm test` runs. Journeys without this tag run only with `--all`. */
export const core = { tag: '@core' };

/** Tags only some variants of a parameterised journey as core. */
export const coreIf = (isCore: boolean) => (isCore ? core : {});

/** Tags a journey that needs the service worker. All other journeys run without it. */
export const worker = { tag: '@worker' };

/** Tags a core journey that needs the service worker. */
export const coreWithWorker = { tag: [core.tag, worker.tag] };
