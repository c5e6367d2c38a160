import { keepLongDiary } from './diary-keeper.ts';
import { measureEngine } from './engine.ts';

Object.assign(window, { benches: { engine: measureEngine, keepLongDiary } });
