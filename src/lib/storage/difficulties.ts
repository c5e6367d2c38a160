/** Code for a database in trouble. It is one module, because each import on demand costs the first load. */
export { openAgain } from './difficult-opening.ts';
export { diagnosed } from './full-disk.ts';
export { presentPlace } from './moved-places.ts';
export { endStalled } from './stalled-write.ts';
