import { stored, type Page } from './steps.ts';

/** Returns the notes of all stored drafts. */
export async function draftNotes(page: Page): Promise<string[]> {
	const drafts = (await stored(page, 'drafts')) as { details: { note: string } }[];
	return drafts.map(({ details }) => details.note);
}

/** The sentence above a restored draft. */
export const draftFound = (page: Page) => page.getByText('Here’s what you’d started writing.');
