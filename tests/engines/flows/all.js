// @ts-check
import { backups } from './backups.js';
import { deck } from './cards.js';
import { diary } from './diary.js';
import { erasing } from './erase.js';
import { firstVisit } from './first-visit.js';
import { keeping } from './keeping.js';
import { layout } from './layout.js';
import { leaving } from './leaving.js';
import { offline } from './offline.js';
import { peopleAndPlans } from './people-and-plans.js';
import { quietConsole } from './console.js';
import { sharing } from './sharing.js';

/** All flows, in the order of the table. */
export const flows = [
	...firstVisit,
	...diary,
	...leaving,
	...backups,
	...peopleAndPlans,
	...deck,
	...offline,
	...sharing,
	...keeping,
	...erasing,
	...layout,
	...quietConsole
];
