/** What the device's own address book told of one person that was picked there. */
export interface PickedContact {
	names: readonly string[];
	phones: readonly string[];
	mails: readonly string[];
}

type Property = 'name' | 'tel' | 'email';

/** https://w3c.github.io/contact-picker/ which TypeScript does not know. */
interface ContactsManager {
	getProperties(): Promise<string[]>;
	select(
		properties: readonly Property[],
		options?: { multiple?: boolean }
	): Promise<{ [property in Property]?: readonly string[] }[]>;
}

const wanted = ['name', 'tel', 'email'] as const;
const manager = () => (navigator as { contacts?: Partial<ContactsManager> }).contacts;

/** Whether the browser lets somebody be picked from the device's address book. */
export function canPickContact(): boolean {
	return typeof manager()?.select === 'function';
}

/**
 * Opens the device's own list, in which the person picks somebody or nobody, and gives name, numbers and mail
 * addresses and nothing else; null when nobody was picked. Throws where the browser does not open it.
 */
export async function pickContact(): Promise<PickedContact | null> {
	const contacts = manager() as ContactsManager;
	const offered = await contacts.getProperties();
	const properties = wanted.filter((property) => offered.includes(property));
	const [picked] = await contacts.select(properties, { multiple: false });
	if (!picked) return null;
	const texts = (property: Property) => [
		...new Set((picked[property] ?? []).map((text) => text.trim()).filter(Boolean))
	];
	return { names: texts('name'), phones: texts('tel'), mails: texts('email') };
}
