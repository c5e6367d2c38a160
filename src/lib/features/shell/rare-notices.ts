/** Notices that few visits show. They are one module, because each import on demand costs the first load. */
export { default as OnIos } from './OnIos.svelte';
export { default as ProblemNotice } from './ProblemNotice.svelte';
export { default as UpdateWords } from './UpdateWords.svelte';
