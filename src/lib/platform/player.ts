/** A sound that is being played. */
export interface Playing {
	stop(): void;
}

/**
 * Plays a sound; `onend` hears when it has come to its end, and not when it was stopped. Throws when the
 * browser cannot play it.
 */
export async function play(content: Blob, onend: () => void): Promise<Playing> {
	const address = URL.createObjectURL(content);
	const audio = new Audio(address);
	let isOver = false;
	const stop = () => {
		if (isOver) return;
		isOver = true;
		audio.pause();
		audio.removeAttribute('src');
		URL.revokeObjectURL(address);
	};
	audio.addEventListener('ended', () => {
		if (isOver) return;
		stop();
		onend();
	});
	try {
		await audio.play();
	} catch (error) {
		stop();
		throw error;
	}
	return { stop };
}
