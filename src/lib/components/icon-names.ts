/** The icons of Lucide that the app shows; `npm run icons` puts them into `icons.svg`. */
export const iconNames = [
	'annoyed',
	'calendar-heart',
	'chart-line',
	'check',
	'ellipsis',
	'frown',
	'heart',
	'info',
	'laugh',
	'layers',
	'life-buoy',
	'meh',
	'message-square',
	'notebook-pen',
	'pen-line',
	'phone',
	'settings',
	'smile',
	'sprout',
	'undo-2',
	'users'
] as const;
export type IconName = (typeof iconNames)[number];
