import { tick } from 'svelte';

/** Changes a list above and below what is on screen, and leaves that where it is. */
export async function inPlace(
	items: () => Iterable<HTMLElement>,
	change: () => Promise<unknown>
): Promise<void> {
	const before = new Map([...items()].map((item) => [item.id, item.getBoundingClientRect()]));
	await change();
	await tick();
	for (const item of items()) {
		const { top, bottom } = before.get(item.id) ?? { top: 0, bottom: 0 };
		if (bottom <= 0) continue;
		scrollBy({ top: item.getBoundingClientRect().top - top, behavior: 'instant' });
		return;
	}
}
