import { expect, open, type Page } from './steps.ts';

export const people = (page: Page) => page.getByRole('list', { name: 'People', exact: true });

export const remembered = (page: Page) =>
	page.getByRole('list', { name: 'Remembered' }).getByRole('listitem');

export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search people' });

export const newLine = (page: Page) => page.getByRole('textbox', { name: 'Something to remember' });

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Opens the page of a person from the list and waits for the name. */
export async function visit(page: Page, name: string): Promise<void> {
	if (new URL(page.url()).pathname !== '/people') await open(page, '/people');
	await people(page).getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}
