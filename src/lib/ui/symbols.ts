import type { Rating } from '#lib/core/win.ts';
import type { IconName } from './icon-names.ts';

/** The face of each mood. */
export const faces: { readonly [mood in Rating]: IconName } = {
	1: 'frown',
	2: 'annoyed',
	3: 'meh',
	4: 'smile',
	5: 'laugh'
};

/** The symbol of each ease, from a steep climb to a feather. */
export const eases: { readonly [ease in Rating]: IconName } = {
	1: 'mountain-snow',
	2: 'mountain',
	3: 'footprints',
	4: 'waves',
	5: 'feather'
};
