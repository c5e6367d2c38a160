/** A sound that is being played. */
export interface Playing {
	stop(): void;
}

/**
 * Plays a sound. `onend` is called when it has played to its end, but not when it was stopped. Throws if the
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
