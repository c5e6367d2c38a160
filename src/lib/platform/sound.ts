/** A soft tone. */
export interface Tone {
	hertz: number;
	seconds: number;
	/** Its start, in seconds from now. */
	afterSeconds?: number;
}

const loudness = 0.12;
const shortestSeconds = 0.05;
let context: AudioContext | null = null;

/** Returns whether this browser can synthesize sounds. */
export function canSound(): boolean {
	return 'AudioContext' in globalThis;
}

/** Prepares the audio context. Call it from a tap, since browsers are silent before one. */
export function readySound(): void {
	if (!canSound()) return;
	context ??= new AudioContext();
	void context.resume().catch(() => {});
}

/** Synthesizes and plays soft tones; silent if the browser does not allow sound. */
export function playTones(tones: readonly Tone[]): void {
	readySound();
	if (!context) return;
	for (const { hertz, seconds, afterSeconds = 0 } of tones) {
		const from = context.currentTime + afterSeconds;
		const until = from + Math.max(shortestSeconds, seconds);
		const swell = context.createGain();
		swell.gain.setValueAtTime(0, from);
		swell.gain.linearRampToValueAtTime(loudness, from + Math.min(0.25, seconds / 3));
		swell.gain.linearRampToValueAtTime(0, until);
		const source = context.createOscillator();
		source.frequency.value = hertz;
		source.connect(swell).connect(context.destination);
		source.start(from);
		source.stop(until);
	}
}
