// @ts-check
import { pathToFileURL } from 'node:url';
import { bundled } from './bundle.js';

await import(pathToFileURL(await bundled('tests/simulate/run.ts', 'node')).href);
