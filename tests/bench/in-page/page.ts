import { measureArrivals } from './arrivals.ts';
import { writeLongDiary } from './diary-keeper.ts';
import { measureEngine } from './engine.ts';
import { measureImports } from './imports.ts';
import { measurePond } from './pond.ts';

Object.assign(window, {
	benches: {
		arrivals: measureArrivals,
		engine: measureEngine,
		imports: measureImports,
		pond: measurePond,
		writeLongDiary
	}
});
