/** The details of a person that the user picked in the device's address book. */
export interface PickedContact {
	names: readonly string[];
	phones: readonly string[];
	mails: readonly string[];
}

type Property = 'name' | 'tel' | 'email';

/** https://w3c.github.io/contact-picker/, which is missing in TypeScript's types. */
interface ContactsManager {
	getProperties(): Promise<string[]>;
	select(
		properties: readonly Property[],
		options?: { multiple?: boolean }
	): Promise<{ [property in Property]?: readonly string[] }[]>;
}

const wanted = ['name', 'tel', 'email'] as const;
const manager = () => (navigator as { contacts?: Partial<ContactsManager> }).contacts;

/** Returns whether the browser can open the device's address book to pick a person. */
export function canPickContact(): boolean {
	return typeof manager()?.select === 'function';
}

/**
 * Opens the device's address book. Resolves with only the names, phone numbers and mail addresses of the
 * picked person, or null if the user picked none. Throws if the browser does not open it.
 */
export async function pickContact(): Promise<PickedContact | null> {
	const [picked] = await picks(false);
	return picked ?? null;
}

/** Opens the device's address book to pick several people, as `pickContact` does for one. */
export function pickContacts(): Promise<PickedContact[]> {
	return picks(true);
}

async function picks(multiple: boolean): Promise<PickedContact[]> {
	const contacts = manager() as ContactsManager;
	const offered = await contacts.getProperties();
	const properties = wanted.filter((property) => offered.includes(property));
	const picked = await contacts.select(properties, { multiple });
	return picked.map((one) => {
		const texts = (property: Property) => [
			...new Set((one[property] ?? []).map((text) => text.trim()).filter(Boolean))
		];
		return { names: texts('name'), phones: texts('tel'), mails: texts('email') };
	});
}
