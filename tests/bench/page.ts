import { measureEngine } from './engine.ts';

Object.assign(window, { benches: { engine: measureEngine } });
